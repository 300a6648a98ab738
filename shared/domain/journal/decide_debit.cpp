// What may be asked of a claim about direct debits.
#include "shared/domain/journal/debits.hpp"
#include "shared/domain/journal/decisions.hpp"
#include "shared/domain/mandates/creditor_id.hpp"
#include "shared/domain/mandates/return_ground.hpp"

#include <algorithm>

namespace kz {
namespace {

bool is_first_of(const State& state, const Mandate& mandate) {
    return std::ranges::none_of(state.collections, [&](const Collection& known) { return known.mandate == mandate.reference; });
}

} // namespace

// What is given is announced at once: the page that takes the mandate says the days and amounts.
Decision decide_debit(const State& state, const GiveMandate& command, Date today) {
    if (!may_collect(command.terms))
        return refuse(because(JournalRefusal::DebitNotOffered));
    if (!undisputed(state).is_positive())
        return refuse(because(JournalRefusal::NothingOpen));
    if (!is_debit_possible(state, today))
        return refuse(because(JournalRefusal::DebitNotOffered));
    if (auto faults = check(command.wish); !faults.empty()) {
        Refused refused = because(JournalRefusal::MandateFaulty);
        refused.mandate = std::move(faults);
        return refuse(std::move(refused));
    }
    if (mandate_in_force(state, today) != nullptr)
        return refuse(because(JournalRefusal::MandateExists));
    if (has_too_many_entries(state))
        return refuse(because(JournalRefusal::TooManyEntries));
    MandateWish wish = normalised(command.wish);
    Mandate mandate{mandate_reference(command.claim, static_cast<int>(state.mandates.size()) + 1),
                    parse_creditor_id(command.terms.creditor_id).value_or(""), std::move(wish.holder), std::move(wish.iban),
                    is_plan_running(state, today) ? MandateKind::Recurring : MandateKind::OneOff, today, command.terms.announce_days};
    std::vector<EventBody> events{MandateGiven{std::move(mandate)}};
    if (auto debits = announcement(owed_debits(state, today), command.terms.announce_days, today); !debits.empty())
        events.emplace_back(CollectionsAnnounced{std::move(debits)});
    return events;
}

Decision decide_debit(const State& state, const RevokeMandate&, Date) {
    if (given_mandate(state) == nullptr)
        return refuse(because(JournalRefusal::NoMandate));
    return agreed(MandateRevoked{});
}

Decision decide_debit(const State& state, const CollectDebit& command, Date) {
    const Mandate* mandate = mandate_in_force(state, command.on);
    if (mandate == nullptr)
        return refuse(because(JournalRefusal::NoMandate));
    const auto owed = owed_debits(state, command.on);
    const auto upcoming = covered(owed, state.announced, command.on);
    if (!upcoming) {
        auto debits = announcement(owed, mandate->announce_days, command.on);
        if (debits.empty())
            return refuse(because(JournalRefusal::NothingToCollect));
        return agreed(CollectionsAnnounced{std::move(debits)});
    }
    if (upcoming->empty() || !is_due_for_file(upcoming->front().collect_on, command.on) || has_too_many_entries(state))
        return refuse(because(JournalRefusal::NothingToCollect));
    const AnnouncedDebit& next = upcoming->front();
    return agreed(CollectionSent{{collection_reference(command.claim, static_cast<int>(state.collections.size()) + 1), mandate->reference, next.amount,
                                  next.collect_on, sequence_of(mandate->kind, is_first_of(state, *mandate), upcoming->size() == 1)}});
}

// Of a posted one the payment is reversed, and the journal tells the rest from that.
Decision decide_debit(const State& state, const ReturnCollection& command, Date today) {
    const int index = find_collection(state, command.collection);
    if (index < 0)
        return refuse(because(JournalRefusal::CollectionUnknown));
    const Collection& collection = state.collections[static_cast<std::size_t>(index)];
    if (collection.returned_on)
        return refuse(because(JournalRefusal::CollectionReturned));
    if (!is_return_code(command.reason))
        return refuse(because(JournalRefusal::ReturnReasonFaulty));
    if (const int posting = posting_of(state, collection); posting >= 0) {
        const ReversalKind kind = return_ground(command.reason) == ReturnGround::TakenBack ? ReversalKind::ChargedBack : ReversalKind::Returned;
        return decide(state, ReversePayment{posting, command.on, command.reason, kind}, {}, today);
    }
    if (command.on > today)
        return refuse(because(JournalRefusal::BookedInTheFuture));
    return agreed(CollectionReturned{command.collection, command.on, command.reason});
}

} // namespace kz
