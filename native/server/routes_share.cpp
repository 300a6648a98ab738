// Showing a page to a helper: what the customer's page says and sends, and what staff ask, see, point at and propose. Every act of either
// side is in the trail before it is answered; the name beside it is the helper's.
#include "native/http/exchange.hpp"
#include "native/server/customer_call.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/page_answer.hpp"
#include "native/server/page_data.hpp"
#include "native/server/routes.hpp"
#include "native/server/staff_page.hpp"
#include "native/server/trust.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"
#include "shared/protocol/share_json.hpp"

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

// ---- the customer -------------------------------------------------------------------------------------------------

struct Device {
    Visit who;
    std::string device;
};

std::optional<Device> device_of(Service& service, const Request& request, Response& response) {
    auto who = visitor(service, request, response, Need::Unlocked);
    if (!who)
        return std::nullopt;
    std::string device = request.get_header_value(std::string(device_header));
    if (is_device(device))
        return Device{*std::move(who), std::move(device)};
    put(response, problem_answer(problem_of(WireFault{std::string(device_header), WireRule::BadFormat, "16 to 64 letters and digits"})));
    return std::nullopt;
}

AuditEntry entry_of(Moment now, std::string what, ClaimId claim, std::string id, std::int64_t account) {
    AuditEntry entry{now.at, Actor::Customer, std::move(what), claim, std::move(id)};
    entry.account = StaffId{account};
    return entry;
}

// Answers when the trail has it.
void answer_traced(Service& service, AuditEntry entry, http::Answer answer) {
    Service::Order order;
    order.work = [entry = std::move(entry), answer = std::move(answer)](Transaction& tx, Moment) {
        tx.add_audit(entry);
        return answer;
    };
    service.run(std::move(order));
}

// "look,point": of the trail.
std::string scopes_text(int scopes) {
    std::string text = "look";
    for (const auto& [scope, word] : {std::pair(share_point, ",point"), std::pair(share_propose, ",propose")})
        if ((scopes & scope) != 0)
            text += word;
    return text;
}

// What the act was about.
std::string detail_of(const ShareOrder& order, const ShareDesk::Acted& done) {
    if (order.act == ShareAct::Grant)
        return done.id + " " + scopes_text(done.status.scopes) + " " + std::to_string(share_minutes_max) + " " + std::string(share_reason_code(done.status.question.reason));
    return order.proposal == 0 ? done.id : done.id + " " + std::to_string(order.proposal);
}

void get_share(Service& service, const Request& request, Response& response) {
    if (const auto from = device_of(service, request, response))
        put(response, json_answer(200, encode_share_status(service.shares.status(from->who.link.claim, from->device, this_moment().at))));
}

void post_share(Service& service, const Request& request, Response& response) {
    const auto from = device_of(service, request, response);
    if (!from)
        return;
    const auto order = decode_share_order(request.body);
    if (!order) {
        put(response, problem_answer(problem_of(order.error())));
        return;
    }
    const Moment now = this_moment();
    if (order->act == ShareAct::Offer && !service.share_offers.take(std::to_string(from->who.link.id.value), now.at.milliseconds)) {
        put(response, problem_answer(retry_later(ProblemCode::TooManyRequests, 60)));
        return;
    }
    // Nobody is let in whose coming could not be written down.
    if (order->act == ShareAct::Grant && std::ssize(service.states().get(service.reader(), from->who.link.claim).visits) >= visits_max) {
        put(response, json_answer(409, encode_share_status(service.shares.status(from->who.link.claim, from->device, now.at), refusal_code(ShareRefusal::TooMany))));
        return;
    }
    const auto done = service.shares.act(from->who.record, from->who.merchant.theme, from->device, order->act, order->scopes, now.at, order->proposal);
    if (done.refusal) {
        put(response, json_answer(409, encode_share_status(done.status, refusal_code(*done.refusal))));
        return;
    }
    answer_traced(service, entry_of(now, "share_" + std::string(share_act_code(order->act)), from->who.link.claim, detail_of(*order, done), done.account),
                  json_answer(200, encode_share_status(done.status)));
}

void post_frame(Service& service, const Request& request, Response& response) {
    const auto from = device_of(service, request, response);
    if (!from)
        return;
    const Moment now = this_moment();
    if (!service.share_frames.take(std::to_string(from->who.link.id.value), now.at.milliseconds)) {
        put(response, problem_answer(retry_later(ProblemCode::TooManyRequests, 1)));
        return;
    }
    const auto behind = [&](Language language) {
        Model model;
        model.language = language;
        model.today = now.today;
        model.trust = trust_of(service, from->who);
        model.gate = Gate::Open;
        model.page = claim_page(service.frame, service.states().get(service.reader(), from->who.link.claim), from->who, now);
        model.merchant = from->who.merchant.name;
        model.theme = model.page->theme;
        model.focus = Focus::Stay;
        return model;
    };
    const auto taken = service.shares.take(from->who.link.claim, from->device, request.body, behind, now.at);
    if (taken.refusal.empty()) {
        response.status = 204;
        return;
    }
    http::Answer refused = json_answer(409, encode_share_status(taken.status, taken.refusal));
    if (taken.is_ended)
        answer_traced(service, entry_of(now, "share_refused", from->who.link.claim, taken.id + " " + taken.refusal, taken.account), std::move(refused));
    else
        put(response, std::move(refused));
}

