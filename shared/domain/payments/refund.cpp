#include "shared/domain/payments/refund.hpp"

#include "shared/base/decimal_text.hpp"

#include <algorithm>

namespace kz {
namespace {

char in_capitals(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

} // namespace

std::string refund_reference(ClaimId claim, int number) {
    std::string reference = "REFUND-C";
    append_integer(reference, claim.value);
    reference += '-';
    append_integer(reference, number + 1);
    return reference;
}

bool names_refund(std::string_view text, ClaimId claim, int number) {
    const std::string reference = refund_reference(claim, number);
    const auto found = std::ranges::search(text, reference, {}, in_capitals);
    return !found.empty() && (found.end() == text.end() || *found.end() < '0' || *found.end() > '9');
}

} // namespace kz
