#include "shared/protocol/page_json.hpp"

#include "tests/shared/golden.hpp"
#include "tests/shared/protocol/samples.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;
using kz::test::check_golden;

namespace {

// "in order", or "missing at /invoice", for the sample with `old_part` changed to `new_part`.
std::string outcome(std::string_view old_part, std::string_view new_part) {
    std::string json = encode_page(wire_samples::page());
    const std::size_t at = json.find(old_part);
    if (at == std::string::npos)
        return "not found";
    const auto page = decode_page(json.replace(at, old_part.size(), new_part));
    if (page)
        return "in order";
    return std::string(rule_code(page.error().rule)) + " at " + page.error().field;
}

} // namespace

TEST_CASE("a page comes back as it was") {
    const PageDocument sample = wire_samples::page();
    CHECK(decode_page(encode_page(sample)) == sample);
    SeededRandom random(6);
    for (int round = 0; round < 300; ++round) {
        PageDocument page = sample;
        page.claim = ClaimId{static_cast<std::int64_t>(random.below(INT64_MAX)) + 1};
        page.today = wire_samples::random_date(random);
        page.merchant = wire_samples::random_text(random, wire_samples::Texts::Any);
        page.state = wire_samples::random_state(random);
        const auto decoded = decode_page(encode_page(page));
        page.state.handovers.clear(); // for staff alone: the page has no place for them
        std::vector<ShareVisit> visits; // and of who saw it only when that was
        for (const ShareVisit& visit : last_visits(page.state.visits))
            visits.push_back({{}, visit.helper, {}, 0, visit.begun_at, visit.ended_at});
        page.state.visits = std::move(visits);
        CAPTURE(round);
        CHECK((decoded && *decoded == page));
    }
}

TEST_CASE("a page leaves out birth dates: what proves who somebody is is no content") {
    PageDocument page = wire_samples::page();
    const std::string without = encode_page(page);
    Invoice& invoice = page.state.invoice;
    invoice.seller.birth_date = invoice.buyer.birth_date = invoice.payee->birth_date = wire_samples::day("1980-12-24");
    CHECK(encode_page(page) == without);
    CHECK(without.find("birth_date") == std::string::npos);
    CHECK(without.find("1980-12-24") == std::string::npos);
}

TEST_CASE("a page says of a mandate's account what its customer knows it by") {
    PageDocument page = wire_samples::page();
    page.debit = {"DE98ZZZ09999999999", "NL91ABNA0417164300", 5};
    Mandate mandate{"MND-C12-1", "DE98ZZZ09999999999", "Alex Müller", "NL27INGB0000026500", MandateKind::OneOff, wire_samples::day("2026-11-20"), 5};
    page.state.mandates = {mandate};
    page.state.announced = {{wire_samples::day("2026-12-01"), Money{2500, page.state.invoice.currency}}};
    page.state.collections = {{"SDD-C12-1", "MND-C12-1", Money{2500, page.state.invoice.currency}, wire_samples::day("2026-11-27"), DebitSequence::OneOff,
                               wire_samples::day("2026-11-30"), "AC04"}};
    const std::string json = encode_page(page);
    CHECK(json.find("NL27INGB0000026500") == std::string::npos);
    page.state.mandates.front().iban = masked_iban(mandate.iban);
    CHECK(decode_page(json) == page);
    CHECK(encode_page(page) == json);
}

TEST_CASE("a page says how it can be paid online, and how that went") {
    PageDocument page = wire_samples::page();
    const Currency currency = page.state.invoice.currency;
    page.ways = parse_pay_ways("card stripe\nideal mollie in:NL to:50000 stage:overdue");
    page.state.checkouts = {{"PAY-C12-1", PayMethod::Card, PayProvider::Stripe, {2500, currency}, CheckoutState::Started, {0, currency}},
                            {"PAY-C12-2", PayMethod::Ideal, PayProvider::Mollie, {2500, currency}, CheckoutState::Settled, {500, currency}, 1}};
    const std::string json = encode_page(page);
    CHECK(decode_page(json) == page);
    CHECK(encode_page(page) == json);
}

