// A call at a time that the customer chooses: a page with forms, which needs no script, and the same for programs.
#include "native/http/exchange.hpp"
#include "native/server/call_desk.hpp"
#include "native/server/customer_call.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/page_answer.hpp"
#include "native/server/page_data.hpp"
#include "native/server/page_request.hpp"
#include "native/server/routes.hpp"
#include "native/server/token.hpp"
#include "native/server/visit.hpp"
#include "shared/protocol/requests.hpp"

#include <httplib.h>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

std::vector<CallTime> times_for(Reader& store, const Visit& who, const State& state, Moment now) {
    return free_call_times(store, who.merchant, state.invoice, who.link.claim, central_european_clock(now.at));
}

// ---- the page -------------------------------------------------------------------------------------------------------

struct CallVisit {
    Visit who;
    CallPage page;
    std::string theme;
};

// Who may see the page, in the language in which it was asked for; everybody else is led to the personal page, which says what is the matter.
std::optional<CallVisit> caller(Service& service, const Request& request, Response& response) {
    const std::string token = request.path_params.at("token");
    const Moment now = this_moment();
    auto who = visit(service, token, {http::exchange().request().remote, request.get_header_value("Cookie")}, now.at);
    if (!who || !who->is_unlocked) {
        response.set_redirect("/c/" + token_in(token) + "/" + query_text(request), 303);
        return std::nullopt;
    }
    CallVisit call{*std::move(who), {}, {}};
    Model& model = call.page.base;
    const auto language = parse_language(request.get_param_value("lang"));
    model.language = language ? *language : language_for(request, call.who.merchant.language);
    model.today = now.today;
    model.gate = Gate::Open;
    model.page = claim_page(service.frame, service.states().get(service.reader(), call.who.link.claim), call.who, now);
    call.page.phone = completed(model.page->state.conversation, {}).phone;
    if (model.page->state.call)
        call.page.phone = model.page->state.call->phone;
    else if (call.page.phone.empty())
        call.page.phone = model.page->state.invoice.buyer.phone;
    call.theme = call.who.merchant.theme;
    return call;
}

void get_page(Service& service, const Request& request, Response& response) {
    auto call = caller(service, request, response);
    if (!call)
        return;
    call->page.times = times_for(service.reader(), call->who, call->page.base.page->state, this_moment());
    const std::string done = request.get_param_value("done");
    call->page.done = done == "booked" ? CallPage::Done::Booked : done == "cancelled" ? CallPage::Done::Cancelled : CallPage::Done::Nothing;
    put(response, page_answer(service.frame, call->page, call->theme, 200, http::exchange().request()));
}

http::Answer see_call(Language language, std::string_view done) {
    http::Answer answer{.status = 303, .content_type = {}, .body = {}, .fields = {}};
    answer.fields.add("Location", "call?lang=" + std::string(language_code(language)) + "&done=" + std::string(done)).add("Cache-Control", "no-store");
    return answer;
}

// A form has no key of its own: what it says to which version is its key, so that a second press does nothing twice. Refused, the page
// stands there again with what was typed and the times that are left.
void run_form(Service& service, const Request& request, Response& response, CallVisit call, Command what, std::string_view done) {
    if (!service.contact_requests.take(std::to_string(call.who.link.id.value), this_moment().at.milliseconds)) {
        call.page.refusal = refusal_code(JournalRefusal::TooManyCalls);
        return put(response, page_answer(service.frame, call.page, call.theme, 429, http::exchange().request()));
    }
    const std::string fingerprint = request_fingerprint("FORM", request.target, request.body);
    Service::Order order{call.who.link.claim, "form" + std::to_string(call.who.link.id.value) + ":" + fingerprint, fingerprint, {}};
    order.work = [&service, call = std::move(call), what = std::move(what), done, coding = accepted_coding(http::exchange().request())](Transaction& tx, Moment now) mutable {
        const auto acted = service.desk.act(tx, call.who.link.claim, what, Actor::Customer, now);
        if (acted)
            return see_call(call.page.base.language, done);
        call.page.refusal = acted.error().contact.empty() ? refusal_code(acted.error().reason) : refusal_code(acted.error().contact.front());
        call.page.base.page->state = service.desk.state(tx, call.who.link.claim);
        call.page.times = times_for(tx, call.who, call.page.base.page->state, now);
        return page_answer(service.frame, call.page, call.theme, acted.error().reason == JournalRefusal::CallTimeFull ? 409 : 422, coding);
    };
    service.run(std::move(order));
}

void post_booking(Service& service, const Request& request, Response& response) {
    auto call = caller(service, request, response);
    if (!call)
        return;
    const FormFields form = form_of(request);
    call->page.phone = value_of(form, "phone");
    // What is no time at all is one at which nobody is there.
    call->page.at = parse_call_time(value_of(form, "at"));
    BookCall what{call->page.at.value_or(ClockTime{add_days(this_moment().today, presence_days_max * 2), 0}), call->page.phone};
    run_form(service, request, response, *std::move(call), std::move(what), "booked");
}

void post_cancellation(Service& service, const Request& request, Response& response) {
    if (auto call = caller(service, request, response))
        run_form(service, request, response, *std::move(call), CancelCall{}, "cancelled");
}

// ---- for programs ---------------------------------------------------------------------------------------------------

void get_times(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    if (!who)
        return;
    const State& state = service.states().get(service.reader(), who->link.claim);
    put(response, json_answer(200, encode_call_times(times_for(service.reader(), *who, state, this_moment()))));
}

bool may_ask(Service& service, const Visit& who, Response& response) {
    if (service.contact_requests.take(std::to_string(who.link.id.value), this_moment().at.milliseconds))
        return true;
    put(response, problem_answer(retry_later(ProblemCode::TooManyRequests, 60)));
    return false;
}

void post_call(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    if (!who)
        return;
    const auto wish = decode_call_wish(request.body);
    if (!wish)
        put(response, problem_answer(problem_of(wish.error())));
    else if (may_ask(service, *who, response))
        run_command(service, request, response, *who, BookCall{wish->at, wish->phone});
}

void post_call_cancellation(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    if (who && may_ask(service, *who, response))
        run_command(service, request, response, *who, CancelCall{});
}

} // namespace

void add_call_routes(Service& service, http::Routes& routes) {
    const auto with = [&service](void (*handler)(Service&, const Request&, Response&)) {
        return [&service, handler](const Request& request, Response& response) { handler(service, request, response); };
    };
    routes.get("/c/:token/call", with(get_page))
        .post("/c/:token/call", with(post_booking))
        .get("/c/:token/call-cancellation", [](const Request& request, Response& response) { response.set_redirect("call" + query_text(request), 303); })
        .post("/c/:token/call-cancellation", with(post_cancellation))
        .get("/api/v1/page/call-times", with(get_times))
        .post("/api/v1/page/call", with(post_call))
        .post("/api/v1/page/call-cancellation", with(post_call_cancellation));
}

} // namespace kz
