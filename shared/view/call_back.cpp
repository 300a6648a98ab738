#include "shared/view/call_back.hpp"

#include "shared/view/sheet.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

std::string time_text(const Sheet& sheet, ClockTime at) {
    return sheet.words(TextKey::CallTime, weekday_short_text(sheet.language(), at.date), at.date, clock_text(sheet.language(), at.minute));
}

std::string address(const Sheet& sheet, std::string_view path) {
    return std::string(path).append("?lang=").append(language_code(sheet.language()));
}

void add_news(Sheet& sheet, const CallPage& page) {
    const bool is_booked = is_call_booked(sheet.state());
    std::string done;
    if (page.done == CallPage::Done::Booked && is_booked)
        done = sheet.words(TextKey::CallDone);
    else if (page.done == CallPage::Done::Cancelled && !is_booked)
        done = sheet.words(TextKey::CallCancelled);
    sheet.leaf(Role::Status, "done", Style::NoticeGood).text(done);
    sheet.leaf(Role::Alert, "refused", Style::NoticeBad).text(page.refusal.empty() ? std::string_view() : refusal_text(sheet.language(), page.refusal));
}

// Those that are free, and the one that is booked, so that the number alone can be changed.
void add_times(Sheet& sheet, const CallPage& page) {
    const ClockTime own = is_call_booked(sheet.state()) ? sheet.state().call->at : ClockTime{};
    const ClockTime chosen = page.at.value_or(is_call_booked(sheet.state()) ? own : next_call_time(page.times).value_or(ClockTime{}));
    sheet.open(Role::Group, "when", Style::Field);
    sheet.leaf(Role::Label, "label", Style::FieldLabel).text(sheet.words(TextKey::CallWhen)).refers_to = sheet.out().id_of("field");
    const std::uint64_t help = sheet.out().id_of("help");
    Node& select = sheet.open(Role::Select, "field", Style::FieldSelect);
    select.described_by = help;
    select.input.field = "at";
    select.value = call_time_code(chosen);
    select.value_text = time_text(sheet, chosen);
    for (const CallTime& time : page.times) {
        if (time.left < 1 && time.at != own)
            continue;
        const std::string code = call_time_code(time.at);
        Node& option = sheet.leaf(Role::Option, code, Style::None).text(time_text(sheet, time.at));
        option.value = code;
        if (time.at == chosen)
            option.with(state_selected);
    }
    sheet.close();
    sheet.paragraph("help", Style::FieldHelp, sheet.words(TextKey::CallZone));
    sheet.close();
}

void add_phone(Sheet& sheet, const CallPage& page) {
    const bool is_faulty = page.refusal == refusal_code(ContactRefusal::PhoneInvalid);
    sheet.open(Role::Group, "phone", Style::Field);
    sheet.leaf(Role::Label, "label", Style::FieldLabel).text(sheet.words(TextKey::ContactPhoneLabel)).refers_to = sheet.out().id_of("field");
    Node& field = sheet.leaf(Role::Telephone, "field", Style::FieldInput).personal().with(state_required);
    field.value = shown(page.phone);
    field.input.field = "phone";
    field.input.autocomplete = "tel";
    field.input.length_max = contact_phone_bytes_max;
    if (is_faulty)
        field.with(state_invalid).described_by = sheet.out().id_of("error");
    if (is_faulty)
        sheet.paragraph("error", Style::FieldError, refusal_text(sheet.language(), ContactRefusal::PhoneInvalid));
    sheet.close();
}

void add_form(Sheet& sheet, const CallPage& page) {
    const bool is_booked = is_call_booked(sheet.state());
    const bool is_any_free = is_booked || next_call_time(page.times);
    if (!is_any_free || page.times.empty()) {
        sheet.paragraph("none", Style::Body, page.times.empty() ? sheet.words(TextKey::CallOff, sheet.merchant()) : sheet.words(TextKey::CallFull, sheet.merchant()));
        return;
    }
    // What stood on the page goes along: the same time booked, called off and booked again is three acts.
    sheet.open(Role::Form, "form", Style::FormStack).href = numbered(address(sheet, "call") + "&after=", static_cast<std::size_t>(sheet.state().version));
    add_times(sheet, page);
    add_phone(sheet, page);
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    sheet.leaf(Role::Button, "book", Style::ButtonPrimary).text(sheet.words(is_booked ? TextKey::CallMove : TextKey::CallBook)).submits = true;
    sheet.close();
    sheet.close();
}

void add_cancellation(Sheet& sheet) {
    sheet.open(Role::Form, "cancel", Style::FormStack).href = numbered(address(sheet, "call-cancellation") + "&after=", static_cast<std::size_t>(sheet.state().version));
    sheet.leaf(Role::Button, "submit", Style::ButtonSecondary).text(sheet.words(TextKey::CallCancel)).submits = true;
    sheet.close();
}

// Digits and the plus alone, as RFC 3966 wants them.
std::string dialled(std::string_view number) {
    std::string out = "tel:";
    std::ranges::copy_if(number, std::back_inserter(out), [](char sign) { return (sign >= '0' && sign <= '9') || sign == '+'; });
    return out;
}

} // namespace

std::string call_text(const Sheet& sheet) {
    const std::optional<CallBack>& call = sheet.state().call;
    if (!call || (call->state != CallState::Booked && call->state != CallState::Missed))
        return {};
    const std::string_view weekday = weekday_text(sheet.language(), call->at.date);
    const std::string clock = clock_text(sheet.language(), call->at.minute);
    return call->state == CallState::Booked ? sheet.words(TextKey::CallBooked, sheet.merchant(), weekday, call->at.date, clock)
                                            : sheet.words(TextKey::CallMissed, sheet.merchant(), weekday, call->at.date, clock);
}

Scene call_view(const CallPage& page) {
    const std::string_view title = say(page.base.language, TextKey::CallTitle);
    Sheet sheet(page.base, title);
    sheet.open(Role::Main, "main", Style::Main);
    sheet.open_region("call", Style::CodeEntry, 1, Style::CardTitle, title);
    sheet.paragraph("merchant", Style::Muted, sheet.merchant());
    add_news(sheet, page);
    const bool is_booked = is_call_booked(sheet.state());
    if (const std::string said = call_text(sheet); !said.empty())
        sheet.paragraph("state", Style::Strong, said);
    sheet.paragraph("lead", Style::CardLead, sheet.words(TextKey::CallLead, sheet.merchant()));
    add_form(sheet, page);
    if (is_booked)
        add_cancellation(sheet);
    if (const std::string& own = sheet.invoice().seller.phone; !own.empty())
        sheet.leaf(Role::Link, "ring", Style::FooterLink).text(sheet.words(TextKey::CallYourself, sheet.merchant(), shown(own))).href = dialled(own);
    sheet.leaf(Role::Link, "back", Style::ButtonSecondary).text(sheet.words(TextKey::GenuineBack)).href = address(sheet, page_address);
    sheet.close();
    sheet.close();
    return std::move(sheet).finish();
}

} // namespace kz
