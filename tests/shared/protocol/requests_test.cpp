#include "shared/protocol/plan_steps.hpp"
#include "shared/protocol/requests.hpp"

#include "shared/protocol/idempotency_key.hpp"
#include "shared/protocol/page_stream.hpp"
#include "shared/protocol/sms_json.hpp"
#include "tests/shared/protocol/samples.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace kz;

namespace {

template <class T>
std::string outcome(const Result<T, WireFault>& decoded) {
    if (decoded)
        return "in order";
    return std::string(rule_code(decoded.error().rule)) + " at " + decoded.error().field;
}

std::string decoded_as(std::string_view what, std::string_view json) {
    if (what == "plan")
        return outcome(decode_plan_wish(json));
    if (what == "contact")
        return outcome(decode_contact_request(json));
    if (what == "unlock")
        return outcome(decode_unlock(json));
    if (what == "payment")
        return outcome(decode_payment(json));
    if (what == "reversal")
        return outcome(decode_reversal(json, 0));
    if (what == "link")
        return outcome(decode_link_request(json));
    if (what == "sms")
        return outcome(decode_sms_gateway(json));
    if (what == "merchant")
        return outcome(decode_merchant_settings(json));
    return "no such request";
}

// Without plans; in a currency.
std::string policy_json(const std::string& currency) {
    const std::string limits = R"({"instalments_max":0,"instalment_min_minor":0,"term_days_max":0,"first_due_days_max":0,"rhythms":["monthly"]})";
    return R"({"currency":")" + currency + R"(","customer":)" + limits + R"(,"staff":)" + limits +
           R"(,"postpone":{"days_max":0,"term_days_max":0,"moves_max":0}})";
}

using Query = std::vector<std::pair<std::string, std::string>>;

} // namespace

