#include "native/sms/gateway.hpp"
#include "tests/native/provider/answers.hpp"

#include <doctest/doctest.h>

using namespace kz;
using namespace kz::test;

namespace {

const SmsGateway seven{.kind = SmsKind::Seven, .url = {}, .sender = "Nordfunk", .secret = "s&1"};
const SmsGateway http{.kind = SmsKind::Http, .url = "https://sms.example/send", .sender = "Nord \"1\"", .secret = "Bearer x", .header = "Authorization", .form = SmsForm::Json,
                      .body = R"({"to":"{to}","from":"{from}","text":"{text}","other":"{}"})"};

std::string outcome(const SmsAnswer& given) {
    constexpr const char* words[] = {"accepted", "refused", "silent"};
    return words[static_cast<int>(given.outcome)] + (given.failure.empty() ? "" : ": " + given.failure);
}
std::string outcome(const SmsGateway& gateway, const HttpAnswer& given) {
    Answers answers{{given}, {}};
    const SmsAnswer sent = send_sms(gateway, "+491701234567", "x", answers.ask());
    CHECK(answers.asked.size() == 1);
    CHECK(sent.status == given.status);
    return outcome(sent);
}

} // namespace

TEST_CASE("seven.io is asked as it has published, with the key in a header alone") {
    Answers answers{{answer(200, R"({"success":"100"})")}, {}};
    CHECK(outcome(send_sms(seven, "+491701234567", "Müller & Söhne: https://a.example/c/X/", answers.ask())) == "accepted");
    const HttpRequest& asked = answers.asked.front();
    CHECK(asked.method == "POST");
    CHECK(asked.url == "https://gateway.seven.io/api/sms");
    const std::vector<HttpHeader> headers{{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}, {"X-Api-Key", "s&1"}};
    CHECK(asked.headers == headers);
    CHECK(asked.body == "to=%2B491701234567&from=Nordfunk&text=M%C3%BCller%20%26%20S%C3%B6hne%3A%20https%3A%2F%2Fa.example%2Fc%2FX%2F");
}

TEST_CASE("a body of one's own has its fields as its form wants them, once") {
    Answers answers{{answer(202, ""), answer(200, "")}, {}};
    CHECK(outcome(send_sms(http, "+49170", "a \"{to}\"\n\\ \xff", answers.ask())) == "accepted");
    CHECK(answers.asked[0].url == "https://sms.example/send");
    const std::vector<HttpHeader> headers{{"Content-Type", "application/json"}, {"Authorization", "Bearer x"}};
    CHECK(answers.asked[0].headers == headers);
    CHECK(answers.asked[0].body == "{\"to\":\"+49170\",\"from\":\"Nord \\\"1\\\"\",\"text\":\"a \\\"{to}\\\"\\n\\\\ \ufffd\",\"other\":\"{}\"}");
    SmsGateway form = http;
    form.form = SmsForm::Form;
    form.body = "n={to}&t={text}&t2={text}";
    CHECK(outcome(send_sms(form, "+49170", "a&{to}=ü", answers.ask())) == "accepted");
    CHECK(answers.asked[1].body == "n=%2B49170&t=a%26%7Bto%7D%3D%C3%BC&t2=a%26%7Bto%7D%3D%C3%BC");
    CHECK(answers.asked[1].headers.front() == HttpHeader{"Content-Type", "application/x-www-form-urlencoded"});
}

TEST_CASE("what a gateway says is that it sends, that it does not, or nothing") {
    const struct {
        const SmsGateway* gateway;
        HttpAnswer given;
        const char* outcome;
    } rows[] = {
        {&http, answer(200, "whatever"), "accepted"},
        {&http, answer(204, ""), "accepted"},
        {&http, answer(302, ""), "refused"},
        {&http, answer(400, ""), "refused"},
        {&http, answer(401, ""), "refused"},
        {&http, answer(429, ""), "refused"},
        {&http, answer(500, ""), "silent"},
        {&http, answer(504, ""), "silent"},
        {&http, answer(0, ""), "silent"},
        {&seven, answer(200, R"({"success":"100","messages":[]})"), "accepted"},
        {&seven, answer(200, R"({"success":100})"), "accepted"},
        {&seven, answer(200, "100"), "accepted"},
        {&seven, answer(200, R"({"success":"101"})"), "refused: code 101"},
        {&seven, answer(200, R"({"success":"500"})"), "refused: code 500"},
        {&seven, answer(200, "900"), "refused: code 900"},
        {&seven, answer(200, R"({"success":true})"), "silent: an answer that says nothing"},
        {&seven, answer(200, R"({"error":"+491701234567"})"), "silent: an answer that says nothing"},
        {&seven, answer(200, "<html>"), "silent: an answer that says nothing"},
        {&seven, answer(200, ""), "silent: an answer that says nothing"},
        {&seven, answer(401, ""), "refused"},
        {&seven, answer(503, R"({"success":"100"})"), "silent"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.given.status);
        CAPTURE(row.given.body);
        CHECK(outcome(*row.gateway, row.given) == row.outcome);
    }
}

TEST_CASE("no question is asked twice") {
    CHECK(sms_asking_settings().tries == 1);
}
