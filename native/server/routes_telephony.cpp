// What a merchant's telephone system tells: that somebody calls, is answered, has hung up. Staff who are signed in see it at once; the
// answer to the telephone system says nothing of anybody.
#include "native/http/exchange.hpp"
#include "native/platform/secret.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/page_request.hpp"
#include "native/server/routes.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/contact/phone_number.hpp"
#include "shared/protocol/codes.hpp"

#include <httplib.h>
#include <nlohmann/json.hpp>

#include <utility>
#include <vector>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

constexpr int claims_of_call_max = 5;

http::Answer faulty(std::string_view field, WireRule rule, std::string_view detail) {
    return problem_answer(problem_of(WireFault{std::string(field), rule, std::string(detail)}));
}

// A form, as sipgate and Zammad's telephone systems send it, or an object; what else they tell is passed over.
std::optional<FormFields> told_fields(const Request& request) {
    if (!http::exchange().request().header("Content-Type").starts_with("application/json"))
        return form_of(request);
    const auto json = nlohmann::json::parse(request.body, nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    FormFields fields;
    for (const auto& [name, value] : json.items())
        if (value.is_string())
            fields.emplace_back(name, value.get<std::string>());
    return fields;
}

Result<CallEvent, http::Answer> event_of(const FormFields& fields) {
    CallEvent event;
    const auto stage = parse_call_stage(value_of(fields, "event"));
    if (!stage)
        return refuse(faulty("event", WireRule::UnknownCode, "newCall, answer or hangup"));
    event.stage = *stage;
    event.call = value_of(fields, "callId");
    if (event.call.empty() || event.call.size() > call_id_bytes_max || !is_plain_text(event.call))
        return refuse(faulty("callId", WireRule::BadFormat, "1 to 128 bytes of plain text"));
    const std::string direction = value_of(fields, "direction");
    if (direction != "in" && direction != "out" && !(direction.empty() && event.stage != CallStage::Ringing))
        return refuse(faulty("direction", WireRule::UnknownCode, "in or out"));
    event.is_outgoing = direction == "out";
    event.from = value_of(fields, "from");
    event.to = value_of(fields, "to");
    for (const auto& [name, number] : {std::pair("from", &event.from), std::pair("to", &event.to)})
        if (number->size() > call_number_bytes_max)
            return refuse(faulty(name, WireRule::TooLong, "at most 64 bytes"));
    return event;
}

// The number as it is dialled from anywhere, or, told without its country's code, as it would be in each of them: it is a hint only.
std::vector<std::string> numbers_of(const std::string& told) {
    std::vector<std::string> numbers;
    const bool is_national = told.starts_with('0') && !told.starts_with("00");
    if (!is_national) {
        if (auto number = e164(told, std::nullopt))
            numbers.push_back(*std::move(number));
        return numbers;
    }
    for (const Country country : {Country::De, Country::At, Country::Be, Country::Nl})
        if (auto number = e164(told, country))
            numbers.push_back(*std::move(number));
    return numbers;
}

// Who it may be. What the number is for people: with its country's code, or as it came.
void look_up(Reader& store, RunningCall& call, const std::string& told) {
    const std::vector<std::string> numbers = numbers_of(told);
    if (numbers.empty())
        return;
    call.phone = numbers.size() == 1 ? numbers.front() : told;
    ClaimRecord record;
    for (const std::string& number : numbers)
        for (const ClaimId claim : store.claims_of_phone(call.merchant, number, claims_of_call_max))
            if (store.load_head(claim, record) && std::ssize(call.claims) < claims_of_call_max)
                call.claims.push_back({claim, record.number});
}

void post_call(Service& service, const Request& request, Response& response) {
    const std::string remote(http::exchange().request().remote);
    const Moment now = this_moment();
    if (!service.unknown_telephony.has_left(remote, now.at.milliseconds))
        return put(response, problem_answer(retry_later(ProblemCode::TooManyRequests, 60)));
    const auto merchant = telephony_merchant(service.settings.proof_key, request.get_header_value("Authorization"));
    if (!merchant || !service.reader().merchant(*merchant)) {
        service.unknown_telephony.take(remote, now.at.milliseconds);
        http::Answer answer = problem_answer(ProblemCode::Unauthenticated);
        answer.fields.add("WWW-Authenticate", "Basic realm=\"telephony\"");
        return put(response, std::move(answer));
    }
    const auto fields = told_fields(request);
    if (!fields)
        return put(response, faulty("", WireRule::BadFormat, "a form or a JSON object"));
    auto event = event_of(*fields);
    if (!event)
        return put(response, std::move(event.error()));
    RunningCall call{*merchant, event->call, event->stage, event->is_outgoing, {}, {}, now.at.milliseconds};
    look_up(service.reader(), call, event->is_outgoing ? event->to : event->from);
    if (service.calls.note(std::move(call)))
        service.tell_calls(*merchant);
    response.status = 204;
}

void get_settings(Service& service, const Request& request, Response& response) {
    const auto merchant = merchant_of(service, request, response);
    if (!merchant)
        return;
    put(response, json_answer(200, nlohmann::json{{"url", service.settings.base_url + "/api/v1/telephony"},
                                                  {"user", merchant_code(merchant->id)},
                                                  {"password", telephony_password(service.settings.proof_key, merchant->id)}}
                                       .dump()));
}

} // namespace

void add_telephony_routes(Service& service, http::Routes& routes) {
    routes.post("/api/v1/telephony", [&service](const Request& request, Response& response) { post_call(service, request, response); })
        .get("/api/v1/merchants/:merchant/telephony", OperatorOnly{service}(get_settings));
}

} // namespace kz
