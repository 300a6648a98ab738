// How a plan is kept: the state of each line on a day, from its lines and what was paid. A missed line is no break: there
// are days of grace, then it is missed, then reminded, and only long after that it counts as broken, until it is paid.
#pragma once

#include "shared/domain/plans/plan.hpp"

#include <optional>

namespace kz {

struct LinePolicy {
    int grace_days = 5;       // after the due day: nothing happens
    int reminded_after = 14;  // days after the due day
    int broken_after = 45;

    friend bool operator==(const LinePolicy&, const LinePolicy&) = default;
};

struct PlanPayment {
    Date received_on;
    Money amount; // below zero: a payment that came back

    friend bool operator==(const PlanPayment&, const PlanPayment&) = default;
};

// In the order of the days. Kept and CaughtUp: paid in full, within grace or after it.
enum class LineState { Due, Grace, Missed, Reminded, Broken, Kept, CaughtUp };
std::string_view line_state_code(LineState state); // "caught_up"

struct LineStanding {
    Instalment line;
    Money paid;
    LineState state = LineState::Due;
    std::optional<Date> paid_on; // in full

    friend bool operator==(const LineStanding&, const LineStanding&) = default;
};

// Payments since the plan began, in any order, used for the lines in theirs; those of later days do not count yet, those in
// another currency never. A payment that comes back opens the line again.
std::vector<LineStanding> line_standings(const std::vector<Instalment>& lines, const std::vector<PlanPayment>& payments,
                                         Date today, const LinePolicy& policy);

} // namespace kz