TEST_CASE("a customer's requests come back as they were") {
    SeededRandom random(6);
    for (int round = 0; round < 300; ++round) {
        const PlanStep steps[] = {
            AgreePlan{{EqualParts{static_cast<int>(random.below(1001))},
                       {RhythmKind::Monthly, static_cast<int>(random.below(32))}, // a pay day that is known stays known
                       wire_samples::random_date(random)}},
            RequestPlan{{SpareMonthly{Money{static_cast<std::int64_t>(random.below(100'000)), eur}},
                         {RhythmKind::AfterPayDay, 1 + static_cast<int>(random.below(31))}, {}}},
            PausePlan{static_cast<int>(random.below(1001))},
            PostponeLine{1 + static_cast<int>(random.below(60)), wire_samples::random_date(random)},
            CatchUpPlan{static_cast<CatchUpKind>(random.below(3))},
            PostponeDue{wire_samples::random_date(random)},
        };
        for (const PlanStep& step : steps)
            CHECK((plan_step_kinds()[step.index()].decode(encode_plan_step(step)) == step));
        const ContactRequest contact{ContactSubject::Wrong, wire_samples::random_text(random, wire_samples::Texts::Any),
                                     wire_samples::random_text(random, wire_samples::Texts::Any), ""};
        CHECK(decode_contact_request(encode_contact_request(contact)) == contact);
    }
    CHECK(decode_unlock(encode_unlock({"12345"})) == UnlockRequest{"12345"});
    CHECK(decode_unlock(encode_unlock({" 1234 AB "})) == UnlockRequest{"1234 AB"});
}

TEST_CASE("the requests of customers are written in one way") {
    CHECK(encode_plan_step(AgreePlan{{EqualParts{6}, {}, wire_samples::day("2026-12-05")}}) ==
          R"({"instalments":6,"rhythm":"monthly","first_due_on":"2026-12-05"})");
    CHECK(encode_plan_step(CatchUpPlan{CatchUpKind::AddAtEnd}) == R"({"way":"add_at_end"})");
    CHECK(encode_contact_request({ContactSubject::AlreadyPaid, "Am 3.\n\"heute\"", "", "a@b.example"}) ==
          R"({"subject":"already_paid","text":"Am 3.\n\"heute\"","email":"a@b.example"})");
    CHECK(encode_unlock({"12345"}) == R"({"factor":"12345"})");
}

TEST_CASE("an operator's requests become commands") {
    const auto payment = decode_payment(
        R"({"amount_minor":14990,"currency":"EUR","booked_on":"2026-11-10","reference":" RE 1\r\n"})");
    CHECK((payment && payment->amount == Money{14990, eur} && payment->reference == "RE 1" &&
           iso(payment->booked_on) == "2026-11-10"));
    const auto reversal = decode_reversal(R"({"booked_on":"2026-11-12","reason":"Rücklastschrift"})", 4);
    CHECK((reversal && reversal->posting == 4 && reversal->reason == "Rücklastschrift"));
    const auto settings = decode_merchant_settings(R"({"factor":"postcode","policy":)" + policy_json("CHF") + "}");
    CHECK((settings && settings->factor == Factor::Postcode && settings->policy.customer.instalments_max == 0 &&
           settings->policy.customer.instalment_min.currency.text() == "CHF" && !settings->language));
    for (const Language language : languages) {
        const std::string code(language_code(language));
        const auto spoken = decode_merchant_settings(
            R"({"factor":"none","policy":)" + policy_json("EUR") + R"(,"language":")" + code + "\"}");
        CHECK((spoken && spoken->language == language));
        CHECK(decode_link_request("{\"language\":\"" + code + "\"}") == LinkRequest{90, language});
    }
}

TEST_CASE("a link expires in 90 days unless the request says otherwise") {
    CHECK(decode_link_request("") == LinkRequest{90});
    CHECK(decode_link_request("{}") == LinkRequest{90});
    CHECK(decode_link_request("{\"expires_in_days\":null}") == LinkRequest{90});
    CHECK(decode_link_request("{\"expires_in_days\":1}") == LinkRequest{1});
    CHECK(decode_link_request("{\"expires_in_days\":365}") == LinkRequest{365});
}

TEST_CASE("the longest contact text fits into a request, however its client writes it") {
    std::string text;
    for (int i = 0; i < contact_text_code_points_max; ++i)
        text += "\\ud83c\\udf3f";
    const auto contact =
        decode_contact_request("{\"subject\":\"other\",\"email\":\"a@b.example\",\"text\":\"" + text + "\"}");
    CHECK((contact && check(*contact).empty()));
}

TEST_CASE("a request that is not in the language is refused with the field and the reason") {
    const struct {
        const char* what;
        const char* json;
        const char* outcome;
    } rows[] = {
        {"plan", "", "malformed at "},
        {"sms", R"({"kind":"seven","sender":"Nordfunk","secret":"k"})", "in order"},
        {"sms", R"({"kind":"seven","url":"http://127.0.0.1:8099/x","sender":"+4930123456","secret":"k"})", "in order"},
        {"sms", R"({"kind":"http","url":"https://a.example","sender":"N","secret":"k","header":"X-Key","form":"form","body":"{to}{text}"})", "in order"},
        {"sms", R"({"kind":"pigeon","sender":"N","secret":"k"})", "unknown_code at /kind"},
        {"sms", R"({"kind":"seven","url":"http://a.example/x","sender":"N","secret":"k"})", "bad_format at /url"},
        {"sms", R"({"kind":"seven","url":"http://127.0.0.1:1@a.example/x","sender":"N","secret":"k"})", "bad_format at /url"},
        {"sms", R"({"kind":"seven","sender":"Nordfunk GmbH","secret":"k"})", "bad_format at /sender"},
        {"sms", R"({"kind":"seven","sender":"N"})", "missing at /secret"},
        {"sms", R"({"kind":"seven","sender":"N","secret":""})", "bad_format at /secret"},
        {"sms", R"({"kind":"seven","sender":"","secret":"k"})", "bad_format at /sender"},
        {"sms", R"({"kind":"http","url":"","sender":"N","secret":"k","header":"X-Key","form":"form","body":"{to}{text}"})", "bad_format at /url"},
        {"sms", R"({"kind":"seven","sender":"N","secret":"kä"})", "bad_format at /secret"},
        {"sms", R"({"kind":"seven","sender":"N","secret":"k","header":"X-Key"})", "unknown_field at /header"},
        {"sms", R"({"kind":"http","sender":"N","secret":"k","header":"X-Key","form":"form","body":"{to}{text}"})", "missing at /url"},
        {"sms", R"({"kind":"http","url":"https://a.example","sender":"N","secret":"k","header":"Host","form":"form","body":"{to}{text}"})", "bad_format at /header"},
        {"sms", R"({"kind":"http","url":"https://a.example","sender":"N","secret":"k","header":"X-Key","form":"xml","body":"{to}{text}"})", "unknown_code at /form"},
        {"sms", R"({"kind":"http","url":"https://a.example","sender":"N","secret":"k","header":"X-Key","form":"json","body":"{to}"})", "bad_format at /body"},
        {"link", "{\"language\":\"es\"}", "unknown_code at /language"},
        {"link", "{\"language\":\"DE\"}", "unknown_code at /language"},
        {"link", "{\"language\":1}", "wrong_type at /language"},
        {"plan", "[]", "wrong_type at "},
        {"plan", "{}", "missing at /instalments"},
        {"plan", "{\"instalments\":6}", "in order"},
        {"plan", "{\"instalments\":6,\"spare_monthly_minor\":1}", "out_of_range at "},
        {"plan", "{\"spare_monthly_minor\":1}", "missing at /currency"},
        {"plan", "{\"instalments\":6,\"rhythm\":\"daily\"}", "unknown_code at /rhythm"},
        {"plan", "{\"instalments\":6,\"rhythm\":\"after_pay_day\",\"pay_day\":32}", "out_of_range at /pay_day"},
        {"plan", "{\"instalments\":\"6\"}", "wrong_type at /instalments"},
        {"plan", "{\"instalments\":6.5}", "not_whole at /instalments"},
        {"plan", "{\"instalments\":-1}", "out_of_range at /instalments"},
        {"plan", "{\"instalments\":1001}", "out_of_range at /instalments"},
        {"plan", "{\"instalments\":6,\"first_due_on\":\"5.12.2026\"}", "bad_format at /first_due_on"},
        {"plan", "{\"instalments\":6,\"first_due_on\":\"2026-12-05\",\"amount_minor\":1}", "unknown_field at /amount_minor"},
        {"plan", "{\"instalments\":6,\"instalments\":7}", "duplicate_field at /instalments"},
        {"contact", "{}", "missing at /subject"},
        {"contact", "{\"subject\":0}", "wrong_type at /subject"},
        {"contact", "{\"subject\":\"hello\"}", "unknown_code at /subject"},
        {"contact", "{\"subject\":\"question\"}", "in order"},
        {"contact", "{\"subject\":\"question\",\"text\":[]}", "wrong_type at /text"},
        {"contact", "{\"subject\":\"question\",\"name\":\"\"}", "unknown_field at /name"},
        {"unlock", "{}", "missing at /factor"},
        {"unlock", "{\"factor\":12345}", "wrong_type at /factor"},
        {"unlock", "{\"factor\":\"123456789012345678901234567890123\"}", "too_long at /factor"},
        {"unlock", "{\"factor\":\"1\\u00002\"}", "not_plain at /factor"},
        {"unlock", "{\"factor\":\"1\",\"postcode\":\"\"}", "unknown_field at /postcode"},
        {"payment", "{}", "missing at /currency"},
        {"payment", "{\"currency\":\"EUR\"}", "missing at /amount_minor"},
        {"payment", "{\"currency\":\"EUR\",\"amount_minor\":149.90}", "not_whole at /amount_minor"},
        {"payment", "{\"currency\":\"EUR\",\"amount_minor\":\"149.90\"}", "wrong_type at /amount_minor"},
        {"payment", "{\"currency\":\"EUR\",\"amount_minor\":10000000000001}", "out_of_range at /amount_minor"},
        {"payment", "{\"currency\":\"EUR\",\"amount_minor\":1}", "missing at /booked_on"},
        {"payment", "{\"currency\":\"EUR\",\"amount_minor\":1,\"booked_on\":\"2026-11-10\",\"posting\":1}",
         "unknown_field at /posting"},
        {"payment", "{\"currency\":\"EUR\",\"amount_minor\":1,\"booked_on\":\"2026-11-10\",\"reference\":\"\\u001b\\u001b.\"}",
         "not_plain at /reference"},
        {"reversal", "{}", "missing at /booked_on"},
        {"reversal", "{\"booked_on\":\"2026-11-12\",\"reason\":false}", "wrong_type at /reason"},
        {"reversal", "{\"booked_on\":\"2026-11-12\",\"posting\":0}", "unknown_field at /posting"},
        {"link", " ", "malformed at "},
        {"link", "{\"expires_in_days\":0}", "out_of_range at /expires_in_days"},
        {"link", "{\"expires_in_days\":366}", "out_of_range at /expires_in_days"},
        {"link", "{\"expires_in_days\":\"90\"}", "wrong_type at /expires_in_days"},
        {"link", "{\"days\":90}", "unknown_field at /days"},
        {"merchant", "{}", "missing at /policy"},
        {"merchant", "{\"policy\":{}}", "missing at /policy/currency"},
        {"merchant", "{\"policy\":{\"currency\":\"EUR\"}}", "missing at /policy/customer"},
        {"merchant", "{\"policy\":{\"currency\":\"EUR\",\"customer\":{\"instalments_max\":61}}}",
         "out_of_range at /policy/customer/instalments_max"},
        {"merchant", "{\"policy\":{\"currency\":\"EUR\",\"customer\":{\"instalments_max\":6,\"instalment_min_minor\":-1}}}",
         "out_of_range at /policy/customer/instalment_min_minor"},
        {"merchant",
         "{\"policy\":{\"currency\":\"EUR\",\"customer\":{\"instalments_max\":6,\"instalment_min_minor\":1,\"term_days_max\":1,"
         "\"first_due_days_max\":1,\"fee_minor\":0}}}",
         "unknown_field at /policy/customer/fee_minor"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CAPTURE(row.json);
        CHECK(decoded_as(row.what, row.json) == row.outcome);
    }
    const struct {
        const char* rest;
        const char* outcome;
    } settings[] = {
        {"}", "missing at /factor"},
        {",\"factor\":\"birthday\"}", "unknown_code at /factor"},
        {",\"factor\":\"none\",\"website\":\"http://shop.example\"}", "bad_format at /website"},
    };
    for (const auto& row : settings) {
        CAPTURE(row.rest);
        CHECK(decoded_as("merchant", "{\"policy\":" + policy_json("EUR") + row.rest) == row.outcome);
    }
    for (const char* what : {"plan", "contact", "unlock", "payment", "reversal", "link", "merchant"})
        CHECK(decoded_as(what, std::string(request_body_bytes_max + 1, ' ')) == "too_large at ");
}

TEST_CASE("the query of a list of claims is read strictly") {
    const struct {
        Query query;
        const char* outcome;
    } rows[] = {
        {{}, "in order"},
        {{{"limit", "200"}, {"after", "c61"}, {"standing", "in_plan"}}, "in order"},
        {{{"limit", "0"}}, "out_of_range at limit"},
        {{{"limit", "201"}}, "out_of_range at limit"},
        {{{"limit", "ten"}}, "bad_format at limit"},
        {{{"limit", ""}}, "bad_format at limit"},
        {{{"after", "61"}}, "bad_format at after"},
        {{{"standing", "late"}}, "unknown_code at standing"},
        {{{"page", "2"}}, "unknown_field at page"},
        {{{"limit", "1"}, {"limit", "1"}}, "duplicate_field at limit"},
    };
    for (const auto& row : rows)
        CHECK(outcome(decode_claim_query(row.query)) == row.outcome);
    CHECK(decode_claim_query(rows[0].query) == ClaimQuery{50, {}, {}});
    CHECK(decode_claim_query(rows[1].query) == ClaimQuery{200, ClaimId{61}, Standing::InPlan});
}

TEST_CASE("an idempotency key is a quoted string, or bare") {
    const struct {
        std::string_view header;
        const char* outcome;
    } rows[] = {
        {"\"8e03978e-40d5-43e8-bc93-6894a57f9324\"", "8e03978e-40d5-43e8-bc93-6894a57f9324"},
        {"8e03978e-40d5-43e8-bc93-6894a57f9324", "8e03978e-40d5-43e8-bc93-6894a57f9324"},
        {"  \"a\"\t", "a"},
        {"\"a b\"", "a b"},
        {"\"a\\\"b\\\\c\"", "a\"b\\c"},
        {"", "none"},
        {"\"\"", "none"},
        {"\"", "none"},
        {"\"a", "none"},
        {"a\"", "none"},
        {"\"a\\\"", "none"},
        {"\"a\\b\"", "none"},
        {"\"a\"b\"", "none"},
        {"\"a\", \"b\"", "none"},
        {"a b", "none"},
        {"\"ä\"", "none"},
        {"\"a\nb\"", "none"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.header);
        CHECK(parse_idempotency_key(row.header).value_or("none") == row.outcome);
    }
    CHECK(parse_idempotency_key(std::string(128, 'k')) == std::string(128, 'k'));
    CHECK(!parse_idempotency_key(std::string(129, 'k')));
    for (const char* key : {"a", "a b", "a\"b\\c", "~!"})
        CHECK(parse_idempotency_key(idempotency_key_value(key)).value_or("none") == key);
}

TEST_CASE("codes of merchants, actors and factors come back") {
    CHECK(merchant_code(MerchantId{3}) == "m3");
    CHECK(parse_merchant_code("m3") == MerchantId{3});
    for (const char* text : {"", "m", "m0", "m-1", "m03", "3", "c3", "m3 ", "m9223372036854775808"})
        CHECK(!parse_merchant_code(text));
    for (const Actor actor : {Actor::Customer, Actor::Staff, Actor::System})
        CHECK(parse_actor(actor_code(actor)) == actor);
    CHECK(!parse_actor("robot"));
    for (const Factor factor : {Factor::None, Factor::Postcode, Factor::BirthDate})
        CHECK(parse_factor(factor_code(factor)) == factor);
    CHECK(!parse_factor(""));
    CHECK(parse_standing("in_plan") == Standing::InPlan);
    CHECK(!parse_standing(""));
}

TEST_CASE("a page's event stream says the version, and takes it back") {
    std::string stream;
    append_stream_start(stream);
    append_stream_changed(stream, 7);
    append_stream_heartbeat(stream);
    CHECK(stream == "retry: 2000\n\nid: 7\nevent: changed\ndata: {\"version\":7}\n\n:\n\n");
    CHECK(parse_last_event_id("7") == 7);
    CHECK(!parse_last_event_id(""));
    CHECK(!parse_last_event_id("-1"));
    CHECK(!parse_last_event_id("7, 8"));
}

TEST_CASE("a gateway is told without its secret") {
    const auto gateway = decode_sms_gateway(R"({"kind":"http","url":"https://a.example","sender":"N","secret":"geheim","header":"X-Key","form":"json","body":"{to}{text}"})");
    REQUIRE(gateway);
    CHECK(gateway->secret == "geheim");
    CHECK(encode_sms_gateway(*gateway) == R"({"kind":"http","url":"https://a.example","sender":"N","header":"X-Key","form":"json","body":"{to}{text}"})");
    CHECK(encode_sms_gateway({.kind = SmsKind::Seven, .url = {}, .sender = "N", .secret = "geheim"}) == R"({"kind":"seven","sender":"N"})");
}
