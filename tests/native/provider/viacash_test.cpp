#include "native/provider/viacash_signature.hpp"
#include "tests/native/provider/answers.hpp"

#include <doctest/doctest.h>

using namespace kz;
using namespace kz::test;

namespace {

// Of the published examples.
constexpr std::string_view key = "6b3fb3abef828c7d10b5a905a49c988105621395";
constexpr std::string_view hook = "https://callback.example.com/barzahlen/callback";
constexpr std::string_view hook_date = "Fri, 01 Apr 2016 09:20:06 GMT";
constexpr std::string_view hook_body = R"({
    "event": "paid",
    "event_occurred_at": "2016-01-06T12:34:56Z",
    "affected_transaction_id": "4729294329",
    "slip": {
        "id": "slp-d90ab05c-69f2-4e87-9972-97b3275a0ccd",
        "slip_type": "payment",
        "division_id": "1234",
        "reference_key": "O64737X",
        "expires_at": "2016-01-10T12:34:56Z",
        "customer": {
            "key": "LDFKHSLFDHFL",
            "cell_phone_last_4_digits": "6789",
            "email": "john@example.com",
            "language": "de-DE"
        },
        "metadata": {
          "order_id": 1234,
          "invoice_no": "A123"
        },
        "transactions": [
          {
            "id": "4729294329",
            "currency": "EUR",
            "amount": "123.34",
            "state": "paid"
          }
        ]
    }
})";

std::unique_ptr<Provider> viacash(Answers& answers) {
    return make_viacash({"", std::string(key), "", "12345"}, answers.ask());
}

std::string slip(std::string_view state, std::string_view amount = "119.00") {
    return R"({"id":"slp-1","slip_type":"payment","reference_key":"PAY-C12-1","transactions":[{"id":"4729294329","currency":"EUR","amount":")" +
           std::string(amount) + R"(","state":")" + std::string(state) + R"("}]})";
}

std::string noticed(const ProviderNotice& notice) {
    Answers none;
    const auto id = viacash(none)->noticed(notice, Instant{});
    return id ? *id : std::string(refusal_code(id.error()));
}

std::string signed_as(const SignedRequest& request) {
    return "BZ1-HMAC-SHA256 " + viacash_signature(request, key);
}

} // namespace

TEST_CASE("the published signature of a notification is ours") {
    CHECK(viacash_signature({"POST", hook, hook_date, {}, hook_body}, key) == "eb22cda264a5cf5a138e8ac13f0aa8da2daf28c687d9db46872cf777f0decc04");
    CHECK(http_date_of(Instant{1'459'502'406'000}) == hook_date);
}

TEST_CASE("host and port, path and query are signed apart") {
    const auto of = [](std::string_view url) { return viacash_signature({"GET", url, hook_date, {}, {}}, key); };
    CHECK(of("https://api.viafintech.com/v2/slips") == of("https://api.viafintech.com:443/v2/slips"));
    CHECK(of("http://127.0.0.1/v2") == of("http://127.0.0.1:80/v2"));
    CHECK(of("https://[::1]/v2") == of("https://[::1]:443/v2"));
    CHECK(of("https://a.example/v2?x=1") != of("https://a.example/v2"));
    CHECK(of("https://a.example/v2?") == of("https://a.example/v2"));
}

TEST_CASE("a slip is made with its reference as key, for a customer who is not named") {
    Answers answers{{answer(201, R"({"id":"slp-1","checkout_token":"x","barcode":"4006381333931"})")}, {}};
    CheckoutOrder order = sample_order();
    order.method = PayMethod::Cash;
    order.customer = "7F3A9Q2M";
    CHECK(viacash(answers)->open(order) == OpenedCheckout{"slp-1", "", "4006381333931"});
    const HttpRequest& asked = answers.asked.front();
    CHECK(asked.url == "https://api.viafintech.com/v2/slips");
    CHECK(asked.body == R"({"customer":{"key":"7F3A9Q2M","language":"de-DE"},"expires_at":"2027-01-15T08:00:00Z",)"
                        R"("hook_url":"https://pay.example/api/v1/providers/mollie/notifications","reference_key":"PAY-C12-1","slip_type":"payment",)"
                        R"("transactions":[{"amount":"119.00","currency":"EUR"}]})");
    REQUIRE(asked.headers.size() == 4);
    const std::string signature = viacash_signature({"POST", asked.url, asked.headers[1].value, "PAY-C12-1", asked.body}, key);
    CHECK(asked.headers[0] == HttpHeader{"Authorization", "BZ1-HMAC-SHA256 DivisionId=12345, Signature=" + signature});
    CHECK(asked.headers[1].name == "Date");
    CHECK(asked.headers[2] == HttpHeader{"Idempotency-Key", "PAY-C12-1"});
}

