// bench_domain: how much of the domain's work is done in a second, as JSON. The same program runs natively and in WASM; its
// journals are those of the properties.
//   schedules     a wish of equal parts becomes a plan with banking days
//   negotiations  a wish beyond the policy gets the nearest plans
//   decisions     a command is agreed to or refused
//   replays       a journal becomes a claim's state again
#include "shared/domain/law/calendar.hpp"
#include "shared/domain/plans/plan_policy.hpp"
#include "tests/shared/domain/journal/any_journal.hpp"
#include "tests/shared/domain/journal/seeded_numbers.hpp"

#include <chrono>
#include <cstdio>
#include <utility>
#include <vector>

namespace {

using namespace kz;
using Clock = std::chrono::steady_clock;

constexpr auto measured = std::chrono::milliseconds(400);

struct Told {
    State state;
    Command command;
    Date today;
};

struct Journals {
    std::vector<Told> told;
    std::vector<std::vector<Event>> events;
};

Journals any_journals(int count) {
    AnyJournal any{SeededNumbers{SeededRandom(20261122)}};
    Journals journals;
    while (static_cast<int>(journals.events.size()) < count) {
        Book book = raised_book();
        for (int i = 0; i < 20; ++i) {
            Command command = any.command(book);
            journals.told.push_back({book.state, command, book.today});
            book.tell(command);
        }
        journals.events.push_back(std::move(book.events));
    }
    return journals;
}

// Calls a second; `work` gets the call's number and gives something that depends on its result.
template <class Work>
void measure(const char* name, const char* end, Work work) {
    std::size_t sink = 0, calls = 0;
    const auto start = Clock::now();
    auto now = start;
    while (now - start < measured) {
        for (int i = 0; i < 50; ++i)
            sink += work(calls++);
        now = Clock::now();
    }
    const double seconds = std::chrono::duration<double>(now - start).count();
    std::printf("\"%s_per_s\":%.0f,\"%s_sink\":%zu%s", name, static_cast<double>(calls) / seconds, name, sink % 10, end);
}

} // namespace

int main() {
    const Date today = *make_date(2026, 11, 22);
    const Journals journals = any_journals(100);
    const Book book;
    const auto wish = [&](std::size_t i, int most) {
        return PlanWish{EqualParts{1 + static_cast<int>(i) % most}, {RhythmKind::Monthly}, add_days(today, static_cast<int>(i % 28))};
    };
    std::printf("{");
    measure("schedules", ",", [&](std::size_t i) {
        const auto plan = plan_within(cents(120'000 + static_cast<std::int64_t>(i % 1000)), {}, wish(i, 12), today, is_banking_day);
        return plan ? plan->lines.size() : 0;
    });
    measure("negotiations", ",", [&](std::size_t i) {
        NegotiationPolicy policy;
        policy.customer.instalments_max = 3;
        const auto answer = negotiate(cents(30'000), policy, wish(i, 24), today, is_banking_day);
        return answer ? answer->index() : 0;
    });
    measure("decisions", ",", [&](std::size_t i) {
        const Told& told = journals.told[i % journals.told.size()];
        const auto decided = decide(told.state, told.command, book.policy, told.today);
        return decided ? decided->size() : 0;
    });
    measure("replays", "}\n", [&](std::size_t i) {
        State state;
        for (const Event& event : journals.events[i % journals.events.size()])
            apply(state, event);
        return static_cast<std::size_t>(state.version);
    });
    return 0;
}
