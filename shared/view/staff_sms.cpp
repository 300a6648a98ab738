// The link to a customer's page by SMS, and what staff alone are refused.
#include "shared/domain/contact/sms.hpp"
#include "shared/view/staff_parts.hpp"

namespace kz {
namespace {

StaffKey key_of(ReplyRefusal refusal) {
    switch (refusal) {
    case ReplyRefusal::TitleMissing: return StaffKey::RepliesTitleMissing;
    case ReplyRefusal::TitleTooLong: return StaffKey::RepliesTitleTooLong;
    case ReplyRefusal::TitleNotPlain: return StaffKey::RepliesTitleNotPlain;
    case ReplyRefusal::TextMissing: return StaffKey::RepliesTextMissing;
    case ReplyRefusal::TextTooLong: return StaffKey::RepliesTextTooLong;
    case ReplyRefusal::TextNotPlain: return StaffKey::RepliesTextNotPlain;
    case ReplyRefusal::PlaceholderUnknown: return StaffKey::RepliesPlaceholderUnknown;
    case ReplyRefusal::TooMany: return StaffKey::RepliesTooMany;
    case ReplyRefusal::FactMissing: break;
    }
    return StaffKey::RepliesFactMissing;
}

StaffKey key_of(SmsRefusal refusal) {
    switch (refusal) {
    case SmsRefusal::NoGateway: return StaffKey::SmsNoGateway;
    case SmsRefusal::NumberFaulty: return StaffKey::SmsNumberFaulty;
    case SmsRefusal::TooMany: return StaffKey::SmsTooMany;
    case SmsRefusal::GatewayRefused: return StaffKey::SmsGatewayRefused;
    case SmsRefusal::GatewaySilent: break;
    }
    return StaffKey::SmsGatewaySilent;
}

} // namespace

std::string_view staff_refusal_text(const Sheet& sheet, std::string_view code) {
    for (int refusal = 0; refusal < reply_refusals_count; ++refusal)
        if (refusal_code(static_cast<ReplyRefusal>(refusal)) == code)
            return words(sheet, key_of(static_cast<ReplyRefusal>(refusal)));
    for (int refusal = 0; refusal < sms_refusals_count; ++refusal)
        if (refusal_code(static_cast<SmsRefusal>(refusal)) == code)
            return words(sheet, key_of(static_cast<SmsRefusal>(refusal)));
    return refusal_text(sheet.language(), code);
}

void add_sms(Sheet& sheet, const StaffModel& staff) {
    if (!staff.sms)
        return;
    const StaffSms& sms = *staff.sms;
    const std::string clock = clock_text(sheet.language(), sms.at.minute);
    if (!sms.state.empty())
        sheet.paragraph("sms_state", Style::Small, sms.state == "sent"      ? words(sheet, StaffKey::SmsSent, sms.at.date, clock)
                                                   : sms.state == "refused" ? words(sheet, StaffKey::SmsRefused, sms.at.date, clock)
                                                                            : words(sheet, StaffKey::SmsUnknown, sms.at.date, clock));
    // So many went before: the same press twice is one.
    const std::string href = numbered(address_of(sheet.page().id) + "/sms?after=", static_cast<std::size_t>(sms.count));
    open_act(sheet, "sms", href);
    add_field(sheet, {.key = "phone", .label = words(sheet, StaffKey::SmsPhone), .role = Role::Telephone, .value = typed_in(staff, href, "phone", shown(sms.phone)),
                      .help = words(sheet, StaffKey::SmsHelp)});
    add_submit(sheet, staff, Style::ButtonSecondary, words(sheet, StaffKey::SmsSend));
    sheet.close();
}

} // namespace kz
