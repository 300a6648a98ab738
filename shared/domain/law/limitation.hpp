// Limitation: the last day on which a claim can be enforced if its customer objects. Expiry is an objection that the customer
// raises; nothing ends by itself.
//
//   DE  three years from the end of the year in which the claim arose (BGB 195, 199); that start is German and of no other
//   AT  three years from the due day (ABGB 1486)     NL  two (BW 7:28)     BE  one for goods (old Civil Code 2272)
//
// Part payment, payment of interest or another acknowledgement begins a new period on that day, not at the end of the year.
// Not counted here: what suspends a period (negotiations, court proceedings), which only lengthens it.
#pragma once

#include "shared/domain/law/calendar.hpp"

#include <optional>
#include <vector>

namespace kz {

struct LimitationFacts {
    Date arose_on; // due, and known to the creditor
    std::optional<Date> acknowledged_on; // the latest, while the period ran
    std::vector<Date> acknowledged_before = {}; // earlier ones, each of which began it anew; the oldest first
};

struct Limitation {
    Date last_day;
    std::vector<DateStep> steps;

    friend bool operator==(const Limitation&, const Limitation&) = default;
};

// An acknowledgement after the last day restarts nothing here. Refusals: DatesReversed (acknowledged before it arose), NoValue.
Result<Limitation, LawRefusal> limitation(const RulePack& pack, const LimitationFacts& facts);

} // namespace kz
