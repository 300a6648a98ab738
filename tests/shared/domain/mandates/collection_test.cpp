#include "shared/domain/mandates/collection.hpp"
#include "tests/shared/domain/law/law_kit.hpp"

using namespace kz;

namespace {

std::string text_of(const std::vector<AnnouncedDebit>& debits) {
    std::string out;
    for (const AnnouncedDebit& debit : debits)
        out += (out.empty() ? "" : ", ") + plain(debit.amount) + " on " + iso(debit.collect_on);
    return out;
}

std::string outcome(const std::vector<OwedDebit>& owed, const std::vector<AnnouncedDebit>& announced, const char* today) {
    const auto upcoming = covered(owed, announced, day(today));
    return upcoming ? text_of(*upcoming) : "to be announced";
}

} // namespace

TEST_CASE("a collection is announced for the first banking day that is due, told in time and can be sent") {
    const struct {
        const char* what;
        const char* today;
        const char* due_on;
        int announce_days;
        const char* outcome;
    } rows[] = {
        {"due later", "2026-11-10", "2026-12-01", 14, "50.00 on 2026-12-01"},
        {"due sooner than told", "2026-11-10", "2026-11-16", 14, "50.00 on 2026-11-24"},
        {"due long ago", "2026-11-10", "2026-01-16", 14, "50.00 on 2026-11-24"},
        {"due on Good Friday", "2026-03-01", "2026-04-03", 14, "50.00 on 2026-04-07"},
        {"told a day before, on a Thursday", "2026-11-12", "2026-11-01", 1, "50.00 on 2026-11-13"},
        {"told a day before, on a Sunday: Friday has passed", "2026-11-15", "2026-11-01", 1, "50.00 on 2026-11-17"},
        {"told on Christmas Eve, and the bank opens once more", "2026-12-24", "2026-12-01", 1, "50.00 on 2026-12-28"},
        {"no calendar", "2010-11-10", "2010-11-16", 14, ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(text_of(announcement({{day(row.due_on), euros("50.00")}}, row.announce_days, day(row.today))) == row.outcome);
    }
}

TEST_CASE("never more than announced, and on no other day") {
    const OwedDebit first{day("2026-12-01"), euros("50.00")};
    const OwedDebit second{day("2027-01-01"), euros("50.00")};
    const std::vector<AnnouncedDebit> both = {{day("2026-12-01"), euros("50.00")}, {day("2027-01-04"), euros("50.00")}};
    const struct {
        const char* what;
        std::vector<OwedDebit> owed;
        std::vector<AnnouncedDebit> announced;
        const char* today;
        const char* outcome;
    } rows[] = {
        {"as announced", {first, second}, both, "2026-11-10", "50.00 on 2026-12-01, 50.00 on 2027-01-04"},
        {"less than announced", {{first.due_on, euros("20.00")}, second}, both, "2026-11-10", "20.00 on 2026-12-01, 50.00 on 2027-01-04"},
        {"the first was paid", {second}, both, "2026-11-10", "50.00 on 2027-01-04"},
        {"nothing is owed", {}, both, "2026-11-10", ""},
        {"more than announced", {{first.due_on, euros("50.01")}, second}, both, "2026-11-10", "to be announced"},
        {"later than announced", {{day("2026-12-02"), euros("50.00")}, second}, both, "2026-11-10", "to be announced"},
        {"not announced", {first}, {}, "2026-11-10", "to be announced"},
        {"the last day to send", {first, second}, both, "2026-11-30", "50.00 on 2026-12-01, 50.00 on 2027-01-04"},
        {"the day to send has passed", {first, second}, both, "2026-12-01", "to be announced"},
        {"one more than announced", {first, second, second}, both, "2026-11-10", "to be announced"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(outcome(row.owed, row.announced, row.today) == row.outcome);
    }
}

TEST_CASE("a file takes what goes to the bank on the last day or the banking day before") {
    const struct {
        const char* on;
        bool is_due;
    } rows[] = {
        {"2026-12-22", false}, {"2026-12-23", true}, {"2026-12-24", true}, {"2026-12-25", false}, {"2026-12-28", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.on);
        CHECK(is_due_for_file(day("2026-12-28"), day(row.on)) == row.is_due);
    }
    CHECK(submit_by(day("2026-12-28")) == day("2026-12-24"));
    CHECK_FALSE(submit_by(day("2026-12-25")).has_value());
}

TEST_CASE("a collection can be had back for eight weeks") {
    CHECK(refundable_until(day("2026-11-23"), day("2026-11-23")) == day("2027-01-18"));
    CHECK(refundable_until(day("2026-11-23"), day("2027-01-18")) == day("2027-01-18"));
    CHECK_FALSE(refundable_until(day("2026-11-23"), day("2027-01-19")).has_value());
}

TEST_CASE("a collection has its place in the series") {
    const struct {
        MandateKind kind;
        bool is_first, is_last;
        const char* outcome;
    } rows[] = {
        {MandateKind::OneOff, true, true, "OOFF"},      {MandateKind::Recurring, true, false, "FRST"},
        {MandateKind::Recurring, false, false, "RCUR"}, {MandateKind::Recurring, false, true, "FNAL"},
        {MandateKind::Recurring, true, true, "FRST"},
    };
    for (const auto& row : rows)
        CHECK(sequence_code(sequence_of(row.kind, row.is_first, row.is_last)) == row.outcome);
    CHECK(collection_reference(ClaimId{12}, 3) == "SDD-C12-3");
    CHECK(claim_of_collection("SDD-C12-3") == ClaimId{12});
    for (const char* other : {"", "SDD-", "SDD-C12", "SDD--3", "SDD-X-3", "C12-3", "MND-C12-3"}) {
        CAPTURE(other);
        CHECK_FALSE(claim_of_collection(other).has_value());
    }
}
