#include "shared/gateway/http.hpp"

#include "shared/protocol/page_json.hpp"
#include "shared/protocol/page_stream.hpp"
#include "shared/protocol/problem.hpp"
#include "tests/shared/protocol/samples.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace kz;

namespace {

const Effect fetch = FetchPage{};
const Effect open_code = OpenCode{"abc"};
const Effect unlock = Unlock{"12345"};
const Effect send_plan = SendPlan{AgreePlan{{EqualParts{6}, {}, wire_samples::day("2026-12-05")}}, "seed-1"};
const Effect send_contact = SendContact{{ContactSubject::Question, "Hallo", "", "a@b.example"}, "seed-2"};

std::string header(const ApiRequest& request, std::string_view name) {
    for (const auto& [key, value] : request.headers)
        if (key == name)
            return value;
    return "none";
}

// "POST /api/v1/page/unlock {...}", or "none".
std::string request_line(const Effect& effect) {
    const auto request = request_for(effect);
    if (!request)
        return "none";
    std::string out(request->method);
    out.append(" ").append(request->path);
    if (!request->body.empty())
        out.append(" ").append(request->body);
    return out;
}

std::string failure_name(Failure failure) {
    constexpr const char* names[] = {"NotReached", "LinkGone", "FactorNeeded", "FactorWrong", "FactorLocked", "Refused"};
    return names[static_cast<std::size_t>(failure)];
}

// "PageArrived", "CommandDone", "LinkGone" or "Refused plan_exists 0".
std::string outcome(const Effect& effect, int status, std::string_view body) {
    const Message message = answer(effect, status, body);
    if (const auto* failed = std::get_if<Failed>(&message)) {
        if (failed->failure != Failure::Refused)
            return failure_name(failed->failure);
        return "Refused " + failed->refusal + " " + std::to_string(failed->contact.size());
    }
    if (std::holds_alternative<PageArrived>(message))
        return "PageArrived";
    return std::holds_alternative<CommandDone>(message) ? "CommandDone" : "another message";
}

} // namespace

