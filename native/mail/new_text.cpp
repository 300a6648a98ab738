#include "native/mail/new_text.hpp"

#include "shared/base/utf8.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <vector>

namespace kz {
namespace {

constexpr std::size_t attribution_lines_max = 3;
constexpr std::size_t header_lines_looked_at = 4;

struct Attribution {
    std::string_view begin, verb;
};
constexpr Attribution attributions[] = {{"On ", " wrote"}, {"Am ", " schrieb"}, {"Op ", " schreef"}, {"Le ", " a écrit"}};

constexpr std::string_view histories[] = {"Original Message", "Ursprüngliche Nachricht", "Oorspronkelijk bericht", "Message d'origine", "Message d’origine"};
constexpr std::string_view from_words[] = {"From:", "Von:", "Van:", "De :", "De:", "*From:*", "*Von:*", "*Van:*", "*De :*"};
constexpr std::string_view sent_words[] = {"Sent:", "Gesendet:", "Verzonden:", "Envoyé :", "Envoyé:", "*Sent:*", "*Gesendet:*", "*Verzonden:*", "*Envoyé :*",
                                           "Date:", "Datum:", "Date :"};

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool begins_with_one_of(std::string_view line, std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [line](std::string_view word) { return line.starts_with(word); });
}

bool is_quoted(std::string_view line) {
    return line.starts_with('>');
}

// How many lines say who wrote what follows; 0: none.
std::size_t attribution_length(const Lines& lines, std::size_t at) {
    const auto found = std::ranges::find_if(attributions, [&](const Attribution& one) { return lines[at].starts_with(one.begin); });
    if (found == std::end(attributions))
        return 0;
    std::string together;
    for (std::size_t count = 1; count <= attribution_lines_max && at + count <= lines.size(); ++count) {
        together.append(" ").append(trimmed(lines[at + count - 1]));
        if (together.ends_with(':'))
            return together.contains(found->verb) ? count : 0;
        if (trimmed(lines[at + count - 1]).empty())
            return 0;
    }
    return 0;
}

bool begins_history(const Lines& lines, std::size_t at) {
    const std::string_view line = trimmed(lines[at]);
    if (line.starts_with("---") && std::ranges::any_of(histories, [line](std::string_view words) { return line.contains(words); }))
        return true;
    if (!begins_with_one_of(line, from_words))
        return false;
    for (std::size_t next = at + 1; next < lines.size() && next <= at + header_lines_looked_at; ++next)
        if (begins_with_one_of(trimmed(lines[next]), sent_words))
            return true;
    return false;
}

// A rule above a history belongs to it.
bool is_rule(std::string_view line) {
    return line.size() >= 10 && line.find_first_not_of("_-") == std::string_view::npos;
}

bool is_answered_below(const Lines& lines, std::size_t at) {
    while (at < lines.size() && trimmed(lines[at]).empty())
        ++at;
    return at < lines.size() && is_quoted(lines[at]);
}

} // namespace

std::string new_text(std::string_view text) {
    const Lines lines = lines_of(text);
    std::string out;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const std::string_view line = lines[at];
        if (line == "-- " || line == "--" || begins_history(lines, at) || (is_rule(line) && at + 1 < lines.size() && begins_history(lines, at + 1)))
            break;
        if (const std::size_t length = attribution_length(lines, at); length > 0) {
            if (!is_answered_below(lines, at + length))
                break;
            at += length - 1;
        } else if (!is_quoted(line)) {
            out.append(line).append("\n");
        }
    }
    return std::string(trimmed(out));
}

std::string unflowed(std::string_view text, bool deletes_space) {
    std::string out;
    for (std::string_view line : lines_of(text)) {
        if (!is_quoted(line) && line.starts_with(' '))
            line.remove_prefix(1); // stuffed for transport
        const bool goes_on = line.ends_with(' ') && line != "-- " && !is_quoted(line);
        if (goes_on && deletes_space)
            line.remove_suffix(1);
        out.append(line);
        if (!goes_on)
            out += '\n';
    }
    return out;
}

} // namespace kz
