#include "shared/base/assert.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/domain/claims/iban.hpp"
#include "shared/domain/payments/transfer.hpp"

namespace kz {
namespace {

constexpr std::size_t body_bytes_max = 21;
constexpr std::size_t claim_number_digits_min = 8;

} // namespace

std::optional<std::string> make_creditor_reference(std::string_view body) {
    const std::string compact = upper_without_spaces(body);
    if (compact.empty() || compact.size() > body_bytes_max)
        return std::nullopt;
    const int remainder = remainder_97("RF00" + compact);
    if (remainder < 0)
        return std::nullopt;
    const int check = 98 - remainder;
    std::string reference = "RF";
    reference += static_cast<char>('0' + check / 10);
    reference += static_cast<char>('0' + check % 10);
    return reference + compact;
}

std::optional<std::string> parse_creditor_reference(std::string_view text) {
    std::string reference = upper_without_spaces(text);
    if (!reference.starts_with("RF") || reference.size() > 4 + body_bytes_max || !has_check_97(reference))
        return std::nullopt;
    return reference;
}

std::string grouped_reference(std::string_view reference) {
    return grouped(reference);
}

std::string claim_reference(ClaimId id, const Invoice& invoice) {
    if (auto given = parse_creditor_reference(invoice.remittance))
        return *std::move(given);
    KZ_ASSERT(id.value >= 0);
    std::string number;
    append_integer(number, id.value);
    if (number.size() < claim_number_digits_min)
        number.insert(0, claim_number_digits_min - number.size(), '0');
    // "KZ" and the 19 digits of the largest id are the 21 characters that a reference may have.
    return *make_creditor_reference("KZ" + number);
}

} // namespace kz
