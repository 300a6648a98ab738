#include "shared/domain/mandates/creditor_id.hpp"

#include "shared/domain/claims/iban.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::size_t business_code_at = 4;
constexpr std::size_t business_code_size = 3;

constexpr bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

constexpr bool is_letter_or_digit(char c) {
    return is_capital(c) || (c >= '0' && c <= '9');
}

} // namespace

std::optional<std::string> parse_creditor_id(std::string_view text) {
    std::string id = upper_without_spaces(text);
    if (id.size() <= business_code_at + business_code_size || id.size() > static_cast<std::size_t>(creditor_id_bytes_max))
        return std::nullopt;
    if (!is_capital(id[0]) || !is_capital(id[1]) || !std::ranges::all_of(id, is_letter_or_digit))
        return std::nullopt;
    // The German one has 18 characters, and no other length (Deutsche Bundesbank).
    if (id.starts_with("DE") && id.size() != 18)
        return std::nullopt;
    std::string checked = id;
    checked.erase(business_code_at, business_code_size);
    return has_check_97(checked) ? std::optional(std::move(id)) : std::nullopt;
}

} // namespace kz
