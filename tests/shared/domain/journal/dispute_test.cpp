// What an objection does to a claim. The sample invoice: item-1 is worth 71.45, item-2 28.55.
#include "tests/shared/domain/journal/refused_commands.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

const Date today = *make_date(2026, 11, 10);

OpenDispute about(std::vector<std::string> positions, DisputeReason reason = DisputeReason::Returned) {
    return {{std::move(positions), reason}};
}

OpenDispute paid_already(std::int64_t minor) {
    return {{{}, DisputeReason::AlreadyPaid, "", ReportedPayment{cents(minor), add_days(today, -7), "Alex Muster"}}};
}

AddProof file(char digit, std::int64_t bytes = 1000) {
    return {0, ProofKind::Jpeg, std::string(64, digit), bytes};
}

ResolveDispute partly(std::vector<ItemCredit> credits) {
    return {0, DisputeOutcome::PartlyAccepted, "Ein Teil stimmt.", std::move(credits)};
}

void object(Book& b) {
    b.tell(about({"item-2"}));
}

std::string outstanding(const Book& book) {
    std::string out;
    for (const Position& position : book.state.ledger.positions)
        out += (out.empty() ? "" : ", ") + position.key + " " + plain(cents(position.outstanding_minor));
    return out;
}

} // namespace

TEST_CASE("an objection and its resolution are refused by the first reason that applies") {
    const RefusedCommand rows[] = {
        {"without what it needs", nothing_before, OpenDispute{{{}, DisputeReason::AlreadyPaid}},
         "dispute_faulty paid_amount_missing paid_day_missing holder_missing"},
        {"paid in francs", nothing_before,
         OpenDispute{{{}, DisputeReason::AlreadyPaid, "", ReportedPayment{{1, parse_currency("CHF").value_or(eur)}, today, "A"}}},
         "currency_mismatch"},
        {"a proof of nothing", nothing_before, file('a'), "dispute_unknown"},
        {"a proof of what is resolved",
         [](Book& b) {
             object(b);
             b.tell(ResolveDispute{0, DisputeOutcome::Accepted});
         },
         file('a'), "dispute_resolved"},
        {"a proof of no kind", object, AddProof{0, {}, std::string(64, 'a'), 1}, "proof_kind_unknown"},
        {"an empty proof", object, file('a', 0), "proof_too_large"},
        {"a proof above the bound", object, file('a', proof_bytes_max + 1), "proof_too_large"},
        {"the same proof",
         [](Book& b) {
             object(b);
             b.tell(file('a'));
         },
         file('a'), "proof_known"},
        {"proofs above the bound together",
         [](Book& b) {
             object(b);
             for (char digit = 'a'; digit < 'f'; ++digit)
                 b.tell(file(digit, proof_bytes_max));
         },
         file('f', 1), "too_many_proofs"},
        {"a rejection without a reason", object, ResolveDispute{0, DisputeOutcome::Rejected, " "}, "reason_missing"},
        {"a part acceptance without a reason", object,
         ResolveDispute{0, DisputeOutcome::PartlyAccepted, "", {{"item-2", cents(1)}}}, "reason_missing"},
        {"a reason that is too long", object, ResolveDispute{0, DisputeOutcome::Rejected, std::string(2001, 'x')},
         "dispute_faulty dispute_text_too_long"},
        {"a part of nothing", object, partly({}), "credits_unfitting"},
        {"a rejection with a credit", object, ResolveDispute{0, DisputeOutcome::Rejected, "Nein.", {{"item-2", cents(1)}}},
         "credits_unfitting"},
        {"a credit of nothing", object, partly({{"item-2", cents(0)}}), "amount_not_positive"},
        {"a credit of another item", object, partly({{"item-1", cents(1)}}), "position_unknown"},
        {"a credit of an item twice", object, partly({{"item-2", cents(1)}, {"item-2", cents(1)}}), "position_unknown"},
        {"a credit above the item", object, partly({{"item-2", cents(2856)}}), "credit_above_position"},
    };
    check_refused(rows);
}

TEST_CASE("an objection holds exactly its items, and says until when the merchant answers") {
    Book book = raised_book();
    CHECK(book.tell(about({"item-2"})) == "open 100.00, next 71.45, partly_disputed");
    const Dispute& dispute = book.state.disputes.at(0);
    CHECK(dispute.positions == std::vector<std::string>{"item-2"});
    CHECK(dispute.answer_by == *make_date(2026, 11, 24)); // ten working days
    CHECK(disputable(book.state) == std::vector<std::string>{"item-1"});
}

TEST_CASE("a deadline that the merchant misses changes nothing but what is said") {
    Book book = raised_book();
    book.tell(about({"item-2"}));
    book.today = *make_date(2026, 11, 24);
    CHECK(!is_answer_late(book.state, book.today));
    book.today = *make_date(2026, 11, 25);
    CHECK(is_answer_late(book.state, book.today));
    CHECK(held(book.state) == cents(2855));
    CHECK(book.tell(NoteReminder{book.today, 1}) == "claim_held");
    book.tell(ResolveDispute{0, DisputeOutcome::Withdrawn});
    CHECK(!is_answer_late(book.state, book.today));
}

TEST_CASE("an objection takes its share of costs and interest back, and a rejection does not bring them back") {
    Book book = raised_book();
    book.tell(Charge{PositionKind::Cost, cents(1000), today, "Mahnung"});
    book.tell(Charge{PositionKind::Interest, cents(100), today, ""});
    CHECK(outstanding(book) == "item-1 71.45, item-2 28.55, cost-1 10.00, interest-1 1.00");
    book.tell(about({"item-2"}));
    CHECK(outstanding(book) == "item-1 71.45, item-2 28.55, cost-1 7.14, interest-1 0.71");
    book.tell(ResolveDispute{0, DisputeOutcome::Rejected, "Die Ware kam an."});
    CHECK(outstanding(book) == "item-1 71.45, item-2 28.55, cost-1 7.14, interest-1 0.71");
    book.tell(about({}));
    CHECK(outstanding(book) == "item-1 71.45, item-2 28.55, cost-1 0.00, interest-1 0.00");
}

