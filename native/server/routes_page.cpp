// The personal page: /c/{token}/. Complete without script: reading by GET, everything else by a form, POST and redirect.
#include "native/http/exchange.hpp"
#include "native/http/multipart.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/machine.hpp"
#include "native/server/page_answer.hpp"
#include "native/server/page_data.hpp"
#include "native/server/page_request.hpp"
#include "native/server/proof_upload.hpp"
#include "native/server/routes.hpp"
#include "native/server/token.hpp"
#include "native/server/transcript.hpp"
#include "native/server/trust.hpp"
#include "native/server/visit.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/protocol/plan_steps.hpp"

#include <httplib.h>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

// How long a device may show a copy of a page without having asked.
constexpr std::int64_t kept_copy_milliseconds = 30 * std::int64_t{86'400'000};

// One request for a page.
struct Opening {
    Service& service;
    const Request& request;
    Response& response;
    const FormFields query; // and, of a posted form, its fields behind
    Moment now = this_moment();
    Model model;
    std::optional<Instant> keep_until; // a device may keep the answer until then

    Opening(Service& its_service, const Request& its_request, Response& its_response, FormFields its_query)
        : service(its_service), request(its_request), response(its_response), query(std::move(its_query)) {
        model.today = now.today;
    }
    void answer(int status) {
        http::Answer page = page_answer(service.frame, model, status, http::exchange().request());
        if (keep_until && status == 200)
            page.fields.add("Kulanz-Keep", std::to_string(keep_until->milliseconds / 1000));
        put(response, std::move(page));
    }
};

// Who comes, or nothing: then the answer says what is the matter.
std::optional<Visit> visitor(Opening& opening) {
    const std::string cookies = opening.request.get_header_value("Cookie");
    auto found = visit(opening.service, opening.request.path_params.at("token"),
                       {http::exchange().request().remote, cookies}, opening.now.at);
    opening.model.language = language_for(opening.request, found ? found->merchant.language : std::nullopt);
    opening.model = with_query(std::move(opening.model), opening.query);
    if (!found) {
        opening.model.gate = Gate::Gone;
        opening.answer(found.error() == VisitRefusal::TooManyTries ? 429 : found.error() == VisitRefusal::Gone ? 410 : 404);
        return std::nullopt;
    }
    return *std::move(found);
}

// With everything that may be seen now.
void fill(Opening& opening, const Visit& who) {
    opening.model.gate = who.is_unlocked ? Gate::Open : Gate::Factor;
    opening.model.factor_asked = who.factor_asked;
    // Whose page it is may be seen before the factor: it tells the customer that the message was genuine.
    opening.model.merchant = who.merchant.name;
    opening.model.theme = look_of(opening.service.frame, who.merchant.theme).theme;
    if (who.is_unlocked)
        opening.keep_until = Instant{std::min(who.link.expires_at.milliseconds, opening.now.at.milliseconds + kept_copy_milliseconds)};
    if (who.is_unlocked)
        opening.model.page = claim_page(opening.service.frame, opening.service.states().get(opening.service.reader(), who.link.claim), who, opening.now);
    opening.model = with_query(std::move(opening.model), opening.query);
}

// Who sends a form of a page that may be seen, with what it shows; or nothing: then the answer says what is the matter.
std::optional<Visit> sender(Opening& opening) {
    auto who = visitor(opening);
    if (!who)
        return std::nullopt;
    fill(opening, *who);
    if (opening.model.page)
        return who;
    opening.answer(403);
    return std::nullopt;
}

void get_page(Service& service, const Request& request, Response& response) {
    Opening opening(service, request, response, fields_of(request.params));
    const auto who = visitor(opening);
    if (!who)
        return;
    fill(opening, *who);
    opening.answer(200);
}

// What was written, to be taken along.
void get_transcript(Service& service, const Request& request, Response& response) {
    Opening opening(service, request, response, fields_of(request.params));
    const auto who = visitor(opening);
    if (!who)
        return;
    fill(opening, *who);
    if (opening.model.page)
        put(response, transcript_text(*opening.model.page, opening.model.language));
    else
        opening.answer(403);
}

