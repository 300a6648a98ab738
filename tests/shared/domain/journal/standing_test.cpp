#include "tests/shared/domain/journal/book.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

Date day(const char* text) {
    return parse_date(text).value_or(Date{});
}

std::string lines_of(const Book& book) {
    std::string out;
    for (const LineStanding& line : plan_lines(book.state, book.today))
        out += (out.empty() ? "" : ", ") + plain(line.paid) + " of " + plain(line.line.amount) + " " +
               std::string(line_state_code(line.state));
    return out;
}

} // namespace

TEST_CASE("before a claim is raised there is nothing to pay") {
    const Book book;
    CHECK(book.summary() == "open 0.00, next 0.00, settled");
    CHECK(lines_of(book) == "");
}

TEST_CASE("a claim is overdue from the day after its due date") {
    Book book = raised_book();
    CHECK(book.summary() == "open 100.00, next 100.00, open");
    book.today = day("2026-11-16");
    CHECK(book.summary() == "open 100.00, next 100.00, open");
    book.today = day("2026-11-17");
    CHECK(book.summary() == "open 100.00, next 100.00, overdue");
}

TEST_CASE("a claim without a due date is never overdue by date") {
    Book book;
    Invoice invoice = sample_invoice();
    invoice.due_on.reset();
    invoice.terms = "";
    book.tell(RaiseClaim{invoice});
    book.today = day("2036-11-17");
    CHECK(book.summary() == "open 100.00, next 100.00, open");
}

TEST_CASE("payments settle a claim, and one that bounces opens it again") {
    Book book = raised_book();
    CHECK(book.pay(4000) == "open 60.00, next 60.00, open");
    CHECK(book.pay(6000) == "open 0.00, next 0.00, settled");
    CHECK(book.bounce(0) == "open 40.00, next 40.00, open");
    CHECK(book.pay(5000) == "open -10.00, next 0.00, overpaid");
    CHECK(book.bounce(2) == "open 40.00, next 40.00, open");
    CHECK(book.credit(4000) == "open 0.00, next 0.00, settled");
    CHECK(plain(paid(book.state)) == "60.00");
    CHECK(plain(credited(book.state)) == "40.00");
    CHECK(book.state.version == 7);
    CHECK(book.state.postings.size() == 3);
}

TEST_CASE("a credit note is nothing to pay") {
    Invoice invoice = sample_invoice();
    invoice.kind = InvoiceKind::CreditNote;
    Book book;
    CHECK(book.tell(RaiseClaim{invoice}) == "open -100.00, next 0.00, credit");
    book.today = day("2027-01-01");
    CHECK(book.summary() == "open -100.00, next 0.00, credit");
}

TEST_CASE("a plan is kept line by line") {
    Book book = raised_book();
    book.pay(1000);
    CHECK(book.plan(3, day("2026-12-01")) == "open 90.00, next 30.00, in_plan");
    // An overdue invoice inside a plan that is kept is not overdue.
    book.today = day("2026-12-01");
    CHECK(book.summary() == "open 90.00, next 30.00, in_plan");
    CHECK(book.pay(2000) == "open 70.00, next 10.00, in_plan");
    CHECK(lines_of(book) == "20.00 of 30.00 due, 0.00 of 30.00 due, 0.00 of 30.00 due");
    book.today = day("2026-12-06");
    CHECK(book.summary() == "open 70.00, next 10.00, in_plan"); // grace
    book.today = day("2026-12-07");
    CHECK(book.summary() == "open 70.00, next 10.00, overdue");
    CHECK(book.pay(1000) == "open 60.00, next 30.00, in_plan");
    // A credit note counts like a payment.
    CHECK(book.credit(3000) == "open 30.00, next 30.00, in_plan");
    CHECK(lines_of(book) == "30.00 of 30.00 caught_up, 30.00 of 30.00 kept, 0.00 of 30.00 due");
    CHECK(book.pay(3500) == "open -5.00, next 0.00, overpaid");
    CHECK(lines_of(book) == "30.00 of 30.00 caught_up, 30.00 of 30.00 kept, 30.00 of 30.00 kept");
}

TEST_CASE("a payment from before the plan that bounces is first made good") {
    Book book = raised_book();
    book.pay(1000);
    book.plan(3, day("2026-12-01"));
    CHECK(book.bounce(0) == "open 100.00, next 30.00, in_plan");
    CHECK(book.pay(3000) == "open 70.00, next 10.00, in_plan");
    CHECK(book.pay(7000) == "open 0.00, next 0.00, settled");
}

