// Payments through providers: a customer's program opens a checkout, a provider says that something has happened, and somebody comes
// back from there. All of it waits for others, so it runs in the pool.
#include "native/http/exchange.hpp"
#include "native/server/customer_call.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/routes.hpp"
#include "native/server/token.hpp"
#include "shared/protocol/json_writer.hpp"
#include "shared/protocol/requests.hpp"

#include <httplib.h>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

Problem problem_of(const Cashier::Refusal& refusal) {
    return std::visit(Overload{[](const Refused& refused) { return kz::problem_of(refused); },
                               [](ProviderRefusal) { return make_problem(ProblemCode::ProviderFailed); }},
                      refusal);
}

void post_checkout(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    if (!who)
        return;
    const auto wish = decode_checkout_wish(request.body);
    if (!wish)
        return put(response, problem_answer(kz::problem_of(wish.error())));
    if (!service.checkouts.take(std::to_string(who->link.id.value), this_moment().at.milliseconds))
        return put(response, problem_answer(retry_later(ProblemCode::TooManyRequests, 30)));
    const std::string authorization = request.get_header_value("Authorization");
    const auto opened = service.cashier.start(*who, {wish->method, wish->amount, who->merchant.language.value_or(Language::German),
                                                     token_in(std::string_view(authorization).substr(authorization.find(' ') + 1))});
    if (!opened)
        return put(response, problem_answer(problem_of(opened.error())));
    std::string body;
    JsonWriter json(body);
    json.begin_document();
    json.text("checkout", opened->reference);
    json.text("url", opened->url);
    json.close_object();
    put(response, json_answer(201, std::move(body)));
}

http::Answer notice_refused(ProviderRefusal refusal) {
    Problem problem = make_problem(ProblemCode::NoticeRefused);
    problem.errors.push_back({"", std::string(refusal_code(refusal)), {}});
    return problem_answer(problem);
}

// 200: heard, and if it was news, written down. What can not be so now is refused with a status that makes the provider try again.
void post_notice(Service& service, const Request& request, Response& response) {
    const auto name = parse_provider(request.path_params.at("provider"));
    const Provider* provider = name ? service.cashier.provider(*name) : nullptr;
    if (provider == nullptr)
        return put(response, problem_answer(ProblemCode::NotFound));
    const auto id = provider->noticed(request.get_header_value("Stripe-Signature"), request.body, this_moment().at);
    if (!id && id.error() == ProviderRefusal::NoticeOther)
        return put(response, json_answer(200, "{}"));
    if (!id)
        return put(response, id.error() == ProviderRefusal::NotReached ? problem_answer(ProblemCode::ProviderFailed) : notice_refused(id.error()));
    const auto record = service.reader().find_checkout(*name, *id);
    if (!record) {
        const bool may_ask = service.unknown_checkouts.take(http::exchange().request().remote, this_moment().at.milliseconds);
        return put(response, may_ask ? problem_answer(ProblemCode::CheckoutUnknown) : problem_answer(retry_later(ProblemCode::TooManyRequests, 60)));
    }
    const auto refused = service.cashier.settle(*record);
    put(response, refused ? problem_answer(problem_of(*refused)) : json_answer(200, "{}"));
}

// A page in between, so that the proof of a second factor is sent along.
void get_back(Service& service, const Request& request, Response& response) {
    const std::string path = service.cashier.came_back(request.path_params.at("code"), request.has_param("left"));
    if (path.empty())
        return response.set_redirect("/", 303);
    put(response, passing_answer(path));
}

} // namespace

void add_checkout_routes(Service& service, http::Routes& routes) {
    const auto with = [&service](void (*handler)(Service&, const Request&, Response&)) {
        return [&service, handler](const Request& request, Response& response) { handler(service, request, response); };
    };
    routes.post("/api/v1/page/checkouts", with(post_checkout), http::Lane::Pool)
        .post("/api/v1/providers/:provider/notifications", with(post_notice), http::Lane::Pool)
        .get("/back/:code", with(get_back), http::Lane::Pool);
}

} // namespace kz
