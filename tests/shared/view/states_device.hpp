// The connection went, and what this device keeps.
#pragma once

#include "tests/shared/view/states_gates.hpp"
#include "tests/shared/view/states_talk.hpp"

namespace kz::states {

using namespace samples;

inline Model not_reached(Language language) {
    Model model = open(language);
    model.contact = contact_request();
    model.notice = Notice::NotReached;
    model.notice_about = Busy::SendingContact;
    model.connection = Connection::Lost;
    return model;
}
// The connection went and the message waits for it.
inline Model contact_waiting(Language language) {
    Model model = contact_sending(language);
    model.connection = Connection::Lost;
    model.as_of = ClockTime{in_days(-1), 14 * 60 + 5};
    model.is_waiting = true;
    return model;
}
// A copy that this device has kept since yesterday.
inline Model kept_copy(Language language) {
    Model model = open(language);
    model.connection = Connection::Lost;
    model.as_of = ClockTime{in_days(-1), 9 * 60};
    return model;
}
inline Model device(Language language) {
    Model model = open(language);
    model.topic = Topic::Device;
    return model;
}
inline Model device_asks(Language language) {
    Model model = device(language);
    model.keeping = Keeping::No;
    return model;
}
inline Model device_keeps(Language language) {
    Model model = device(language);
    model.keeping = Keeping::Yes;
    return model;
}
inline Model device_forgot(Language language) {
    Model model = gone(language);
    model.topic = Topic::Device;
    model.notice = Notice::DeviceForgotten;
    return model;
}

} // namespace kz::states
