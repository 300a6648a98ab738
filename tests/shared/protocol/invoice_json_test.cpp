#include "shared/protocol/invoice_json.hpp"

#include "shared/domain/claims/invoice_rules.hpp"
#include "tests/shared/golden.hpp"
#include "tests/shared/protocol/samples.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;
using kz::test::check_golden;

namespace {

// "in order", or "missing at /issued_on".
std::string outcome(std::string_view json) {
    const auto invoice = decode_invoice(json);
    if (invoice)
        return "in order";
    return std::string(rule_code(invoice.error().rule)) + " at " + invoice.error().field;
}

// The least invoice that the language takes, with `old_part` changed to `new_part`.
std::string least_with(std::string_view old_part, std::string_view new_part) {
    std::string json = R"({"issued_on":"2026-11-02","currency":"EUR","seller":{},)"
                       R"("lines":[{"quantity":"1","price":"2.50","net_minor":250}],)"
                       R"("totals":{"lines_minor":250,"net_minor":250,"gross_minor":250,"due_minor":250}})";
    const std::size_t at = json.find(old_part);
    CHECK(at != std::string::npos);
    return at == std::string::npos ? json : json.replace(at, old_part.size(), new_part);
}

} // namespace

TEST_CASE("an invoice comes back as it was") {
    const Invoice sample = wire_samples::invoice();
    CHECK(check(sample).has_value());
    CHECK(check(wire_samples::credit_note()).has_value());
    CHECK(decode_invoice(encode_invoice(sample)) == sample);
    CHECK(decode_invoice(encode_invoice(wire_samples::credit_note())) == wire_samples::credit_note());
    SeededRandom random(3);
    for (int round = 0; round < 300; ++round) {
        const Invoice invoice = wire_samples::random_invoice(random, wire_samples::Texts::Plain);
        const auto decoded = decode_invoice(encode_invoice(invoice));
        CAPTURE(round);
        CHECK((decoded && *decoded == invoice));
    }
}

TEST_CASE("the JSON of an invoice stays as it is") {
    check_golden("protocol", "invoice", wire_samples::indented(encode_invoice(wire_samples::invoice())));
    check_golden("protocol", "credit_note", wire_samples::indented(encode_invoice(wire_samples::credit_note())));
}

TEST_CASE("what an invoice does not say has its default") {
    const auto decoded = decode_invoice(least_with("\"seller\":{}", "\"seller\":null,\"due_on\":null"));
    CHECK(decoded.has_value());
    if (!decoded)
        return;
    Invoice expected;
    expected.issued_on = wire_samples::day("2026-11-02");
    expected.type_code = "380";
    InvoiceLine line;
    line.quantity = Decimal{1, 0};
    line.price = Decimal{25, 1};
    line.net = Money{250, eur};
    expected.lines = {line};
    expected.totals.lines = expected.totals.net = expected.totals.gross = expected.totals.due = Money{250, eur};
    CHECK(*decoded == expected);
}

TEST_CASE("amounts that are not said are zero of the invoice's currency") {
    const auto decoded = decode_invoice(least_with("EUR", "CHF"));
    CHECK((decoded && decoded->totals.rounding == Money{0, decoded->currency}));
    CHECK((decoded && decoded->totals.prepaid.currency.text() == "CHF"));
}

TEST_CASE("a credit note has its own type code") {
    const auto decoded = decode_invoice(least_with("{\"issued_on\"", "{\"kind\":\"credit_note\",\"issued_on\""));
    CHECK((decoded && decoded->kind == InvoiceKind::CreditNote && decoded->type_code == "381"));
}

TEST_CASE("the texts of a request are cleaned, so that equal invoices are equal") {
    const auto decoded = decode_invoice(least_with(
        "\"seller\":{}",
        R"("number":" R-1\t","note":"\r\na\r\nb\rc\n\r ","means":[{"iban":"DE89 3704 0044 0532 0130 00"}])"));
    CHECK(decoded.has_value());
    if (!decoded)
        return;
    CHECK(decoded->number == "R-1");
    CHECK(decoded->note == "a\nb\nc");
    CHECK(decoded->means.front().iban == "DE89370400440532013000");
}

