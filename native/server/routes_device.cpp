// What a device has of a link's page: how an installed page is called, and that everything stored is forgotten.
#include "native/http/exchange.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/page_answer.hpp"
#include "native/server/page_request.hpp"
#include "native/server/routes.hpp"
#include "native/server/visit.hpp"

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

// Everything that a browser stores for this server, but for cookies only ours: Clear-Site-Data would take those of the whole
// domain, the merchant's among them (https://www.w3.org/TR/clear-site-data/). Whoever does not know a link deletes nothing.
void post_forget(Service& service, const Request& request, Response& response) {
    const Moment now = this_moment();
    const std::string cookies = request.get_header_value("Cookie");
    const auto found = visit(service, request.path_params.at("token"), {http::exchange().request().remote, cookies}, now.at);
    Model model;
    model.today = now.today;
    model.language = language_for(request, found ? found->merchant.language : std::nullopt);
    model = with_query(std::move(model), form_of(request));
    model.topic = Topic::Device;
    model.gate = Gate::Gone; // the answer says nothing of the claim
    if (!found && found.error() != VisitRefusal::Gone) {
        put(response, page_answer(service.frame, model, found.error() == VisitRefusal::TooManyTries ? 429 : 404, http::exchange().request()));
        return;
    }
    if (found) {
        model.merchant = found->merchant.name;
        model.theme = look_of(service.frame, found->merchant.theme).theme;
    }
    model.notice = Notice::DeviceForgotten;
    http::Answer answer = page_answer(service.frame, model, 200, http::exchange().request());
    answer.fields.add("Clear-Site-Data", "\"cache\", \"storage\"");
    for (const std::string& cookie : ended_proofs(cookies))
        answer.fields.add("Set-Cookie", cookie);
    put(response, std::move(answer));
}

// What an installed page is called and looks like: its merchant. No address in it holds the token; they are relative to its own.
void get_manifest(Service& service, const Request& request, Response& response) {
    const auto found = visit(service, request.path_params.at("token"), {http::exchange().request().remote, {}}, this_moment().at);
    if (!found) {
        put(response, problem_answer(found.error() == VisitRefusal::Gone ? ProblemCode::LinkGone : ProblemCode::NotFound));
        return;
    }
    http::Answer answer = json_answer(200, web_manifest(service.frame, found->merchant));
    answer.content_type = "application/manifest+json";
    put(response, std::move(answer));
}

} // namespace

void add_device_routes(Service& service, http::Routes& routes) {
    routes.get("/c/:token/app.webmanifest", [&service](const Request& request, Response& response) { get_manifest(service, request, response); })
        .get("/c/:token/forget", [](const Request& request, Response& response) { response.set_redirect("device" + query_text(request), 303); })
        .post("/c/:token/forget", [&service](const Request& request, Response& response) { post_forget(service, request, response); });
}

} // namespace kz
