// What waits, how a claim is found, a claim in full, and what staff do with it: each act is the command that the API has for it, told
// to the journal in the same way, and to the trail with the name of who did it.
#include "native/http/exchange.hpp"
#include "native/http/multipart.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/page_answer.hpp"
#include "native/server/proof_upload.hpp"
#include "native/server/routes.hpp"
#include "native/server/staff_claim.hpp"
#include "native/server/staff_tasks.hpp"
#include "native/server/transcript.hpp"
#include "native/server/visit.hpp"
#include "shared/app/typed_amount.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/protocol/codes.hpp"

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

void get_queue(StaffOpening& opening) {
    opening.model.page = StaffPage::Queue;
    opening.model.tasks = staff_tasks(opening.service, opening.who->account, opening.now.today);
    opening.model.calls = staff_calls(opening.service, opening.who->account, opening.now.today);
    opening.answer_look({});
}

void get_search(StaffOpening& opening) {
    opening.model.page = StaffPage::Search;
    opening.model.search = value_of(opening.form, "q");
    if (opening.model.search.empty())
        return opening.answer_look({});
    opening.model.found = find_for_staff(opening.service, opening.who->account, opening.model.search, opening.now.today);
    opening.answer_look("searched", {}, std::to_string(opening.model.found.size()) + " found");
}

void get_claim(StaffOpening& opening) {
    const auto record = opening.claim();
    if (!record)
        return;
    fill_claim(opening, *record);
    const std::string done = value_of(opening.form, "done");
    opening.model.notice = notice_of_done(done);
    opening.model.refusal = done;
    const std::string reply = value_of(opening.form, "reply");
    if (const auto refused = reply.empty() ? std::nullopt : fill_reply(opening, reply)) {
        opening.model.notice = StaffNotice::Refused;
        opening.model.refusal = refusal_code(*refused);
    }
    opening.answer_look("claim_opened", record->id);
}

void get_transcript(StaffOpening& opening) {
    const auto record = opening.claim();
    if (!record)
        return;
    fill_claim(opening, *record);
    Service::Order order;
    order.work = [entry = opening.trace("conversation_taken", record->id), answer = transcript_json(*opening.model.base.page)](Transaction& tx, Moment) {
        tx.add_audit(entry);
        return answer;
    };
    opening.service.run(std::move(order));
}

void get_proof(StaffOpening& opening) {
    const auto record = opening.claim();
    if (!record)
        return;
    const std::string hash = opening.request.path_params.at("proof");
    http::Answer found = proof_answer(opening.service, opening.service.states().get(opening.service.reader(), record->id), record->id, hash);
    Service::Order order;
    order.work = [entry = opening.trace("proof_opened", record->id, found.status == 200 ? hash : std::string()),
                  answer = std::move(found)](Transaction& tx, Moment) {
        tx.add_audit(entry);
        return answer;
    };
    opening.service.run(std::move(order));
}

// ---- acts -----------------------------------------------------------------------------------------------------------

int number_of(const StaffOpening& opening) {
    const auto found = opening.request.path_params.find("number");
    const auto number = found == opening.request.path_params.end() ? std::nullopt : parse_integer(found->second);
    return number && *number >= 0 && *number <= journal_entries_max ? static_cast<int>(*number) : -1;
}

Money amount_in(const StaffOpening& opening, std::string_view field, Currency currency) {
    return {typed_minor(value_of(opening.form, field)).value_or(0), currency};
}

// What a form asks for; nothing when it can not be read.
using CommandOf = std::optional<Command> (*)(const StaffOpening&, const State&);

std::optional<Command> resolution(const StaffOpening& opening, const State& state) {
    ResolveDispute what{number_of(opening)};
    const auto outcome = parse_dispute_outcome(value_of(opening.form, "outcome"));
    if (!outcome || what.dispute < 0 || what.dispute >= std::ssize(state.disputes))
        return std::nullopt;
    what.outcome = *outcome;
    what.reason = value_of(opening.form, "reason");
    const std::vector<std::string>& positions = state.disputes[static_cast<std::size_t>(what.dispute)].positions;
    if (*outcome == DisputeOutcome::PartlyAccepted)
        for (std::size_t at = 0; at < positions.size(); ++at)
            if (const Money amount = amount_in(opening, "credit" + std::to_string(at), state.invoice.currency); amount.is_positive())
                what.credits.push_back({positions[at], amount});
    return what;
}

