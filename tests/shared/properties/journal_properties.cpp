#include "shared/domain/ledger/item_shares.hpp"
#include "tests/shared/domain/journal/any_journal.hpp"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace kz;

namespace {

struct RandomNumbers {
    std::int64_t number(std::int64_t from, std::int64_t to) const { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to + 1)); }
};

AnyJournal<RandomNumbers> any{{}};

// The balance once more, from the events alone and in wider numbers than the domain's.
__extension__ using Wide = __int128;

Wide balance(const std::vector<Event>& events) {
    Wide claim = 0, credits = 0, posted = 0, reversed = 0, charged = 0, waived = 0, refunded = 0;
    std::vector<Money> postings;
    for (const Event& event : events)
        std::visit(Overload{
                       [&](const ClaimRaised& raised) { claim = claimed(raised.invoice).minor; },
                       [&](const PaymentPosted& payment) {
                           posted += payment.amount.minor;
                           postings.push_back(payment.amount);
                       },
                       [&](const PaymentReversed& reversal) {
                           reversed += postings[static_cast<std::size_t>(reversal.posting)].minor;
                       },
                       [&](const CreditNoted& credit) { credits += credit.amount.minor; },
                       [&](const Charged& charge) { charged += charge.amount.minor; },
                       [&](const Waived& waiver) { waived += waiver.amount.minor; },
                       [&](const Refunded& refund) { refunded += refund.amount.minor; },
                       [](const auto&) {},
                   },
                   event.body);
    return claim + charged - credits - waived - (posted - reversed - refunded);
}

// Double entry: every movement sums to zero, and positions, lots and accounts are what their entries say.
void check_ledger(const Ledger& ledger) {
    std::vector<Wide> movements(ledger.movements.size(), 0), positions(ledger.positions.size(), 0), lots(ledger.lots.size(), 0);
    std::array<Wide, accounts_count> accounts{};
    for (const Entry& entry : ledger.entries) {
        movements[static_cast<std::size_t>(entry.movement)] += entry.minor;
        accounts[static_cast<std::size_t>(entry.account)] += entry.minor;
        if (entry.account == Account::Position)
            positions[static_cast<std::size_t>(entry.position)] += entry.minor;
        if (entry.account == Account::PayerCredit)
            lots[static_cast<std::size_t>(entry.lot)] -= entry.minor;
    }
    for (const Wide sum : movements)
        RC_ASSERT(sum == 0);
    for (std::size_t i = 0; i < accounts.size(); ++i)
        RC_ASSERT(accounts[i] == ledger.balances[i]);
    std::int64_t held = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const Position& position = ledger.positions[i];
        RC_ASSERT(positions[i] == position.outstanding_minor);
        RC_ASSERT(position.outstanding_minor >= 0);
        RC_ASSERT(position.outstanding_minor <= position.value_minor - position.reduced_minor);
        held += position.is_held ? position.outstanding_minor : 0;
        const auto lines = explain(ledger, position.key);
        RC_ASSERT((lines.empty() ? 0 : lines.back().outstanding_minor) == position.outstanding_minor);
    }
    for (std::size_t i = 0; i < lots.size(); ++i) {
        RC_ASSERT(lots[i] == ledger.lots[i].available_minor);
        RC_ASSERT(ledger.lots[i].available_minor >= 0);
    }
    RC_ASSERT(held == ledger.held_minor);
    RC_ASSERT((ledger.outstanding_minor() == 0 || ledger.credit_minor() == 0));
}

// On any day: as if only that had happened which counted by then.
void check_balance_at(const Book& book, Date at) {
    Ledger expected;
    for (const Movement& movement : book.state.ledger.movements)
        if (movement.on <= at)
            kz::book(expected, book.state.invoice, movement);
    const Ledger then = balance(book.state, at);
    RC_ASSERT(then == expected);
    check_ledger(then);
}

void check_state(const Book& book) {
    RC_ASSERT(book.state.version == static_cast<std::int64_t>(book.events.size()));
    RC_ASSERT(open(book.state).minor == balance(book.events));
    check_ledger(book.state.ledger);

    State replayed;
    for (const Event& event : book.events)
        apply(replayed, event);
    RC_ASSERT(replayed == book.state);

    const Money rest = open(book.state);
    const Money next = next_payment(book.state, book.today);
    RC_ASSERT(next.is_positive() == undisputed(book.state).is_positive());
    RC_ASSERT(next.minor <= std::max<std::int64_t>(undisputed(book.state).minor, 0));

    const Standing now = standing(book.state, book.today);
    RC_ASSERT((now == Standing::Settled || now == Standing::Waived) == rest.is_zero());
    RC_ASSERT(((now == Standing::Overpaid || now == Standing::Credit) == rest.is_negative()));

    std::int64_t left = 0;
    for (const LineStanding& line : plan_lines(book.state, book.today))
        left += line.line.amount.minor - line.paid.minor;
    if (book.state.plan && !book.state.plan->ended_on)
        RC_ASSERT(left <= std::max<std::int64_t>(rest.minor, 0));
}

} // namespace

