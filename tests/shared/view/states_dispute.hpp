// Objections: being written, on their way, answered.
#pragma once

#include "tests/shared/view/sample_pages.hpp"

namespace kz::states {

using namespace samples;

inline Model disputed(Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, -1, DisputeOpened{{"item-1", "item-2", "item-3"}, DisputeReason::NotOrdered});
    return model_of(std::move(state), language);
}
inline Model partly_disputed(Language language) {
    State state = raised(mobile_invoice(5));
    pay(state, -3, 2000);
    happen(state, -1, DisputeOpened{{"item-3"}, DisputeReason::Faulty});
    return model_of(std::move(state), language);
}
inline DisputeOpened about_item(DisputeReason reason) {
    return {.positions = {"item-3"}, .reason = reason, .answer_by = in_days(9)};
}
inline Model dispute_item(Language language) {
    Model model = model_of(raised(mobile_invoice(5)), language);
    model.step = Step::Dispute;
    model.dispute.reason = DisputeReason::Returned;
    model.dispute.positions = {"item-3"};
    model.dispute.text = "Am 3. November.";
    return model;
}
inline Model dispute_paid_faults(Language language) {
    Model model = model_of(raised(mobile_invoice(5)), language);
    model.step = Step::Dispute;
    model.dispute.reason = DisputeReason::AlreadyPaid;
    model.dispute.paid_amount = "49,90";
    model.dispute.paid_on = "31.02.";
    model.dispute_faults = check(request_of(model.dispute, eur), model.today);
    model.focus = Focus::News;
    return model;
}
inline Model dispute_sent(Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, 0, about_item(DisputeReason::Returned));
    Model model = model_of(std::move(state), language);
    model.notice = Notice::DisputeSent;
    model.focus = Focus::News;
    return model;
}
inline Model proof_sending(Language language) {
    Model model = dispute_sent(language);
    model.notice = Notice::None;
    model.busy = Busy::SendingProof;
    model.proof_percent = 40;
    return model;
}
inline Model dispute_late(Language language) {
    State state = raised(mobile_invoice(5));
    DisputeOpened opened = about_item(DisputeReason::Faulty);
    opened.answer_by = in_days(-1);
    happen(state, -12, opened);
    happen(state, -11, ProofAdded{0, {std::string(64, 'a'), ProofKind::Jpeg, 90'000}});
    return model_of(std::move(state), language);
}
inline Model dispute_rejected(Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, -3, about_item(DisputeReason::NotReceived));
    happen(state, -1, DisputeResolved{0, DisputeOutcome::Rejected, "Die Sendung wurde am 4. November übergeben."});
    return model_of(std::move(state), language);
}
inline Model dispute_accepted(Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, -3, about_item(DisputeReason::Returned));
    happen(state, -1, DisputeResolved{0, DisputeOutcome::Accepted});
    happen(state, -1, CreditNoted{euros(1190), "", in_days(-1), "item-3"});
    return model_of(std::move(state), language);
}
inline Model kiosk_dispute(Language language) {
    Model model = dispute_sent(language);
    model.surface = Surface::Kiosk;
    return model;
}

} // namespace kz::states
