#include "native/platform/secret.hpp"
#include "tests/native/provider/answers.hpp"

#include <doctest/doctest.h>

using namespace kz;
using namespace kz::test;

namespace {

std::unique_ptr<Provider> stripe(Answers& answers) {
    return make_stripe({"", "sk_test_1", "whsec_1", ""}, answers.ask());
}

std::string session(std::string_view rest) {
    return R"({"id":"cs_1","object":"checkout.session","client_reference_id":"PAY-C12-1","amount_total":11900,"currency":"eur",)" + std::string(rest) + "}";
}

std::string signature(std::string_view body, Instant now) {
    const std::string time = std::to_string(now.milliseconds / 1'000);
    return "t=" + time + ",v1=" + hex(hmac_sha256("whsec_1", time + "." + std::string(body)));
}

std::string noticed(Answers& answers, std::string_view body) {
    const Instant now{1'700'000'000'000};
    const std::string signed_header = signature(body, now);
    const auto id = stripe(answers)->noticed({body, signed_header}, now);
    return id ? *id : std::string(refusal_code(id.error()));
}

} // namespace

TEST_CASE("a checkout is opened with its reference as key, and nothing else decides what it is") {
    Answers answers{{answer(200, R"({"id":"cs_1","url":"https://checkout.stripe.com/c/pay/cs_1"})")}, {}};
    CHECK(stripe(answers)->open(sample_order()) == OpenedCheckout{"cs_1", "https://checkout.stripe.com/c/pay/cs_1"});
    REQUIRE(answers.asked.size() == 1);
    const HttpRequest& asked = answers.asked.front();
    CHECK(asked.method == "POST");
    CHECK(asked.url == "https://api.stripe.com/v1/checkout/sessions");
    const std::vector<HttpHeader> headers{{"Authorization", "Bearer sk_test_1"}, {"Stripe-Version", "2024-06-20"}, {"Accept", "application/json"},
                                          {"Content-Type", "application/x-www-form-urlencoded"}, {"Idempotency-Key", "PAY-C12-1"}};
    CHECK(asked.headers == headers);
    CHECK(asked.body == "mode=payment&client_reference_id=PAY-C12-1&line_items%5B0%5D%5Bquantity%5D=1&line_items%5B0%5D%5Bprice_data%5D%5Bcurrency%5D=eur&"
                        "line_items%5B0%5D%5Bprice_data%5D%5Bunit_amount%5D=11900&"
                        "line_items%5B0%5D%5Bprice_data%5D%5Bproduct_data%5D%5Bname%5D=M%C3%BCller%20%26%20S%C3%B6hne%20R-1&payment_method_types%5B0%5D=card&"
                        "payment_intent_data%5Bdescription%5D=M%C3%BCller%20%26%20S%C3%B6hne%20R-1&payment_intent_data%5Bmetadata%5D%5Bcheckout%5D=PAY-C12-1&"
                        "locale=de&success_url=https%3A%2F%2Fpay.example%2Fback%2FX&cancel_url=https%3A%2F%2Fpay.example%2Fback%2FX%3Fleft%3D1&"
                        "expires_at=1800000000");
}

TEST_CASE("what does not open says why") {
    const struct {
        HttpAnswer given;
        const char* outcome;
    } rows[] = {
        {answer(0, ""), "not_reached"},
        {answer(429, "{}"), "not_reached"},
        {answer(500, "{}"), "not_reached"},
        {answer(401, R"({"error":{"type":"invalid_request_error"}})"), "key_refused"},
        {answer(400, R"({"error":{"type":"invalid_request_error"}})"), "order_refused"},
        {answer(404, "{}"), "id_unknown"},
        {answer(200, "<html>"), "answer_faulty"},
        {answer(200, R"({"id":"cs_1","url":null})"), "answer_faulty"},
        {answer(302, ""), "answer_faulty"},
    };
    for (const auto& row : rows) {
        Answers answers{{row.given}, {}};
        const auto opened = stripe(answers)->open(sample_order());
        REQUIRE(!opened);
        CHECK(refusal_code(opened.error()) == row.outcome);
    }
}

TEST_CASE("what a session says is where the checkout stands") {
    const std::string paid = R"("status":"complete","payment_status":"paid","payment_intent":{"id":"pi_1","status":"succeeded","latest_charge":)";
    const auto disputes = [](const char* status) { return answer(200, std::string(R"({"data":[{"id":"dp_1","status":")") + status + "\"}]}"); };
    const std::string disputed = session(paid + R"({"disputed":true,"refunded":false,"amount_refunded":0}})");
    const struct {
        std::vector<HttpAnswer> given;
        const char* outcome;
    } rows[] = {
        {{answer(200, session(R"("status":"open","payment_status":"unpaid","payment_intent":null)"))}, "started 119.00 back 0.00 PAY-C12-1"},
        {{answer(200, session(R"("status":"expired","payment_status":"unpaid","payment_intent":null)"))}, "expired 119.00 back 0.00 PAY-C12-1"},
        {{answer(200, session(R"("status":"complete","payment_status":"unpaid","payment_intent":{"id":"pi_1","status":"processing","latest_charge":null})"))},
         "pending 119.00 back 0.00 PAY-C12-1"},
        {{answer(200, session(R"("status":"complete","payment_status":"unpaid","payment_intent":{"id":"pi_1","status":"requires_payment_method"})"))},
         "failed 119.00 back 0.00 PAY-C12-1"},
        {{answer(200, session(paid + R"({"disputed":false,"refunded":false,"amount_refunded":0}})"))}, "settled 119.00 back 0.00 PAY-C12-1"},
        {{answer(200, session(paid + R"({"disputed":false,"refunded":false,"amount_refunded":1900}})"))}, "settled 119.00 back 19.00 PAY-C12-1"},
        {{answer(200, session(paid + R"({"disputed":false,"refunded":true,"amount_refunded":11900}})"))}, "refunded 119.00 back 119.00 PAY-C12-1"},
        {{answer(200, disputed), disputes("needs_response")}, "charged_back 119.00 back 0.00 PAY-C12-1"},
        {{answer(200, disputed), disputes("lost")}, "charged_back 119.00 back 0.00 PAY-C12-1"},
        {{answer(200, disputed), disputes("won")}, "settled 119.00 back 0.00 PAY-C12-1"},
        {{answer(200, disputed), disputes("warning_needs_response")}, "settled 119.00 back 0.00 PAY-C12-1"},
        {{answer(200, disputed), answer(503, "")}, "not_reached"},
        {{answer(200, session(R"("status":"complete","payment_status":"strange")"))}, "answer_faulty"},
        {{answer(200, R"({"status":"open","currency":"eur"})")}, "answer_faulty"},
        {{answer(404, "{}")}, "id_unknown"},
    };
    for (const auto& row : rows) {
        Answers answers{row.given, {}};
        CHECK(shown(stripe(answers)->report("cs_1")) == row.outcome);
        CHECK(answers.asked.front().url == "https://api.stripe.com/v1/checkout/sessions/cs_1?expand%5B%5D=payment_intent.latest_charge");
    }
}

TEST_CASE("a notification says which checkout to ask for, by session or by payment") {
    Answers none;
    CHECK(noticed(none, R"({"type":"checkout.session.completed","data":{"object":{"id":"cs_1"}}})") == "cs_1");
    CHECK(noticed(none, R"({"type":"checkout.session.async_payment_failed","data":{"object":{"id":"cs_1"}}})") == "cs_1");
    CHECK(noticed(none, R"({"type":"invoice.paid","data":{"object":{"id":"in_1"}}})") == "notice_other");
    CHECK(noticed(none, R"({"type":"checkout.session.completed"})") == "notice_faulty");
    CHECK(noticed(none, R"({"type":"charge.refunded","data":{"object":{"id":"ch_1","payment_intent":null}}})") == "notice_faulty");
    CHECK(noticed(none, "{") == "notice_faulty");
    CHECK(none.asked.empty());
    for (const char* type : {"charge.refunded", "charge.dispute.created", "charge.dispute.closed"}) {
        const std::string body = std::string(R"({"type":")") + type + R"(","data":{"object":{"id":"x_1","payment_intent":"pi_1"}}})";
        Answers found{{answer(200, R"({"data":[{"id":"cs_1"}]})")}, {}};
        CHECK(noticed(found, body) == "cs_1");
        CHECK(found.asked.front().url == "https://api.stripe.com/v1/checkout/sessions?limit=1&payment_intent=pi_1");
        Answers other{{answer(200, R"({"data":[]})")}, {}};
        CHECK(noticed(other, body) == "notice_other");
    }
}

TEST_CASE("what is not signed is not read") {
    Answers none;
    const auto id = stripe(none)->noticed({R"({"type":"checkout.session.completed","data":{"object":{"id":"cs_1"}}})", {}}, Instant{});
    REQUIRE(!id);
    CHECK(id.error() == ProviderRefusal::SignatureMissing);
}

TEST_CASE("a checkout is called off by its name") {
    Answers answers{{answer(200, session(R"("status":"expired")")), answer(400, "{}")}, {}};
    CHECK(stripe(answers)->call_off("cs_1").has_value());
    CHECK(answers.asked.front().method == "POST");
    CHECK(answers.asked.front().url == "https://api.stripe.com/v1/checkout/sessions/cs_1/expire");
    CHECK(stripe(answers)->call_off("cs_1").error() == ProviderRefusal::OrderRefused);
}