TEST_CASE("a page says how soon answers usually come, when that is known") {
    PageDocument page = wire_samples::page();
    CHECK_FALSE(encode_page(page).contains("\"answers\""));
    for (const AnswerPromise& answers : {AnswerPromise{AnswerUnit::Minutes, 10}, AnswerPromise{AnswerUnit::Today, 0}, AnswerPromise{AnswerUnit::Days, 3}}) {
        page.answers = answers;
        CHECK(decode_page(encode_page(page)) == page);
    }
    page.answers = AnswerPromise{AnswerUnit::NextDay, 0};
    CHECK(encode_page(page).contains(R"("answers":{"unit":"next_day"})"));
}

TEST_CASE("the JSON of a page stays as it is") {
    check_golden("protocol", "page", wire_samples::indented(encode_page(wire_samples::page())));
}

TEST_CASE("what a later server says besides is passed over") {
    CHECK(outcome("{\"claim\"", "{\"chat\":{\"is_open\":true},\"claim\"") == "in order");
    CHECK(outcome("\"how\":\"returned\"", "\"how\":\"returned\",\"channel\":\"card\"") == "in order");
}

TEST_CASE("a page that cannot be read is refused with the field and the reason") {
    const struct {
        const char* old_part;
        const char* new_part;
        const char* outcome;
    } rows[] = {
        {"\"claim\":\"c12\",", "", "missing at /claim"},
        {"\"c12\"", "12", "wrong_type at /claim"},
        {"\"c12\"", "\"c012\"", "bad_format at /claim"},
        {"\"version\":7,", "", "missing at /version"},
        {"\"version\":7", "\"version\":0", "out_of_range at /version"},
        {"\"today\":\"2026-11-21\",", "", "missing at /today"},
        {"\"policy\":", "\"policies\":", "missing at /policy"},
        {"\"instalments_max\":6", "\"instalments_max\":61", "out_of_range at /policy/customer/instalments_max"},
        {"\"instalment_min_minor\":2500", "\"instalment_min_minor\":-1", "out_of_range at /policy/customer/instalment_min_minor"},
        {"\"first_due_days_max\":21", "\"first_due_days_max\":367", "out_of_range at /policy/customer/first_due_days_max"},
        {"\"raised_at_ms\":1793600000123,", "", "missing at /raised_at_ms"},
        {"\"raised_at_ms\":1793600000123", "\"raised_at_ms\":-1", "out_of_range at /raised_at_ms"},
        {"\"invoice\":", "\"bill\":", "missing at /invoice"},
        {"\"on\":\"2026-11-12\",", "", "missing at /movements/2/on"},
        {"\"kind\":\"paid\"", "\"kind\":\"given\"", "unknown_code at /movements/1/kind"},
        {"\"how\":\"returned\"", "\"how\":1", "wrong_type at /movements/3/how"},
        {"\"positions\":[\"item-1\"]", "\"positions\":[1]", "wrong_type at /movements/2/positions"},
        {"\"posting\":1", "\"posting\":2", "out_of_range at /movements/2/posting"},
        {"\"kind\":\"claimed\"", "\"kind\":\"held\"", "out_of_range at /movements/0/kind"},
        {"\"positions\":[\"cost-1\"],", "", "out_of_range at /movements/5/positions"},
        {"\"outcome\":\"accepted\"", "\"outcome\":\"won\"", "unknown_code at /disputes/0/outcome"},
        {"\"kind\":\"reminded\"", "\"kind\":\"\"", "unknown_code at /notes/0/kind"},
        {"\"agreed_at_ms\":1794600000456,", "", "missing at /plan/agreed_at_ms"},
        {"\"since_version\":5,", "", "missing at /plan/since_version"},
        {"\"rhythm\":\"after_pay_day\"", "\"rhythm\":\"daily\"", "unknown_code at /plan/rhythm"},
        {"\"spare_monthly_minor\":4000,", "", "missing at /plan_request/instalments"},
        {"\"due_on\":\"2027-01-05\"", "\"due_on\":\"\"", "bad_format at /plan/instalments/1/due_on"},
        {"\"subject\":\"cannot_pay\"", "\"subject\":\"\"", "unknown_code at /conversation/messages/0/subject"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.new_part);
        CHECK(outcome(row.old_part, row.new_part) == row.outcome);
    }
}
