// Payments through providers: a customer's program opens a checkout, a provider says that something has happened, and somebody comes
// back from there. All of it waits for others, so it runs in the pool.
#include "native/http/exchange.hpp"
#include "native/paper/writing.hpp"
#include "native/server/customer_call.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/page_data.hpp"
#include "native/server/page_request.hpp"
#include "native/server/routes.hpp"
#include "native/server/token.hpp"
#include "shared/domain/journal/checkouts.hpp"
#include "shared/protocol/answers.hpp"
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
    put(response, json_answer(201, encode_opened_checkout({opened->reference, opened->url, opened->phone_url})));
}

// What was started for this claim and can still be paid.
std::optional<CheckoutRecord> to_call_off(Service& service, const Visit& who, std::string_view reference) {
    auto record = service.reader().checkout(reference);
    return record && record->claim == who.link.claim && !record->is_over ? std::move(record) : std::nullopt;
}

void post_cancellation(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    if (!who)
        return;
    const auto record = to_call_off(service, *who, request.path_params.at("checkout"));
    if (!record)
        return put(response, problem_answer(ProblemCode::CheckoutUnknown));
    if (!service.checkouts.take(std::to_string(who->link.id.value), this_moment().at.milliseconds))
        return put(response, problem_answer(retry_later(ProblemCode::TooManyRequests, 30)));
    if (const auto refused = service.cashier.call_off(*record))
        return put(response, problem_answer(problem_of(*refused)));
    put(response, json_answer(200, page_json(service.frame, service.states().get(service.reader(), who->link.claim), *who, this_moment())));
}

// The same as a plain form: the page says how it is now.
void post_cancel_form(Service& service, const Request& request, Response& response) {
    const std::string token = request.path_params.at("token");
    const auto who = visit(service, token, {http::exchange().request().remote, request.get_header_value("Cookie")}, this_moment().at);
    if (who && who->is_unlocked && service.checkouts.take(std::to_string(who->link.id.value), this_moment().at.milliseconds))
        if (const auto record = to_call_off(service, *who, value_of(form_of(request), "checkout")))
            static_cast<void>(service.cashier.call_off(*record));
    response.set_redirect("./" + query_text(request), 303);
}

// The slip that the page shows, to be printed: ours where the code is known, else the provider's own.
void get_slip(Service& service, const Request& request, Response& response) {
    const std::string token = request.path_params.at("token");
    const Moment now = this_moment();
    const auto who = visit(service, token, {http::exchange().request().remote, request.get_header_value("Cookie")}, now.at);
    std::optional<std::string> file;
    if (who && who->is_unlocked) {
        const State& state = service.states().get(service.reader(), who->link.claim);
        const Language language = parse_language(request.get_param_value("lang")).value_or(language_for(request, who->merchant.language));
        if (const Checkout* shown = slip_to_show(state, now.today); shown != nullptr && !shown->slip->code.empty())
            file = service.press.pdf(slip_document(state, *shown, {language, who->merchant.name, {}, {}}), look_of(service.frame, who->merchant.theme).theme);
        else if (const auto record = shown == nullptr ? std::nullopt : service.reader().checkout(shown->reference))
            file = service.cashier.slip_file(*record);
    }
    if (!file)
        return response.set_redirect("./" + query_text(request), 303);
    http::Answer answer{.status = 200, .content_type = "application/pdf", .body = *std::move(file), .fields = {}};
    answer.fields.add("Cache-Control", "no-store").add("Content-Disposition", "inline; filename=\"slip.pdf\"");
    put(response, std::move(answer));
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
    const http::RequestView& view = http::exchange().request();
    const std::string url = service.cashier.notify_url(*name);
    const auto id = provider->noticed({request.body, view.header(provider->signature_header()), view.header("Date"), url}, this_moment().at);
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

// From the code on a kiosk's screen to where it is paid.
void get_out(Service& service, const Request& request, Response& response) {
    const std::string url = service.cashier.went_out(request.path_params.at("code"));
    put(response, passing_answer(url.empty() ? "/" : url));
}

} // namespace

void add_checkout_routes(Service& service, http::Routes& routes) {
    const auto with = [&service](void (*handler)(Service&, const Request&, Response&)) {
        return [&service, handler](const Request& request, Response& response) { handler(service, request, response); };
    };
    routes.post("/api/v1/page/checkouts", with(post_checkout), http::Lane::Pool)
        .post("/api/v1/providers/:provider/notifications", with(post_notice), http::Lane::Pool)
        .post("/api/v1/page/checkouts/:checkout/cancellation", with(post_cancellation), http::Lane::Pool)
        .post("/c/:token/checkout-cancel", with(post_cancel_form), http::Lane::Pool)
        .get("/c/:token/checkout-cancel", with([](Service&, const Request& request, Response& response) { response.set_redirect("./" + query_text(request), 303); }))
        .get("/c/:token/slip.pdf", with(get_slip), http::Lane::Pool)
        .get("/go/:code", with(get_out))
        .get("/back/:code", with(get_back), http::Lane::Pool);
}

} // namespace kz
