#include "native/einvoice/xml_text.hpp"

#include "native/einvoice/einvoice.hpp"
#include "native/einvoice/normal_text.hpp"
#include "shared/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace kz::einvoice {
namespace {

constexpr std::string_view not_well_formed = "XML-01";
constexpr std::string_view has_entity = "XML-03";
constexpr std::string_view too_large = "XML-04";

// Windows-1252, 0x80 to 0x9F; the five holes keep their number.
constexpr std::array<std::uint16_t, 32> windows_1252{0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                                     0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d, 0x017d, 0x008f,
                                                     0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                                     0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178};

std::string from_latin(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        append_utf8(out, byte >= 0x80 && byte < 0xa0 ? windows_1252[byte - 0x80u] : byte);
    }
    return out;
}

enum class ByteOrder { LittleEndian, BigEndian };

Result<std::string, XmlProblem> from_utf16(std::string_view bytes, ByteOrder order) {
    std::string out;
    out.reserve(bytes.size());
    const auto unit = [&](std::size_t at) -> std::uint32_t {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return order == ByteOrder::LittleEndian ? static_cast<std::uint32_t>(first | second << 8)
                                                : static_cast<std::uint32_t>(first << 8 | second);
    };
    const auto refused = [&] {
        return refuse(XmlProblem{not_well_formed, LineIndex(out).line(out.size()), "the bytes are not UTF-16"});
    };
    if (bytes.size() % 2 != 0)
        return refused();
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        std::uint32_t code = unit(at);
        if (code >= 0xdc00 && code <= 0xdfff)
            return refused();
        if (code >= 0xd800 && code <= 0xdbff) {
            if (at + 4 > bytes.size())
                return refused();
            const std::uint32_t low = unit(at + 2);
            if (low < 0xdc00 || low > 0xdfff)
                return refused();
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            at += 2;
        }
        append_utf8(out, code);
    }
    return out;
}

// The value of encoding="…" in an XML declaration at the very start; empty when there is none.
std::string_view declared_encoding(std::string_view text) {
    if (!text.starts_with("<?xml"))
        return {};
    const std::string_view declaration = text.substr(0, std::min(text.find("?>"), std::size_t{256}));
    std::size_t at = declaration.find("encoding");
    if (at == std::string_view::npos)
        return {};
    at = declaration.find_first_of("\"'", at);
    if (at == std::string_view::npos)
        return {};
    const std::size_t end = declaration.find(declaration[at], at + 1);
    return end == std::string_view::npos ? std::string_view{} : declaration.substr(at + 1, end - at - 1);
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view known) { return equal_without_case(name, known); });
}

