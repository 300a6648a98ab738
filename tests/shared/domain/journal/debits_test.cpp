#include "shared/domain/journal/debits.hpp"
#include "tests/shared/domain/journal/refused_commands.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

const ClaimId claim{12};
const DebitTerms terms{"DE98ZZZ09999999999", "NL91ABNA0417164300", 14};
const GiveMandate mandate{claim, terms, {"Alex Muster", "DE89370400440532013000"}};

Date day(int month, int of_month) {
    return *make_date(2026, month, of_month);
}

// "100.00 on 2026-11-24, 50.00 on …", what is announced and can be collected as announced.
std::string upcoming(const Book& book) {
    std::string out;
    for (const AnnouncedDebit& debit : upcoming_debits(book.state, book.today))
        out += (out.empty() ? "" : ", ") + plain(debit.amount) + " on " + iso(debit.collect_on);
    return out;
}

// Everything that the file of that day makes of the claim.
std::string file(Book& book, Date on) {
    book.today = on;
    std::string out;
    for (auto decided = decide(book.state, CollectDebit{claim, on}, book.policy, on);; decided = decide(book.state, CollectDebit{claim, on}, book.policy, on)) {
        if (!decided)
            return out + std::string(refusal_code(decided.error().reason));
        if (const auto* sent = std::get_if<CollectionSent>(&decided->front()))
            out += sent->collection.reference + " " + plain(sent->collection.amount) + " " + iso(sent->collection.collect_on) + " " +
                   std::string(sequence_code(sent->collection.sequence)) + ", ";
        else
            out += "announced, ";
        book.tell(CollectDebit{claim, on});
    }
}

std::string post(Book& book, const char* reference) {
    for (const Collection& collection : book.state.collections)
        if (collection.reference == reference)
            return book.tell(PostPayment{collection.amount, book.today, "EREF " + collection.reference});
    return "no such collection";
}

void with_mandate(Book& book) {
    book.tell(mandate);
}
void with_sent(Book& book) {
    book.tell(mandate);
    file(book, day(11, 23));
}

} // namespace

TEST_CASE("a command about direct debits is refused by the first reason that applies") {
    const RefusedCommand rows[] = {
        {"a merchant that does not collect", nothing_before, GiveMandate{claim, {}, mandate.wish}, "debit_not_offered"},
        {"another currency", [](Book& b) { b.state.invoice.currency = *parse_currency("CHF"); }, mandate, "debit_not_offered"},
        {"time-barred", [](Book& b) { b.today = *make_date(2030, 1, 1); }, mandate, "debit_not_offered"},
        {"nothing is open", [](Book& b) { b.pay(10000); }, mandate, "nothing_open"},
        {"all of it is in dispute", [](Book& b) { b.tell(OpenDispute{{{}, DisputeReason::NotReceived}}); }, mandate, "nothing_open"},
        {"no holder and no account", nothing_before, GiveMandate{claim, terms, {}}, "mandate_faulty holder_missing iban_invalid"},
        {"all of it is on its way", with_sent, mandate, "debit_not_offered"},
        {"given twice", with_mandate, mandate, "mandate_exists"},
        {"revoked and never given", nothing_before, RevokeMandate{}, "no_mandate"},
        {"revoked twice", [](Book& b) { with_mandate(b), b.tell(RevokeMandate{}); }, RevokeMandate{}, "no_mandate"},
        {"collected without a mandate", nothing_before, CollectDebit{claim, day(11, 23)}, "no_mandate"},
        {"collected too early", with_mandate, CollectDebit{claim, day(11, 19)}, "nothing_to_collect"},
        {"collected while paused", [](Book& b) { with_mandate(b), b.tell(Pause{day(11, 30)}); }, CollectDebit{claim, day(11, 23)}, "nothing_to_collect"},
        {"collected while all of it is in dispute", [](Book& b) { with_mandate(b), b.tell(OpenDispute{{{}, DisputeReason::NotReceived}}); }, CollectDebit{claim, day(11, 23)},
         "nothing_to_collect"},
        {"collected after it was paid", [](Book& b) { with_mandate(b), b.pay(10000); }, CollectDebit{claim, day(11, 23)}, "nothing_to_collect"},
        {"a mandate for one payment, and then a plan", [](Book& b) { with_mandate(b), b.plan(2, day(12, 1)); }, CollectDebit{claim, day(11, 23)},
         "no_mandate"},
        {"an unknown collection", with_sent, ReturnCollection{"SDD-C12-2", "AC04", day(11, 23)}, "collection_unknown"},
        {"came back twice", [](Book& b) { with_sent(b), b.tell(ReturnCollection{"SDD-C12-1", "AC04", b.today}); },
         ReturnCollection{"SDD-C12-1", "AC04", day(11, 23)}, "collection_returned"},
        {"a reason in words", with_sent, ReturnCollection{"SDD-C12-1", "closed", day(11, 23)}, "return_reason_faulty"},
        {"came back tomorrow", with_sent, ReturnCollection{"SDD-C12-1", "AC04", day(11, 24)}, "booked_in_the_future"},
        {"came back tomorrow, and was posted", [](Book& b) { with_sent(b), post(b, "SDD-C12-1"); }, ReturnCollection{"SDD-C12-1", "AC04", day(11, 24)},
         "booked_in_the_future"},
    };
    check_refused(rows);
}

