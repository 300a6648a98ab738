// What can become of a running plan, at any time and free of charge: paying early or extra, catching up, a later day, a pause.
// Another plan for the rest is negotiated like the first. Each result is data; agreeing on it is in the journal.
//
// Invariant: the lines of a result add up to what is open; days move, amounts and costs do not grow.
#pragma once

#include "shared/domain/plans/negotiate.hpp"
#include "shared/domain/plans/plan_lines.hpp"

namespace kz {

// What is left of each line that is not paid in full; numbers and days stay.
std::vector<Instalment> open_lines(const std::vector<Instalment>& lines, Money paid);

enum class ExtraUse {
    NextFirst,  // early: the next lines are paid
    LastFirst,  // the plan ends sooner
    AllSmaller, // every line shrinks by the same, a smaller line at most to nothing
};
// Open lines after an extra payment; lines without a rest are gone. A payment of more than is open leaves none.
std::vector<Instalment> after_extra(const std::vector<Instalment>& open, Money extra, ExtraUse use);

enum class CatchUpKind {
    PayNow,         // what was missed within the grace, all else as agreed
    SpreadOverRest, // over the lines to come, as evenly as cents allow
    AddAtEnd,       // in the plan's rhythm after its last line, none above the plan's largest line
};
std::string_view catch_up_code(CatchUpKind kind); // "add_at_end"

struct CatchUp {
    CatchUpKind kind = CatchUpKind::PayNow;
    Money missed;
    std::vector<Instalment> lines; // of what is open, numbered from 1

    friend bool operator==(const CatchUp&, const CatchUp&) = default;
};
// The ways to catch up, in the order above; none when nothing was missed. Spreading needs lines to come, and no way may reach
// beyond the limits' term and number.
std::vector<CatchUp> catch_ups(const InstalmentPlan& plan, Money paid, const PlanLimits& limits, const LinePolicy& policy,
                               Date today, BankingDay is_banking_day);

struct MovedLine {
    Instalment from;
    Date to;
    friend bool operator==(const MovedLine&, const MovedLine&) = default;
};
// What a later day does: days move. It costs nothing and no amount changes.
struct Postponed {
    std::vector<MovedLine> moved;
    std::vector<Instalment> lines; // open ones, after the move
    Date ends_before;
    Date ends_after;
    Money cost;          // 0
    Money amount_change; // 0

    friend bool operator==(const Postponed&, const Postponed&) = default;
};

// Beyond this the customer does not decide alone: a person does, as in a negotiation. In the order checked.
enum class PostponeRefusal {
    NothingLeft,
    NoSuchLine,   // or it is paid
    DayNotLater,
    TooManyDays,  // of one move
    PastNextLine, // a single line stays before the next
    TermTooLong,
};
std::string_view refusal_code(PostponeRefusal refusal); // "past_next_line"

struct PostponePolicy {
    int days_max = 62;       // of one move
    int term_days_max = 366; // from today to the last due day
    int moves_max = 3;       // of one plan, or of a due date: counted in the journal

    friend bool operator==(const PostponePolicy&, const PostponePolicy&) = default;
};

// Every open line so many days later, on banking days; the days keep their order.
Result<Postponed, PostponeRefusal> pause(const std::vector<Instalment>& lines, Money paid, int days, const PostponePolicy& policy,
                                         Date today, BankingDay is_banking_day);
// One open line on a later day.
Result<Postponed, PostponeRefusal> postpone_line(const std::vector<Instalment>& lines, Money paid, int number, Date to,
                                                 const PostponePolicy& policy, Date today, BankingDay is_banking_day);

} // namespace kz
