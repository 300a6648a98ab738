// Money that the bank reported: the entries of a state, one with the candidates as matching sees them now, and a person's decision, which is
// the bank desk's.
#include "native/http/exchange.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/page_answer.hpp"
#include "native/server/routes.hpp"
#include "native/server/staff_page.hpp"
#include "shared/app/typed_amount.hpp"
#include "shared/base/utf8.hpp"
#include "shared/protocol/bank_json.hpp"

#include <algorithm>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

constexpr int rows_on_a_page = 50;

// ---- what is shown --------------------------------------------------------------------------------------------------

void get_list(StaffOpening& opening) {
    StaffMoneyList& list = opening.model.money_list;
    list.state = parse_bank_state(value_of(opening.form, "state")).value_or(BankState::Waiting);
    const BankRecordId after = parse_bank_code(value_of(opening.form, "after")).value_or(BankRecordId{});
    const auto records = opening.service.reader().bank_records({list.state, opening.who->account.merchant, after, rows_on_a_page, true});
    for (const BankRecord& record : records)
        list.rows.push_back({bank_code(record.id), record.is_out, may_be_assigned(record.state) ? rest_of(record) : record.payment.amount,
                             record.payment.payer_name, record.payment.text, record.booked_on});
    if (std::ssize(records) == rows_on_a_page)
        list.next = bank_code(records.back().id);
    opening.model.page = StaffPage::MoneyList;
    opening.answer_look("money_listed", {}, std::string(bank_state_code(list.state)));
}

// The entry of the address, if this account may see it; else answers as if there were none.
std::optional<BankRecord> record_of(StaffOpening& opening) {
    const auto id = parse_bank_code(opening.request.path_params.at("entry"));
    auto record = id ? opening.service.reader().bank_record(*id) : std::nullopt;
    if (record && sees(opening.who->account, record->merchant) && record->state != BankState::Noted)
        return record;
    opening.answer_notice(StaffPage::Closed, StaffNotice::Unknown, 404);
    return std::nullopt;
}

void suggest(StaffMoney& money, Transaction& tx, const StaffAccount& account, const std::vector<MatchCandidate>& candidates) {
    ClaimRecord record;
    for (const MatchCandidate& candidate : candidates)
        if (tx.load_head(candidate.claim, record) && sees(account, record.merchant))
            money.suggestions.push_back({candidate.claim, record.number, record.buyer_name, candidate.amount, candidate.reasons, candidate.score});
}

StaffMoney money_of(Transaction& tx, Service& service, const StaffAccount& account, const BankRecord& record, Moment now) {
    StaffMoney money{bank_code(record.id), record.state, record.is_out, record.payment, rest_of(record), record.booked_on, record.return_reason,
                     record.set_aside_because, record.twin.is_set() ? bank_code(record.twin) : std::string(), {}, {}};
    if (may_be_assigned(record.state)) {
        const Match match = service.bank.match_now(tx, record, now);
        suggest(money, tx, account, match.proposed);
        suggest(money, tx, account, match.others);
    }
    ClaimRecord head;
    for (const BankShare& share : record.shares)
        if (tx.load_head(share.claim, head) && sees(account, head.merchant))
            money.shares.push_back({share.claim, head.number, head.buyer_name, {share.amount_minor, record.payment.amount.currency}});
    return money;
}

void fill(StaffOpening& opening, const BankRecord& record) {
    opening.model.page = StaffPage::Money;
    opening.service.with_bank([&](Transaction& tx, Moment now) { opening.model.money = money_of(tx, opening.service, opening.who->account, record, now); });
}

void get_money(StaffOpening& opening) {
    const auto record = record_of(opening);
    if (!record)
        return;
    fill(opening, *record);
    opening.model.notice = notice_of_done(value_of(opening.form, "done"));
    opening.answer_look("money_opened", {}, bank_code(record->id));
}

// ---- decisions ------------------------------------------------------------------------------------------------------

http::Answer seen_again(BankRecordId id, std::string_view done) {
    return see_other("/staff/money/" + bank_code(id) + "?done=" + std::string(done));
}

// Why it was not done; Refused: see the journal's refusal.
StaffNotice notice_of(BankRefusal refusal) {
    switch (refusal) {
    case BankRefusal::ClaimUnknown: return StaffNotice::NoClaim;
    case BankRefusal::AmountAboveRest: return StaffNotice::AboveRest;
    case BankRefusal::JournalRefused: return StaffNotice::Refused;
    case BankRefusal::RecordUnknown: case BankRefusal::NothingWaits: return StaffNotice::Nothing;
    case BankRefusal::AmountNotPositive: case BankRefusal::PostingUnknown: break;
    }
    return StaffNotice::Unclear;
}

using Decide = std::function<Result<BankRecord, BankRefused>(Transaction&, Moment)>;

