// Ways to pay beside the transfer, on a page and at a kiosk.
#pragma once

#include "tests/shared/view/sample_pages.hpp"

namespace kz::states {

using namespace samples;

// The merchant lets customers pay online.
inline Model paying(State state, Language language, std::string_view ways = "card stripe\npaypal mollie") {
    Model model = model_of(std::move(state), language);
    model.page->ways = parse_pay_ways(ways);
    return model;
}
inline Model ways_offered(Language language) {
    return paying(raised(mobile_invoice(5)), language);
}
inline Model ways_first(Language language) {
    return paying(raised(mobile_invoice(5)), language, "wero mollie\nideal mollie\nbancontact mollie\neps mollie\npay_by_bank mollie\ntransfer");
}
inline Model checkout_in(CheckoutState how, Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, 0, CheckoutStarted{"PAY-C7-1", PayMethod::Card, PayProvider::Stripe, open(state)});
    happen(state, 0, CheckoutMoved{"PAY-C7-1", how, Money{0, state.invoice.currency}});
    return paying(std::move(state), language);
}
inline Model checkout_pending(Language language) {
    return checkout_in(CheckoutState::Pending, language);
}
inline Model checkout_failed(Language language) {
    return checkout_in(CheckoutState::Failed, language);
}
inline Model slip_open(Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, 0, CheckoutStarted{"PAY-C7-1", PayMethod::Cash, PayProvider::Viacash, open(state)});
    happen(state, 0, SlipIssued{"PAY-C7-1", {"4006381333931", in_days(14)}});
    return paying(std::move(state), language, "cash viacash\ncard stripe");
}
inline Model cash_offered(Language language) {
    return paying(raised(mobile_invoice(5)), language, "cash viacash\ncard stripe");
}
inline Model at_kiosk(Model model) {
    model.surface = Surface::Kiosk;
    return model;
}
inline Model kiosk_ways(Language language) {
    return at_kiosk(paying(raised(mobile_invoice(5)), language, "card stripe\ncash viacash"));
}
inline Model kiosk_phone(Language language) {
    Model model = kiosk_ways(language);
    model.phone = PhoneCode{"PAY-C7-1", *qr_symbol("https://pay.example/go/7F3A9Q2M0V5KR81C7F3A9Q2M0V", 10)};
    return model;
}
inline Model kiosk_slip(Language language) {
    Model model = at_kiosk(slip_open(language));
    model.phone = PhoneCode{"PAY-C7-1", *qr_symbol("https://pay.example/go/7F3A9Q2M0V5KR81C7F3A9Q2M0V", 10)};
    return model;
}

} // namespace kz::states