// ---- the helper ---------------------------------------------------------------------------------------------------

ShareQuestion question_in(const StaffOpening& opening) {
    ShareQuestion question;
    question.reason = parse_share_reason(value_of(opening.form, "reason")).value_or(ShareReason::Question);
    if (!value_of(opening.form, "point").empty())
        question.scopes |= share_point;
    if (!value_of(opening.form, "propose").empty())
        question.scopes |= share_propose;
    return question;
}

// "look,point plan": of the trail.
std::string asked_text(const StaffOpening& opening) {
    const ShareQuestion question = question_in(opening);
    return scopes_text(question.scopes) + " " + std::string(share_reason_code(question.reason));
}

std::int64_t account_of(const StaffOpening& opening) {
    return opening.who->account.id.value;
}

std::string share_in(const StaffOpening& opening) {
    return opening.request.path_params.at("share");
}

void go_to(StaffOpening& opening, AuditEntry entry, const std::string& address) {
    answer_traced(opening.service, std::move(entry), see_other(address));
}

void get_entry(StaffOpening& opening) {
    opening.model.page = StaffPage::Share;
    opening.answer_look({});
}

void post_entry(StaffOpening& opening) {
    opening.model.page = StaffPage::Share;
    std::string code = value_of(opening.form, "code");
    std::erase_if(code, [](char c) { return c < '0' || c > '9'; });
    const auto found = opening.service.shares.find_code(code, account_of(opening), opening.who->account.merchant, opening.now.at);
    if (!found)
        return opening.answer_refused(found.error() == ShareDesk::CodeRefusal::TooMany ? StaffNotice::ShareTooMany : StaffNotice::ShareUnknown, {}, "share_code_wrong");
    const auto asked = opening.service.shares.ask(*found, opening.model, account_of(opening), question_in(opening), opening.now.at);
    if (!asked)
        return opening.answer_refused(StaffNotice::ShareUnknown, {}, "share_code_wrong");
    const auto claim = opening.service.shares.claim_of(*asked, account_of(opening));
    go_to(opening, opening.trace("share_asked", claim.value_or(ClaimId{}), *asked + " " + asked_text(opening)), ShareDesk::address(*asked));
}

void post_question(StaffOpening& opening) {
    const auto record = opening.claim();
    if (!record)
        return;
    const auto merchant = opening.service.reader().merchant(record->merchant);
    const auto asked = opening.service.shares.ask(*record, merchant ? merchant->theme : std::string(), opening.model, account_of(opening), question_in(opening), opening.now.at);
    if (!asked)
        return opening.answer_notice(StaffPage::Closed, StaffNotice::Nothing, 409);
    go_to(opening, opening.trace("share_asked", record->id, *asked + " " + asked_text(opening)), ShareDesk::address(*asked));
}

void answer_over(StaffOpening& opening) {
    opening.answer_notice(StaffPage::Share, StaffNotice::ShareOver, 410);
}

void get_shared(StaffOpening& opening) {
    const auto shown = opening.service.shares.shown(share_in(opening), account_of(opening), opening.now.at);
    if (!shown)
        return answer_over(opening);
    answer_traced(opening.service, opening.trace("share_seen", shown->claim, share_in(opening)),
                  helper_answer(opening.service.frame, shown->theme, shown->scene, shown->number, accepted_coding(http::exchange().request())));
}

void get_shared_events(StaffOpening& opening) {
    if (opening.service.shares.claim_of(share_in(opening), account_of(opening)))
        http::exchange().stream({ShareDesk::topic(share_in(opening))});
    else
        answer_over(opening);
}

int number_in(const StaffOpening& opening, std::string_view field) {
    return static_cast<int>(std::clamp<std::int64_t>(parse_integer(value_of(opening.form, field)).value_or(0), 0, 1000));
}

void post_point(StaffOpening& opening) {
    const auto refusal = opening.service.shares.point(share_in(opening), account_of(opening), value_of(opening.form, "node"), number_in(opening, "x"), number_in(opening, "y"), opening.now.at);
    if (refusal) {
        opening.response.status = 409;
        return;
    }
    answer_traced(opening.service, opening.trace("share_pointed", *opening.service.shares.claim_of(share_in(opening), account_of(opening)), share_in(opening)), {.status = 204});
}