// On a thread of the pool, because a refusal shows the page again, with its candidates and what was typed.
void decide(StaffOpening& opening, const BankRecord& record, StaffAct act, ClaimId claim, const std::string& then, const Decide& how) {
    std::optional<BankRefused> refused;
    opening.service.with_bank([&](Transaction& tx, Moment now) {
        const auto done = how(tx, now);
        refused = done ? std::nullopt : std::optional(done.error());
        if (!done)
            return;
        tx.add_audit(opening.trace(std::string(staff_act_code(act)), claim, bank_code(record.id)));
        note_seen(tx, opening.who->session, now.at);
    });
    if (!refused)
        return put(opening.response, see_other(then));
    const StaffNotice notice = notice_of(refused->reason);
    if (notice == StaffNotice::Nothing)
        return put(opening.response, seen_again(record.id, "nothing"));
    fill(opening, record);
    opening.answer_refused(notice, refused->journal ? refusal_code(refused->journal->reason) : std::string_view(), "money_opened", {}, bank_code(record.id));
}

// "c12" or "c12 49,90", a claim a line; nothing when a line is neither.
std::optional<std::vector<BankAssignment>> assignments_in(std::string_view typed) {
    std::vector<BankAssignment> to;
    while (!typed.empty()) {
        const std::size_t end = std::min(typed.find('\n'), typed.size());
        const std::string_view line = trimmed(typed.substr(0, end));
        typed.remove_prefix(std::min(end + 1, typed.size()));
        if (line.empty())
            continue;
        const std::size_t space = std::min(line.find(' '), line.size());
        const auto claim = parse_claim_code(line.substr(0, space));
        BankAssignment one{claim.value_or(ClaimId{}), {}};
        if (const std::string_view amount = trimmed(line.substr(space)); !amount.empty())
            one.amount_minor = typed_minor(amount).value_or(0);
        if (!claim || std::ranges::contains(to, one.claim, &BankAssignment::claim) || std::ssize(to) == bank_claims_max)
            return std::nullopt;
        to.push_back(one);
    }
    return to.empty() ? std::nullopt : std::optional(std::move(to));
}

void post_assignment(StaffOpening& opening) {
    const auto record = record_of(opening);
    if (!record)
        return;
    const auto given = opening.request.path_params.find("claim");
    const auto to = assignments_in(given != opening.request.path_params.end() ? given->second : value_of(opening.form, "claims"));
    ClaimRecord head;
    const bool is_readable = to && std::ranges::all_of(*to, [&](const BankAssignment& one) {
        return opening.service.reader().load_head(one.claim, head) && sees(opening.who->account, head.merchant);
    });
    if (!is_readable) {
        fill(opening, *record);
        return opening.answer_refused(to ? StaffNotice::NoClaim : StaffNotice::Unclear, {}, "money_opened", {}, bank_code(record->id));
    }
    decide(opening, *record, StaffAct::AssignMoney, to->front().claim, "/staff/claims/" + claim_code(to->front().claim) + "?done=done",
           [&](Transaction& tx, Moment now) { return opening.service.bank.assign(tx, record->id, *to, now); });
}

void post_set_aside(StaffOpening& opening) {
    const auto record = record_of(opening);
    if (!record)
        return;
    const std::string reason(trimmed(value_of(opening.form, "reason")));
    if (reason.empty() || std::ssize(reason) > bank_reason_bytes_max) {
        fill(opening, *record);
        return opening.answer_refused(StaffNotice::Unclear, {}, "money_opened", {}, bank_code(record->id));
    }
    const auto how = value_of(opening.form, "how") == "going_back" ? BankDesk::Aside::GoingBack : BankDesk::Aside::Kept;
    decide(opening, *record, StaffAct::SetMoneyAside, {}, "/staff/money",
           [&](Transaction& tx, Moment now) { return opening.service.bank.set_aside(tx, record->id, reason, how, now); });
}

void post_reopening(StaffOpening& opening) {
    const auto record = record_of(opening);
    if (record)
        decide(opening, *record, StaffAct::ReopenMoney, {}, "/staff/money/" + bank_code(record->id) + "?done=done",
               [&](Transaction& tx, Moment now) { return opening.service.bank.reopen(tx, record->id, now); });
}

} // namespace

void add_staff_money_routes(Service& service, http::Routes& routes) {
    const auto with = [&service](StaffAct act, StaffHandler handler) {
        return [&service, act, handler](const Request& request, Response& response) { with_staff(service, request, response, act, handler); };
    };
    const auto back = [](const Request& request, Response& response) { put(response, see_other("/staff/money/" + request.path_params.at("entry"))); };
    for (const char* form : {"assignment", "assignment/:claim", "set-aside", "reopening"})
        routes.get(std::string("/staff/money/:entry/") + form, back);
    routes.get("/staff/money", with(StaffAct::AssignMoney, get_list))
        .get("/staff/money/:entry", with(StaffAct::AssignMoney, get_money), http::Lane::Pool)
        .post("/staff/money/:entry/assignment", with(StaffAct::AssignMoney, post_assignment), http::Lane::Pool)
        .post("/staff/money/:entry/assignment/:claim", with(StaffAct::AssignMoney, post_assignment), http::Lane::Pool)
        .post("/staff/money/:entry/set-aside", with(StaffAct::SetMoneyAside, post_set_aside), http::Lane::Pool)
        .post("/staff/money/:entry/reopening", with(StaffAct::ReopenMoney, post_reopening), http::Lane::Pool);
}

} // namespace kz
