#include "shared/domain/journal/checkouts.hpp"
#include "tests/shared/domain/journal/refused_commands.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

const ClaimId claim{12};
const Currency chf = parse_currency("CHF").value_or(eur);

StartCheckout start(std::int64_t minor, PayMethod method = PayMethod::Card) {
    return {claim, method, cents(minor), parse_pay_ways("card stripe\npaypal mollie to:5000")};
}
ReportCheckout report(CheckoutState state, std::int64_t refunded = 0, std::int64_t minor = 10'000) {
    return {"PAY-C12-1", {state, cents(minor), cents(refunded)}};
}

void started(Book& book) {
    book.tell(start(10'000));
}
void settled(Book& book) {
    started(book);
    book.tell(report(CheckoutState::Settled));
}

// "settled, posted 100.00, 60.00 taken back": the checkout and every posting.
std::string told(const Book& book) {
    std::string out(checkout_state_code(book.state.checkouts.front().state));
    for (const Posting& posting : book.state.postings)
        out += ", " + plain(posting.amount) + (posting.is_reversed() ? posting.reversal == ReversalKind::ChargedBack ? " charged back" : " taken back" : "");
    return out;
}

} // namespace

TEST_CASE("a command about a checkout is refused by the first reason that applies") {
    StartCheckout in_francs = start(100);
    in_francs.amount.currency = chf;
    ReportCheckout francs = report(CheckoutState::Settled);
    francs.report.amount.currency = francs.report.refunded.currency = chf;
    const RefusedCommand rows[] = {
        {"on nothing", [](Book& b) { b = Book{}; }, start(100), "claim_unknown"},
        {"of nothing", nothing_before, start(0), "amount_not_positive"},
        {"in francs", nothing_before, in_francs, "currency_mismatch"},
        {"of what is paid", [](Book& b) { b.pay(10'000); }, start(100), "nothing_open"},
        {"of more than is open", nothing_before, start(10'001), "checkout_above_open"},
        {"by a way that is for less", nothing_before, start(5'001, PayMethod::PayPal), "method_not_offered"},
        {"by a way that nobody offers", nothing_before, start(100, PayMethod::Ideal), "method_not_offered"},
        {"by a transfer", nothing_before, start(100, PayMethod::Transfer), "method_not_offered"},
        {"once too often", [](Book& b) { for (int i = 0; i < checkouts_max; ++i) b.tell(start(100)); }, start(100), "too_many_checkouts"},
        {"a report of another", started, ReportCheckout{"PAY-C12-2", {}}, "checkout_unknown"},
        {"a report in francs", started, francs, "currency_mismatch"},
        {"a report of less", started, report(CheckoutState::Settled, 0, 9'999), "checkout_amount_differs"},
        {"a report of more given back than taken", settled, report(CheckoutState::Settled, 10'001), "checkout_amount_differs"},
        {"a report that says nothing new", settled, report(CheckoutState::Settled), "checkout_unchanged"},
        {"a report that it is still open", started, report(CheckoutState::Started), "checkout_unchanged"},
        {"a report that what was paid has expired", settled, report(CheckoutState::Expired), "checkout_paid"},
        {"a report that what was paid waits", settled, report(CheckoutState::Pending), "checkout_paid"},
    };
    check_refused(rows);
}

TEST_CASE("a payment counts when the provider has it, once, whatever comes again") {
    Book book = raised_book();
    CHECK(book.tell(start(4'000)) == "open 100.00, next 100.00, open");
    CHECK(book.state.checkouts.front().reference == "PAY-C12-1");
    CHECK(book.tell(report(CheckoutState::Pending, 0, 4'000)) == "open 100.00, next 100.00, open");
    CHECK(book.tell(report(CheckoutState::Settled, 0, 4'000)) == "open 60.00, next 60.00, open");
    CHECK(book.tell(report(CheckoutState::Settled, 0, 4'000)) == "checkout_unchanged");
    CHECK(book.state.postings.front().reference == "PAY-C12-1");
    CHECK(told(book) == "settled, 40.00");
}

TEST_CASE("money that comes after the checkout was given up still counts") {
    for (const CheckoutState gone : {CheckoutState::Expired, CheckoutState::Failed}) {
        Book book = raised_book();
        started(book);
        CHECK(book.tell(report(gone)) == "open 100.00, next 100.00, open");
        CHECK(book.tell(report(CheckoutState::Settled)) == "open 0.00, next 0.00, settled");
    }
}

TEST_CASE("what is given back is open again, in parts or whole") {
    Book book = raised_book();
    settled(book);
    CHECK(book.tell(report(CheckoutState::Settled, 4'000)) == "open 40.00, next 40.00, open");
    CHECK(told(book) == "settled, 100.00 taken back, 60.00");
    CHECK(book.tell(report(CheckoutState::Refunded, 10'000)) == "open 100.00, next 100.00, open");
    CHECK(told(book) == "refunded, 100.00 taken back, 60.00 taken back");
    CHECK(book.tell(report(CheckoutState::Settled, 4'000)) == "open 40.00, next 40.00, open"); // a refund that failed
    CHECK(told(book) == "settled, 100.00 taken back, 60.00 taken back, 60.00");
}

TEST_CASE("a refund of what was paid twice comes from the customer's credit") {
    Book book = raised_book();
    settled(book);
    CHECK(book.pay(10'000) == "open -100.00, next 0.00, overpaid");
    CHECK(book.tell(report(CheckoutState::Refunded, 10'000)) == "open 0.00, next 0.00, settled");
}

TEST_CASE("a chargeback opens the claim again, and one that was won back closes it") {
    Book book = raised_book();
    settled(book);
    CHECK(book.tell(report(CheckoutState::ChargedBack)) == "open 100.00, next 100.00, open");
    CHECK(told(book) == "charged_back, 100.00 charged back");
    CHECK(book.tell(report(CheckoutState::Settled)) == "open 0.00, next 0.00, settled");
    CHECK(told(book) == "settled, 100.00 charged back, 100.00");
}

TEST_CASE("what a person took back stays so until the provider has had it back, too") {
    Book book = raised_book();
    settled(book);
    CHECK(book.bounce(0) == "open 100.00, next 100.00, open");
    CHECK(book.tell(report(CheckoutState::Settled)) == "checkout_unchanged");
    CHECK(book.tell(report(CheckoutState::ChargedBack)) == "open 100.00, next 100.00, open");
    CHECK(book.tell(report(CheckoutState::Settled)) == "open 0.00, next 0.00, settled");
}

TEST_CASE("the customer hears of the last try while it waits or has failed, and something is open") {
    Book book = raised_book();
    CHECK(checkout_to_tell(book.state) == nullptr);
    started(book);
    CHECK(checkout_to_tell(book.state) == nullptr);
    book.tell(report(CheckoutState::Pending));
    REQUIRE(checkout_to_tell(book.state) != nullptr);
    book.tell(report(CheckoutState::Failed));
    REQUIRE(checkout_to_tell(book.state) != nullptr);
    book.pay(10'000);
    CHECK(checkout_to_tell(book.state) == nullptr);
}

TEST_CASE("cash is for what is asked, whole, and up to 999.99") {
    Book book = raised_book();
    const auto cash = [](std::int64_t minor) { return StartCheckout{claim, PayMethod::Cash, cents(minor), parse_pay_ways("cash viacash")}; };
    CHECK(book.tell(cash(4'000)) == "method_not_offered");
    CHECK(book.tell(cash(10'000)) == "open 100.00, next 100.00, open");
    CHECK(book.tell(IssueSlip{"PAY-C12-2", {}}) == "checkout_unknown");
    book.tell(IssueSlip{"PAY-C12-1", {"4006381333931", add_days(book.today, 14)}});
    CHECK(book.tell(IssueSlip{"PAY-C12-1", {}}) == "checkout_unchanged");
    CHECK(pay_ways_for(parse_pay_ways("cash viacash"), {"DE", cents(cash_minor_max)}).size() == 2);
    CHECK(pay_ways_for(parse_pay_ways("cash viacash"), {"DE", cents(cash_minor_max + 1)}).size() == 1);
}

TEST_CASE("a slip is shown while a till takes it and it is not too much; one that is called off is no failure") {
    Book book = raised_book();
    const auto begin = [&] {
        book.tell(StartCheckout{claim, PayMethod::Cash, open(book.state), parse_pay_ways("cash viacash")});
        book.tell(IssueSlip{book.state.checkouts.back().reference, {"4006381333931", add_days(book.today, 14)}});
    };
    CHECK(slip_to_show(book.state, book.today) == nullptr);
    begin();
    REQUIRE(slip_to_show(book.state, book.today) != nullptr);
    CHECK(slip_to_show(book.state, add_days(book.today, 14)) != nullptr);
    CHECK(slip_to_show(book.state, add_days(book.today, 15)) == nullptr);
    CHECK(checkout_to_tell(book.state) == nullptr);
    book.pay(4'000);
    CHECK(slip_to_show(book.state, book.today) == nullptr);
    book.tell(report(CheckoutState::Failed));
    CHECK(checkout_to_tell(book.state) == nullptr);
    begin();
    CHECK(slip_to_show(book.state, book.today)->reference == "PAY-C12-2");
    book.tell(StartCheckout{claim, PayMethod::Cash, open(book.state), parse_pay_ways("cash viacash")});
    book.tell(ReportCheckout{"PAY-C12-3", {CheckoutState::Failed, open(book.state), cents(0)}});
    CHECK(checkout_to_tell(book.state) != nullptr); // nobody could make it
}

TEST_CASE("how far a claim has come") {
    Book book = raised_book(); // due on 2026-11-16
    CHECK(pay_stage(book.state, book.today) == PayStage::NotDue);
    book.today = *make_date(2026, 11, 17);
    CHECK(pay_stage(book.state, book.today) == PayStage::Overdue);
    book.tell(NoteReminder{book.today, 1});
    CHECK(pay_stage(book.state, book.today) == PayStage::Reminded);
}