TEST_CASE("a plan whose payments bounce is open again, not gone") {
    Book book = raised_book();
    book.plan(2, day("2026-12-01"));
    CHECK(book.pay(10000) == "open 0.00, next 0.00, settled");
    book.today = day("2026-12-07");
    CHECK(book.bounce(0) == "open 100.00, next 50.00, overdue");
}

TEST_CASE("every standing is reached, and leads on") {
    const struct {
        Standing standing;
        void (*before)(Book&);
        const char* summary;
    } rows[] = {
        {Standing::Open, [](Book&) {}, "open 100.00, next 100.00, open"},
        {Standing::Overdue, [](Book& b) { b.today = day("2026-11-17"); }, "open 100.00, next 100.00, overdue"},
        {Standing::InPlan, [](Book& b) { b.plan(2, day("2026-12-01")); }, "open 100.00, next 50.00, in_plan"},
        {Standing::Settled, [](Book& b) { b.pay(10000); }, "open 0.00, next 0.00, settled"},
        {Standing::Overpaid, [](Book& b) { b.pay(10001); }, "open -0.01, next 0.00, overpaid"},
        {Standing::Credit,
         [](Book& b) {
             Invoice invoice = sample_invoice();
             invoice.kind = InvoiceKind::CreditNote;
             b = Book{};
             b.tell(RaiseClaim{invoice});
         },
         "open -100.00, next 0.00, credit"},
        {Standing::Paused,
         [](Book& b) {
             b.today = day("2026-11-17");
             b.tell(Pause{day("2026-11-30")});
         },
         "open 100.00, next 100.00, paused"},
        {Standing::Disputed, [](Book& b) { b.tell(OpenDispute{{{}, DisputeReason::Faulty}}); }, "open 100.00, next 0.00, disputed"},
        {Standing::PartlyDisputed, [](Book& b) { b.tell(OpenDispute{{{"item-2"}, DisputeReason::Faulty}}); },
         "open 100.00, next 71.45, partly_disputed"},
        {Standing::Waived,
         [](Book& b) {
             b.pay(9000);
             b.tell(Waive{cents(1000), b.today, "Kulanz", ""});
         },
         "open 0.00, next 0.00, waived"},
    };
    CHECK(std::size(rows) == standings_count);
    for (const auto& row : rows) {
        Book book = raised_book();
        row.before(book);
        CHECK(book.summary() == row.summary);
        CHECK(standing(book.state, book.today) == row.standing);
    }
}

TEST_CASE("a pause ends by itself, or when it is ended") {
    Book book = raised_book();
    book.today = day("2026-11-17");
    book.tell(Pause{day("2026-11-30")});
    CHECK(book.tell(Resume{}) == "open 100.00, next 100.00, overdue");
    CHECK(book.tell(Pause{day("2026-11-30")}) == "open 100.00, next 100.00, paused");
    book.today = day("2026-11-30");
    CHECK(book.summary() == "open 100.00, next 100.00, paused");
    book.today = day("2026-12-01");
    CHECK(book.summary() == "open 100.00, next 100.00, overdue");
    CHECK(book.tell(MoveDue{day("2026-12-15")}) == "open 100.00, next 100.00, open");
    CHECK(due_date(book.state) == day("2026-12-15"));
}

TEST_CASE("another plan can be agreed for the rest at any time") {
    Book book = raised_book();
    book.plan(4, day("2026-12-01"));
    book.pay(2500);
    CHECK(book.plan(3, day("2026-12-03")) == "open 75.00, next 25.00, in_plan");
    CHECK(lines_of(book) == "0.00 of 25.00 due, 0.00 of 25.00 due, 0.00 of 25.00 due");
    CHECK(book.pay(2500) == "open 50.00, next 25.00, in_plan");
}

TEST_CASE("what staff decides about a plan becomes of the request") {
    Book book = raised_book();
    CHECK(book.tell(RequestPlan{{EqualParts{9}, {}, day("2026-12-01")}}) == "open 100.00, next 100.00, open");
    CHECK(book.state.plan_request->is_waiting());
    book.tell(DeclinePlan{"Bitte höchstens acht."});
    CHECK(book.state.plan_request->declined == "Bitte höchstens acht.");
    book.tell(RequestPlan{{EqualParts{8}, {}, day("2026-12-01")}});
    book.today = day("2026-12-03"); // the first day has passed meanwhile
    CHECK(book.tell(ApprovePlan{}) == "open 100.00, next 12.50, in_plan");
    CHECK(book.state.plan->plan.lines.front().due_on == day("2026-12-17"));
    CHECK(!book.state.plan_request);
}

