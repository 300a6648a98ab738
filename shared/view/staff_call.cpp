// Calls that are booked with customers: what staff do with one.
#include "shared/view/staff_parts.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
void add_phone_link(Sheet& sheet, std::string_view phone) {
    std::string address = "tel:"; // RFC 3966: digits and the plus alone
    std::ranges::copy_if(phone, std::back_inserter(address), [](char sign) { return (sign >= '0' && sign <= '9') || sign == '+'; });
    sheet.leaf(Role::Link, "phone", Style::FooterLink).text(shown(phone)).personal().href = address;
}

void add_ringing(Sheet& sheet, const StaffModel& staff) {
    constexpr std::size_t shown_max = 3;
    for (std::size_t at = 0; at < staff.ringing.size() && at < shown_max; ++at) {
        const StaffRinging& call = staff.ringing[at];
        sheet.open(Role::Group, numbered("ringing", at), Style::Offer);
        const std::string phone = call.phone.empty() ? std::string(words(sheet, StaffKey::CallWithheld)) : shown(call.phone);
        sheet.leaf(Role::Status, "who", Style::Strong)
            .text(call.is_answered ? words(sheet, StaffKey::CallAnswered, phone) : call.is_outgoing ? words(sheet, StaffKey::CallOutgoing, phone) : words(sheet, StaffKey::CallRinging, phone))
            .personal();
        if (call.claims.empty() && !call.phone.empty())
            sheet.paragraph("nobody", Style::Small, words(sheet, StaffKey::CallNobody));
        for (std::size_t number = 0; number < call.claims.size(); ++number)
            sheet.leaf(Role::Link, numbered("claim", number), Style::FooterLink)
                .text(words(sheet, StaffKey::CallPossible, shown(call.claims[number].second)))
                .href = address_of(call.claims[number].first);
        if (!call.claims.empty())
            sheet.paragraph("hint", Style::Small, words(sheet, StaffKey::CallHint));
        sheet.close();
    }
}

void add_call(Sheet& sheet, const StaffModel& staff) {
    const std::optional<CallBack>& call = sheet.state().call;
    if (!call || (call->state != CallState::Booked && call->state != CallState::Missed))
        return;
    const std::string clock = clock_text(sheet.language(), call->at.minute);
    sheet.open_region("call", Style::Card, 2, Style::CardTitle, words(sheet, StaffKey::CallTitle));
    if (call->state == CallState::Booked) {
        sheet.paragraph("when", Style::Strong, words(sheet, StaffKey::CallBooked, call->at.date, clock));
        add_phone_link(sheet, call->phone);
        add_act(sheet, staff, "reached", act_address(sheet, "call-reached"), Style::ButtonPrimary, words(sheet, StaffKey::CallReached));
        add_act(sheet, staff, "missed", act_address(sheet, "call-missed"), Style::ButtonSecondary, words(sheet, StaffKey::CallNotReached));
    } else {
        sheet.paragraph("when", Style::Body, words(sheet, StaffKey::CallMissed, call->at.date, clock, call->tries, call_tries_max));
        if (staff.call_again)
            add_act(sheet, staff, "again", act_address(sheet, "call-again") + "&at=" + call_time_code(*staff.call_again), Style::ButtonPrimary,
                    words(sheet, StaffKey::CallAgain, staff.call_again->date, clock_text(sheet.language(), staff.call_again->minute)));
    }
    sheet.close();
}

} // namespace kz