TEST_CASE("a slip without digits is the provider's file alone; one without a name is none") {
    Answers published{{answer(200, R"({"id":"slp-1","checkout_token":"x"})")}, {}};
    CHECK(viacash(published)->open(sample_order())->code.empty());
    Answers nameless{{answer(200, "{}")}, {}};
    CHECK(viacash(nameless)->open(sample_order()).error() == ProviderRefusal::AnswerFaulty);
    Answers file{{answer(200, "%PDF-1.7 ..."), answer(200, "<html>"), answer(404, "")}, {}};
    const auto provider = viacash(file);
    CHECK(provider->slip_file("slp-1") == "%PDF-1.7 ...");
    CHECK(provider->slip_file("slp-1").error() == ProviderRefusal::AnswerFaulty);
    CHECK(provider->slip_file("slp-1").error() == ProviderRefusal::IdUnknown);
    CHECK(file.asked.front().url == "https://api.viafintech.com/v2/slips/slp-1/media/pdf");
}

TEST_CASE("what a slip says is where the checkout stands") {
    const struct {
        HttpAnswer given;
        const char* outcome;
    } rows[] = {
        {answer(200, slip("pending")), "started 119.00 back 0.00 PAY-C12-1"},
        {answer(200, slip("paid")), "settled 119.00 back 0.00 PAY-C12-1"},
        {answer(200, slip("expired")), "expired 119.00 back 0.00 PAY-C12-1"},
        {answer(200, slip("invalidated")), "failed 119.00 back 0.00 PAY-C12-1"},
        {answer(200, slip("strange")), "answer_faulty"},
        {answer(200, slip("paid", "1.005")), "answer_faulty"},
        {answer(200, R"({"id":"slp-1","transactions":[]})"), "answer_faulty"},
        {answer(200, "[]"), "answer_faulty"},
        {answer(401, "{}"), "key_refused"},
        {answer(404, "{}"), "id_unknown"},
        {answer(429, "{}"), "not_reached"},
    };
    for (const auto& row : rows) {
        Answers answers{{row.given}, {}};
        CHECK(shown(viacash(answers)->report("slp-1")) == row.outcome);
        CHECK(answers.asked.front().url == "https://api.viafintech.com/v2/slips/slp-1");
    }
}

TEST_CASE("a slip is called off by its name, and what can not be is said") {
    Answers answers{{answer(200, slip("invalidated")), answer(400, "{}")}, {}};
    const auto provider = viacash(answers);
    CHECK(provider->call_off("slp-1").has_value());
    CHECK(answers.asked.front().method == "POST");
    CHECK(answers.asked.front().url == "https://api.viafintech.com/v2/slips/slp-1/invalidate");
    CHECK(provider->call_off("slp-1").error() == ProviderRefusal::OrderRefused);
}

TEST_CASE("a notification is believed with its signature, whenever it was made") {
    const std::string right = signed_as({"POST", hook, hook_date, {}, hook_body});
    CHECK(noticed({hook_body, right, hook_date, hook}) == "slp-d90ab05c-69f2-4e87-9972-97b3275a0ccd");
    CHECK(noticed({hook_body, "", hook_date, hook}) == "signature_missing");
    CHECK(noticed({hook_body, right.substr(16), hook_date, hook}) == "signature_missing");
    CHECK(noticed({hook_body, right, "", hook}) == "signature_missing");
    CHECK(noticed({"{}", right, hook_date, hook}) == "signature_wrong");
    CHECK(noticed({hook_body, right, "Fri, 01 Apr 2016 09:20:07 GMT", hook}) == "signature_wrong");
    CHECK(noticed({hook_body, right, hook_date, "https://pay.example/elsewhere"}) == "signature_wrong");
    for (const char* const body : {"{", "[]", "{}", R"({"slip":{}})", R"({"slip":{"id":7}})"})
        CHECK(noticed({body, signed_as({"POST", hook, hook_date, {}, body}), hook_date, hook}) == "notice_faulty");
}
