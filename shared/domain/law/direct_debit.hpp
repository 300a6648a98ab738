// Direct debits in SEPA, by the TARGET calendar: when one can be collected, and until when its money can go back.
//
// Invariant: submitted before collected, announced 14 calendar days before. A debit is not final for 8 weeks, and not beyond
// doubt for 13 months: until then it is paid, refundable.
#pragma once

#include "shared/domain/law/calendar.hpp"

namespace kz {

struct DebitDays {
    Date announce_by; // latest pre-notification
    Date submit_by;   // latest submission to the bank
    Date collect_on;  // the due day, or the banking day after it
    std::vector<DateStep> steps;

    friend bool operator==(const DebitDays&, const DebitDays&) = default;
};
// Refusal: NoValue.
Result<DebitDays, LawRefusal> debit_days(const RulePack& eu, Date due_on);

enum class DebitFinality {
    Refundable,         // the payer may take it back without reason
    RefundableIfUnauthorised,
    Final,
};
std::string_view debit_finality_code(DebitFinality finality);

struct RefundDays {
    Date refundable_until;   // last day
    Date unauthorised_until; // last day
    std::vector<DateStep> steps;

    friend bool operator==(const RefundDays&, const RefundDays&) = default;
};
// Refusal: NoValue.
Result<RefundDays, LawRefusal> refund_days(const RulePack& eu, Date debited_on);
DebitFinality finality(const RefundDays& days, Date today);

// Last day on which a mandate that was last used then may be used. Refusal: NoValue.
Result<Date, LawRefusal> mandate_until(const RulePack& eu, Date last_collected_on);

} // namespace kz
