#include "native/server/debit_files.hpp"

#include "native/debit/pain008.hpp"
#include "shared/domain/journal/debits.hpp"
#include "shared/domain/payments/transfer.hpp"
#include "shared/protocol/codes.hpp"
#include "shared/protocol/debit_json.hpp"

#include <algorithm>

namespace kz {
namespace {

// A collection, the announcement of the next, and no more: what is asked once more than that is a fault of ours.
constexpr int steps_max = plan_instalments_limit + 1;

DebitOrder order_of(const State& state, ClaimId claim) {
    DebitOrder order;
    order.collection = state.collections.back();
    order.mandate = *std::ranges::find(state.mandates, order.collection.mandate, &Mandate::reference);
    order.remittance = claim_reference(claim, state.invoice) + " " + state.invoice.number;
    return order;
}

// Everything that the claim has for the file of that day.
void collect(Transaction& store, Desk& desk, ClaimId claim, Date on, Moment now, std::vector<DebitOrder>& orders) {
    for (int step = 0; step < steps_max; ++step) {
        const std::size_t sent_before = desk.state(store, claim).collections.size();
        const auto acted = desk.act(store, claim, CollectDebit{claim, on}, Actor::System, now);
        if (!acted)
            return;
        if (acted->state->collections.size() > sent_before)
            orders.push_back(order_of(*acted->state, claim));
    }
}

} // namespace

DebitRun make_debit_file(Transaction& store, Desk& desk, const Merchant& merchant, Date on, Moment now) {
    DebitRun run;
    run.file = store.debit_file(merchant.id, on);
    if (run.file || !may_collect(merchant.debit))
        return run;
    DebitBatch batch{"KULANZ-" + merchant_code(merchant.id) + "-" + iso(on), now.at, merchant.name, merchant.debit, {}};
    for (const ClaimId claim : store.mandate_claims(merchant.id))
        collect(store, desk, claim, on, now, batch.orders);
    if (batch.orders.empty())
        return run;
    DebitFile file{merchant.id, on, now.at, batch.message, static_cast<int>(batch.orders.size()), 0, write_pain008(batch)};
    for (const DebitOrder& order : batch.orders)
        file.total_minor += order.collection.amount.minor;
    store.add_debit_file(file);
    store.add_audit({now.at, Actor::Staff, "debit_file_made", {}, merchant_code(merchant.id) + " " + iso(on)});
    run.file = std::move(file);
    run.is_new = true;
    return run;
}

std::string debits_json(Reader& store, ClaimStates& states, MerchantId merchant, Date today) {
    std::vector<CollectionView> collections;
    std::vector<UpcomingView> upcoming;
    for (const ClaimId claim : store.mandate_claims(merchant)) {
        const State& state = states.get(store, claim);
        for (const Collection& collection : state.collections)
            collections.push_back({claim, collection, state_of(state, collection), refundable_until(collection.collect_on, today)});
        for (const AnnouncedDebit& debit : upcoming_debits(state, today))
            upcoming.push_back({claim, debit});
    }
    std::string out;
    append_debits(out, collections, upcoming);
    return out;
}

std::string debit_file_json(const Merchant& merchant, Date on, const std::optional<DebitFile>& file) {
    DebitFileView view{merchant.id, on};
    if (file) {
        view.message = file->message;
        view.made_at = file->at;
        view.collections = file->collections;
        view.total_minor = file->total_minor;
    }
    std::string out;
    append_debit_file(out, view);
    return out;
}

} // namespace kz
