// The page where a customer chooses when to be called.
#pragma once

#include "shared/view/call_back.hpp"
#include "tests/shared/view/states_open.hpp"

namespace kz::pages {

inline const ClockTime call_nine{samples::in_days(1), 540}, call_half_past{samples::in_days(1), 570} /* full */, call_ten{samples::in_days(1), 600};

inline CallPage call(Language language) {
    CallPage page;
    page.base = states::open(language);
    page.times = {{call_nine, 2}, {call_half_past, 0}, {call_ten, 1}};
    page.phone = "030 123456";
    return page;
}
inline CallPage call_booked(Language language) {
    CallPage page = call(language);
    page.base.page->state.call = CallBack{call_ten, "030 123456", CallState::Booked, 0, 1};
    page.base.page->state.invoice.seller.phone = "+49 (40) 555-0";
    page.done = CallPage::Done::Booked;
    return page;
}
inline CallPage call_refused(Language language) {
    CallPage page = call(language);
    page.refusal = "phone_invalid";
    return page;
}
inline CallPage call_none(Language language) {
    CallPage page = call(language);
    page.times.clear();
    return page;
}

} // namespace kz::pages
