#include "shared/domain/law/law_value.hpp"

#include "shared/base/assert.hpp"

#include <cstddef>
#include <iterator>

namespace kz {
namespace {

struct ValueInfo {
    ValueName name;
    std::string_view code;
    Unit unit;
};

constexpr ValueInfo infos[] = {
    {ValueName::EcbRate, "ecb_rate", Unit::Percent},
    {ValueName::BaseRate, "base_rate", Unit::Percent},
    {ValueName::ConsumerMargin, "consumer_margin", Unit::Percent},
    {ValueName::BusinessMargin, "business_margin", Unit::Percent},
    {ValueName::ConsumerRate, "consumer_rate", Unit::Percent},
    {ValueName::BusinessRate, "business_rate", Unit::Percent},
    {ValueName::InterestCompounds, "interest_compounds", Unit::Yes},
    {ValueName::InterestNeedsClause, "interest_needs_clause", Unit::Yes},
    {ValueName::ActualYear, "actual_year", Unit::Yes},
    {ValueName::InterestFirst, "interest_first", Unit::Yes},
    {ValueName::CreditInterestLast, "credit_interest_last", Unit::Yes},
    {ValueName::DefaultByFixedDate, "default_by_fixed_date", Unit::Yes},
    {ValueName::DefaultByReminder, "default_by_reminder", Unit::Yes},
    {ValueName::DefaultByRefusal, "default_by_refusal", Unit::Yes},
    {ValueName::DefaultByWaiting, "default_by_waiting", Unit::Yes},
    {ValueName::DefaultReminderDays, "default_reminder_days", Unit::Days},
    {ValueName::DefaultLapseDays, "default_lapse_days", Unit::Days},
    {ValueName::DefaultLapseNeedsNotice, "default_lapse_needs_notice", Unit::Yes},
    {ValueName::DueMovesToWorkingDay, "due_moves_to_working_day", Unit::Yes},
    {ValueName::SaturdayIsWorkingDay, "saturday_is_working_day", Unit::Yes},
    {ValueName::WaitingDays, "waiting_days", Unit::Days},
    {ValueName::PostDays, "post_days", Unit::Days},
    {ValueName::PostCountsSaturday, "post_counts_saturday", Unit::Yes},
    {ValueName::PostCountsMonday, "post_counts_monday", Unit::Yes},
    {ValueName::ElectronicDays, "electronic_days", Unit::Days},
    {ValueName::PeriodAfterDelivery, "period_after_delivery", Unit::Yes},
    {ValueName::SmallCreditorInterest, "small_creditor_interest", Unit::Yes},
    {ValueName::FreeRemindersAYear, "free_reminders_a_year", Unit::Count},
    {ValueName::LaterReminderMax, "later_reminder_max", Unit::Euro},
    {ValueName::MerchantMayCharge, "merchant_may_charge", Unit::Yes},
    {ValueName::CostsNeedReminder, "costs_need_reminder", Unit::Yes},
    {ValueName::CostsNeedClause, "costs_need_clause", Unit::Yes},
    {ValueName::FeeSmallClaim, "fee_small_claim", Unit::Euro},
    {ValueName::SmallClaimMax, "small_claim_max", Unit::Euro},
    {ValueName::FeeBase, "fee_base", Unit::Euro},
    {ValueName::FeeStep, "fee_step", Unit::Euro},
    {ValueName::FeeStepWidth, "fee_step_width", Unit::Euro},
    {ValueName::FeeTableMax, "fee_table_max", Unit::Euro},
    {ValueName::FeeMin, "fee_min", Unit::Euro},
    {ValueName::FactorSimple, "factor_simple", Unit::Factor},
    {ValueName::FactorUsual, "factor_usual", Unit::Factor},
    {ValueName::FactorExtensive, "factor_extensive", Unit::Factor},
    {ValueName::ExpensesPercent, "expenses_percent", Unit::Percent},
    {ValueName::ExpensesMax, "expenses_max", Unit::Euro},
    {ValueName::SettlementFactor, "settlement_factor", Unit::Factor},
    {ValueName::SettlementBasePercent, "settlement_base_percent", Unit::Percent},
    {ValueName::HandlingFee, "handling_fee", Unit::Euro},
    {ValueName::HandlingPercent, "handling_percent", Unit::Percent},
    {ValueName::FirstReminderFee, "first_reminder_fee", Unit::Euro},
    {ValueName::LaterReminderFee, "later_reminder_fee", Unit::Euro},
    {ValueName::FlatSum, "flat_sum", Unit::Euro},
    {ValueName::SlicePercent, "slice_percent", Unit::Percent},
    {ValueName::CostsMin, "costs_min", Unit::Euro},
    {ValueName::CostsMax, "costs_max", Unit::Euro},
    {ValueName::VatPercent, "vat_percent", Unit::Percent},
    {ValueName::LumpSum, "lump_sum", Unit::Euro},
    {ValueName::LimitationYears, "limitation_years", Unit::Years},
    {ValueName::LimitationFromYearEnd, "limitation_from_year_end", Unit::Yes},
    {ValueName::LimitationRestarts, "limitation_restarts", Unit::Yes},
    {ValueName::DeferralDaysSmall, "deferral_days_small", Unit::Days},
    {ValueName::DeferralDaysLarge, "deferral_days_large", Unit::Days},
    {ValueName::SmallStaffBelow, "small_staff_below", Unit::Count},
    {ValueName::SmallTurnoverMax, "small_turnover_max", Unit::Euro},
    {ValueName::SmallBalanceMax, "small_balance_max", Unit::Euro},
    {ValueName::PrenotificationDays, "prenotification_days", Unit::Days},
    {ValueName::SubmissionDays, "submission_days", Unit::Days},
    {ValueName::RefundDays, "refund_days", Unit::Days},
    {ValueName::UnauthorisedMonths, "unauthorised_months", Unit::Months},
    {ValueName::MandateMonths, "mandate_months", Unit::Months},
};

constexpr bool is_in_order() {
    for (std::size_t i = 0; i < std::size(infos); ++i)
        if (infos[i].name != static_cast<ValueName>(i))
            return false;
    return std::size(infos) == static_cast<std::size_t>(ValueName::MandateMonths) + 1;
}
static_assert(is_in_order());

Date day_of(CivilDate day) {
    const auto date = make_date(day.year, day.month, day.day);
    KZ_ASSERT(date.has_value()); // packs hold days of the calendar only
    return *date;
}

} // namespace

std::string_view mark_code(Mark mark) {
    switch (mark) {
    case Mark::Verified: return "verified";
    case Mark::ToVerify: return "to_verify";
    }
    return "";
}

std::string_view unit_code(Unit unit) {
    switch (unit) {
    case Unit::Percent: return "percent";
    case Unit::Euro: return "euro";
    case Unit::Days: return "days";
    case Unit::Months: return "months";
    case Unit::Years: return "years";
    case Unit::Factor: return "factor";
    case Unit::Count: return "count";
    case Unit::Yes: return "yes";
    }
    return "";
}

std::string_view value_code(ValueName name) {
    return infos[static_cast<std::size_t>(name)].code;
}

Unit unit_of(ValueName name) {
    return infos[static_cast<std::size_t>(name)].unit;
}

Date LawValue::first_day() const {
    return day_of(valid_from);
}

Date LawValue::last_day() const {
    return day_of(valid_to);
}

bool operator==(const LawValue& a, const LawValue& b) {
    return a.name == b.name && a.figure == b.figure && a.first_day() == b.first_day() && a.last_day() == b.last_day() &&
           a.source == b.source && a.mark == b.mark && a.above_minor == b.above_minor;
}

} // namespace kz