std::optional<Command> approval(const StaffOpening&, const State&) {
    return ApprovePlan{};
}

std::optional<Command> refusal(const StaffOpening& opening, const State&) {
    return DeclinePlan{value_of(opening.form, "reason")};
}

std::optional<Command> service_block(const StaffOpening& opening, const State&) {
    return BlockService{value_of(opening.form, "service"), opening.now.today};
}

std::optional<Command> service_restoration(const StaffOpening& opening, const State&) {
    return RestoreService{number_of(opening)};
}

std::optional<Command> waiver(const StaffOpening& opening, const State& state) {
    const Money amount = amount_in(opening, "amount", state.invoice.currency);
    return amount.is_positive() ? std::optional<Command>(Waive{amount, opening.now.today, value_of(opening.form, "reason"), {}}) : std::nullopt;
}

std::optional<Command> closure(const StaffOpening& opening, const State&) {
    return CloseContact{number_of(opening)};
}

std::optional<Command> payment(const StaffOpening& opening, const State& state) {
    const Money amount = amount_in(opening, "amount", state.invoice.currency);
    return amount.is_positive() ? std::optional<Command>(PostPayment{amount, opening.now.today, value_of(opening.form, "reference")}) : std::nullopt;
}

std::optional<Command> reversal(const StaffOpening& opening, const State&) {
    return ReversePayment{number_of(opening), opening.now.today, {}};
}

std::optional<Command> charge(const StaffOpening& opening, const State& state) {
    const Money amount = amount_in(opening, "amount", state.invoice.currency);
    return amount.is_positive() ? std::optional<Command>(Charge{PositionKind::Cost, amount, opening.now.today, value_of(opening.form, "reason")}) : std::nullopt;
}

std::optional<Command> credit_note(const StaffOpening& opening, const State& state) {
    const Money amount = amount_in(opening, "amount", state.invoice.currency);
    return amount.is_positive() ? std::optional<Command>(TakeCredit{amount, value_of(opening.form, "number")}) : std::nullopt;
}

std::optional<Command> message(const StaffOpening& opening, const State&) {
    return SendMessage{TalkChannel::Chat, value_of(opening.form, "text")};
}

std::optional<Command> conversation_end(const StaffOpening&, const State&) {
    return CloseConversation{};
}

std::optional<Command> call_reached(const StaffOpening&, const State&) {
    return NoteCall{true};
}

std::optional<Command> call_missed(const StaffOpening&, const State&) {
    return NoteCall{false};
}

// At the number that the customer has named.
std::optional<Command> call_again(const StaffOpening& opening, const State& state) {
    const auto at = parse_call_time(value_of(opening.form, "at"));
    return at && state.call ? std::optional<Command>(BookCall{*at, state.call->phone}) : std::nullopt;
}

// To a name of the form's own choice, to oneself, or back to the queue ("-").
std::optional<Command> handover(const StaffOpening& opening, const State&) {
    const std::string typed = value_of(opening.form, "to");
    const std::string to = typed == "-" ? std::string() : staff_name_in(typed);
    ClaimRecord record;
    const auto claim = parse_claim_code(opening.request.path_params.at("claim"));
    const auto account = opening.service.reader().find_staff(to);
    const bool is_known = account && claim && opening.service.reader().load_head(*claim, record) && is_colleague(*account, record.merchant);
    if (typed != "-" && !is_known)
        return std::nullopt;
    return HandOver{opening.who->account.name, to, value_of(opening.form, "note")};
}

struct Act {
    const char* path; // behind the claim's address
    StaffAct act;
    CommandOf command;
    bool is_word = false; // of the conversation, and not overtaken by another one
};
constexpr Act acts[] = {{"/dispute/:number", StaffAct::DecideDispute, resolution},
                        {"/plan-approval", StaffAct::DecidePlan, approval},
                        {"/plan-refusal", StaffAct::DecidePlan, refusal},
                        {"/service-block", StaffAct::BlockService, service_block},
                        {"/service-restoration/:number", StaffAct::RestoreService, service_restoration},
                        {"/waiver", StaffAct::Waive, waiver},
                        {"/contact-closure/:number", StaffAct::CloseMessage, closure},
                        {"/payment", StaffAct::MoveMoney, payment},
                        {"/reversal/:number", StaffAct::MoveMoney, reversal},
                        {"/charge", StaffAct::MoveMoney, charge},
                        {"/credit", StaffAct::MoveMoney, credit_note},
                        {"/message", StaffAct::AnswerCustomer, message, true},
                        {"/conversation-end", StaffAct::AnswerCustomer, conversation_end, true},
                        {"/call-reached", StaffAct::AnswerCustomer, call_reached},
                        {"/call-missed", StaffAct::AnswerCustomer, call_missed},
                        {"/call-again", StaffAct::AnswerCustomer, call_again},
                        {"/handover", StaffAct::AnswerCustomer, handover}};