TEST_CASE("days of a plan move, its amounts do not; what was paid is kept apart") {
    Book book = raised_book();
    book.plan(4, day("2026-12-01"));
    book.pay(3500);
    CHECK(book.tell(PausePlan{14}) == "open 65.00, next 15.00, in_plan");
    CHECK(lines_of(book) == "0.00 of 15.00 due, 0.00 of 25.00 due, 0.00 of 25.00 due");
    CHECK(plain(book.state.plan->kept) == "35.00");
    CHECK(book.tell(PostponeLine{3, day("2027-02-20")}) == "open 65.00, next 15.00, in_plan");
    CHECK(book.state.plan->plan.lines[1].due_on == day("2027-02-22"));
    CHECK(moves_of(book.state) == 2);
    CHECK(book.pay(1500) == "open 50.00, next 25.00, in_plan");
}

TEST_CASE("a line that was missed is caught up as its customer chooses") {
    Book book = raised_book();
    book.plan(4, day("2026-12-01"));
    book.today = day("2026-12-10");
    CHECK(book.summary() == "open 100.00, next 25.00, overdue");
    CHECK(book.tell(CatchUpPlan{CatchUpKind::SpreadOverRest}) == "open 100.00, next 33.34, in_plan");
    CHECK(lines_of(book) == "0.00 of 33.34 due, 0.00 of 33.33 due, 0.00 of 33.33 due");
    CHECK(moves_of(book.state) == 0);
}

TEST_CASE("a due date that its customer moved later is the one that counts") {
    Book book = raised_book();
    book.today = day("2026-11-20");
    CHECK(book.tell(PostponeDue{day("2026-12-04")}) == "open 100.00, next 100.00, open");
    CHECK(due_date(book.state) == day("2026-12-04"));
    CHECK(moves_of(book.state) == 1);
}

TEST_CASE("a plan that has ended is followed by the due date, or by another plan") {
    Book book = raised_book();
    book.plan(2, day("2026-12-01"));
    book.today = day("2026-12-02");
    CHECK(book.tell(EndPlan{true}) == "open 100.00, next 100.00, overdue");
    CHECK(lines_of(book) == "");
    CHECK(book.plan(4, day("2026-12-10")) == "open 100.00, next 25.00, in_plan");
}

TEST_CASE("a dispute that is resolved gives back what it held, and only that") {
    Book book = raised_book();
    book.tell(OpenDispute{{{"item-1"}, DisputeReason::NotReceived}});
    book.tell(OpenDispute{{{"item-2"}, DisputeReason::Faulty}});
    CHECK(book.summary() == "open 100.00, next 0.00, disputed");
    CHECK(book.tell(ResolveDispute{1, DisputeOutcome::Rejected, "Geprüft."}) == "open 100.00, next 28.55, partly_disputed");
    CHECK(book.tell(TakeCredit{cents(7145), "G-1", {}, "item-1"}) == "open 28.55, next 28.55, open");
    CHECK(book.state.credits.back().on == book.today);
    CHECK(book.state.disputes[1].outcome == DisputeOutcome::Rejected);
}

TEST_CASE("replaying the events gives the same state") {
    Book book = raised_book();
    book.pay(1000);
    book.plan(3, day("2026-12-01"));
    book.bounce(0);
    book.credit(500);
    book.tell(RequestContact{{ContactSubject::CannotPay, "Bitte später.", "030 123456", ""}});
    State replayed;
    for (const Event& event : book.events)
        apply(replayed, event);
    CHECK(replayed == book.state);
    CHECK(replayed.version == 6);
}

TEST_CASE("an event about a payment that is not there changes nothing but the version") {
    Book book = raised_book();
    State before = book.state;
    for (const int posting : {-1, 0, 7}) {
        apply(book.state, {Instant{}, Actor::System, PaymentReversed{posting, book.today, ""}});
        ++before.version;
        CHECK(book.state == before);
    }
}

TEST_CASE("standings have codes") {
    constexpr Standing standings[] = {Standing::Open,    Standing::Overdue,  Standing::InPlan,
                                      Standing::Settled, Standing::Overpaid, Standing::Credit};
    constexpr const char* codes[] = {"open", "overdue", "in_plan", "settled", "overpaid", "credit"};
    for (std::size_t i = 0; i < 6; ++i)
        CHECK(standing_code(standings[i]) == codes[i]);
}
