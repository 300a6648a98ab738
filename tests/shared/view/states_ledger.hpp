// What came in, went back and was let go, and the services that were blocked because of it.
#pragma once

#include "tests/shared/view/sample_pages.hpp"

namespace kz::states {

using namespace samples;

// Paid, returned by the bank, and paid again.
inline Model settled(Language language) {
    State state = raised(mobile_invoice(-12));
    pay(state, -9, 11781);
    happen(state, -6, PaymentReversed{0, in_days(-6), "MD06"});
    pay(state, -1, 11781);
    return model_of(std::move(state), language);
}
// What waits for the merchant, and what came back within seconds.
inline Model service_blocked(Language language) {
    State state = raised(mobile_invoice(-12));
    happen(state, -2, ServiceBlocked{"Mobilfunk 0170 5550123", in_days(-2)});
    return model_of(std::move(state), language);
}
inline Model service_waiting(Language language) {
    Model model = service_blocked(language);
    pay(model.page->state, 0, 11781);
    return model;
}
inline Model service_restored(Language language) {
    Model model = service_waiting(language);
    happen(model.page->state, 0, ServiceRestored{0});
    return model;
}
inline Model payment_returned(Language language) {
    State state = raised(mobile_invoice(-12));
    pay(state, -9, 11781);
    happen(state, -6, PaymentReversed{0, in_days(-6), "MD06"});
    return model_of(std::move(state), language);
}
inline Model payment_arrived(Language language) {
    Model model = settled(language);
    model.notice = Notice::PaymentArrived;
    return model;
}
inline Model overpaid(Language language) {
    State state = raised(mobile_invoice(5));
    pay(state, -1, 12000);
    return model_of(std::move(state), language);
}
inline Model credit(Language language) {
    return model_of(raised(credit_note()), language);
}
inline Model credited_partly(Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, -2, CreditNoted{euros(4000), "NF-G-77"});
    return model_of(std::move(state), language);
}
// Costs and interest came, a payment bounced, and the merchant lets go of what the customer did not pay.
inline Model waived(Language language) {
    State state = raised(mobile_invoice(-40));
    happen(state, -30, Charged{PositionKind::Cost, euros(250), in_days(-30), "Mahnung"});
    happen(state, -29, Charged{PositionKind::Interest, euros(31), in_days(-29), ""});
    pay(state, -9, 11781);
    happen(state, -2, Waived{euros(281), in_days(-2), "Kulanz", ""});
    return model_of(std::move(state), language);
}
inline Model charged(Language language) {
    State state = raised(mobile_invoice(-40));
    happen(state, -30, Charged{PositionKind::Cost, euros(250), in_days(-30), "Mahnung"});
    happen(state, -29, Charged{PositionKind::Interest, euros(31), in_days(-29), ""});
    pay(state, -9, 5000);
    happen(state, -6, PaymentReversed{0, in_days(-5), "AC04", ReversalKind::Returned});
    happen(state, -4, CreditNoted{euros(1000), "NF-G-78", in_days(-4), "item-1"});
    happen(state, -3, DueMoved{in_days(9)});
    pay(state, -1, 4000);
    return model_of(std::move(state), language);
}

} // namespace kz::states
