#include "shared/domain/payments/pay_ways.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

std::string read(std::string_view line) {
    const auto way = parse_pay_way(line);
    return way ? pay_way_text(*way) : std::string(refusal_code(way.error()));
}

// "transfer card ideal"
std::string shown(std::string_view lines, const PayCase& what) {
    std::string out;
    for (const PayWay& way : pay_ways_for(parse_pay_ways(lines), what))
        out.append(out.empty() ? "" : " ").append(pay_method_code(way.method));
    return out;
}

} // namespace

TEST_CASE("a way to pay is a line: method, provider, and when it is offered") {
    const struct {
        const char* line;
        const char* outcome;
    } rows[] = {
        {"card stripe", "card stripe"},
        {"transfer", "transfer"},
        {"cash viacash in:DE,AT", "cash viacash in:DE,AT"},
        {"ideal mollie to:50000 in:NL,BE from:100", "ideal mollie in:NL,BE from:100 to:50000"},
        {"paypal mollie stage:overdue,reminded", "paypal mollie stage:overdue,reminded"},
        {"", "method_unknown"},
        {"cheque stripe", "method_unknown"},
        {"card", "provider_unknown"},
        {"card bank", "provider_unknown"},
        {"transfer stripe", "provider_unknown"},
        {"card stripe fee:100", "condition_unknown"},
        {"card stripe from:100 from:200", "condition_unknown"},
        {"card stripe in:NL in:DE", "condition_unknown"},
        {"card stripe in:nl", "country_invalid"},
        {"card stripe in:", "country_invalid"},
        {"card stripe from:0", "amount_invalid"},
        {"card stripe to:1.00", "amount_invalid"},
        {"card stripe from:200 to:100", "amount_invalid"},
        {"card stripe stage:early", "stage_unknown"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.line);
        CHECK(read(row.line) == row.outcome);
    }
}

TEST_CASE("what a customer sees is the merchant's choice by country, amount and stage, in its order") {
    const char* const lines = "card stripe\nideal mollie in:NL\npaypal mollie from:1000 to:5000\neps stripe stage:reminded\ncard mollie";
    const auto euros = [](std::int64_t minor) { return Money{minor, eur}; };
    CHECK(shown("", {"DE", euros(100)}) == "transfer");
    CHECK(shown(lines, {"DE", euros(100)}) == "transfer card");
    CHECK(shown(lines, {"NL", euros(999)}) == "transfer card ideal");
    CHECK(shown(lines, {"NL", euros(1000)}) == "transfer card ideal paypal");
    CHECK(shown(lines, {"", euros(5001)}) == "transfer card");
    CHECK(shown(lines, {"AT", euros(100), PayStage::Reminded}) == "transfer card eps");
    CHECK(shown(lines, {"NL", Money{100, *parse_currency("CHF")}}) == "transfer");
    CHECK(shown("card stripe\ntransfer\npaypal mollie", {"DE", euros(100)}) == "card transfer paypal");
}

TEST_CASE("of two ways with one method the first that fits leads there") {
    const auto ways = pay_ways_for(parse_pay_ways("card stripe in:DE\ncard mollie"), {"NL", Money{100, eur}});
    REQUIRE(ways.size() == 2);
    CHECK(ways[1].provider == PayProvider::Mollie);
}