// What the trail says beside the claim: which form, and what was decided. Nothing that was written.
std::string detail_of(const StaffOpening& opening) {
    const std::string& path = opening.request.path;
    const auto claim = path.find("/claims/");
    std::string detail = path.substr(path.find('/', claim + 8) + 1);
    if (const auto outcome = parse_dispute_outcome(value_of(opening.form, "outcome")))
        detail.append(" ").append(dispute_outcome_code(*outcome));
    if (path.ends_with("/handover")) {
        const std::string to = staff_name_in(value_of(opening.form, "to"));
        detail.append(" ").append(to.empty() ? "-" : to);
    }
    return detail;
}

void post_act(StaffOpening& opening, const Act& act) {
    const auto record = opening.claim();
    if (!record)
        return;
    const ClaimId claim = record->id;
    auto what = act.command(opening, opening.service.states().get(opening.service.reader(), claim));
    fill_claim(opening, *record);
    if (!what)
        return opening.answer_refused(StaffNotice::Unclear, {}, "claim_opened", claim);
    opening.model.notice = StaffNotice::Refused;
    opening.model.typed_at = opening.request.path;
    opening.model.typed = opening.form;
    // A form that was sent twice, or of a page that others have overtaken, does nothing. A message is not overtaken: of its form, with
    // what stood above it, the answer is kept.
    const bool is_talk = act.is_word;
    const std::int64_t version = parse_integer(value_of(opening.form, "version")).value_or(0);
    Service::Order order{claim, {}, {}, {}};
    if (is_talk) {
        order.fingerprint = request_fingerprint("FORM", opening.request.target, opening.request.body);
        order.idempotency_key = "staff" + std::to_string(opening.who->account.id.value) + ":" + order.fingerprint;
    }
    order.work = [&service = opening.service, claim, version, is_talk, what = *std::move(what), session = opening.who->session, model = opening.model,
                  coding = accepted_coding(http::exchange().request()), seen = opening.trace("claim_opened", claim), entry = opening.trace(std::string(staff_act_code(act.act)), claim, detail_of(opening))](Transaction& tx, Moment now) mutable {
        if (!is_talk && matter_version(service.desk.state(tx, claim)) != version)
            return seen_again(claim, "nothing");
        const auto acted = service.desk.act(tx, claim, what, Actor::Staff, now);
        if (!acted) {
            model.refusal = acted.error().plan ? refusal_code(*acted.error().plan) : refusal_code(acted.error().reason);
            tx.add_audit(seen);
            return page_answer(service.frame, model, 422, coding);
        }
        tx.add_audit(entry);
        note_seen(tx, session, now.at);
        return seen_again(claim, "done");
    };
    opening.service.run(std::move(order));
}

// With the last answer. What was refused before anything was written is said on the page, as of any form.
void post_message_file(StaffOpening& opening) {
    const auto record = opening.claim();
    if (!record)
        return;
    const ClaimId claim = record->id;
    fill_claim(opening, *record);
    const auto parts = http::parse_multipart(http::exchange().request().header("Content-Type"), opening.request.body);
    const std::string_view bytes = parts ? http::content_of(*parts, "file") : std::string_view();
    const AddMessageFile what = message_file_in(TalkSide::Staff, bytes);
    const bool is_allowed = opening.service.uploads.take("staff" + std::to_string(opening.who->account.id.value), opening.now.at.milliseconds);
    const auto refused = is_allowed ? keep_proof(opening.service, claim, what, bytes) : Refused{JournalRefusal::TooManyProofs};
    // A form that is sent twice finds its file there.
    if (refused && refused->reason != JournalRefusal::ProofKnown)
        return opening.answer_refused(StaffNotice::Refused, refusal_code(refused->reason), "claim_opened", claim);
    Service::Order order{claim, {}, {}, {}};
    order.work = [&service = opening.service, claim, what, session = opening.who->session,
                  entry = opening.trace(std::string(staff_act_code(StaffAct::AnswerCustomer)), claim, detail_of(opening))](Transaction& tx, Moment now) {
        if (!service.desk.act(tx, claim, what, Actor::Staff, now)) {
            forget_proof(service, service.desk.state(tx, claim), claim, what);
            return seen_again(claim, "nothing");
        }
        tx.add_audit(entry);
        note_seen(tx, session, now.at);
        return seen_again(claim, "done");
    };
    opening.service.run(std::move(order));
}

