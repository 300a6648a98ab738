#include "native/mail/html_text.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>

namespace kz {
namespace {

constexpr std::size_t tag_bytes_max = 4096; // longer is no tag
constexpr std::size_t entity_bytes_max = 10;

// Nothing of what stands in these is for people, or it was said before.
constexpr std::string_view silent[] = {"head", "style", "script", "title", "blockquote"};
constexpr std::string_view blocks[] = {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "table", "ul", "ol", "hr"};

struct Entity {
    std::string_view name;
    std::uint32_t code_point;
};
constexpr Entity entities[] = {{"amp", '&'},   {"lt", '<'},     {"gt", '>'},     {"quot", '"'},   {"apos", '\''}, {"nbsp", ' '},   {"euro", 0x20AC},
                               {"auml", 0xE4}, {"ouml", 0xF6},  {"uuml", 0xFC},  {"Auml", 0xC4},  {"Ouml", 0xD6}, {"Uuml", 0xDC},  {"szlig", 0xDF},
                               {"eacute", 0xE9}, {"egrave", 0xE8}, {"ecirc", 0xEA}, {"euml", 0xEB}, {"agrave", 0xE0}, {"ccedil", 0xE7}, {"iuml", 0xEF},
                               {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}, {"rsquo", 0x2019}, {"lsquo", 0x2018}, {"bdquo", 0x201E},
                               {"ldquo", 0x201C}, {"rdquo", 0x201D}};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

struct Tag {
    std::string name;
    bool is_end = false;
};
// What stands between < and >.
Tag tag_of(std::string_view inside) {
    Tag tag;
    tag.is_end = inside.starts_with('/');
    for (const char c : inside.substr(tag.is_end ? 1 : 0)) {
        const char small = lower(c);
        if (!((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')))
            break;
        tag.name += small;
    }
    return tag;
}

std::optional<std::uint32_t> code_point_of(std::string_view name) {
    if (name.starts_with("#x") || name.starts_with("#X")) {
        std::uint32_t value = 0;
        for (const char c : name.substr(2)) {
            const char small = lower(c);
            const int digit = small >= '0' && small <= '9' ? small - '0' : small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
            if (digit < 0 || value > 0x10FFFF)
                return std::nullopt;
            value = value * 16 + static_cast<std::uint32_t>(digit);
        }
        return value;
    }
    if (name.starts_with('#')) {
        const auto value = parse_integer(name.substr(1));
        return value && *value > 0 && *value <= 0x10FFFF ? std::optional(static_cast<std::uint32_t>(*value)) : std::nullopt;
    }
    const auto found = std::ranges::find(entities, name, &Entity::name);
    return found == std::end(entities) ? std::nullopt : std::optional(found->code_point);
}

// Something that can be read: no control character, no surrogate, nothing behind the last one.
bool is_sign(std::uint32_t code_point) {
    return code_point >= ' ' && !(code_point >= 0x7F && code_point < 0xA0) && !(code_point >= 0xD800 && code_point < 0xE000) && code_point <= 0x10FFFF;
}

class Reducing {
public:
    std::string text(std::string_view html) {
        for (std::size_t at = 0; at < html.size();)
            at += html[at] == '<' ? tag(html.substr(at)) : html[at] == '&' ? entity(html.substr(at)) : letter(html[at]);
        return std::move(out_);
    }

private:
    // Each takes what it knows from the beginning, and says how much that was.
    std::size_t tag(std::string_view rest) {
        if (rest.starts_with("<!--"))
            return std::min(rest.find("-->", 4), rest.size() - 3) + 3;
        const std::size_t end = rest.substr(0, tag_bytes_max).find('>');
        if (end == std::string_view::npos)
            return letter('<');
        const Tag tag = tag_of(rest.substr(1, end - 1));
        if (std::ranges::find(silent, tag.name) != std::end(silent))
            silence_ = tag.is_end ? std::max(silence_ - 1, 0) : silence_ + 1;
        else if (std::ranges::find(blocks, tag.name) != std::end(blocks))
            line(tag.name == "br");
        return end + 1;
    }
    std::size_t entity(std::string_view rest) {
        const std::size_t end = rest.substr(0, entity_bytes_max).find(';');
        const auto code_point = end == std::string_view::npos ? std::nullopt : code_point_of(rest.substr(1, end - 1));
        if (!code_point || !is_sign(*code_point))
            return letter('&');
        if (*code_point == ' ' || *code_point == 0xA0) {
            letter(' ');
        } else if (silence_ == 0) {
            append_utf8(out_, *code_point);
            is_spaced_ = false;
        }
        return end + 1;
    }
    std::size_t letter(char c) {
        const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (silence_ == 0 && !(is_space && (is_spaced_ || out_.empty())))
            out_ += is_space ? ' ' : c;
        if (silence_ == 0)
            is_spaced_ = is_space;
        return 1;
    }
    // A block begins a line where none is begun; a break always does, but never leaves more than one empty.
    void line(bool is_break) {
        if (silence_ > 0 || out_.empty() || out_.ends_with(is_break ? "\n\n" : "\n"))
            return;
        while (out_.ends_with(' '))
            out_.pop_back();
        out_ += '\n';
        is_spaced_ = true;
    }

    std::string out_;
    int silence_ = 0;
    bool is_spaced_ = true; // more white space says nothing
};

} // namespace

std::string html_text(std::string_view html) {
    return Reducing().text(html);
}

} // namespace kz
