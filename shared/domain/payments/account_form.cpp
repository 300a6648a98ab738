#include "shared/domain/payments/account_form.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::size_t country_and_check = 4;
constexpr std::size_t dutch_bank_code = 4;
constexpr std::size_t number_digits_min = 7; // fewer may belong to many

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// The number at the end of what is behind the bank code, with zeros before it.
bool ends_with_number(std::string_view rest, std::string_view number) {
    return !number.empty() && rest.ends_with(number) &&
           std::ranges::all_of(rest.substr(0, rest.size() - number.size()), [](char c) { return c == '0'; });
}

std::string_view without_currency(std::string_view text) {
    const bool has_currency = text.size() > 3 && std::ranges::all_of(text.substr(text.size() - 3), [](char c) { return c >= 'A' && c <= 'Z'; });
    return has_currency ? text.substr(0, text.size() - 3) : text;
}

} // namespace

bool is_same_account(std::string_view iban, std::string_view written) {
    if (iban.size() <= country_and_check)
        return false;
    if (written == iban || without_currency(written) == iban)
        return true;
    const std::string_view own = iban.substr(country_and_check);
    const std::string_view plain = without_currency(written);
    if (const std::size_t slash = plain.find('/'); slash != std::string_view::npos) {
        const std::string_view bank = plain.substr(0, slash);
        return !bank.empty() && own.starts_with(bank) && ends_with_number(own.substr(bank.size()), plain.substr(slash + 1));
    }
    if (plain.size() < number_digits_min || !std::ranges::all_of(plain, is_digit))
        return false;
    return plain == own || (iban.starts_with("NL") && ends_with_number(own.substr(dutch_bank_code), plain));
}

} // namespace kz