// A topic beside the claim, at a link. The statement is for everybody, also when the link is not known.
void get_topic(Service& service, const Request& request, Response& response, Topic topic) {
    Opening opening(service, request, response, fields_of(request.params));
    opening.model.topic = topic;
    opening.model.trust = trust_of(service);
    const auto who = visitor(opening);
    if (!who)
        return;
    fill(opening, *who);
    opening.model.trust = trust_of(service, *who);
    opening.answer(200);
}

// After a form: the page again, by GET, in the language in which it was read.
http::Answer see_page(const std::string& language, std::string_view done) {
    http::Answer answer{.status = 303, .content_type = {}, .body = {}, .fields = {}};
    std::string location = "./?";
    if (!language.empty())
        location += "lang=" + language + "&";
    answer.fields.add("Location", location + "done=" + std::string(done)).add("Cache-Control", "no-store");
    return answer;
}

// A form has no idempotency key of its own: what it says, to which claim at which version, is its key, so that a second
// press or a reload does nothing twice.
void run_form(Opening& opening, const Visit& who, const FormFields& form, Command what, std::string_view done) {
    const std::string fingerprint = request_fingerprint("FORM", opening.request.path.substr(opening.request.path.rfind('/')),
                                                        opening.request.body + "?" + opening.request.target.substr(std::min(opening.request.target.find('?'), opening.request.target.size())));
    Service::Order order{who.link.claim, "form" + std::to_string(who.link.id.value) + ":" + fingerprint, fingerprint, {}};
    order.work = [&service = opening.service, who, what = std::move(what), done, language = value_of(form, "lang")](Transaction& tx, Moment now) {
        // What was in order a moment ago and is refused now has changed in between: the page shows what it is.
        auto acted = service.desk.act(tx, who.link.claim, answered_by_machine(service.frame, service.desk.state(tx, who.link.claim), who, what, now), Actor::Customer, now);
        if (!acted)
            forget_proof(service, service.desk.state(tx, who.link.claim), who.link.claim, what);
        return see_page(language, acted ? done : std::string_view("nothing"));
    };
    opening.service.run(std::move(order));
}

// Shows the page again with what was typed and why it can not be taken, said where it was tried.
void show_refusal(Opening& opening, Busy about, std::string_view refusal, int status) {
    opening.model.notice = Notice::Refused;
    opening.model.notice_about = about;
    opening.model.refusal = std::string(refusal);
    opening.answer(status);
}

void show_refusal(Opening& opening, Busy about, const Refused& refused) {
    if (refused.reason == JournalRefusal::DisputeFaulty) {
        opening.model.dispute_faults = refused.dispute;
        opening.answer(422);
        return;
    }
    if (refused.reason == JournalRefusal::MandateFaulty) {
        opening.model.mandate_faults = refused.mandate;
        return opening.answer(422);
    }
    if (refused.reason != JournalRefusal::ContactFaulty)
        return show_refusal(opening, about, refused.plan ? refusal_code(*refused.plan) : refused.postpone ? refusal_code(*refused.postpone) : refusal_code(refused.reason), 422);
    opening.model.contact_faults = refused.contact;
    opening.answer(422);
}

// What a form asks of the claim, and where it is said how that went.
struct Asked {
    Command what;
    Busy about = Busy::None;
    std::string_view done;
};

