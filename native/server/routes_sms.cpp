// The link to a customer's page by SMS: how a merchant's gateway is set, and what staff send in a call.
//
// A press is one message: it is written down before it leaves, and what is written down is never sent again, whatever comes after. The new
// link works beside the old one until the gateway has said that it sends it; a gateway that says no takes it back.
#include "native/server/digest.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/routes.hpp"
#include "native/server/staff_claim.hpp"
#include "native/server/visit.hpp"
#include "native/sms/gateway.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/domain/contact/phone_number.hpp"
#include "shared/domain/journal/law_of_claim.hpp"
#include "shared/protocol/codes.hpp"
#include "shared/protocol/sms_json.hpp"
#include "shared/text/staff_say.hpp"

#include <algorithm>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

// ---- operators ----------------------------------------------------------------------------------------------------------

void get_gateway(Service& service, const Request& request, Response& response) {
    const auto merchant = merchant_of(service, request, response);
    if (!merchant)
        return;
    const auto gateway = service.reader().sms_gateway(merchant->id);
    put(response, gateway ? json_answer(200, encode_sms_gateway(*gateway)) : problem_answer(ProblemCode::NotFound, "The merchant has no SMS gateway."));
}

void put_gateway(Service& service, const Request& request, Response& response) {
    const auto merchant = merchant_of(service, request, response);
    if (!merchant)
        return;
    auto gateway = decode_sms_gateway(request.body);
    if (!gateway)
        return put(response, problem_answer(problem_of(gateway.error())));
    Service::Order order;
    order.work = [merchant = merchant->id, gateway = *std::move(gateway)](Transaction& tx, Moment now) {
        tx.put_sms_gateway(merchant, gateway);
        tx.add_audit({now.at, Actor::Staff, "sms_gateway_set", {}, merchant_code(merchant) + " " + std::string(sms_kind_code(gateway.kind))});
        return json_answer(200, encode_sms_gateway(gateway));
    };
    service.run(std::move(order));
}

void delete_gateway(Service& service, const Request& request, Response& response) {
    const auto merchant = merchant_of(service, request, response);
    if (!merchant)
        return;
    Service::Order order;
    order.work = [merchant = merchant->id](Transaction& tx, Moment now) {
        if (tx.sms_gateway(merchant))
            tx.add_audit({now.at, Actor::Staff, "sms_gateway_removed", {}, merchant_code(merchant)});
        tx.remove_sms_gateway(merchant);
        return http::Answer{.status = 204};
    };
    service.run(std::move(order));
}

// ---- staff ----------------------------------------------------------------------------------------------------------------

struct Press {
    ClaimId claim;
    SmsGateway gateway;
    std::string number;
    Language language = Language::German;
    std::string merchant;
    std::int64_t after = 0; // messages that stood there
};

// The link goes behind the words, and the name gives way: a part of a message costs as much as two.
std::string text_of(const Press& press, const std::string& link) {
    const std::string rest = say(press.language, StaffKey::SmsText, std::string_view(), link);
    return say(press.language, StaffKey::SmsText, name_in_sms(press.merchant, rest), link);
}

Result<Press, SmsRefusal> press_of(StaffOpening& opening, const ClaimRecord& record) {
    Reader& store = opening.service.reader();
    auto gateway = store.sms_gateway(record.merchant);
    if (!gateway)
        return refuse(SmsRefusal::NoGateway);
    const State& state = opening.service.states().get(store, record.id);
    auto number = e164(value_of(opening.form, "phone"), law_of(state.invoice).country);
    if (!number)
        return refuse(SmsRefusal::NumberFaulty);
    if (!opening.service.sms_presses.take(std::to_string(opening.who->account.id.value), opening.now.at.milliseconds))
        return refuse(SmsRefusal::TooMany);
    const Merchant merchant = *store.merchant(record.merchant);
    return Press{record.id, *std::move(gateway), *std::move(number), language_of(state.conversation, merchant), merchant.name,
                 parse_integer(value_of(opening.form, "after")).value_or(-1)};
}

