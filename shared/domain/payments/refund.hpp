// RefundOrder: credit of the payer that a person has decided to give back. It is carried out at the bank, and closed by the statement that
// shows it, by whoever says that it was paid, or because it was taken back. Pure.
#pragma once

#include "shared/base/date.hpp"
#include "shared/base/id.hpp"
#include "shared/domain/claims/claim.hpp"
#include "shared/domain/money/money.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kz {

struct RefundOrder {
    Money amount;
    std::string iban;   // in full: the bank is told it; to people masked_iban() of it
    std::string holder;
    Date ordered_on;
    std::optional<Date> closed_on = {};
    bool is_open() const { return !closed_on; }
    friend bool operator==(const RefundOrder&, const RefundOrder&) = default;
};
inline constexpr std::size_t refund_holder_characters_max = 70; // SEPA: name of a creditor

// "REFUND-C12-1": what the transfer says. Numbers count from 0, people from 1.
std::string refund_reference(ClaimId claim, int number);
// The text has this reference, and not the beginning of a longer one, in whatever case.
bool names_refund(std::string_view text, ClaimId claim, int number);

} // namespace kz