void post_form(Service& service, const Request& request, Response& response, std::optional<Asked> (*asked_by)(Opening&, const FormFields&)) {
    Opening opening(service, request, response, form_of(request));
    const auto who = sender(opening);
    if (!who)
        return;
    auto asked = asked_by(opening, opening.query);
    if (!asked) {
        show_refusal(opening, Busy::AgreeingPlan, refusal_code(JournalRefusal::PlanRefused), 422);
        return;
    }
    const ClaimPage& page = *opening.model.page;
    if (const auto would = decide(page.state, answered_by_machine(service.frame, page.state, *who, asked->what, opening.now), page.policy, opening.now.today); !would) {
        show_refusal(opening, asked->about, would.error());
        return;
    }
    if ((asked->about == Busy::SendingContact || asked->about == Busy::SendingDispute) &&
        !service.contact_requests.take(std::to_string(who->link.id.value), opening.now.at.milliseconds)) {
        show_refusal(opening, asked->about, refusal_code(JournalRefusal::TooManyContacts), 429);
        return;
    }
    run_form(opening, *who, opening.query, std::move(asked->what), asked->done);
}

std::optional<Asked> asked_of_plan(Opening& opening, const FormFields& form) {
    const std::string& path = opening.request.path;
    const auto step = plan_step_from(path.substr(path.rfind('/') + 1), form, opening.model);
    if (!step)
        return std::nullopt;
    Command what = command_of(*step);
    if (std::holds_alternative<AgreePlan>(*step))
        return Asked{std::move(what), Busy::AgreeingPlan, "plan"};
    if (std::holds_alternative<RequestPlan>(*step))
        return Asked{std::move(what), Busy::RequestingPlan, "request"};
    return Asked{std::move(what), Busy::TakingRelief, "relief"};
}

std::optional<Asked> asked_of_contact(Opening& opening, const FormFields& form) {
    opening.model.contact = contact_from(form);
    ContactRequest request = normalised(opening.model.contact);
    request.language = opening.model.language;
    return Asked{RequestContact{std::move(request)}, Busy::SendingContact, "contact"};
}

std::optional<Asked> asked_of_rating(Opening& opening, const FormFields& form) {
    opening.model.contact = {};
    return Asked{RateConversation{static_cast<int>(parse_integer(value_of(form, "rating")).value_or(0) % 100)}, Busy::RatingTalk, "rating"};
}

std::optional<Asked> asked_of_dispute(Opening& opening, const FormFields& form) {
    // Also when nothing can be disputed any more, and the page has left this step.
    constexpr std::string_view step = "dispute.";
    const std::string said = value_of(form, "step");
    const auto reason = said.starts_with(step) ? parse_dispute_reason(std::string_view(said).substr(step.size())) : std::nullopt;
    opening.model.dispute = dispute_from(reason.value_or(DisputeReason::Other), form);
    return Asked{OpenDispute{request_of(opening.model.dispute, opening.model.page->state.invoice.currency)}, Busy::SendingDispute, "dispute"};
}

// One file, in a form of its own.
void post_file(Service& service, const Request& request, Response& response, Asked (*asked_by)(const Opening&, std::string_view)) {
    Opening opening(service, request, response, fields_of(request.params));
    const auto who = sender(opening);
    if (!who)
        return;
    const auto parts = http::parse_multipart(http::exchange().request().header("Content-Type"), request.body);
    const std::string_view file = parts ? http::content_of(*parts, "proof") : std::string_view();
    const Asked asked = asked_by(opening, file);
    if (!service.uploads.take(std::to_string(who->link.id.value), opening.now.at.milliseconds))
        show_refusal(opening, asked.about, refusal_code(JournalRefusal::TooManyProofs), 429);
    else if (const auto refused = keep_proof(service, who->link.claim, asked.what, file))
        show_refusal(opening, asked.about, *refused);
    else
        run_form(opening, *who, opening.query, asked.what, asked.done);
}

Asked asked_of_proof(const Opening& opening, std::string_view file) {
    const std::int64_t dispute = parse_integer(value_of(opening.query, "dispute")).value_or(-1);
    return {proof_in(dispute > INT16_MAX ? -1 : static_cast<int>(dispute), file), Busy::SendingProof, "proof"};
}

Asked asked_of_file(const Opening&, std::string_view file) {
    return {message_file_in(TalkSide::Customer, file), Busy::SendingFile, "file"};
}

