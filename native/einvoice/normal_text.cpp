#include "native/einvoice/normal_text.hpp"

#include "shared/base/utf8.hpp"

namespace kz::einvoice {
namespace {

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

char lower(char c) {
    return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::string_view without_subject(std::string_view note) {
    note = trimmed(note);
    if (note.size() < 5 || note[0] != '#' || note[4] != '#')
        return note;
    if (!is_capital(note[1]) || !is_capital(note[2]) || !is_capital(note[3]))
        return note;
    return trimmed(note.substr(5));
}

void append_part(std::string& whole, std::string_view part, std::string_view separator) {
    if (part.empty())
        return;
    if (!whole.empty())
        whole += separator;
    whole += part;
}

bool equal_without_case(std::string_view a, std::string_view b) {
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (lower(a[i]) != lower(b[i]))
            return false;
    return true;
}

} // namespace kz::einvoice