TEST_CASE("an accepted objection is a credit of exactly its items, paid or not") {
    Book book = raised_book();
    book.tell(about({"item-2"}));
    CHECK(book.tell(ResolveDispute{0, DisputeOutcome::Accepted}) == "open 71.45, next 71.45, open");
    CHECK(outstanding(book) == "item-1 71.45, item-2 0.00");
    CHECK(credited(book.state) == cents(2855));

    Book settled = raised_book();
    settled.tell(about({"item-2"}));
    settled.pay(10000);
    CHECK(settled.tell(ResolveDispute{0, DisputeOutcome::Accepted}) == "open -28.55, next 0.00, overpaid");
}

TEST_CASE("a paid cost comes back with the item that was wrong") {
    Book book = raised_book();
    book.tell(Charge{PositionKind::Cost, cents(1000), today, "Mahnung"});
    book.pay(1000);
    book.tell(about({"item-2"}));
    CHECK(outstanding(book) == "item-1 71.45, item-2 28.55, cost-1 0.00");
    book.tell(ResolveDispute{0, DisputeOutcome::Accepted});
    CHECK(outstanding(book) == "item-1 68.59, item-2 0.00, cost-1 0.00");
}

TEST_CASE("a part acceptance takes off what it names") {
    Book book = raised_book();
    book.tell(about({"item-1", "item-2"}, DisputeReason::Faulty));
    book.tell(partly({{"item-1", cents(145)}, {"item-2", cents(2855)}}));
    CHECK(outstanding(book) == "item-1 70.00, item-2 0.00");
    CHECK(book.state.disputes.at(0).answer == "Ein Teil stimmt.");
}

TEST_CASE("a payment that was made after all counts as reported, and never twice") {
    Book book = raised_book();
    book.tell(paid_already(10000));
    CHECK(book.state.disputes.at(0).payment->holder == "Alex Muster");
    CHECK(book.tell(ResolveDispute{0, DisputeOutcome::Accepted}) == "open 0.00, next 0.00, settled");
    CHECK(book.state.postings.at(0).booked_on == add_days(today, -7));

    Book found = raised_book();
    found.tell(paid_already(10000));
    found.pay(10000);
    CHECK(found.tell(ResolveDispute{0, DisputeOutcome::Accepted}) == "open 0.00, next 0.00, settled");
    CHECK(found.state.postings.size() == 1);
}

TEST_CASE("proofs stay with their objection") {
    Book book = raised_book();
    object(book);
    book.tell(file('a'));
    book.tell(file('b', proof_bytes_max));
    CHECK(book.state.disputes.at(0).proofs.size() == 2);
    CHECK(book.state.notes.back().kind == NoteKind::ProofAdded);
}

TEST_CASE("trap 3: a claim is time-barred by its seller's law, and nothing is asked for it any more") {
    const struct {
        const char* country;
        const char* last_day; // of an invoice due on 2026-11-16
    } rows[] = {{"DE", "2029-12-31"}, {"AT", "2029-11-16"}, {"NL", "2028-11-16"}, {"BE", "2027-11-16"}};
    for (const auto& row : rows) {
        CAPTURE(row.country);
        Book book;
        Invoice invoice = sample_invoice();
        invoice.seller.address.country = row.country;
        book.tell(RaiseClaim{invoice});
        const Date last = *parse_date(row.last_day);
        CHECK(enforceable_until(book.state) == last);
        CHECK(!is_time_barred(book.state, last));
        book.today = add_days(last, 1);
        CHECK(is_time_barred(book.state, book.today));
        CHECK(book.tell(Charge{PositionKind::Cost, cents(1), book.today, ""}) == "claim_time_barred");
        CHECK(book.tell(NoteReminder{book.today, 1}) == "claim_time_barred");
        // Who pays all the same has paid what is owed.
        CHECK(book.pay(10000) == "open 0.00, next 0.00, settled");
        CHECK(!is_time_barred(book.state, book.today));
    }
}

TEST_CASE("each part payment begins the period anew, until it is over") {
    Book book = raised_book();
    book.today = *make_date(2028, 6, 1);
    book.pay(1000);
    CHECK(enforceable_until(book.state) == *make_date(2031, 6, 1));
    book.today = *make_date(2031, 5, 1);
    book.pay(1000);
    CHECK(enforceable_until(book.state) == *make_date(2034, 5, 1));
    book.bounce(1);
    CHECK(enforceable_until(book.state) == *make_date(2031, 6, 1));
    book.today = *make_date(2031, 6, 2);
    book.pay(1000);
    CHECK(enforceable_until(book.state) == *make_date(2031, 6, 1));
}

TEST_CASE("trap 11: an objection adds nothing, and nobody is reminded while it is open") {
    Book book = raised_book();
    book.tell(about({"item-2"}));
    CHECK(book.tell(Charge{PositionKind::Cost, cents(1), today, ""}) == "claim_held");
    CHECK(book.tell(Charge{PositionKind::Interest, cents(1), today, ""}) == "claim_held");
    CHECK(book.tell(NoteReminder{today, 1}) == "claim_held");
    book.tell(ResolveDispute{0, DisputeOutcome::Rejected, "Geprüft."});
    CHECK(book.tell(NoteReminder{today, 1}) == "open 100.00, next 100.00, open");
}
