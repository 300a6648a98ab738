// Pages for whoever doubts or needs help and has no link: a code from a letter is checked, the accessibility statement, and
// who runs this server as a document for programs.
#include "native/http/exchange.hpp"
#include "native/server/check_code.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/page_answer.hpp"
#include "native/server/page_request.hpp"
#include "native/server/routes.hpp"
#include "native/server/trust.hpp"
#include "shared/base/utf8.hpp"
#include "shared/protocol/answers.hpp"

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

Model topic_model(const Service& service, const Request& request, Topic topic, const FormFields& query) {
    Model model;
    model.today = this_moment().today;
    model.gate = Gate::Gone; // there is no link
    model.topic = topic;
    model.trust = trust_of(service);
    model.language = language_for(request, std::nullopt);
    if (topic == Topic::Check)
        model.code = value_of(query, "code"); // of the address on a paper: typed already
    return with_query(std::move(model), query);
}

void get_topic(Service& service, const Request& request, Response& response, Topic topic) {
    put(response, page_answer(service.frame, topic_model(service, request, topic, fields_of(request.params)), 200, http::exchange().request()));
}

// The paper that a code was printed on, and whose claim it is of; nothing for any other code.
std::optional<Paper> paper_checked(Service& service, std::string_view typed, ClaimRecord& record) {
    const auto named = paper_of_code(service.settings.proof_key, typed);
    if (!named || !named->claim.is_set() || !service.reader().load_head(named->claim, record))
        return std::nullopt;
    const auto paper = paper_of(service.states().get(service.reader(), named->claim), named->kind, named->number);
    return paper && is_sealed(service.settings.proof_key, *named, *paper) ? paper : std::nullopt;
}

// Says of a code that is somebody's only whose claim or paper it is, and what the paper says: the merchant, never the customer. A
// right code costs no try.
int check(Service& service, Model& model) {
    const std::string remote(http::exchange().request().remote);
    const std::int64_t now_ms = this_moment().at.milliseconds;
    if (!service.unknown_codes.has_left(remote, now_ms)) {
        model.notice = Notice::CheckTooMany;
        return 429;
    }
    ClaimRecord record;
    const ClaimId claim = claim_of_check_code(service.settings.proof_key, model.code);
    model.paper = paper_checked(service, model.code, record);
    const bool is_known = model.paper || (claim.is_set() && service.reader().load_head(claim, record));
    const auto merchant = is_known ? service.reader().merchant(record.merchant) : std::nullopt;
    if (!merchant) {
        service.unknown_codes.take(remote, now_ms);
        model.paper.reset();
        model.notice = Notice::CheckNo;
        return 200;
    }
    model.merchant = merchant->name;
    model.notice = Notice::CheckYes;
    return 200;
}

void post_check(Service& service, const Request& request, Response& response) {
    const FormFields form = form_of(request);
    Model model = topic_model(service, request, Topic::Check, form);
    model.code = value_of(form, "code");
    // A language button sends the form, too, and with nothing typed it is nothing but that.
    const int status = trimmed(model.code).empty() ? 200 : check(service, model);
    put(response, page_answer(service.frame, model, status, http::exchange().request()));
}

} // namespace

void add_trust_routes(Service& service, http::Routes& routes) {
    routes.get("/check", [&service](const Request& request, Response& response) { get_topic(service, request, response, Topic::Check); })
        .post("/check", [&service](const Request& request, Response& response) { post_check(service, request, response); })
        .get("/accessibility", [&service](const Request& request, Response& response) { get_topic(service, request, response, Topic::Accessibility); })
        .get("/.well-known/kulanz.json", [&service](const Request&, Response& response) {
            const ServiceOperator& by = service.settings.run_by;
            std::string body;
            append_service(body, {service.settings.base_url, by.name, by.address, by.contact});
            put(response, json_answer(200, std::move(body)));
        });
}

} // namespace kz
