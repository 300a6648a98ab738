// LawValue: one figure of the law with the days on which it holds, where it stands, and whether it was read there.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/law/figure.hpp"

#include <string_view>

namespace kz {

enum class Mark {
    Verified, // read in the named text
    ToVerify, // one secondary source, derived, or from memory: to be checked before it is used against a consumer
};
std::string_view mark_code(Mark mark); // "to_verify"

enum class Unit { Percent, Euro, Days, Months, Years, Factor, Count, Yes };
std::string_view unit_code(Unit unit);

enum class ValueName {
    // Interest, percent a year.
    EcbRate,             // main refinancing rate, as the half-year uses it
    BaseRate,            // what the margin is added to
    ConsumerMargin,
    BusinessMargin,
    ConsumerRate,        // where no margin is added
    BusinessRate,
    InterestCompounds,   // at the end of each year of default
    InterestNeedsClause, // only what the contract provides, at most the rate here
    ActualYear,          // a day is 1/366 of a leap year's interest; 1/365 where this does not hold
    InterestFirst,       // a payment is used for costs, interest, principal in this order
    CreditInterestLast,  // in consumer credit for costs, principal, interest

    // Start of default.
    DefaultByFixedDate,
    DefaultByReminder,
    DefaultByRefusal,
    DefaultByWaiting,         // not before the free reminder's period is over
    DefaultReminderDays,      // what a reminder has to grant
    DefaultLapseDays,         // after due date and receipt of the invoice
    DefaultLapseNeedsNotice,  // against consumers, on the invoice
    DueMovesToWorkingDay,     // from a Saturday, Sunday or holiday
    SaturdayIsWorkingDay,

    // Free reminder and waiting period.
    WaitingDays,
    PostDays,                // of delivery, counted from the day after sending
    PostCountsSaturday,
    PostCountsMonday,
    ElectronicDays,          // calendar days
    PeriodAfterDelivery,     // first day of the period is the day after delivery, else that day itself
    SmallCreditorInterest,   // a small creditor's interest may run from the day after sending
    FreeRemindersAYear,
    LaterReminderMax,

    // Costs of collection.
    MerchantMayCharge,   // a seller for its own work
    CostsNeedReminder,
    CostsNeedClause,
    FeeSmallClaim,       // base fee up to SmallClaimMax
    SmallClaimMax,
    FeeBase,
    FeeStep,             // added for each begun width above the bracket
    FeeStepWidth,
    FeeTableMax,         // the table here ends
    FeeMin,
    FactorSimple,
    FactorUsual,
    FactorExtensive,
    ExpensesPercent,
    ExpensesMax,
    SettlementFactor,
    SettlementBasePercent,
    HandlingFee,
    HandlingPercent,
    FirstReminderFee,
    LaterReminderFee,    // also by phone, a plan, a deferral
    FlatSum,
    SlicePercent,        // of the part above the bracket, up to the next
    CostsMin,
    CostsMax,
    VatPercent,          // only where the creditor can not deduct it
    LumpSum,             // never from a consumer

    // Limitation.
    LimitationYears,
    LimitationFromYearEnd,
    LimitationRestarts,  // by part payment or acknowledgement, from that day

    // Consumer credit.
    DeferralDaysSmall,
    DeferralDaysLarge,
    SmallStaffBelow,
    SmallTurnoverMax,
    SmallBalanceMax,

    // Direct debit.
    PrenotificationDays,
    SubmissionDays,      // banking days
    RefundDays,
    UnauthorisedMonths,
    MandateMonths,
};
std::string_view value_code(ValueName name); // "consumer_rate"
Unit unit_of(ValueName name);

inline constexpr CivilDate open_end{2999, 12, 31};

struct LawValue {
    ValueName name = ValueName::EcbRate;
    Decimal figure;
    CivilDate valid_from;
    CivilDate valid_to = open_end; // last day
    std::string_view source;       // article
    Mark mark = Mark::ToVerify;
    std::int64_t above_minor = 0;  // a bracket of a table: holds for claims above this

    Date first_day() const;
    Date last_day() const;
    // The figure in cents, for values in Euro.
    Money money() const { return {millionths(figure) / 10'000, eur}; }

    friend bool operator==(const LawValue& a, const LawValue& b);
};

} // namespace kz
