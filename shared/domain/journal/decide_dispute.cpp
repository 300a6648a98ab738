#include "shared/domain/journal/decisions.hpp"
#include "shared/domain/journal/law_of_claim.hpp"
#include "shared/domain/ledger/item_shares.hpp"

#include <algorithm>
#include <array>

namespace kz {
namespace {

bool holds_key(const std::vector<std::string>& keys, const std::string& key) {
    return std::ranges::find(keys, key) != keys.end();
}

// The merchant was wrong about the item, or it is not known yet.
bool is_doubted(const State& state, const std::string& key) {
    return std::ranges::any_of(state.disputes, [&](const Dispute& dispute) {
        return (!dispute.outcome || *dispute.outcome == DisputeOutcome::Accepted) && holds_key(dispute.positions, key);
    });
}

struct FeeBack {
    const Position* position;
    std::int64_t minor; // what is still to be taken off it; above zero
};

// Costs and interest were charged for all items: those that are doubted take their share along, by what they are worth. It does not
// come back when the merchant was right.
std::vector<FeeBack> fees_back(const State& state, const std::vector<std::string>& keys) {
    std::int64_t doubted = 0, others = 0;
    for (const Position& position : state.ledger.positions)
        if (position.kind == PositionKind::Item)
            (holds_key(keys, position.key) || is_doubted(state, position.key) ? doubted : others) += position.value_minor;
    std::vector<FeeBack> fees;
    for (const Position& position : state.ledger.positions) {
        if (position.kind != PositionKind::Cost && position.kind != PositionKind::Interest)
            continue;
        const std::int64_t share = apportion(position.value_minor, std::array{doubted, others})[0];
        if (share > position.reduced_minor)
            fees.push_back({&position, share - position.reduced_minor});
    }
    return fees;
}

Refused faulty(std::vector<DisputeRefusal> faults) {
    Refused refused = because(JournalRefusal::DisputeFaulty);
    refused.dispute = std::move(faults);
    return refused;
}

std::optional<JournalRefusal> fault_of_credits(const State& state, const ResolveDispute& command, const Dispute& dispute) {
    if ((command.outcome == DisputeOutcome::PartlyAccepted) == command.credits.empty())
        return JournalRefusal::CreditsUnfitting;
    for (std::size_t at = 0; at < command.credits.size(); ++at) {
        const ItemCredit& credit = command.credits[at];
        if (const auto fault = fault_of_amount(state, credit.amount))
            return fault;
        const auto is_same = [&](const ItemCredit& other) { return other.position == credit.position; };
        if (!holds_key(dispute.positions, credit.position) || std::ranges::count_if(command.credits, is_same) != 1)
            return JournalRefusal::PositionUnknown;
        const Position& position = *position_of(state, credit.position);
        if (credit.amount.minor > position.value_minor - position.reduced_minor)
            return JournalRefusal::CreditAbovePosition;
    }
    return std::nullopt;
}

// The merchant has the money after all. What has been posted meanwhile was perhaps just that, so no more than is outstanding counts.
void accept_payment(const State& state, const Dispute& dispute, std::vector<EventBody>& events) {
    std::int64_t outstanding = 0;
    for (const std::string& key : dispute.positions)
        outstanding += position_of(state, key)->outstanding_minor;
    const Money amount{std::min(dispute.payment->amount.minor, outstanding), state.invoice.currency};
    if (amount.is_positive())
        events.push_back(PaymentPosted{amount, *dispute.payment->on, {}, dispute.positions});
}

void accept_items(const State& state, const Dispute& dispute, Date today, std::vector<EventBody>& events) {
    const auto credit = [&](const Position& position, std::int64_t minor) {
        if (minor > 0)
            events.push_back(CreditNoted{Money{minor, state.invoice.currency}, {}, today, position.key});
    };
    for (const std::string& key : dispute.positions) {
        const Position& position = *position_of(state, key);
        credit(position, position.value_minor - position.reduced_minor);
    }
    for (const FeeBack& fee : fees_back(state, dispute.positions))
        if (!holds_key(dispute.positions, fee.position->key))
            credit(*fee.position, fee.minor);
}

} // namespace

Decision open_dispute(const State& state, const OpenDispute& command, Date today) {
    const DisputeRequest request = normalised(command.request);
    if (auto faults = check(request, today); !faults.empty())
        return refuse(faulty(std::move(faults)));
    if (request.payment && request.payment->amount.currency != state.invoice.currency)
        return refuse(because(JournalRefusal::CurrencyMismatch));
    std::vector<std::string> keys = request.positions.empty() ? disputable(state) : request.positions;
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    if (keys.empty() || std::ranges::any_of(keys, [&](const auto& key) { return position_of(state, key) == nullptr; }))
        return refuse(because(JournalRefusal::PositionUnknown));
    if (std::ranges::any_of(keys, [&](const auto& key) { return position_of(state, key)->is_held; }))
        return refuse(because(JournalRefusal::PositionDisputed));
    if (has_too_many_entries(state))
        return refuse(because(JournalRefusal::TooManyEntries));
    const int answer_days = std::clamp(command.answer_days, answer_days_min, answer_days_max);
    std::vector<EventBody> events;
    events.push_back(DisputeOpened{keys, request.reason, request.text, request.payment,
                                   answer_due(law_of(state.invoice), today, answer_days)});
    for (const FeeBack& fee : fees_back(state, keys))
        if (const std::int64_t minor = std::min(fee.minor, fee.position->outstanding_minor); minor > 0)
            events.push_back(Waived{Money{minor, state.invoice.currency}, today, {}, fee.position->key});
    return events;
}

Decision add_proof(const State& state, const AddProof& command) {
    if (command.dispute < 0 || static_cast<std::size_t>(command.dispute) >= state.disputes.size())
        return refuse(because(JournalRefusal::DisputeUnknown));
    if (state.disputes[static_cast<std::size_t>(command.dispute)].outcome)
        return refuse(because(JournalRefusal::DisputeResolved));
    if (command.bytes <= 0 || command.bytes > proof_bytes_max)
        return refuse(because(JournalRefusal::ProofTooLarge));
    if (!command.kind)
        return refuse(because(JournalRefusal::ProofKindUnknown));
    for (const Dispute& dispute : state.disputes)
        if (std::ranges::find(dispute.proofs, command.hash, &Proof::hash) != dispute.proofs.end())
            return refuse(because(JournalRefusal::ProofKnown));
    const Proof file{command.hash, *command.kind, command.bytes};
    if (!has_room_for(state, {&file, 1}))
        return refuse(because(JournalRefusal::TooManyProofs));
    return agreed(ProofAdded{command.dispute, file});
}

// Never stopped by how many entries there are: what is held must come free.
Decision resolve_dispute(const State& state, const ResolveDispute& command, Date today) {
    if (command.dispute < 0 || static_cast<std::size_t>(command.dispute) >= state.disputes.size())
        return refuse(because(JournalRefusal::DisputeUnknown));
    const Dispute& dispute = state.disputes[static_cast<std::size_t>(command.dispute)];
    if (dispute.outcome)
        return refuse(because(JournalRefusal::DisputeResolved));
    const DisputeRequest said = normalised({{}, DisputeReason::Returned, command.reason});
    if (auto faults = check(said, today); !faults.empty())
        return refuse(faulty(std::move(faults)));
    const bool is_no = command.outcome == DisputeOutcome::Rejected || command.outcome == DisputeOutcome::PartlyAccepted;
    if (is_no && said.text.empty())
        return refuse(because(JournalRefusal::ReasonMissing));
    if (const auto fault = fault_of_credits(state, command, dispute))
        return refuse(because(*fault));
    std::vector<EventBody> events;
    events.push_back(DisputeResolved{command.dispute, command.outcome, said.text});
    if (command.outcome == DisputeOutcome::Accepted && dispute.payment)
        accept_payment(state, dispute, events);
    else if (command.outcome == DisputeOutcome::Accepted)
        accept_items(state, dispute, today, events);
    for (const ItemCredit& credit : command.credits)
        events.push_back(CreditNoted{credit.amount, {}, today, credit.position});
    return events;
}

} // namespace kz
