#include "shared/domain/law/direct_debit.hpp"

namespace kz {

Result<DebitDays, LawRefusal> debit_days(const RulePack& eu, Date due_on) {
    const auto announce = value_at(eu, ValueName::PrenotificationDays, due_on);
    const auto submit = value_at(eu, ValueName::SubmissionDays, due_on);
    if (!announce || !submit)
        return refuse(LawRefusal::NoValue);
    DebitDays days;
    days.steps.push_back({DateRule::Due, due_on, std::nullopt});
    days.collect_on = working_day_from(eu, due_on);
    if (days.collect_on != due_on)
        days.steps.push_back({DateRule::MovedToWorkingDay, days.collect_on, value_at(eu, ValueName::SaturdayIsWorkingDay, due_on)});
    days.submit_by = days.collect_on;
    for (int left = *count_at(eu, ValueName::SubmissionDays, due_on); left > 0; --left)
        days.submit_by = working_day_until(eu, add_days(days.submit_by, -1));
    days.steps.push_back({DateRule::LastDay, days.submit_by, submit});
    days.announce_by = add_days(days.collect_on, -*count_at(eu, ValueName::PrenotificationDays, due_on));
    days.steps.push_back({DateRule::LastDay, days.announce_by, announce});
    return days;
}

std::string_view debit_finality_code(DebitFinality finality) {
    switch (finality) {
    case DebitFinality::Refundable: return "refundable";
    case DebitFinality::RefundableIfUnauthorised: return "refundable_if_unauthorised";
    case DebitFinality::Final: return "final";
    }
    return "";
}

Result<RefundDays, LawRefusal> refund_days(const RulePack& eu, Date debited_on) {
    const auto refund = value_at(eu, ValueName::RefundDays, debited_on);
    const auto unauthorised = value_at(eu, ValueName::UnauthorisedMonths, debited_on);
    if (!refund || !unauthorised)
        return refuse(LawRefusal::NoValue);
    RefundDays days;
    days.refundable_until = add_days(debited_on, *count_at(eu, ValueName::RefundDays, debited_on));
    days.unauthorised_until = add_months(debited_on, *count_at(eu, ValueName::UnauthorisedMonths, debited_on));
    days.steps.push_back({DateRule::DaysAdded, days.refundable_until, refund});
    days.steps.push_back({DateRule::MonthsAdded, days.unauthorised_until, unauthorised});
    return days;
}

DebitFinality finality(const RefundDays& days, Date today) {
    if (today <= days.refundable_until)
        return DebitFinality::Refundable;
    return today <= days.unauthorised_until ? DebitFinality::RefundableIfUnauthorised : DebitFinality::Final;
}

Result<Date, LawRefusal> mandate_until(const RulePack& eu, Date last_collected_on) {
    const auto months = count_at(eu, ValueName::MandateMonths, last_collected_on);
    if (!months)
        return refuse(LawRefusal::NoValue);
    return add_months(last_collected_on, *months);
}

} // namespace kz
