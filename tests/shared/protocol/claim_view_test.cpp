#include "shared/protocol/claim_view.hpp"

#include "shared/protocol/answers.hpp"
#include "tests/shared/golden.hpp"
#include "tests/shared/protocol/samples.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace kz;
using kz::test::check_golden;

namespace {

std::string written(const ClaimView& claim) {
    std::string out;
    append_claim(out, claim);
    return out;
}

// "in order", or "missing at /claim", for the sample with `old_part` changed to `new_part`.
std::string outcome(std::string_view old_part, std::string_view new_part) {
    std::string json = written(wire_samples::claim());
    const std::size_t at = json.find(old_part);
    if (at == std::string::npos)
        return "not found";
    const auto claim = decode_claim(json.replace(at, old_part.size(), new_part));
    if (claim)
        return "in order";
    return std::string(rule_code(claim.error().rule)) + " at " + claim.error().field;
}

} // namespace

TEST_CASE("a claim comes back as it was") {
    CHECK(decode_claim(written(wire_samples::claim())) == wire_samples::claim());
    SeededRandom random(7);
    for (int round = 0; round < 500; ++round) {
        const ClaimView claim = wire_samples::random_claim(random);
        const auto decoded = decode_claim(written(claim));
        CAPTURE(round);
        CHECK((decoded && *decoded == claim));
    }
}

TEST_CASE("the view of a claim is what its journal says") {
    const ClaimView claim = wire_samples::claim();
    CHECK(claim.total_minor == 49999);
    CHECK(claim.paid_minor == 5000);
    CHECK(claim.open_minor == claim.total_minor - claim.paid_minor - 1000 + 250);
    CHECK(claim.lines.size() == 2);
}

TEST_CASE("what operators are answered stays as it is") {
    const ClaimView claim = wire_samples::claim();
    const std::vector<ClaimView> claims{claim, claim};
    std::string list;
    append_claims(list, claims, ClaimId{61});
    std::string last;
    append_claims(last, std::span<const ClaimView>{}, ClaimId{});
    std::string payment;
    append_payment(payment, 2, claim);
    std::string journal;
    append_journal(journal, ClaimId{12}, wire_samples::journal());
    std::string link;
    append_link(link, {"https://pay.example/l/abc", "abc", Instant{1'801'376'000'000}, "KZ-7F3A-9Q2M"});
    std::string merchant;
    append_merchant(merchant, wire_samples::merchant());
    std::string merchants;
    append_merchants(merchants, std::vector{wire_samples::merchant(), wire_samples::merchant()});
    std::string check_code;
    append_check_code(check_code, ClaimId{12}, "KZ-7F3A-9Q2M", "https://pay.example");
    std::string well_known;
    append_well_known(well_known, "Musterstrom", "https://pay.example");
    std::string service;
    append_service(service, {"https://pay.example", "Kulanz Betrieb GmbH", "Musterweg 1, 20099 Hamburg", "hilfe@kulanz.example"});
    check_golden("protocol", "check_code", wire_samples::indented(check_code));
    check_golden("protocol", "well_known", wire_samples::indented(well_known));
    check_golden("protocol", "service", wire_samples::indented(service));
    std::string health;
    append_health(health, "0.1.0");
    check_golden("protocol", "claim", wire_samples::indented(written(claim)));
    check_golden("protocol", "claims", wire_samples::indented(list));
    check_golden("protocol", "payment", wire_samples::indented(payment));
    check_golden("protocol", "journal", wire_samples::indented(journal));
    check_golden("protocol", "link", wire_samples::indented(link));
    check_golden("protocol", "merchant", wire_samples::indented(merchant));
    check_golden("protocol", "merchants", wire_samples::indented(merchants));
    check_golden("protocol", "health", wire_samples::indented(health));
    CHECK(last == "{\"claims\":[],\"next\":null}");
}

TEST_CASE("an answer is appended behind what is there") {
    std::string out = "data:[";
    append_health(out, "1");
    out += ',';
    append_claims(out, {}, {});
    CHECK(out == "data:[{\"status\":\"ok\",\"version\":\"1\"},{\"claims\":[],\"next\":null}");
}

TEST_CASE("a claim that cannot be read is refused with the field and the reason") {
    const struct {
        const char* old_part;
        const char* new_part;
        const char* outcome;
    } rows[] = {
        {"\"c12\"", "\"12\"", "bad_format at /claim"},
        {"\"m3\"", "\"3\"", "bad_format at /merchant"},
        {"\"issued_on\":\"2026-11-02\"", "\"issued_on\":null", "missing at /issued_on"},
        {"\"due_on\":\"2026-11-16\"", "\"due_on\":null", "in order"},
        {"\"EUR\"", "\"\"", "bad_format at /currency"},
        {"\"total_minor\":49999,", "", "missing at /total_minor"},
        {"\"open_minor\":", "\"open\":", "missing at /open_minor"},
        {"\"paid_minor\":5000", "\"paid_minor\":50.00", "not_whole at /paid_minor"},
        {"\"standing\":\"paused\"", "\"standing\":\"lost\"", "unknown_code at /standing"},
        {"\"version\":7", "\"version\":0", "out_of_range at /version"},
        {"\"lines\":[", "\"lines\":[{},", "missing at /lines/0/quantity"},
        {"\"price\":\"9.95\"", "\"price\":9.95", "wrong_type at /lines/1/price"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.new_part);
        CHECK(outcome(row.old_part, row.new_part) == row.outcome);
    }
}