// XML 1.0, production 2.
bool is_xml_char(std::uint32_t code) {
    return code == 0x9 || code == 0xa || code == 0xd || (code >= 0x20 && code <= 0xd7ff) ||
           (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

std::optional<std::uint32_t> character_reference(std::string_view digits) {
    const bool is_hex = digits.starts_with('x');
    if (is_hex)
        digits.remove_prefix(1);
    if (digits.empty() || digits.size() > 8)
        return std::nullopt;
    std::uint32_t code = 0;
    for (const char c : digits) {
        std::uint32_t digit = 0;
        if (c >= '0' && c <= '9')
            digit = static_cast<std::uint32_t>(c - '0');
        else if (is_hex && c >= 'a' && c <= 'f')
            digit = static_cast<std::uint32_t>(c - 'a' + 10);
        else if (is_hex && c >= 'A' && c <= 'F')
            digit = static_cast<std::uint32_t>(c - 'A' + 10);
        else
            return std::nullopt;
        code = code * (is_hex ? 16 : 10) + digit;
    }
    return code;
}

// Walks over the text once, without building anything.
class Scan {
public:
    explicit Scan(std::string_view text) : text_(text) {}

    std::optional<XmlProblem> run() {
        while (!problem_ && at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '<')
                markup();
            else if (c == '&' && depth_ > 0)
                reference();
            else
                character(c);
        }
        if (!problem_ && !has_root_)
            stop(not_well_formed, "there is no element");
        return problem_;
    }

private:
    void stop(std::string_view rule, std::string detail) {
        if (!problem_)
            problem_ = XmlProblem{rule, LineIndex(text_.substr(0, at_)).line(at_), std::move(detail)};
    }

    void skip_past(std::string_view end, std::string_view what) {
        const std::size_t found = text_.find(end, at_);
        if (found == std::string_view::npos)
            return stop(not_well_formed, std::string(what) + " is not closed");
        at_ = found + end.size();
    }

    void markup() {
        const std::string_view rest = text_.substr(at_);
        if (rest.starts_with("<!--")) {
            skip_past("-->", "a comment");
        } else if (rest.starts_with("<![CDATA[")) {
            if (depth_ == 0)
                return stop(not_well_formed, "text outside of the root element");
            skip_past("]]>", "a CDATA section");
        } else if (rest.starts_with("<!")) {
            stop(has_entity, "a DOCTYPE has no place in an e-invoice");
        } else if (rest.starts_with("<?")) {
            skip_past("?>", "a processing instruction");
        } else if (rest.starts_with("</")) {
            if (--depth_ < 0)
                return stop(not_well_formed, "an element ends that did not begin");
            skip_past(">", "an end tag");
        } else {
            start_tag();
        }
    }

    void start_tag() {
        if (depth_ == 0 && has_root_)
            return stop(not_well_formed, "there is a second root element");
        has_root_ = true;
        count_node();
        const std::size_t begin = at_++;
        char quote = 0;
        for (; !problem_ && at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '<')
                return stop(not_well_formed, "'<' inside a tag");
            if (c == '&') {
                reference();
                --at_;
            } else if (quote != 0) {
                if (c == quote)
                    quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
                count_node();
            } else if (c == '>') {
                const bool is_empty = text_[at_ - 1] == '/';
                ++at_;
                if (!is_empty && ++depth_ > einvoice_depth_max) {
                    at_ = begin;
                    stop(too_large, "more than " + std::to_string(einvoice_depth_max) + " elements inside each other");
                }
                return;
            }
        }
        at_ = begin;
        stop(not_well_formed, "a tag is not closed");
    }

    void count_node() {
        if (++nodes_ > einvoice_nodes_max)
            stop(too_large, "more than " + std::to_string(einvoice_nodes_max) + " elements and attributes");
    }

    // Leaves at_ behind the reference.
    void reference() {
        const std::size_t end = text_.find_first_of(";<&\"' \t\r\n", at_ + 1);
        if (end == std::string_view::npos || text_[end] != ';')
            return stop(not_well_formed, "'&' without a name and ';'");
        const std::string_view name = text_.substr(at_ + 1, end - at_ - 1);
        if (name.starts_with('#')) {
            const auto code = character_reference(name.substr(1));
            if (!code || !is_xml_char(*code))
                return stop(not_well_formed, "a character reference that XML does not allow");
        } else if (name != "lt" && name != "gt" && name != "amp" && name != "quot" && name != "apos") {
            return stop(has_entity, "an entity that is not one of XML's own five");
        }
        at_ = end + 1;
    }

    void character(char c) {
        const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!is_space && static_cast<unsigned char>(c) < 0x20)
            return stop(not_well_formed, "a control character");
        if (!is_space && depth_ == 0)
            return stop(not_well_formed, "text outside of the root element");
        ++at_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int depth_ = 0;
    int nodes_ = 0;
    bool has_root_ = false;
    std::optional<XmlProblem> problem_;
};

} // namespace

Result<std::string, XmlProblem> to_utf8(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xff\xfe"sv) || bytes.starts_with("<\0"sv))
        return from_utf16(bytes.substr(bytes.starts_with('<') ? 0 : 2), ByteOrder::LittleEndian);
    if (bytes.starts_with("\xfe\xff"sv) || bytes.starts_with("\0<"sv))
        return from_utf16(bytes.substr(bytes.starts_with('\0') ? 0 : 2), ByteOrder::BigEndian);
    const bool is_marked = bytes.starts_with("\xef\xbb\xbf");
    if (is_marked)
        bytes.remove_prefix(3);
    const std::string_view encoding = declared_encoding(bytes);
    if (!is_marked && is_one_of(encoding, {"iso-8859-1", "latin1", "windows-1252", "cp1252"}))
        return from_latin(bytes);
    // A declared UTF-16 that could be read byte by byte is a mistake of programs that print into a string first.
    if (!encoding.empty() && !is_one_of(encoding, {"utf-8", "utf8", "us-ascii", "ascii", "utf-16"}))
        return refuse(XmlProblem{not_well_formed, 1,
                                 "the encoding " + one_line(encoding.substr(0, 40)) + " is not read; UTF-8 is"});
    for (std::size_t at = 0; at < bytes.size();)
        if (!next_code_point(bytes, at))
            return refuse(
                XmlProblem{not_well_formed, LineIndex(bytes.substr(0, at)).line(at), "the bytes are not UTF-8"});
    return std::string(bytes);
}

std::optional<XmlProblem> find_problem(std::string_view text) {
    return Scan(text).run();
}

LineIndex::LineIndex(std::string_view text) : starts_{0} {
    for (std::size_t at = 0; at < text.size(); ++at)
        if (text[at] == '\n' || (text[at] == '\r' && text.substr(at + 1, 1) != "\n"))
            starts_.push_back(at + 1);
}

int LineIndex::line(std::size_t offset) const {
    return static_cast<int>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin());
}

} // namespace kz::einvoice