// A file of the claim, to be saved.
void get_proof(Service& service, const Request& request, Response& response) {
    Opening opening(service, request, response, fields_of(request.params));
    const auto who = sender(opening);
    if (who)
        put(response, proof_answer(service, opening.model.page->state, who->link.claim, request.path_params.at("proof")));
}

std::optional<Asked> asked_of_mandate(Opening& opening, const FormFields& form) {
    opening.model.mandate = mandate_from(form);
    if (is_mandate_offered(opening.model))
        opening.model.step = Step::Mandate;
    const ClaimPage& page = *opening.model.page;
    return Asked{GiveMandate{page.id, page.debit, opening.model.mandate}, Busy::GivingMandate, "mandate"};
}

std::optional<Asked> asked_of_revocation(Opening&, const FormFields&) {
    return Asked{RevokeMandate{}, Busy::RevokingMandate, "revoked"};
}

// From the button to the provider's page. What can not be is said on the page; what the provider can not, too.
void post_checkout(Service& service, const Request& request, Response& response) {
    Opening opening(service, request, response, form_of(request));
    const auto who = sender(opening);
    if (!who)
        return;
    const auto method = parse_pay_method(value_of(opening.query, "method"));
    const auto amount = parse_amount(value_of(opening.query, "amount"), opening.model.page->state.invoice.currency);
    if (!method || !amount)
        return show_refusal(opening, Busy::None, refusal_code(JournalRefusal::MethodNotOffered), 422);
    if (!service.checkouts.take(std::to_string(who->link.id.value), opening.now.at.milliseconds))
        return show_refusal(opening, Busy::None, refusal_code(JournalRefusal::TooManyCheckouts), 429);
    const auto opened = service.cashier.start(*who, {*method, *amount, opening.model.language, token_in(request.path_params.at("token"))});
    if (opened && *method == PayMethod::Cash)
        response.set_redirect("./" + query_of(opening.model), 303); // the page shows the slip
    else if (opened)
        put(response, passing_answer(opened->url));
    else if (const auto* refused = std::get_if<Refused>(&opened.error()))
        show_refusal(opening, Busy::None, *refused);
    else
        response.set_redirect("./" + query_of(opening.model), 303); // the page says that it did not work
}

void post_unlock(Service& service, const Request& request, Response& response) {
    Opening opening(service, request, response, form_of(request));
    const FormFields& form = opening.query;
    const auto who = visitor(opening);
    if (!who)
        return;
    Service::Order order;
    const http::RequestView& view = http::exchange().request();
    order.work = [&service, who = *who, model = opening.model, typed = value_of(form, "factor"), language = value_of(form, "lang"),
                  is_secure = view.https, accepts = accepted_coding(view)](Transaction& tx, Moment now) mutable {
        const FactorTried tried = try_factor(tx, service.desk, who, typed, now);
        if (tried.answer == FactorAnswer::Right) {
            http::Answer answer = see_page(language, "unlock");
            answer.fields.add("Set-Cookie", proof_cookie(service, who.link.id, now.at, is_secure));
            return answer;
        }
        model.gate = Gate::Factor;
        model.factor_asked = who.factor_asked;
        model.merchant = who.merchant.name;
        model.theme = look_of(service.frame, who.merchant.theme).theme;
        model.notice = tried.answer == FactorAnswer::Locked ? Notice::FactorLocked : Notice::FactorWrong;
        return page_answer(service.frame, model, tried.answer == FactorAnswer::Locked ? 429 : 403, accepts);
    };
    service.run(std::move(order));
}

// Nothing but the language changes: what has been typed comes back in the page. It is kept nowhere, so without it a redirect will do.
void post_language(Service& service, const Request& request, Response& response) {
    Opening opening(service, request, response, form_of(request));
    const auto who = visitor(opening);
    if (!who)
        return;
    fill(opening, *who);
    Model& model = opening.model;
    if (model.gate == Gate::Open && model.step == Step::Dispute)
        model.dispute = dispute_from(model.dispute.reason, opening.query);
    else if (model.gate == Gate::Open && model.step == Step::Mandate)
        model.mandate = mandate_from(opening.query);
    else if (model.gate == Gate::Open)
        model.contact = contact_from(opening.query);
    else
        model.factor = value_of(opening.query, "factor");
    DisputeDraft nothing;
    nothing.reason = model.dispute.reason;
    if (model.contact != ContactRequest{} || model.mandate != MandateWish{} || !model.factor.empty() || model.dispute != nothing)
        opening.answer(200);
    else
        response.set_redirect("./" + query_of(model), 303);
}

