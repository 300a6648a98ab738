// Interest of default: rate of the day, split at every change, exact, and rounded once to the cent, half up, at the end.
//
// DE  base rate + 5 points (BGB 288(1)), no interest on interest (289)
// AT  4 % (ABGB 1000(1))
// BE  what the contract says, at most reference rate + 8 points (XIX.4)
// NL  statutory rate, added to the base at the end of each year of default (BW 6:119(2))
//
// Interest days are the first day of default to the day before the payment, both counted. Interest is additive over adjacent
// periods before rounding where it does not compound.
#pragma once

#include "shared/domain/law/rule_pack.hpp"

#include <optional>
#include <vector>

namespace kz {

enum class DayCount {
    Act365,
    ActAct, // 366 in leap years
    Act360, // of no pack: to see how another bill was made
};
std::string_view day_count_code(DayCount day_count);

struct AnnualRate {
    Decimal percent;                 // never negative
    std::vector<LawValue> values;    // rate, or base rate and margin
    bool is_of_contract = false;     // the contract asks for less

    friend bool operator==(const AnnualRate&, const AnnualRate&) = default;
};
// What the law allows on the day, whether or not a contract has to provide it. Refusal: NoValue.
Result<AnnualRate, LawRefusal> annual_rate(const RulePack& pack, Payer payer, Date on);

struct InterestRequest {
    Money principal;
    Date from; // first day of default
    Date to;   // last interest day
    Payer payer = Payer::Consumer;
    std::optional<Decimal> contract_percent; // counts where it is lower
    std::optional<DayCount> day_count;       // the pack's when nothing
};

struct InterestStep {
    Date from;
    Date to; // both counted
    int days = 0;
    AnnualRate rate;
    int year_days = 365;
    Decimal base;   // EUR, six decimals, cut
    Decimal amount; // EUR, six decimals, cut: to be read, the total is made of exact figures

    friend bool operator==(const InterestStep&, const InterestStep&) = default;
};

struct Interest {
    Money amount;
    int days = 0;
    std::vector<InterestStep> steps;

    friend bool operator==(const Interest&, const Interest&) = default;
};

// Refusals: WrongCurrency, NotPositive (principal or contract rate below zero), DatesReversed, ClauseMissing, NoValue (a day
// without a rate), TooLarge.
Result<Interest, LawRefusal> interest(const RulePack& pack, const InterestRequest& request);

} // namespace kz
