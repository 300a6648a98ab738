// Money that nobody could tell: the candidates as matching sees them now, and a person's decision, which is the bank desk's.
#include "native/server/http_answers.hpp"
#include "native/server/routes.hpp"
#include "native/server/staff_page.hpp"
#include "shared/base/utf8.hpp"
#include "shared/protocol/bank_json.hpp"

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

// The entry of the address, if this account may see it and it waits; else answers as if there were none.
std::optional<BankRecord> record_of(StaffOpening& opening) {
    const auto id = parse_bank_code(opening.request.path_params.at("entry"));
    auto record = id ? opening.service.reader().bank_record(*id) : std::nullopt;
    if (record && sees(opening.who->account, record->merchant) && record->state == BankState::Waiting)
        return record;
    opening.answer_notice(StaffPage::Closed, StaffNotice::Unknown, 404);
    return std::nullopt;
}

void suggest(StaffMoney& money, Transaction& tx, const StaffAccount& account, const std::vector<MatchCandidate>& candidates) {
    ClaimRecord record;
    for (const MatchCandidate& candidate : candidates)
        if (tx.load_head(candidate.claim, record) && sees(account, record.merchant))
            money.suggestions.push_back({candidate.claim, record.number, record.buyer_name, candidate.amount, candidate.reasons});
}

void get_money(StaffOpening& opening) {
    const auto record = record_of(opening);
    if (!record)
        return;
    opening.model.page = StaffPage::Money;
    opening.model.notice = value_of(opening.form, "done").empty() ? StaffNotice::None : StaffNotice::Unclear;
    StaffMoney money{bank_code(record->id), record->payment, rest_of(*record), record->booked_on, {}};
    opening.service.with_bank([&](Transaction& tx, Moment now) {
        money.suggestions.clear();
        const Match match = opening.service.bank.match_now(tx, *record, now);
        suggest(money, tx, opening.who->account, match.proposed);
        suggest(money, tx, opening.who->account, match.others);
    });
    opening.model.money = std::move(money);
    opening.answer_look("money_opened", {}, bank_code(record->id));
}

http::Answer seen_again(BankRecordId id) {
    return see_other("/staff/money/" + bank_code(id) + "?done=unclear");
}

void post_assignment(StaffOpening& opening) {
    const auto record = record_of(opening);
    if (!record)
        return;
    const auto given = opening.request.path_params.find("claim");
    const auto claim = parse_claim_code(trimmed(given != opening.request.path_params.end() ? given->second : value_of(opening.form, "claim")));
    ClaimRecord head;
    if (!claim || !opening.service.reader().load_head(*claim, head) || !sees(opening.who->account, head.merchant)) {
        put(opening.response, seen_again(record->id));
        return;
    }
    Service::Order order;
    order.work = [&service = opening.service, id = record->id, claim = *claim, session = opening.who->session,
                  entry = opening.trace(std::string(staff_act_code(StaffAct::AssignMoney)), *claim, bank_code(record->id))](Transaction& tx, Moment now) {
        const BankAssignment to[] = {{claim, {}}};
        if (!service.bank.assign(tx, id, to, now))
            return seen_again(id);
        tx.add_audit(entry);
        note_seen(tx, session, now.at);
        return see_other("/staff/claims/" + claim_code(claim) + "?done=done");
    };
    opening.service.run(std::move(order));
}

void post_set_aside(StaffOpening& opening) {
    const auto record = record_of(opening);
    if (!record)
        return;
    const std::string reason(trimmed(value_of(opening.form, "reason")));
    if (reason.empty()) {
        put(opening.response, seen_again(record->id));
        return;
    }
    Service::Order order;
    order.work = [&service = opening.service, id = record->id, reason, session = opening.who->session,
                  entry = opening.trace(std::string(staff_act_code(StaffAct::SetMoneyAside)), {}, bank_code(record->id))](Transaction& tx, Moment now) {
        if (!service.bank.set_aside(tx, id, reason, now))
            return seen_again(id);
        tx.add_audit(entry);
        note_seen(tx, session, now.at);
        return see_other("/staff/");
    };
    opening.service.run(std::move(order));
}

} // namespace

void add_staff_money_routes(Service& service, http::Routes& routes) {
    const auto with = [&service](StaffAct act, StaffHandler handler) {
        return [&service, act, handler](const Request& request, Response& response) { with_staff(service, request, response, act, handler); };
    };
    routes.get("/staff/money/:entry", with(StaffAct::AssignMoney, get_money), http::Lane::Pool)
        .post("/staff/money/:entry/assignment", with(StaffAct::AssignMoney, post_assignment))
        .post("/staff/money/:entry/assignment/:claim", with(StaffAct::AssignMoney, post_assignment))
        .post("/staff/money/:entry/set-aside", with(StaffAct::SetMoneyAside, post_set_aside));
}

} // namespace kz