TEST_CASE("whatever is commanded, the journal adds up and replays to the same state") {
    CHECK(rc::check([] {
        Book book;
        book.tell(RaiseClaim{any.invoice()});
        const int commands = *rc::gen::inRange(1, 60);
        int agreed = 0;
        for (int i = 0; i < commands; ++i) {
            const std::size_t before = book.events.size();
            book.tell(any.command(book));
            agreed += book.events.size() > before ? 1 : 0;
            check_state(book);
            book.today = add_days(book.today, *rc::gen::inRange(0, 12));
        }
        check_balance_at(book, add_days(book.today, *rc::gen::inRange(-60, 1)));
        RC_TAG(agreed * 4 / (commands + 1)); // quarters of the commands that were agreed to
        RC_CLASSIFY(book.state.plan.has_value(), "with a plan");
        RC_CLASSIFY(std::ranges::any_of(book.state.postings, &Posting::is_reversed), "with a reversal");
        RC_CLASSIFY(!book.state.credits.empty(), "with a credit");
        RC_CLASSIFY(!book.state.disputes.empty(), "with a dispute");
        RC_CLASSIFY(book.state.ledger.positions.size() > 2, "with a charge");
    }));
}

TEST_CASE("a payment that bounces at once leaves every position as it was") {
    CHECK(rc::check([] {
        Book book;
        book.tell(RaiseClaim{sample_invoice()});
        const int commands = *rc::gen::inRange(0, 20);
        for (int i = 0; i < commands; ++i)
            book.tell(any.command(book));
        const Ledger before = book.state.ledger;
        const std::size_t events = book.events.size();
        std::vector<std::string> keys;
        if (*rc::gen::arbitrary<bool>())
            keys = {"item-2"};
        book.tell(PostPayment{cents(*rc::gen::inRange<std::int64_t>(1, 20000)), book.today, "", keys});
        if (book.events.size() == events)
            return;
        book.bounce(static_cast<int>(book.state.postings.size()) - 1);
        RC_ASSERT(book.state.ledger.positions == before.positions);
        RC_ASSERT(book.state.ledger.balances == before.balances);
    }));
}

TEST_CASE("the ledger of a version is that of the journal up to it") {
    CHECK(rc::check([] {
        Book book;
        book.tell(RaiseClaim{any.invoice()});
        const int commands = *rc::gen::inRange(1, 25);
        for (int i = 0; i < commands; ++i)
            book.tell(any.command(book));
        const auto version = *rc::gen::inRange<std::size_t>(0, book.events.size() + 1);
        State truncated;
        for (std::size_t i = 0; i < version; ++i)
            apply(truncated, book.events[i]);
        RC_ASSERT(balance_of_version(book.state, static_cast<std::int64_t>(version)) == truncated.ledger);
    }));
}

TEST_CASE("an objection changes nothing that is owed on items which it does not name; accepted, it is a credit of exactly the others") {
    CHECK(rc::check([] {
        Book book;
        book.tell(RaiseClaim{sample_invoice()});
        for (int step = *rc::gen::inRange(0, 12); step > 0; --step)
            book.tell(any.command(book));
        const State before = book.state;
        const std::vector<std::string> keys = disputable(before);
        RC_PRE(!keys.empty());
        const std::string named = *rc::gen::elementOf(keys);
        const auto decided = decide(before, OpenDispute{{{named}, DisputeReason::Faulty}}, book.policy, book.today);
        RC_ASSERT((decided.has_value() || decided.error().reason == JournalRefusal::TooManyEntries));
        book.tell(OpenDispute{{{named}, DisputeReason::Faulty}});
        for (std::size_t i = 0; i < before.ledger.positions.size(); ++i) {
            const Position& was = before.ledger.positions[i];
            const Position& is = book.state.ledger.positions[i];
            RC_ASSERT(is.is_held == (was.is_held || was.key == named));
            if (was.kind == PositionKind::Item)
                RC_ASSERT(is.outstanding_minor == was.outstanding_minor);
            else
                RC_ASSERT(is.outstanding_minor <= was.outstanding_minor);
        }
        book.tell(ResolveDispute{static_cast<int>(book.state.disputes.size()) - 1, DisputeOutcome::Accepted});
        for (std::size_t i = 0; i < before.ledger.positions.size(); ++i) {
            const Position& was = before.ledger.positions[i];
            const Position& is = book.state.ledger.positions[i];
            if (was.key == named)
                RC_ASSERT(is.reduced_minor == is.value_minor && is.outstanding_minor == 0);
            else if (was.kind == PositionKind::Item)
                RC_ASSERT(is.reduced_minor == was.reduced_minor && is.outstanding_minor <= was.outstanding_minor);
        }
    }));
}

TEST_CASE("a whole is apportioned without losing a cent, and nobody gets more than his weight") {
    CHECK(rc::check([] {
        const auto weights = *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 100000));
        std::int64_t sum = 0;
        for (const std::int64_t weight : weights)
            sum += weight;
        const auto whole = *rc::gen::inRange<std::int64_t>(0, sum + 1);
        const auto parts = apportion(whole, weights);
        std::int64_t all = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            RC_ASSERT(parts[i] >= 0);
            RC_ASSERT(parts[i] <= weights[i]);
            all += parts[i];
        }
        RC_ASSERT(all == whole);
    }));
}
