#include "native/server/news.hpp"

#include "shared/domain/journal/debits.hpp"
#include "shared/protocol/webhook_json.hpp"

#include <type_traits>

namespace kz {
namespace {

// Without a type: nothing that merchants are told.
WebhookEvent event_of(const EventBody& body, const State& after) {
    WebhookEvent event;
    std::visit(
        [&](const auto& what) {
            using What = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<What, ClaimRaised>) {
                event.type = "claim.raised";
            } else if constexpr (std::is_same_v<What, PaymentPosted>) {
                event.type = "payment.posted";
                event.posting = static_cast<int>(after.postings.size()) - 1;
                event.amount_minor = what.amount.minor;
            } else if constexpr (std::is_same_v<What, PaymentReversed>) {
                event.type = "payment.reversed";
                event.posting = what.posting;
            } else if constexpr (std::is_same_v<What, CreditNoted>) {
                event.type = "claim.credited";
                event.amount_minor = what.amount.minor;
            } else if constexpr (std::is_same_v<What, PlanAgreed>) {
                event.type = "plan.agreed";
                event.instalments = static_cast<int>(what.plan.lines.size());
            } else if constexpr (std::is_same_v<What, PlanRequested>) {
                event.type = "plan.requested";
            } else if constexpr (std::is_same_v<What, PlanAdjusted>) {
                event.type = "plan.adjusted";
                event.instalments = static_cast<int>(what.lines.size());
            } else if constexpr (std::is_same_v<What, ContactRequested>) {
                event.type = "contact.requested";
            } else if constexpr (std::is_same_v<What, PersonWanted>) {
                if (what.ground == PersonGround::Pressed) // else the message beside it says so
                    event.type = "contact.requested";
            } else if constexpr (std::is_same_v<What, DisputeOpened>) {
                event.type = "dispute.opened";
            } else if constexpr (std::is_same_v<What, DisputeResolved>) {
                event.type = "dispute.resolved";
            } else if constexpr (std::is_same_v<What, MandateGiven>) {
                event.type = "mandate.given";
                event.mandate = what.mandate.reference;
            } else if constexpr (std::is_same_v<What, MandateRevoked>) {
                event.type = "mandate.revoked";
                event.mandate = after.mandates.back().reference;
            }
        },
        body);
    return event;
}

// A direct debit that came back ends its mandate, whether it was posted before or not.
WebhookEvent return_of(const EventBody& body, const State& after) {
    int number = -1;
    if (const auto* returned = std::get_if<CollectionReturned>(&body))
        number = find_collection(after, returned->collection);
    else if (const auto* reversed = std::get_if<PaymentReversed>(&body); reversed != nullptr && reversed->kind != ReversalKind::Reversed)
        number = collection_of_posting(after, after.postings[static_cast<std::size_t>(reversed->posting)]);
    WebhookEvent event;
    if (number < 0)
        return event;
    const Collection& back = after.collections[static_cast<std::size_t>(number)];
    event.type = "mandate.returned";
    event.mandate = back.mandate;
    event.amount_minor = back.amount.minor;
    event.reason = back.reason;
    return event;
}

} // namespace

void tell_merchant(Transaction& store, const ClaimRecord& record, const State& after, Money open_before,
                   std::span<const EventBody> events, Moment now) {
    std::int64_t sequence = store.last_sequence(record.merchant);
    const auto tell = [&](WebhookEvent event) {
        if (event.type.empty())
            return;
        event.at = now.at;
        event.merchant = record.merchant;
        event.sequence = ++sequence;
        event.claim = WebhookClaim{record.id,         record.number,     record.currency,
                                   record.total_minor, record.paid_minor, record.open_minor,
                                   standing(after, now.today), record.version};
        store.add_outbox({record.merchant, sequence, record.id, now.at, std::string(event.type), encode_webhook_event(event)});
    };
    for (const EventBody& body : events) {
        tell(event_of(body, after));
        tell(return_of(body, after));
    }
    const bool was_raised_now = record.version == static_cast<std::int64_t>(events.size());
    if (!was_raised_now && open_before.minor > 0 && record.open_minor <= 0)
        tell({.type = "claim.settled", .at = {}, .merchant = {}, .services = after.services});
    if (!was_raised_now && open_before.minor <= 0 && record.open_minor > 0)
        tell({.type = "claim.reopened", .at = {}, .merchant = {}});
}

} // namespace kz
