#include "shared/domain/journal/decisions.hpp"

#include <algorithm>

namespace kz {

Decision decide_call(const State& state, const BookCall& command) {
    const std::string phone = normalised(ContactRequest{.phone = command.phone}).phone;
    if (!check({.text = ".", .phone = phone}).empty()) {
        Refused refused = because(JournalRefusal::ContactFaulty);
        refused.contact = {ContactRefusal::PhoneInvalid};
        return refuse(std::move(refused));
    }
    if (command.times.empty())
        return refuse(because(JournalRefusal::CallsNotOffered));
    if (is_call_too_soon(command.at, command.now))
        return refuse(because(JournalRefusal::CallTooSoon));
    const auto time = std::ranges::find(command.times, command.at, &CallTime::at);
    if (time == command.times.end())
        return refuse(because(JournalRefusal::CallOutsideHours));
    if (is_call_booked(state) && state.call->at == command.at && state.call->phone == phone)
        return refuse(because(JournalRefusal::CallUnchanged));
    if (time->left < 1)
        return refuse(because(JournalRefusal::CallTimeFull));
    if (state.call && state.call->bookings >= call_bookings_max)
        return refuse(because(JournalRefusal::TooManyCalls));
    return agreed(CallBooked{command.at, phone});
}

Decision decide_call(const State& state, const CancelCall&) {
    return is_call_booked(state) ? agreed(CallCancelled{}) : refuse(because(JournalRefusal::NoCall));
}

Decision decide_call(const State& state, const NoteCall& command) {
    return is_call_booked(state) ? agreed(CallMade{command.is_reached}) : refuse(because(JournalRefusal::NoCall));
}

} // namespace kz
