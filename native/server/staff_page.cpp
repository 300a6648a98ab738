#include "native/server/staff_page.hpp"

#include "native/http/exchange.hpp"
#include "native/http/multipart.hpp"
#include "native/platform/secret.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/page_answer.hpp"

namespace kz {

http::Answer see_other(std::string_view address) {
    http::Answer answer{.status = 303, .content_type = {}, .body = {}, .fields = {}};
    answer.fields.add("Location", address).add("Cache-Control", "no-store");
    return answer;
}

namespace {

// Of a form with a file its short fields, too; the file is read by whoever wants it.
FormFields staff_form_of(const httplib::Request& request) {
    constexpr std::size_t field_bytes_max = 4'096;
    FormFields fields = form_of(request);
    if (const auto parts = http::parse_multipart(http::exchange().request().header("Content-Type"), request.body))
        for (const http::Part& part : *parts)
            if (part.content.size() <= field_bytes_max)
                fields.emplace_back(part.name, part.content);
    return fields;
}

} // namespace

StaffOpening::StaffOpening(Service& its_service, const httplib::Request& its_request, httplib::Response& its_response)
    : service(its_service), request(its_request), response(its_response), form(staff_form_of(its_request)) {
    who = staff_visit(service, http::exchange().request().cookie(staff_cookie_name), now.at);
    model.base.today = now.today;
    model.base.language = language_for(request, who ? who->account.language : std::nullopt);
    model.base.gate = Gate::Gone;
    if (!who)
        return;
    model.name = who->account.name;
    model.role = who->account.role;
    model.has_shortcuts = who->account.has_shortcuts;
    model.form_key = form_key(service, who->session);
    if (may(model.role, StaffAct::SeeClaims))
        for (const RunningCall& call : service.calls.running(who->account.merchant, now.at.milliseconds)) {
            StaffRinging& ringing = model.ringing.emplace_back(call.phone, call.is_outgoing, call.stage == CallStage::Answered);
            for (const PossibleClaim& possible : call.claims)
                ringing.claims.emplace_back(possible.claim, possible.number);
        }
}

std::optional<ClaimRecord> StaffOpening::claim() {
    ClaimRecord record;
    const auto claim = parse_claim_code(request.path_params.at("claim"));
    if (claim && service.reader().load_head(*claim, record) && sees(who->account, record.merchant))
        return record;
    answer_notice(StaffPage::Closed, StaffNotice::Unknown, 404);
    return std::nullopt;
}

AuditEntry StaffOpening::trace(std::string what, ClaimId claim, std::string detail) const {
    AuditEntry entry{now.at, Actor::Staff, std::move(what), claim, std::move(detail)};
    if (who) {
        entry.account = who->account.id;
        entry.session = who->session.id;
    }
    return entry;
}

void StaffOpening::answer(int status) {
    put(response, page_answer(service.frame, model, status, accepted_coding(http::exchange().request())));
}

void StaffOpening::answer_notice(StaffPage page, StaffNotice notice, int status) {
    model.page = page;
    model.notice = notice;
    answer(status);
}

void StaffOpening::answer_look(std::string what, ClaimId claim, std::string detail, int status) {
    Service::Order order;
    order.work = [page = page_answer(service.frame, model, status, accepted_coding(http::exchange().request())), session = who->session,
                  entry = trace(std::move(what), claim, std::move(detail))](Transaction& tx, Moment at) {
        if (!entry.what.empty())
            tx.add_audit(entry);
        note_seen(tx, session, at.at);
        return page;
    };
    service.run(std::move(order));
}

void StaffOpening::answer_refused(StaffNotice notice, std::string_view refusal, std::string what, ClaimId claim, std::string detail) {
    model.notice = notice;
    model.refusal = refusal;
    model.typed_at = request.path;
    model.typed = form;
    answer_look(std::move(what), claim, std::move(detail), 422);
}

StaffNotice notice_of_done(std::string_view done) {
    return done.empty() ? StaffNotice::None : done == "done" ? StaffNotice::Done : done == "nothing" ? StaffNotice::Nothing
         : done == "unclear" ? StaffNotice::Unclear : StaffNotice::Refused;
}

bool is_from_elsewhere(const httplib::Request& request) {
    const std::string site = request.get_header_value("Sec-Fetch-Site");
    return !site.empty() && site != "same-origin" && site != "none";
}

void with_staff(Service& service, const httplib::Request& request, httplib::Response& response, StaffAct act, const StaffHandler& handler) {
    StaffOpening opening(service, request, response);
    const bool is_post = request.method == "POST";
    if (is_post && is_from_elsewhere(request))
        opening.answer_notice(StaffPage::Closed, StaffNotice::OldForm, 403);
    else if (!opening.who)
        opening.answer_notice(StaffPage::SignIn, StaffNotice::SignInNeeded, 401);
    else if (is_post && !equal_secrets(value_of(opening.form, "key"), opening.model.form_key))
        opening.answer_notice(StaffPage::Closed, StaffNotice::OldForm, 403);
    else if (!may(opening.who->account.role, act)) {
        opening.model.page = StaffPage::Closed;
        opening.model.notice = StaffNotice::NotAllowed;
        opening.answer_look("not_allowed", {}, std::string(staff_act_code(act)), 403);
    } else
        handler(opening);
}

} // namespace kz