TEST_CASE("an effect for the server is one request") {
    CHECK(request_line(fetch) == "GET /api/v1/page");
    CHECK(request_line(open_code) == "GET /api/v1/page");
    CHECK(request_line(unlock) == "POST /api/v1/page/unlock {\"factor\":\"12345\"}");
    CHECK(request_line(send_plan) == "POST /api/v1/page/plan {\"instalments\":6,\"rhythm\":\"monthly\",\"first_due_on\":\"2026-12-05\"}");
    CHECK(request_line(send_contact) ==
          "POST /api/v1/page/contact {\"subject\":\"question\",\"text\":\"Hallo\",\"email\":\"a@b.example\"}");
    CHECK(request_line(OpenCheckout{PayMethod::Card, {11'900, eur}}) ==
          "POST /api/v1/page/checkouts {\"method\":\"card\",\"amount_minor\":11900,\"currency\":\"EUR\"}");
    CHECK(request_line(CallOffCheckout{"PAY-C12-1"}) == "POST /api/v1/page/checkouts/PAY-C12-1/cancellation {}");
    CHECK(request_line(CopyText{"DE89"}) == "none");
    CHECK(request_line(CloseClaim{}) == "none");
    CHECK(request_line(KeepPage{}) == "none");
    CHECK(request_line(DropCommand{}) == "none");
    CHECK(request_line(ForgetDevice{}) == "none");
}

TEST_CASE("commands carry their key, and no request carries a token") {
    for (const Effect& effect : {fetch, open_code, unlock, send_plan, send_contact}) {
        const auto request = request_for(effect);
        CHECK(header(*request, "Authorization") == "none");
        CHECK(header(*request, "Accept") == "application/json, application/problem+json");
        CHECK(header(*request, "Content-Type") == (request->body.empty() ? "none" : "application/json"));
    }
    CHECK(header(*request_for(send_plan), "Idempotency-Key") == "\"seed-1\"");
    CHECK(header(*request_for(send_contact), "Idempotency-Key") == "\"seed-2\"");
    CHECK(header(*request_for(unlock), "Idempotency-Key") == "none");
}

TEST_CASE("which factor is asked for comes with the refusal; not said, it is the postcode") {
    for (const Factor factor : {Factor::Postcode, Factor::BirthDate}) {
        CHECK(answer(fetch, 403, encode_problem(factor_needed(factor, "Speiche"))) ==
              Message{Failed{Failure::FactorNeeded, {}, {}, factor, "Speiche", {}, true}});
        CHECK(answer(unlock, 403, encode_problem(factor_wrong(factor, 2))) == Message{Failed{Failure::FactorWrong, {}, {}, factor}});
    }
    const std::string_view others[] = {"", ",\"factor\":\"iris_scan\"", ",\"factor\":7"};
    for (const std::string_view other : others) {
        CAPTURE(other);
        CHECK(answer(fetch, 403, "{\"code\":\"factor_needed\"" + std::string(other) + "}") ==
              Message{Failed{Failure::FactorNeeded, {}, {}, Factor::Postcode, {}, {}, true}});
    }
}

TEST_CASE("what carries a key may be kept and sent later, and nothing else") {
    for (const Effect& effect : {fetch, open_code, unlock, send_plan, send_contact})
        CHECK((command_of(effect) != Busy::None) == (header(*request_for(effect), "Idempotency-Key") != "none"));
    CHECK(std::holds_alternative<Failed>(answer_to_kept(410, "{}")));
}

TEST_CASE("a page in the answer arrives whole") {
    const PageDocument page = wire_samples::page();
    const ClaimPage claim{page.claim, page.state, page.policy, page.merchant, page.theme};
    const std::string body = encode_page(page);
    for (const Effect& effect : {fetch, open_code, unlock})
        for (const int status : {200, 201, 304})
            CHECK(answer(effect, status, body) == Message{PageArrived{claim, page.today}});
    for (const Effect& effect : {send_plan, send_contact})
        for (const int status : {200, 201})
            CHECK(answer(effect, status, body) == Message{CommandDone{claim}});
}

TEST_CASE("every status means one thing to the page") {
    const auto problem = [](ProblemCode code) { return encode_problem(make_problem(code)); };
    const std::string page = encode_page(wire_samples::page());
    const struct {
        const Effect* effect;
        int status;
        std::string body;
        const char* outcome;
    } rows[] = {
        {&fetch, 0, "", "NotReached"},
        {&fetch, 200, "<html>Welcome to the airport</html>", "NotReached"},
        {&fetch, 200, "{}", "NotReached"},
        {&fetch, 304, "", "NotReached"},
        {&fetch, 204, "", "NotReached"},
        {&fetch, 302, page, "NotReached"},
        {&fetch, 400, problem(ProblemCode::Malformed), "Refused malformed 0"},
        {&fetch, 401, problem(ProblemCode::Unauthenticated), "LinkGone"},
        {&fetch, 401, "<html>Proxy login</html>", "NotReached"},
        {&fetch, 403, problem(ProblemCode::FactorNeeded), "FactorNeeded"},
        {&fetch, 403, "Forbidden", "NotReached"},
        {&fetch, 404, problem(ProblemCode::ClaimUnknown), "LinkGone"},
        {&fetch, 404, "<html>not here</html>", "NotReached"},
        {&fetch, 408, "{\"type\":\"urn:kulanz:problem:too_slow\",\"status\":408}", "NotReached"},
        {&fetch, 410, problem(ProblemCode::LinkGone), "LinkGone"},
        {&open_code, 401, problem(ProblemCode::Unauthenticated), "LinkGone"},
        {&fetch, 429, problem(ProblemCode::TooManyRequests), "NotReached"},
        {&fetch, 500, problem(ProblemCode::Internal), "NotReached"},
        {&fetch, 503, problem(ProblemCode::Busy), "NotReached"},
        {&fetch, 502, "", "NotReached"},
        {&fetch, 999, "{}", "NotReached"},
        {&unlock, 403, encode_problem(factor_wrong(Factor::Postcode, 2)), "FactorWrong"},
        {&unlock, 429, encode_problem(retry_later(ProblemCode::FactorLocked, 900)), "FactorLocked"},
        {&unlock, 401, problem(ProblemCode::Unauthenticated), "LinkGone"},
        {&send_plan, 400, problem(ProblemCode::IdempotencyKeyMissing), "Refused idempotency_key_missing 0"},
        {&send_plan, 403, problem(ProblemCode::FactorNeeded), "FactorNeeded"},
        {&send_plan, 409, problem(ProblemCode::RequestRunning), "NotReached"},
        {&send_plan, 409, problem(ProblemCode::PlanExists), "Refused plan_exists 0"},
        {&send_plan, 410, problem(ProblemCode::LinkGone), "LinkGone"},
        {&send_plan, 422, problem(ProblemCode::IdempotencyKeyReused), "Refused idempotency_key_reused 0"},
        {&send_plan, 422, encode_problem(problem_of(NegotiationRefusal::NothingOpen)), "Refused nothing_open 0"},
        {&send_plan, 422, encode_problem(problem_of(PostponeRefusal::TooManyDays)), "Refused too_many_days 0"},
        {&send_plan, 422, problem(ProblemCode::PlanRefused), "Refused plan_refused 0"},
        {&send_plan, 422, "{\"type\":\"about:blank\"}", "NotReached"},
        {&send_plan, 200, "", "NotReached"},
        {&send_contact, 413, problem(ProblemCode::BodyTooLarge), "Refused body_too_large 0"},
        {&send_contact, 422, problem(ProblemCode::TooManyContacts), "Refused too_many_contacts 0"},
        {&send_contact, 422,
         encode_problem(problem_of(std::vector{ContactRefusal::TextMissing, ContactRefusal::NoWayBack})),
         "Refused contact_faulty 2"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.status);
        CAPTURE(row.body);
        CHECK(outcome(*row.effect, row.status, row.body) == row.outcome);
    }
}

TEST_CASE("what is told needs no answer, whatever comes") {
    const Effect seen = TellSeen{{3, 2}}, typing = TellTyping{}, rating = SendRating{4, "k"};
    CHECK(request_for(seen)->path == "/api/v1/page/seen");
    CHECK(request_for(seen)->body == R"({"delivered":3,"read":2})");
    CHECK(request_for(typing)->path == "/api/v1/page/typing");
    CHECK(request_for(rating)->body == R"({"rating":4})");
    CHECK(request_for(SendPersonWish{"k"})->path == "/api/v1/page/person");
    CHECK(request_for(SendPersonWish{"k"})->body == "{}");
    for (const int status : {0, 204, 401, 500}) {
        CHECK(answer(seen, status, "") == Message{Told{}});
        CHECK(answer(typing, status, "") == Message{Told{}});
    }
    CHECK(message_of({"1", "typing", "staff"}) == Message{TypingTold{true}});
    CHECK(message_of({"1", "typing", ""}) == Message{TypingTold{false}});
    CHECK(message_of({"1", "typing", "customer"}) == std::nullopt);
}

TEST_CASE("every reason against a contact request comes back, in order and once") {
    const std::vector all{ContactRefusal::TextMissing, ContactRefusal::TextTooLong,  ContactRefusal::TextNotPlain,
                          ContactRefusal::NoWayBack,   ContactRefusal::PhoneInvalid, ContactRefusal::EmailInvalid};
    std::vector twice{ContactRefusal::EmailInvalid, ContactRefusal::EmailInvalid};
    twice.insert(twice.end(), all.begin(), all.end());
    const Message message = answer(send_contact, 422, encode_problem(problem_of(twice)));
    CHECK(message == Message{Failed{Failure::Refused, "contact_faulty", all}});
}

TEST_CASE("the page's stream says that the claim has changed") {
    std::string bytes;
    append_stream_start(bytes);
    append_stream_changed(bytes, 7);
    append_stream_heartbeat(bytes);
    EventStream stream;
    const std::vector<StreamEvent> events = stream.push(bytes);
    CHECK(events == std::vector{StreamEvent{"7", "changed", "{\"version\":7}"}});
    CHECK(stream.retry_ms() == stream_retry_ms);
    CHECK(parse_last_event_id(stream.last_event_id()) == 7);
    CHECK((!events.empty() && message_of(events.front()) == Message{ClaimChanged{}}));
    CHECK(!message_of({"7", "message", ""}));
    CHECK(!message_of({"7", "helper_joined", "{}"}));
}

TEST_CASE("a checkout that was opened is where its customer's phone goes") {
    const Effect open = OpenCheckout{PayMethod::Card, {11'900, eur}};
    const Message opened = answer(open, 201, R"({"checkout":"PAY-C12-1","url":"https://pay.example/x","phone_url":"https://pay.example/go/A"})");
    CHECK(opened == Message(CheckoutOpened{"PAY-C12-1", "https://pay.example/go/A"}));
    CHECK(outcome(open, 201, "{}") == "NotReached");
    CHECK(outcome(open, 502, R"({"code":"provider_failed"})") == "NotReached");
    CHECK(outcome(open, 422, R"({"code":"method_not_offered"})") == "Refused method_not_offered 0");
}
