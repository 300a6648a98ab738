#include "native/server/staff_tasks.hpp"

#include "native/server/check_code.hpp"
#include "native/server/staff_visit.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/payments/transfer.hpp"
#include "shared/protocol/bank_json.hpp"
#include "shared/protocol/dispute_json.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr int found_max = 30;

void collect(std::vector<StaffTask>& into, const ClaimRecord& record, const State& state, Date today) {
    StaffTask task;
    task.claim = record.id;
    task.number = record.number;
    task.customer = record.buyer_name;
    std::vector<DisputeView> disputes;
    collect_disputes(disputes, record.id, state, DisputeChoice::Open, today);
    for (const DisputeView& view : disputes) {
        task.kind = StaffTaskKind::Dispute;
        task.index = view.number;
        task.reason = view.dispute.reason;
        task.since = view.opened_on;
        task.due_on = view.dispute.answer_by;
        into.push_back(task);
    }
    task.due_on.reset();
    task.index = 0;
    if (state.plan_request && state.plan_request->is_waiting()) {
        task.kind = StaffTaskKind::Plan;
        task.since = central_european_date(state.plan_request->at);
        into.push_back(task);
    }
    if (const auto first = first_unanswered(state.conversation)) {
        const TalkMessage& message = state.conversation.messages[*first];
        task.kind = StaffTaskKind::Contact;
        task.subject = message.request.subject;
        task.assignee = assignee(state);
        task.since = central_european_date(waits_since(state.conversation, *first));
        into.push_back(task);
    }
}

void collect_money(std::vector<StaffTask>& into, Reader& store, const StaffAccount& account) {
    for (const BankRecord& record : store.bank_records({.state = BankState::Waiting, .merchant = account.merchant, .after = {}, .limit = staff_tasks_max})) {
        StaffTask task;
        task.kind = StaffTaskKind::Money;
        task.entry = bank_code(record.id);
        task.customer = record.payment.payer_name;
        task.amount = rest_of(record);
        task.since = record.booked_on;
        into.push_back(task);
    }
}

// Of a code of a claim: "c12", a check code, or a reference that this server has made ("RF18 KZ00000012").
ClaimId claim_of_code(const Service& service, std::string_view typed) {
    if (const auto claim = parse_claim_code(typed))
        return *claim;
    if (const auto reference = parse_creditor_reference(typed)) {
        constexpr std::string_view own = "KZ";
        const std::string_view body = std::string_view(*reference).substr(4);
        const auto number = body.starts_with(own) ? parse_integer(body.substr(own.size())) : std::nullopt;
        return ClaimId{number.value_or(0)};
    }
    return claim_of_check_code(service.settings.proof_key, typed);
}

// Of the reference that the invoice itself has (BT-83), among what is open: matching knows those.
std::vector<ClaimId> claims_of_reference(Service& service, std::string_view typed) {
    std::vector<ClaimId> claims;
    const auto reference = parse_creditor_reference(typed);
    if (!reference)
        return claims;
    service.with_bank([&](Transaction& tx, Moment now) {
        claims.clear();
        IncomingPayment asked;
        asked.amount = {1, eur};
        asked.references = {*reference};
        const Match match = service.bank.match_now(tx, asked, now);
        for (const std::vector<MatchCandidate>* candidates : {&match.proposed, &match.others})
            for (const MatchCandidate& candidate : *candidates)
                if (std::ranges::contains(candidate.reasons, MatchReason::ReferenceExact))
                    claims.push_back(candidate.claim);
    });
    return claims;
}

} // namespace

std::vector<StaffTask> staff_tasks(Service& service, const StaffAccount& account, Date today) {
    std::vector<StaffTask> tasks;
    Reader& store = service.reader();
    constexpr int slice = 200;
    ClaimId after;
    for (bool has_more = true; has_more && std::ssize(tasks) < staff_tasks_max;) {
        const std::vector<ClaimRecord> records = store.claims_waiting(account.merchant, after, slice);
        has_more = std::ssize(records) == slice;
        for (const ClaimRecord& record : records) {
            after = record.id;
            collect(tasks, record, service.states().get(store, record.id), today);
        }
    }
    collect_money(tasks, store, account);
    std::ranges::stable_sort(tasks, is_before);
    if (std::ssize(tasks) > staff_tasks_max)
        tasks.resize(staff_tasks_max);
    return tasks;
}

std::vector<StaffCall> staff_calls(Service& service, const StaffAccount& account, Date today) {
    std::vector<StaffCall> calls;
    Reader& store = service.reader();
    for (const ClaimRecord& record : store.claims_to_call(account.merchant, {}, {add_days(today, 1), 0}, staff_tasks_max))
        if (const auto& call = service.states().get(store, record.id).call)
            calls.push_back({record.id, record.number, record.buyer_name, call->phone, call->at});
    return calls;
}

std::vector<StaffFound> find_for_staff(Service& service, const StaffAccount& account, std::string_view typed, Date today) {
    const std::string_view text = trimmed(typed);
    Reader& store = service.reader();
    std::vector<ClaimRecord> records;
    ClaimRecord record;
    if (const ClaimId claim = claim_of_code(service, text); claim.is_set() && store.load_head(claim, record) && sees(account, record.merchant))
        records.push_back(record);
    else
        for (const ClaimId claim_named : claims_of_reference(service, text))
            if (store.load_head(claim_named, record) && sees(account, record.merchant))
                records.push_back(record);
    for (ClaimRecord& one : store.find_claims(account.merchant, text, found_max))
        if (records.empty() || one.id != records.front().id)
            records.push_back(std::move(one));
    std::vector<StaffFound> found;
    for (const ClaimRecord& one : records) {
        const auto merchant = store.merchant(one.merchant);
        const State& state = service.states().get(store, one.id);
        found.push_back({one.id, one.number, one.buyer_name, merchant ? merchant->name : std::string(), open(state), standing(state, today)});
    }
    return found;
}

} // namespace kz