TEST_CASE("an invoice that is not in the language is refused with the field and the reason") {
    const struct {
        const char* old_part;
        const char* new_part;
        const char* outcome;
    } rows[] = {
        {"{}", "{}", "in order"},
        {"\"issued_on\":\"2026-11-02\",", "", "missing at /issued_on"},
        {"\"2026-11-02\"", "null", "missing at /issued_on"},
        {"\"2026-11-02\"", "20261102", "wrong_type at /issued_on"},
        {"2026-11-02", "02.11.2026", "bad_format at /issued_on"},
        {"2026-11-02", "2026-02-29", "bad_format at /issued_on"},
        {"2026-11-02", "3000-01-01", "bad_format at /issued_on"},
        {"2026-11-02", "2026-11-02T00:00:00Z", "bad_format at /issued_on"},
        {"\"currency\":\"EUR\",", "", "missing at /currency"},
        {"EUR", "eur", "bad_format at /currency"},
        {"EUR", "JPY", "bad_format at /currency"},
        {"\"EUR\"", "978", "wrong_type at /currency"},
        {"{\"issued_on\"", "{\"kind\":\"proforma\",\"issued_on\"", "unknown_code at /kind"},
        {"\"seller\":{}", "\"seller\":[]", "wrong_type at /seller"},
        {"\"seller\":{}", "\"seller\":\"Stadtwerke\"", "wrong_type at /seller"},
        {"\"seller\":{}", "\"seller\":{\"vat\":\"DE1\"}", "unknown_field at /seller/vat"},
        {"\"seller\":{}", "\"seller\":{\"name\":7}", "wrong_type at /seller/name"},
        {"\"seller\":{}", "\"buyer\":{\"address\":{\"zip\":\"1\"}}", "unknown_field at /buyer/address/zip"},
        {"\"seller\":{}", "\"sender\":{}", "unknown_field at /sender"},
        {"\"seller\":{}", "\"\":{}", "unknown_field at /"},
        {"\"seller\":{}", "\"payee\":{\"name\":\"a\\u0000b\"}", "not_plain at /payee/name"},
        {"\"seller\":{}", "\"note\":\"a\\u0007b\"", "not_plain at /note"},
        {"\"seller\":{}", "\"period\":{\"from\":\"today\"}", "bad_format at /period/from"},
        {"\"seller\":{}", "\"means\":{}", "wrong_type at /means"},
        {"\"seller\":{}", "\"means\":[{},{\"bank\":\"\"}]", "unknown_field at /means/1/bank"},
        {"\"seller\":{}", "\"adjustments\":[{\"amount_minor\":1}]", "missing at /adjustments/0/kind"},
        {"\"seller\":{}", "\"adjustments\":[{\"kind\":\"charge\"}]", "missing at /adjustments/0/amount_minor"},
        {"\"seller\":{}", "\"adjustments\":[{\"kind\":\"fee\",\"amount_minor\":1}]", "unknown_code at /adjustments/0/kind"},
        {"\"seller\":{}", "\"taxes\":[{\"tax_minor\":1}]", "missing at /taxes/0/base_minor"},
        {"\"seller\":{}", "\"taxes\":[{\"base_minor\":1}]", "missing at /taxes/0/tax_minor"},
        {"\"seller\":{}", "\"seller\":{},\"seller\":{}", "duplicate_field at /seller"},
        {"[{", "[null,{", "wrong_type at /lines/0"},
        {"[{", "[[],{", "wrong_type at /lines/0"},
        {"\"quantity\":\"1\",", "", "missing at /lines/0/quantity"},
        {"\"quantity\":\"1\"", "\"quantity\":1", "wrong_type at /lines/0/quantity"},
        {"\"quantity\":\"1\"", "\"quantity\":\"1,5\"", "bad_format at /lines/0/quantity"},
        {"\"quantity\":\"1\"", "\"quantity\":\"1e3\"", "bad_format at /lines/0/quantity"},
        {"\"quantity\":\"1\"", "\"quantity\":\"\"", "bad_format at /lines/0/quantity"},
        {"2.50", "0.1234567891", "bad_format at /lines/0/price"},
        {"2.50", "99999999999999999999", "bad_format at /lines/0/price"},
        {"\"price\":\"2.50\",", "", "missing at /lines/0/price"},
        {",\"net_minor\":250", "", "missing at /lines/0/net_minor"},
        {"\"net_minor\":250}", "\"net_minor\":\"250\"}", "wrong_type at /lines/0/net_minor"},
        {"\"net_minor\":250}", "\"net_minor\":2.5}", "not_whole at /lines/0/net_minor"},
        {"\"net_minor\":250}", "\"net_minor\":250.0}", "not_whole at /lines/0/net_minor"},
        {"\"net_minor\":250}", "\"net_minor\":25e1}", "not_whole at /lines/0/net_minor"},
        {"\"net_minor\":250}", "\"net_minor\":true}", "wrong_type at /lines/0/net_minor"},
        {"\"net_minor\":250}", "\"net_minor\":10000000000001}", "out_of_range at /lines/0/net_minor"},
        {"\"net_minor\":250}", "\"net_minor\":-10000000000001}", "out_of_range at /lines/0/net_minor"},
        {"\"net_minor\":250}", "\"net_minor\":9223372036854775808}", "out_of_range at /lines/0/net_minor"},
        {"\"net_minor\":250}", "\"net_minor\":-9223372036854775809}", "out_of_range at /lines/0/net_minor"},
        {"\"net_minor\":250}", "\"net_minor\":99999999999999999999999}", "out_of_range at /lines/0/net_minor"},
        {"\"net_minor\":250}", "\"net_minor\":250,\"gross\":1}", "unknown_field at /lines/0/gross"},
        {"\"net_minor\":250}",
         "\"net_minor\":250,\"adjustments\":[{\"kind\":\"charge\",\"amount_minor\":1,\"tax_percent\":\"19\"}]}",
         "unknown_field at /lines/0/adjustments/0/tax_percent"},
        {"\"totals\":", "\"sums\":", "missing at /totals"},
        {"\"lines_minor\":250,", "", "missing at /totals/lines_minor"},
        {"\"net_minor\":250,\"gross", "\"gross", "missing at /totals/net_minor"},
        {"\"gross_minor\":250,", "", "missing at /totals/gross_minor"},
        {",\"due_minor\":250", "", "missing at /totals/due_minor"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.new_part);
        CHECK(outcome(least_with(row.old_part, row.new_part)) == row.outcome);
    }
    CHECK(outcome("[]") == "wrong_type at ");
    CHECK(outcome("null") == "wrong_type at ");
    CHECK(outcome("\"invoice\"") == "wrong_type at ");
    CHECK(outcome("{}") == "missing at /issued_on");
    CHECK(outcome(std::string(invoice_body_bytes_max + 1, ' ')) == "too_large at ");
}
