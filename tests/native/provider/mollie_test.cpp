#include "tests/native/provider/answers.hpp"

#include <doctest/doctest.h>

using namespace kz;
using namespace kz::test;

namespace {

std::unique_ptr<Provider> mollie(Answers& answers) {
    return make_mollie({"", "test_1", "", ""}, answers.ask());
}

std::string payment(std::string_view rest) {
    return R"({"resource":"payment","id":"tr_1","amount":{"currency":"EUR","value":"119.00"},"metadata":{"checkout":"PAY-C12-1"},)" + std::string(rest) + "}";
}

} // namespace

TEST_CASE("a payment is made with its reference as key") {
    Answers answers{{answer(201, R"({"id":"tr_1","_links":{"checkout":{"href":"https://www.mollie.com/checkout/x","type":"text/html"}}})")}, {}};
    CHECK(mollie(answers)->open(sample_order()) == OpenedCheckout{"tr_1", "https://www.mollie.com/checkout/x"});
    const HttpRequest& asked = answers.asked.front();
    CHECK(asked.url == "https://api.mollie.com/v2/payments");
    const std::vector<HttpHeader> headers{{"Authorization", "Bearer test_1"}, {"Accept", "application/hal+json"}, {"Content-Type", "application/json"},
                                          {"Idempotency-Key", "PAY-C12-1"}};
    CHECK(asked.headers == headers);
    CHECK(asked.body == R"({"amount":{"currency":"EUR","value":"119.00"},"cancelUrl":"https://pay.example/back/X?left=1","description":"Müller & Söhne R-1",)"
                        R"("locale":"de_DE","metadata":{"checkout":"PAY-C12-1"},"method":"creditcard","redirectUrl":"https://pay.example/back/X",)"
                        R"("webhookUrl":"https://pay.example/api/v1/providers/mollie/notifications"})");
}

TEST_CASE("what a payment says is where the checkout stands") {
    const std::string back = R"("_embedded":{"chargebacks":[{"id":"chb_1","amount":{"currency":"EUR","value":"119.00"},"reversedAt":)";
    const struct {
        HttpAnswer given;
        const char* outcome;
    } rows[] = {
        {answer(200, payment(R"("status":"open")")), "started 119.00 back 0.00 PAY-C12-1"},
        {answer(200, payment(R"("status":"pending")")), "pending 119.00 back 0.00 PAY-C12-1"},
        {answer(200, payment(R"("status":"canceled")")), "failed 119.00 back 0.00 PAY-C12-1"},
        {answer(200, payment(R"("status":"failed")")), "failed 119.00 back 0.00 PAY-C12-1"},
        {answer(200, payment(R"("status":"expired")")), "expired 119.00 back 0.00 PAY-C12-1"},
        {answer(200, payment(R"("status":"paid")")), "settled 119.00 back 0.00 PAY-C12-1"},
        {answer(200, payment(R"("status":"paid","amountRefunded":{"currency":"EUR","value":"19.00"})")), "settled 119.00 back 19.00 PAY-C12-1"},
        {answer(200, payment(R"("status":"paid","amountRefunded":{"currency":"EUR","value":"119.00"})")), "refunded 119.00 back 119.00 PAY-C12-1"},
        {answer(200, payment(R"("status":"paid",)" + back + "null}]}")), "charged_back 119.00 back 0.00 PAY-C12-1"},
        {answer(200, payment(R"("status":"paid",)" + back + R"("2026-11-22T10:00:00+00:00"}]})")), "settled 119.00 back 0.00 PAY-C12-1"},
        {answer(200, payment(R"("status":"strange")")), "answer_faulty"},
        {answer(200, R"({"id":"tr_1","status":"paid","amount":{"currency":"EUR","value":"1.005"}})"), "answer_faulty"},
        {answer(200, "[]"), "answer_faulty"},
        {answer(401, "{}"), "key_refused"},
        {answer(404, "{}"), "id_unknown"},
        {answer(410, "{}"), "id_unknown"},
        {answer(503, "{}"), "not_reached"},
    };
    for (const auto& row : rows) {
        Answers answers{{row.given}, {}};
        CHECK(shown(mollie(answers)->report("tr_1")) == row.outcome);
        CHECK(answers.asked.front().url == "https://api.mollie.com/v2/payments/tr_1?embed=chargebacks");
    }
}

TEST_CASE("a notification is the id of a payment, and nothing that could lead elsewhere") {
    const struct {
        const char* body;
        const char* outcome;
    } rows[] = {
        {"id=tr_5B8cwPMGnU6qLbRvo7qEZo", "tr_5B8cwPMGnU6qLbRvo7qEZo"},
        {"id=ord_1", "notice_faulty"},
        {"id=tr_1/../../x", "notice_faulty"},
        {"id=tr_1&id=tr_2", "notice_faulty"},
        {"id=tr_1%2F", "notice_faulty"},
        {"id=", "notice_faulty"},
        {"{\"id\":\"tr_1\"}", "notice_faulty"},
        {"", "notice_faulty"},
    };
    Answers none;
    for (const auto& row : rows) {
        const auto id = mollie(none)->noticed({row.body, {}}, Instant{});
        CHECK((id ? *id : std::string(refusal_code(id.error()))) == row.outcome);
    }
    CHECK(none.asked.empty());
}

TEST_CASE("a payment is called off where its method allows it") {
    Answers answers{{answer(200, payment(R"("status":"canceled")")), answer(422, "{}")}, {}};
    CHECK(mollie(answers)->call_off("tr_1").has_value());
    CHECK(answers.asked.front().method == "DELETE");
    CHECK(answers.asked.front().url == "https://api.mollie.com/v2/payments/tr_1");
    CHECK(mollie(answers)->call_off("tr_1").error() == ProviderRefusal::OrderRefused);
}
