#include "shared/domain/plans/plan_lines.hpp"
#include "tests/shared/domain/plans/plan_text.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

const std::vector<Instalment> lines{{1, day("2026-10-01"), cents(5000)}, {2, day("2026-11-02"), cents(5000)}, {3, day("2026-12-01"), cents(5000)}};

std::string shown(const std::vector<LineStanding>& standings) {
    std::string out;
    for (const LineStanding& standing : standings)
        out += (out.empty() ? "" : ", ") + std::string(line_state_code(standing.state)) + " " + plain(standing.paid) +
               (standing.paid_on ? " on " + iso(*standing.paid_on) : "");
    return out;
}

} // namespace

TEST_CASE("a line is due, in grace, missed, reminded or broken, and caught up when it is paid") {
    const LinePolicy policy{.grace_days = 5, .reminded_after = 14, .broken_after = 45};
    const PlanPayment first{day("2026-10-01"), cents(5000)};
    const struct {
        const char* what;
        const char* today;
        std::vector<PlanPayment> payments;
        const char* states;
    } rows[] = {
        {"on the due day", "2026-10-01", {}, "due 0.00, due 0.00, due 0.00"},
        {"the day after", "2026-10-02", {}, "grace 0.00, due 0.00, due 0.00"},
        {"last day of grace", "2026-10-06", {}, "grace 0.00, due 0.00, due 0.00"},
        {"grace is over", "2026-10-07", {}, "missed 0.00, due 0.00, due 0.00"},
        {"last day before the reminder", "2026-10-15", {}, "missed 0.00, due 0.00, due 0.00"},
        {"reminded", "2026-10-16", {}, "reminded 0.00, due 0.00, due 0.00"},
        {"long after", "2026-11-15", {}, "reminded 0.00, missed 0.00, due 0.00"},
        {"broken", "2026-11-16", {}, "broken 0.00, missed 0.00, due 0.00"},
        {"paid in part stays missed", "2026-10-07", {{day("2026-10-01"), cents(4999)}}, "missed 49.99, due 0.00, due 0.00"},
        {"kept", "2026-10-07", {first}, "kept 50.00 on 2026-10-01, due 0.00, due 0.00"},
        {"kept within grace", "2026-10-07", {{day("2026-10-06"), cents(5000)}}, "kept 50.00 on 2026-10-06, due 0.00, due 0.00"},
        {"caught up", "2026-10-08", {{day("2026-10-07"), cents(5000)}}, "caught_up 50.00 on 2026-10-07, due 0.00, due 0.00"},
        {"caught up after it was broken", "2026-11-20", {{day("2026-11-20"), cents(10000)}},
         "caught_up 50.00 on 2026-11-20, caught_up 50.00 on 2026-11-20, due 0.00"},
        {"early and in part", "2026-10-02", {{day("2026-10-02"), cents(3000)}, {day("2026-10-01"), cents(5000)}},
         "kept 50.00 on 2026-10-01, due 30.00, due 0.00"},
        {"more than all", "2026-10-02", {{day("2026-10-01"), cents(20000)}},
         "kept 50.00 on 2026-10-01, kept 50.00 on 2026-10-01, kept 50.00 on 2026-10-01"},
        {"came back", "2026-10-10", {first, {day("2026-10-09"), cents(-5000)}}, "missed 0.00, due 0.00, due 0.00"},
        {"came back and was paid again", "2026-10-10", {first, {day("2026-10-08"), cents(-5000)}, {day("2026-10-10"), cents(5000)}},
         "caught_up 50.00 on 2026-10-10, due 0.00, due 0.00"},
        {"back and forth on one day", "2026-10-10", {first, {day("2026-10-08"), cents(-5000)}, {day("2026-10-08"), cents(5000)}},
         "kept 50.00 on 2026-10-01, due 0.00, due 0.00"},
        {"of a later day", "2026-10-07", {{day("2026-10-08"), cents(5000)}}, "missed 0.00, due 0.00, due 0.00"},
        {"in another currency", "2026-10-07", {{day("2026-10-01"), {5000, parse_currency("CHF").value_or(eur)}}},
         "missed 0.00, due 0.00, due 0.00"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(shown(line_standings(lines, row.payments, day(row.today), policy)) == row.states);
    }
    CHECK(line_standings({}, {first}, day("2026-10-01"), policy).empty());
}
