// What the pages of staff are built with beside a customer's panels. Used inside shared/view only.
#pragma once

#include "shared/text/staff_say.hpp"
#include "shared/view/sheet.hpp"
#include "shared/view/staff.hpp"

namespace kz {

inline std::string_view words(const Sheet& sheet, StaffKey key) {
    return say(sheet.language(), key);
}
template <class... Arguments>
    requires(sizeof...(Arguments) > 0)
std::string words(const Sheet& sheet, StaffSentence<std::type_identity_t<Arguments>...> sentence, const Arguments&... arguments) {
    const TextArgument values[] = {TextArgument(arguments)...};
    return say_with(sheet.language(), sentence.key, values);
}

StaffKey title_of(const StaffModel& staff);
std::string_view role_text(Language language, StaffRole role);
// "/staff/claims/c12"
std::string address_of(ClaimId claim);

// "/staff/claims/c12/call-missed?version=7": with the version that was looked at. What has changed since is looked at again before anything is
// done to it; a word of the conversation changes nothing that was decided on.
std::string act_address(const Sheet& sheet, std::string_view act);

// A form that does something; closed by the caller with a button.
void open_act(Sheet& sheet, std::string_view key, std::string href);
// A field with its label, inside a form.
struct StaffField {
    std::string_view key;  // and its name in the form
    std::string_view label;
    Role role = Role::TextField;
    std::string value = {};
    std::string_view help = {};
    std::string_view autocomplete = "off";
    std::string_view inputmode = {};
    bool is_required = true;
};
void add_field(Sheet& sheet, const StaffField& field);
// What was typed into that field when the form of this address was refused; else what is given.
std::string typed_in(const StaffModel& staff, std::string_view href, std::string_view field, std::string_view otherwise = {});
// A choice among values with their words, the first one chosen, or what was typed.
struct StaffOption {
    std::string value, words;
};
void add_choice(Sheet& sheet, std::string_view key, std::string_view label, const std::vector<StaffOption>& options, std::string_view chosen = {});
// The button of a form, which carries the key that only this session's pages have.
void add_submit(Sheet& sheet, const StaffModel& staff, Style style, std::string_view text);
// One button that is a form of its own.
void add_act(Sheet& sheet, const StaffModel& staff, std::string_view key, std::string href, Style style, std::string_view text);

// A number to be called with one press.
void add_phone_link(Sheet& sheet, std::string_view phone);
// Who is on the telephone, above every page; nothing when nobody is.
void add_ringing(Sheet& sheet, const StaffModel& staff);
// The call that is booked with the customer, or was missed; nothing when there is none.
void add_call(Sheet& sheet, const StaffModel& staff);

void add_sign_in(Sheet& sheet, const StaffModel& staff);
void add_set_up(Sheet& sheet, const StaffModel& staff);
void add_queue(Sheet& sheet, const StaffModel& staff);
void add_search(Sheet& sheet, const StaffModel& staff);
// Of a claim: the last note with whom the conversation is now, nothing where it was never handed over; and the form that does it.
void add_handover_note(Sheet& sheet, const StaffModel& staff);
void add_handover_form(Sheet& sheet, const StaffModel& staff, std::string href);
// Texts to answer with: all, one to be changed, and at a claim's answer the choice of one; nothing where there is none.
void add_replies(Sheet& sheet, const StaffModel& staff);
void add_reply(Sheet& sheet, const StaffModel& staff);
void add_reply_choice(Sheet& sheet, const StaffModel& staff);
// The link by SMS, and how the last one fared; nothing where the merchant has no gateway.
void add_sms(Sheet& sheet, const StaffModel& staff);
// Of a code that only staff are told, or of any other.
std::string_view staff_refusal_text(const Sheet& sheet, std::string_view code);
void add_staff_claim(Sheet& sheet, const StaffModel& staff);
void add_money(Sheet& sheet, const StaffModel& staff);
void add_money_list(Sheet& sheet, const StaffModel& staff);
void add_refunds(Sheet& sheet, const StaffModel& staff);
void add_refund(Sheet& sheet, const StaffModel& staff);
void add_statements(Sheet& sheet, const StaffModel& staff);
void add_payout(Sheet& sheet, const StaffModel& staff);
void add_webhooks(Sheet& sheet, const StaffModel& staff);
void add_services(Sheet& sheet, const StaffModel& staff);
void add_share_entry(Sheet& sheet, const StaffModel& staff);
// For the page of a claim: its customer is asked.
void add_share_question(Sheet& sheet, const StaffModel& staff);
// To whom the page was shown; nothing when to nobody.
void add_visits(Sheet& sheet);
// The pages of money, of those that the role may see.
void add_money_areas(Sheet& sheet, const StaffModel& staff);
void add_account(Sheet& sheet, const StaffModel& staff);
void add_audit(Sheet& sheet, const StaffModel& staff);

} // namespace kz
