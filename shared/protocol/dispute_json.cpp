#include "shared/protocol/dispute_json.hpp"

#include "shared/protocol/request_fields.hpp"
#include "shared/protocol/state_fields.hpp"

#include <algorithm>

namespace kz {

std::string encode_dispute_request(const DisputeRequest& request) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.texts_if_any("positions", request.positions);
    json.text("reason", dispute_reason_code(request.reason));
    json.text_if_any("text", request.text);
    if (request.payment)
        write_reported(json, *request.payment);
    json.close_object();
    return out;
}

Result<DisputeRequest, WireFault> decode_dispute_request(std::string_view text) {
    return decode_request(text, [](Fields& fields) {
        DisputeRequest request;
        request.positions = fields.texts("positions");
        request.reason = choice(fields, "reason", parse_dispute_reason(fields.required_code("reason")));
        request.text = fields.raw_text("text");
        if (fields.has("payment"))
            request.payment = read_reported(fields.object("payment"));
        return request;
    });
}

Result<ResolveDispute, WireFault> decode_resolution(std::string_view text, int dispute) {
    return decode_request(text, [dispute](Fields& fields) {
        ResolveDispute resolution{dispute, choice(fields, "outcome", parse_dispute_outcome(fields.required_code("outcome"))),
                                  fields.raw_text("reason")};
        for (Items items = fields.items("credits"); items.next();) {
            Fields credit = items.fields();
            const Currency currency = credit.required_currency();
            resolution.credits.push_back({credit.required_text("position"), credit.required_minor("amount_minor", currency)});
            credit.finish();
        }
        return resolution;
    });
}

void collect_disputes(std::vector<DisputeView>& into, ClaimId claim, const State& state, DisputeChoice which, Date today) {
    for (std::size_t number = 0; number < state.disputes.size(); ++number) {
        const Dispute& dispute = state.disputes[number];
        if (which == DisputeChoice::Open && dispute.outcome)
            continue;
        const auto opened = std::ranges::find_if(state.notes, [&](const Note& note) {
            return note.kind == NoteKind::DisputeOpened && note.number == static_cast<int>(number);
        });
        into.push_back({claim, static_cast<int>(number), opened == state.notes.end() ? Date{} : opened->on,
                        !dispute.outcome && dispute.answer_by && *dispute.answer_by < today, dispute});
    }
}

void append_disputes(std::string& out, std::span<const DisputeView> disputes) {
    JsonWriter json(out);
    json.begin_document();
    json.open_array("disputes");
    for (const DisputeView& view : disputes) {
        json.open_object();
        json.text("claim", claim_code(view.claim));
        json.integer("dispute", view.number);
        json.date("opened_on", view.opened_on);
        json.flag("is_late", view.is_late);
        write_dispute(json, view.dispute);
        json.close_object();
    }
    json.close_array();
    json.close_object();
}

} // namespace kz
