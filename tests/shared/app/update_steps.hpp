// What the tests of update() are written in: messages one after the other, and the states that they begin from.
#pragma once

#include "shared/app/model.hpp"
#include "tests/shared/view/states.hpp"

#include <initializer_list>

namespace kz::test {

inline constexpr Language de = Language::German;

inline const Model open_page = states::open(de);

inline Next after(Model model, std::initializer_list<Message> messages) {
    Next next{std::move(model), {}};
    for (const Message& message : messages)
        next = update(std::move(next.model), message);
    return next;
}

template <class E>
const E* only(const Next& next) {
    return next.effects.size() == 1 ? std::get_if<E>(&next.effects.front()) : nullptr;
}

inline ClaimPage page_with_payment(std::int64_t minor) {
    State state = samples::raised(samples::mobile_invoice(5));
    samples::pay(state, 0, minor);
    return samples::page_of(std::move(state));
}

inline ClaimPage page_with_contact() {
    return *states::contact_sent(de).page;
}

inline Failed failed(Failure failure) {
    return Failed{failure, "", {}};
}

inline Model with_draft(Model model) {
    model.contact = samples::contact_request();
    return model;
}

inline Model kiosk() {
    return states::kiosk_open(de);
}

} // namespace kz::test
