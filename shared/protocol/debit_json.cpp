#include "shared/protocol/debit_json.hpp"

#include "shared/protocol/codes.hpp"
#include "shared/protocol/debit_fields.hpp"

namespace kz {

void append_debits(std::string& out, std::span<const CollectionView> collections, std::span<const UpcomingView> upcoming) {
    JsonWriter json(out);
    json.begin_document();
    json.open_array("collections");
    for (const CollectionView& view : collections) {
        json.open_object();
        json.text("claim", claim_code(view.claim));
        write_collection(json, view.collection);
        json.text("state", collection_state_code(view.state));
        if (view.state == CollectionState::Paid)
            json.date_if_any("refundable_until", view.refundable_until);
        json.close_object();
    }
    json.close_array();
    json.open_array("upcoming");
    for (const UpcomingView& view : upcoming) {
        json.open_object();
        json.text("claim", claim_code(view.claim));
        json.date("collect_on", view.debit.collect_on);
        json.integer("amount_minor", view.debit.amount.minor);
        json.date_if_any("submit_by", submit_by(view.debit.collect_on));
        json.close_object();
    }
    json.close_array();
    json.close_object();
}

void append_debit_file(std::string& out, const DebitFileView& file) {
    JsonWriter json(out);
    json.begin_document();
    json.text("merchant", merchant_code(file.merchant));
    json.date("on", file.on);
    json.integer("collections", file.collections);
    json.integer("total_minor", file.total_minor);
    if (!file.message.empty()) {
        json.text("message", file.message);
        json.instant("made_at_ms", file.made_at);
    }
    json.close_object();
}

} // namespace kz