void post_typing(StaffOpening& opening) {
    if (const auto record = opening.claim()) {
        if (opening.service.typings.take("staff" + std::to_string(opening.who->account.id.value), opening.now.at.milliseconds))
            opening.service.tell_typing(record->id, TalkSide::Staff);
        opening.response.status = 204;
    }
}

// So many messages stand in front of a person: told by the page's script, since a GET changes nothing.
void post_seen(StaffOpening& opening) {
    const auto record = opening.claim();
    if (!record)
        return;
    const int count = static_cast<int>(std::clamp<std::int64_t>(parse_integer(value_of(opening.form, "count")).value_or(0), 0, messages_max));
    Service::Order order;
    order.work = [&service = opening.service, claim = record->id, count](Transaction& tx, Moment now) {
        static_cast<void>(service.desk.act(tx, claim, MarkSeen{TalkSide::Staff, {count, count}}, Actor::Staff, now)); // refused: known, or not there
        return http::Answer{.status = 204};
    };
    opening.service.run(std::move(order));
}

// The link stands in this answer alone, so it is the page itself.
void post_link(StaffOpening& opening) {
    const auto record = opening.claim();
    if (!record)
        return;
    fill_claim(opening, *record);
    Service::Order order;
    order.work = [&service = opening.service, claim = record->id, model = opening.model, session = opening.who->session,
                  entry = opening.trace(std::string(staff_act_code(StaffAct::IssueLink)), record->id),
                  coding = accepted_coding(http::exchange().request())](Transaction& tx, Moment now) mutable {
        const IssuedLink link = issue_link(tx, claim, staff_link_days, now);
        model.link = service.settings.base_url + "/c/" + link.token + "/";
        model.notice = StaffNotice::Done;
        tx.add_audit(entry);
        note_seen(tx, session, now.at);
        return page_answer(service.frame, model, 200, coding);
    };
    opening.service.run(std::move(order));
}

} // namespace

void add_staff_claim_routes(Service& service, http::Routes& routes) {
    const auto with = [&service](StaffAct act, StaffHandler handler) {
        return [&service, act, handler](const Request& request, Response& response) { with_staff(service, request, response, act, handler); };
    };
    routes.get("/staff", [](const Request&, Response& response) { put(response, see_other("/staff/")); })
        .get("/staff/", with(StaffAct::SeeClaims, get_queue), http::Lane::Pool)
        .get("/staff/search", with(StaffAct::SeeClaims, get_search), http::Lane::Pool)
        .get("/staff/claims/:claim", with(StaffAct::SeeClaims, get_claim))
        .get("/staff/claims/:claim/conversation.json", with(StaffAct::AnswerCustomer, get_transcript))
        .get("/staff/claims/:claim/proofs/:proof", with(StaffAct::SeeClaims, get_proof), http::Lane::Pool)
        .post("/staff/claims/:claim/seen", with(StaffAct::AnswerCustomer, post_seen))
        .post("/staff/claims/:claim/message-file", with(StaffAct::AnswerCustomer, post_message_file), http::Lane::Pool)
        .post("/staff/claims/:claim/typing", with(StaffAct::AnswerCustomer, post_typing))
        .post("/staff/claims/:claim/link", with(StaffAct::IssueLink, post_link));
    // Whoever loads the answer of a form again comes to the claim.
    const auto back = [](const Request& request, Response& response) {
        const auto reply = parse_reply_code(request.get_param_value("reply"));
        put(response, see_other("/staff/claims/" + request.path_params.at("claim") + (reply ? "?reply=" + reply_code(*reply) : "")));
    };
    routes.get("/staff/claims/:claim/link", back).get("/staff/claims/:claim/sms", back).get("/staff/claims/:claim/message-file", back);
    for (const Act& act : acts)
        routes.get(std::string("/staff/claims/:claim") + act.path, back);
    for (const Act& act : acts)
        routes.post(std::string("/staff/claims/:claim") + act.path, with(act.act, [&act](StaffOpening& opening) { post_act(opening, act); }));
}

} // namespace kz