// What was typed into one of the three forms; the refusal where it makes no proposal.
std::pair<ShareProposal, std::optional<ShareRefusal>> proposal_in(const StaffOpening& opening) {
    ShareProposal proposal;
    const std::string kind = value_of(opening.form, "kind");
    if (kind == "way") {
        proposal.kind = ProposalKind::Way;
        const auto way = parse_pay_method(value_of(opening.form, "way"));
        proposal.way = way.value_or(PayMethod::Transfer);
        return {std::move(proposal), way ? std::nullopt : std::optional(ShareRefusal::WayNotOffered)};
    }
    if (kind == "field") {
        proposal.kind = ProposalKind::Field;
        const std::string chosen = value_of(opening.form, "field"); // "paid_on", "amount=all"
        const std::size_t equals = std::min(chosen.find('='), chosen.size());
        const auto field = parse_proposed_field(std::string_view(chosen).substr(0, equals));
        proposal.field = field.value_or(ProposedField::Message);
        proposal.value = equals < chosen.size() ? chosen.substr(equals + 1) : std::string(trimmed(value_of(opening.form, "value")));
        return {std::move(proposal), field ? std::nullopt : std::optional(ShareRefusal::FieldGone)};
    }
    proposal.instalments = number_in(opening, "instalments");
    proposal.first_due_on = parse_date(value_of(opening.form, "first")).value_or(Date{});
    return {std::move(proposal), std::nullopt};
}

void post_proposal(StaffOpening& opening) {
    ShareDesk& shares = opening.service.shares;
    const auto claim = shares.claim_of(share_in(opening), account_of(opening));
    if (!claim)
        return answer_over(opening);
    auto [proposal, unread] = proposal_in(opening);
    proposal.version = matter_version(opening.service.states().get(opening.service.reader(), *claim));
    const auto was = static_cast<std::uint32_t>(parse_integer(value_of(opening.form, "was")).value_or(0));
    std::string detail = share_in(opening) + " " + std::string(proposal_kind_code(proposal.kind));
    if (const auto refusal = shares.propose(share_in(opening), account_of(opening), std::move(proposal), was, unread, opening.now.at))
        detail.append(" ").append(refusal_code(*refusal));
    go_to(opening, opening.trace("share_proposed", *claim, std::move(detail)), ShareDesk::address(share_in(opening)));
}

void post_end(StaffOpening& opening) {
    const auto claim = opening.service.shares.claim_of(share_in(opening), account_of(opening));
    if (!claim)
        return answer_over(opening);
    static_cast<void>(opening.service.shares.end(share_in(opening), account_of(opening), opening.now.at)); // refused: it has ended
    go_to(opening, opening.trace("share_end", *claim, share_in(opening)), ShareDesk::address(share_in(opening)));
}

void get_export(StaffOpening& opening) {
    const auto claim = opening.service.shares.claim_of(share_in(opening), account_of(opening));
    auto text = claim ? opening.service.shares.record(share_in(opening)) : std::nullopt;
    if (!text)
        return answer_over(opening);
    http::Answer answer{.status = 200, .content_type = "text/plain; charset=utf-8", .body = *std::move(text), .fields = {}};
    answer.fields.add("Content-Disposition", "attachment; filename=\"share-" + share_in(opening) + ".txt\"").add("Cache-Control", "no-store");
    answer_traced(opening.service, opening.trace("share_exported", *claim, share_in(opening)), std::move(answer));
}

} // namespace

void add_share_routes(Service& service, http::Routes& routes) {
    const auto open = [&service](void (*handler)(Service&, const Request&, Response&)) {
        return [&service, handler](const Request& request, Response& response) { handler(service, request, response); };
    };
    const auto with = [&service](StaffHandler handler) {
        return [&service, handler](const Request& request, Response& response) { with_staff(service, request, response, StaffAct::AnswerCustomer, handler); };
    };
    routes.get(std::string(share_path), open(get_share))
        .post(std::string(share_path), open(post_share))
        .post(std::string(share_frames_path), open(post_frame))
        .get("/staff/share", with(get_entry))
        .post("/staff/share", with(post_entry))
        .post("/staff/claims/:claim/share", with(post_question))
        .get("/staff/shares/:share", with(get_shared))
        .get("/staff/shares/:share/events", with(get_shared_events))
        .get("/staff/shares/:share/export", with(get_export))
        .post("/staff/shares/:share/point", with(post_point))
        .post("/staff/shares/:share/proposal", with(post_proposal))
        .post("/staff/shares/:share/end", with(post_end));
}

} // namespace kz