struct Written {
    OutgoingRecord record;
    IssuedLink link;
};
// Nothing when that press, or another one, came before.
std::optional<Written> write_down(StaffOpening& opening, const Press& press) {
    std::optional<Written> written;
    opening.service.wait_for([&](Transaction& tx, Moment now) {
        const auto is_sms = [](const OutgoingRecord& record) { return record.kind == OutgoingKind::Sms; };
        const auto all = tx.outgoing(press.claim);
        if (std::ranges::count_if(all, is_sms) != press.after)
            return;
        Written made;
        made.record.claim = press.claim;
        made.record.kind = OutgoingKind::Sms;
        made.record.state = OutgoingState::Ready;
        made.record.at = made.record.due_at = now.at;
        made.record.attempts = 1;
        made.record.address = press.number;
        made.record.id = tx.add_outgoing(made.record);
        made.link = add_link(tx, press.claim, staff_link_days, now);
        tx.add_audit(opening.trace(std::string(staff_act_code(StaffAct::IssueLink)), press.claim, "sms"));
        note_seen(tx, opening.who->session, now.at);
        written = std::move(made);
    });
    return written;
}

void note_outcome(StaffOpening& opening, Written written, const SmsAnswer& answer) {
    opening.service.wait_for([&](Transaction& tx, Moment now) {
        const ClaimId claim = written.record.claim;
        written.record.failure = answer.failure;
        written.record.at = now.at;
        if (answer.outcome == SmsOutcome::Accepted) {
            written.record.state = OutgoingState::Sent;
            revoke_links_but(tx, claim, written.link.token, now);
        } else if (answer.outcome == SmsOutcome::Refused) {
            written.record.state = OutgoingState::GivenUp;
            revoke_link(tx, claim, written.link.token, now);
        }
        tx.change_outgoing(written.record);
        const char* const what = answer.outcome == SmsOutcome::Accepted ? "sms_sent" : answer.outcome == SmsOutcome::Refused ? "sms_refused" : "sms_unknown";
        tx.add_audit(opening.trace(what, claim, std::to_string(answer.status)));
        opening.service.desk.touch(claim);
    });
}

void answer_refused(StaffOpening& opening, const ClaimRecord& record, SmsRefusal refusal) {
    fill_claim(opening, record);
    opening.answer_refused(StaffNotice::Refused, refusal_code(refusal), "claim_opened", record.id);
}

void post_sms(StaffOpening& opening) {
    const auto record = opening.claim();
    if (!record)
        return;
    const auto press = press_of(opening, *record);
    if (!press)
        return answer_refused(opening, *record, press.error());
    auto written = write_down(opening, *press);
    if (!written)
        return put(opening.response, seen_again(record->id, "nothing"));
    const std::string link = opening.service.settings.base_url + "/c/" + written->link.token + "/";
    const SmsAnswer answer = send_sms(press->gateway, press->number, text_of(*press, link), opening.service.ask_sms);
    note_outcome(opening, *std::move(written), answer);
    if (answer.outcome == SmsOutcome::Accepted)
        return put(opening.response, seen_again(record->id, "done"));
    answer_refused(opening, *record, answer.outcome == SmsOutcome::Refused ? SmsRefusal::GatewayRefused : SmsRefusal::GatewaySilent);
}

} // namespace

void add_sms_routes(Service& service, http::Routes& routes) {
    const OperatorOnly guarded{service};
    routes.get("/api/v1/merchants/:merchant/sms", guarded(get_gateway))
        .put("/api/v1/merchants/:merchant/sms", guarded(put_gateway))
        .del("/api/v1/merchants/:merchant/sms", guarded(delete_gateway))
        .post("/staff/claims/:claim/sms",
              [&service](const Request& request, Response& response) { with_staff(service, request, response, StaffAct::IssueLink, post_sms); }, http::Lane::Pool);
}

} // namespace kz
