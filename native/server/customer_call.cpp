#include "native/server/customer_call.hpp"

#include "native/http/exchange.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/machine.hpp"
#include "native/server/page_data.hpp"
#include "shared/protocol/idempotency_key.hpp"

#include <httplib.h>

namespace kz {
namespace {

std::string_view bearer(const std::string& authorization) {
    constexpr std::string_view scheme = "Bearer ";
    return std::string_view(authorization).starts_with(scheme) ? std::string_view(authorization).substr(scheme.size())
                                                               : std::string_view();
}

http::Answer refusal_answer(VisitRefusal refusal) {
    switch (refusal) {
    case VisitRefusal::TooManyTries:
        return problem_answer(retry_later(ProblemCode::TooManyRequests, 60));
    case VisitRefusal::Gone:
        return problem_answer(ProblemCode::LinkGone);
    case VisitRefusal::Unknown:
        break;
    }
    return problem_answer(ProblemCode::Unauthenticated);
}

} // namespace

std::optional<Visit> visitor(Service& service, const httplib::Request& request, httplib::Response& response, Need need) {
    const std::string authorization = request.get_header_value("Authorization");
    const std::string cookies = request.get_header_value("Cookie");
    auto found = visit(service, bearer(authorization), {http::exchange().request().remote, cookies}, this_moment().at);
    if (!found) {
        put(response, refusal_answer(found.error()));
        return std::nullopt;
    }
    if (need == Need::Unlocked && !found->is_unlocked) {
        put(response, problem_answer(factor_needed(found->factor_asked, found->merchant.name)));
        return std::nullopt;
    }
    return *std::move(found);
}

void run_command(Service& service, const httplib::Request& request, httplib::Response& response, const Visit& who, Command what, void (*undo)(Service&, const State&, ClaimId, const Command&)) {
    const std::string header = request.get_header_value(std::string(idempotency_key_header));
    const auto key = parse_idempotency_key(header);
    if (!key) {
        put(response, problem_answer(header.empty() ? ProblemCode::IdempotencyKeyMissing : ProblemCode::IdempotencyKeyInvalid));
        return;
    }
    Service::Order order{who.link.claim, "link" + std::to_string(who.link.id.value) + ":" + *key,
                         request_fingerprint(request.method, request.path, request.body), {}};
    order.work = [&service, who, undo, what = std::move(what)](Transaction& tx, Moment now) {
        auto acted = service.desk.act(tx, who.link.claim, answered_by_machine(service.frame, service.desk.state(tx, who.link.claim), who, what, now), Actor::Customer, now);
        if (!acted && undo != nullptr)
            undo(service, service.desk.state(tx, who.link.claim), who.link.claim, what);
        return acted ? json_answer(201, page_json(service.frame, *acted->state, who, now)) : problem_answer(problem_of(acted.error()));
    };
    service.run(std::move(order));
}

} // namespace kz