void back_to_page(const Request& request, Response& response) {
    response.set_redirect("./" + query_text(request), 303);
}

} // namespace

void add_page_routes(Service& service, http::Routes& routes) {
    routes.get("/c/:token/", [&service](const Request& request, Response& response) { get_page(service, request, response); })
        .get("/c/:token", [](const Request& request, Response& response) {
            // Relative addresses of the page need the slash.
            response.set_redirect("/c/" + token_in(request.path_params.at("token")) + "/", 308);
        })
        .get("/c/:token/conversation.txt", [&service](const Request& request, Response& response) { get_transcript(service, request, response); })
        .post("/c/:token/rating", [&service](const Request& request, Response& response) { post_form(service, request, response, asked_of_rating); })
        .post("/c/:token/person", [&service](const Request& request, Response& response) { post_form(service, request, response, [](Opening& opening, const FormFields&) { return std::optional(Asked{WantPerson{opening.model.page->has_assistant}, Busy::WantingPerson, "person"}); }); })
        .get("/c/:token/proofs/:proof", [&service](const Request& request, Response& response) { get_proof(service, request, response); }, http::Lane::Pool)
        .post("/c/:token/file", [&service](const Request& request, Response& response) { post_file(service, request, response, asked_of_file); }, http::Lane::Pool)
        .post("/c/:token/checkout", [&service](const Request& request, Response& response) { post_checkout(service, request, response); }, http::Lane::Pool)
        .post("/c/:token/mandate", [&service](const Request& request, Response& response) { post_form(service, request, response, asked_of_mandate); })
        .post("/c/:token/mandate-revocation", [&service](const Request& request, Response& response) { post_form(service, request, response, asked_of_revocation); })
        .get("/c/:token/genuine", [&service](const Request& request, Response& response) { get_topic(service, request, response, Topic::Genuine); })
        .get("/c/:token/accessibility", [&service](const Request& request, Response& response) { get_topic(service, request, response, Topic::Accessibility); })
        .get("/c/:token/device", [&service](const Request& request, Response& response) { get_topic(service, request, response, Topic::Device); })
        // From the page of a link that is gone.
        .get("/c/:token/check", [](const Request& request, Response& response) { response.set_redirect("/check" + query_text(request), 303); })
        .post("/c/:token/contact", [&service](const Request& request, Response& response) { post_form(service, request, response, asked_of_contact); })
        .post("/c/:token/dispute", [&service](const Request& request, Response& response) { post_form(service, request, response, asked_of_dispute); })
        .post("/c/:token/proof", [&service](const Request& request, Response& response) { post_file(service, request, response, asked_of_proof); }, http::Lane::Pool)
        .post("/c/:token/language", [&service](const Request& request, Response& response) { post_language(service, request, response); })
        .post("/c/:token/unlock", [&service](const Request& request, Response& response) { post_unlock(service, request, response); });
    // Where a refused form has led: a reload, a language link or the plan's form there means the page.
    for (const char* form : {"contact", "dispute", "rating", "person", "proof", "file", "unlock", "language", "mandate", "checkout", "mandate-revocation"})
        routes.get(std::string("/c/:token/") + form, back_to_page);
    for (const char* form : {"plan", "plan-request", "plan-pause", "plan-line", "plan-catch-up", "due-date"})
        routes.get(std::string("/c/:token/") + form, back_to_page)
            .post(std::string("/c/:token/") + form, [&service](const Request& request, Response& response) {
                post_form(service, request, response, asked_of_plan);
            });
}

} // namespace kz