TEST_CASE("one payment is announced with its mandate, sent once, and paid by the posting that names it") {
    Book book = raised_book();
    book.tell(mandate);
    CHECK(upcoming(book) == "100.00 on 2026-11-24");
    CHECK(file(book, day(11, 19)) == "nothing_to_collect");
    CHECK(file(book, day(11, 20)) == "SDD-C12-1 100.00 2026-11-24 OOFF, no_mandate");
    CHECK(file(book, day(11, 23)) == "no_mandate");
    CHECK(book.summary() == "open 100.00, next 100.00, overdue");
    book.today = day(11, 24);
    CHECK(post(book, "SDD-C12-1") == "open 0.00, next 0.00, settled");
    CHECK(state_of(book.state, book.state.collections.front()) == CollectionState::Paid);
}

TEST_CASE("who is asked for no more than the bank will bring has nothing to do") {
    const struct {
        const char* what;
        void (*before)(Book&);
        std::string_view collected;
    } rows[] = {
        {"without a mandate", nothing_before, ""},
        {"all of it", with_mandate, "100.00"},
        {"the rest of it", [](Book& b) { with_mandate(b), b.pay(4000); }, "60.00"},
        {"all but what is in dispute", [](Book& b) { with_mandate(b), b.tell(OpenDispute{{{"item-1"}, DisputeReason::Faulty}}); }, "28.55"},
        {"the first line of a plan", [](Book& b) { b.plan(2, day(12, 1)), b.tell(mandate); }, "50.00"},
        {"nothing is left", [](Book& b) { with_mandate(b), b.pay(10000); }, ""},
        {"costs came, which were not announced", [](Book& b) { with_mandate(b), b.tell(Charge{PositionKind::Cost, cents(500), b.today, "Mahnung"}); }, ""},
        {"it is with the bank", with_sent, ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        Book book = raised_book();
        row.before(book);
        const auto next = next_collection(book.state, book.today);
        CHECK((next ? plain(next->amount) : "") == row.collected);
    }
}

TEST_CASE("what is collected follows what is open, and never grows beyond what was announced") {
    const struct {
        const char* what;
        void (*before)(Book&);
        const char* upcoming;
        const char* file; // of 23 November
    } rows[] = {
        {"as announced", nothing_before, "100.00 on 2026-11-24", "SDD-C12-1 100.00 2026-11-24 OOFF, no_mandate"},
        {"part of it was paid", [](Book& b) { b.pay(4000); }, "60.00 on 2026-11-24", "SDD-C12-1 60.00 2026-11-24 OOFF, no_mandate"},
        {"part of it is in dispute", [](Book& b) { b.tell(OpenDispute{{{"item-1"}, DisputeReason::Faulty}}); }, "28.55 on 2026-11-24",
         "SDD-C12-1 28.55 2026-11-24 OOFF, no_mandate"},
        {"costs came", [](Book& b) { b.tell(Charge{PositionKind::Cost, cents(500), b.today, "Mahnung"}); }, "", "announced, nothing_to_collect"},
        {"a later due date", [](Book& b) { b.tell(MoveDue{day(12, 10)}); }, "", "announced, nothing_to_collect"},
        {"revoked", [](Book& b) { b.tell(RevokeMandate{}); }, "", "no_mandate"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        Book book = raised_book();
        book.tell(mandate);
        row.before(book);
        CHECK(upcoming(book) == row.upcoming);
        CHECK(file(book, day(11, 23)) == row.file);
    }
}

TEST_CASE("a day that nobody used is announced anew") {
    Book book = raised_book();
    book.tell(mandate);
    CHECK(file(book, day(11, 24)) == "announced, nothing_to_collect");
    CHECK(upcoming(book) == "100.00 on 2026-12-08");
}

TEST_CASE("a plan is collected line by line, first, recurring and final") {
    Book book = raised_book();
    book.plan(3, day(12, 1));
    book.tell(mandate);
    CHECK(upcoming(book) == "33.34 on 2026-12-01, 33.33 on 2027-01-04, 33.33 on 2027-02-01");
    CHECK(file(book, day(11, 30)) == "SDD-C12-1 33.34 2026-12-01 FRST, nothing_to_collect");
    book.today = day(12, 1);
    post(book, "SDD-C12-1");
    CHECK(upcoming(book) == "33.33 on 2027-01-04, 33.33 on 2027-02-01");
    CHECK(file(book, *make_date(2026, 12, 31)) == "SDD-C12-2 33.33 2027-01-04 RCUR, nothing_to_collect");
    // Not posted yet: what is on its way is not collected again.
    CHECK(file(book, *make_date(2027, 1, 29)) == "SDD-C12-3 33.33 2027-02-01 FNAL, nothing_to_collect");
    CHECK(file(book, *make_date(2027, 2, 1)) == "nothing_to_collect");
}

TEST_CASE("a later day of a plan is announced anew") {
    Book book = raised_book();
    book.plan(3, day(12, 1));
    book.tell(mandate);
    book.tell(PausePlan{14});
    CHECK(upcoming(book) == "");
    CHECK(file(book, day(11, 10)) == "announced, nothing_to_collect");
    CHECK(upcoming(book) == "33.34 on 2026-12-15, 33.33 on 2027-01-18, 33.33 on 2027-02-15");
}

TEST_CASE("what comes back opens the claim again, says why, and ends the mandate") {
    Book book = raised_book();
    with_sent(book);
    SUBCASE("before it was posted") {
        CHECK(book.tell(ReturnCollection{"SDD-C12-1", "AM04", book.today}) == "open 100.00, next 100.00, overdue");
    }
    SUBCASE("after it was posted") {
        post(book, "SDD-C12-1");
        CHECK(book.tell(ReturnCollection{"SDD-C12-1", "AM04", book.today}) == "open 100.00, next 100.00, overdue");
        CHECK(book.state.postings.front().reversal == ReversalKind::Returned);
    }
    SUBCASE("as a statement tells it") {
        post(book, "SDD-C12-1");
        book.tell(ReversePayment{0, book.today, "AM04", ReversalKind::Returned});
    }
    CHECK(book.state.collections.front().reason == "AM04");
    CHECK(state_of(book.state, book.state.collections.front()) == CollectionState::Returned);
    CHECK(given_mandate(book.state) == nullptr);
    CHECK(book.state.announced.empty());
    CHECK(book.tell(mandate) == "open 100.00, next 100.00, overdue");
    CHECK(book.state.mandates.back().reference == "MND-C12-2");
    CHECK(upcoming(book) == "100.00 on 2026-12-07");
}

TEST_CASE("a posting that was wrong is no return") {
    Book book = raised_book();
    with_sent(book);
    post(book, "SDD-C12-1");
    book.tell(ReversePayment{0, book.today, "typing error", ReversalKind::Reversed});
    CHECK(state_of(book.state, book.state.collections.front()) == CollectionState::Sent);
    CHECK(given_mandate(book.state) != nullptr);
}

TEST_CASE("who takes the money back is a charge-back") {
    Book book = raised_book();
    with_sent(book);
    post(book, "SDD-C12-1");
    book.tell(ReturnCollection{"SDD-C12-1", "MD06", book.today});
    CHECK(book.state.postings.front().reversal == ReversalKind::ChargedBack);
}

TEST_CASE("a collection is named by its whole reference") {
    Book book = raised_book();
    with_sent(book);
    book.tell(PostPayment{cents(100), book.today, "SDD-C12-12"});
    CHECK(state_of(book.state, book.state.collections.front()) == CollectionState::Sent);
}
