// Write to the merchant. Faults are told twice: together above the form, with links, and at each field.
#include "shared/view/sheet.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr ContactSubject subjects[] = {ContactSubject::Question, ContactSubject::AlreadyPaid, ContactSubject::Wrong,
                                       ContactSubject::CannotPay, ContactSubject::Other};

bool belongs_to(ContactRefusal fault, ContactField field) {
    switch (fault) {
    case ContactRefusal::TextMissing: case ContactRefusal::TextTooLong: case ContactRefusal::TextNotPlain:
        return field == ContactField::Text;
    case ContactRefusal::NoWayBack: case ContactRefusal::PhoneInvalid: return field == ContactField::Phone;
    case ContactRefusal::EmailInvalid: return field == ContactField::Email;
    }
    return false;
}

struct ContactEntry {
    ContactField field;
    Role role;
    Style style;
    std::string_view key; // of the group; also the name in the form
    TextKey label;
    std::optional<TextKey> help;
    std::string_view autocomplete;
    int length_max;
};

constexpr ContactEntry text_entry = {ContactField::Text, Role::TextArea, Style::FieldArea, "text", TextKey::ContactTextLabel,
                                     TextKey::ContactTextHelp, "", contact_text_code_points_max};
constexpr ContactEntry phone_entry = {ContactField::Phone, Role::Telephone, Style::FieldInput, "phone",
                                      TextKey::ContactPhoneLabel, TextKey::ContactWayBackHelp, "tel", contact_phone_bytes_max};
constexpr ContactEntry email_entry = {ContactField::Email, Role::Email, Style::FieldInput, "email",
                                      TextKey::ContactEmailLabel, std::nullopt, "email", contact_email_bytes_max};

const ContactEntry& entry_of(ContactRefusal fault) {
    return belongs_to(fault, ContactField::Text)    ? text_entry
           : belongs_to(fault, ContactField::Phone) ? phone_entry
                                                    : email_entry;
}

const std::string& draft_of(const ContactRequest& contact, ContactField field) {
    return field == ContactField::Text ? contact.text : field == ContactField::Phone ? contact.phone : contact.email;
}

// Told once each, in the order of the fields.
std::vector<ContactRefusal> faults_of(const Model& model, ContactField field) {
    std::vector<ContactRefusal> faults;
    std::ranges::copy_if(model.contact_faults, std::back_inserter(faults),
                         [&](ContactRefusal fault) { return belongs_to(fault, field); });
    return faults;
}

std::uint64_t field_id(std::uint64_t form, const ContactEntry& entry) {
    const std::uint64_t parent = entry.field == ContactField::Text ? form : node_id(form, "way");
    return node_id(node_id(parent, entry.key), "field");
}

void add_entry(Sheet& sheet, const ContactEntry& entry) {
    const Model& model = sheet.model();
    const auto faults = faults_of(model, entry.field);
    sheet.open(Role::Group, entry.key, Style::Field);
    sheet.leaf(Role::Label, "label", Style::FieldLabel).text(sheet.words(entry.label)).refers_to =
        sheet.out().id_of("field");
    Node& field = sheet.leaf(entry.role, "field", entry.style)
                      .personal()
                      .on(bind(Action::EditContact, static_cast<std::int64_t>(entry.field)));
    field.value = shown(draft_of(model.contact, entry.field));
    field.input.field = entry.key;
    field.input.autocomplete = entry.autocomplete;
    field.input.length_max = entry.length_max;
    if (entry.field == ContactField::Text)
        field.with(state_required);
    if (model.busy == Busy::SendingContact)
        field.with(state_readonly);
    if (!faults.empty())
        field.with(state_invalid).described_by = sheet.out().id_of("error");
    else if (entry.help)
        field.described_by = sheet.out().id_of("help");
    if (!faults.empty())
        sheet.paragraph("error", Style::FieldError, refusal_text(sheet.language(), faults.front()));
    else if (entry.help)
        sheet.paragraph("help", Style::FieldHelp, sheet.words(*entry.help));
    sheet.close();
}

void add_subject(Sheet& sheet) {
    const Model& model = sheet.model();
    sheet.open(Role::Group, "subject", Style::Field);
    sheet.leaf(Role::Label, "label", Style::FieldLabel).text(sheet.words(TextKey::ContactSubjectLabel)).refers_to =
        sheet.out().id_of("field");
    Node& select = sheet.open(Role::Select, "field", Style::FieldSelect)
                       .on(bind(Action::EditContact, static_cast<std::int64_t>(ContactField::Subject)));
    select.value = subject_code(model.contact.subject);
    select.value_text = subject_text(sheet.language(), model.contact.subject);
    select.input.field = "subject";
    if (model.busy == Busy::SendingContact)
        select.with(state_disabled);
    for (const ContactSubject subject : subjects) {
        Node& option = sheet.leaf(Role::Option, subject_code(subject), Style::None)
                           .text(subject_text(sheet.language(), subject));
        option.value = subject_code(subject);
        if (subject == model.contact.subject)
            option.with(state_selected);
    }
    sheet.close();
    sheet.close();
}

void add_form(Sheet& sheet) {
    const bool is_busy = sheet.model().busy == Busy::SendingContact;
    const Conversation& talk = sheet.state().conversation;
    // The same words a second time are another message: without a key, what stood above them tells.
    sheet.open(Role::Form, "form", Style::FormStack).href = numbered("contact" + query_of_overview(sheet.model()) + "&after=", talk.messages.size());
    const bool is_way_known = check(completed(talk, {.text = "."})).empty();
    if (talk.messages.empty())
        add_subject(sheet);
    add_entry(sheet, text_entry);
    if (!is_way_known && is_way_asked(sheet.model())) {
        sheet.open(Role::Group, "way", Style::FieldPair);
        add_entry(sheet, phone_entry);
        add_entry(sheet, email_entry);
        sheet.close();
    }
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    Node& button = sheet.leaf(Role::Button, "send", Style::ButtonSecondary)
                       .text(sheet.words(sheet.model().is_waiting ? TextKey::FrameWaits : is_busy ? TextKey::ContactSending : TextKey::ContactSend))
                       .on(bind(Action::SendContact));
    button.submits = true;
    if (is_busy)
        button.with(state_busy | state_disabled);
    else if (sheet.model().busy != Busy::None) // one command at a time: a press now would be lost
        button.with(state_disabled);
    sheet.close();
    sheet.close();
}

// The first fault of each field, as a list of links to the fields.
void add_fault_summary(Sheet& sheet) {
    const std::uint64_t form = sheet.out().id_of("form");
    std::vector<FaultLink> links;
    for (const ContactField field : {ContactField::Text, ContactField::Phone, ContactField::Email})
        if (const auto faults = faults_of(sheet.model(), field); !faults.empty())
            links.push_back({refusal_code(faults.front()), refusal_text(sheet.language(), faults.front()), field_id(form, entry_of(faults.front()))});
    add_fault_links(sheet, links);
}

// When the merchant calls, and the way to the page where that is agreed. A kiosk has no addresses.
void add_call(Sheet& sheet) {
    const bool is_booked = is_call_booked(sheet.state());
    if (const std::string said = call_text(sheet); !said.empty())
        sheet.paragraph("call", Style::Strong, said);
    if (sheet.model().surface == Surface::Kiosk || (!sheet.page().presence && !is_booked))
        return;
    Node& link = sheet.leaf(Role::Link, "calls", Style::FooterLink).text(sheet.words(is_booked ? TextKey::CallChange : TextKey::CallLink));
    link.href = "call?lang=";
    link.href += language_code(sheet.language());
}

// How it helped, once the merchant has closed it. A button each: one tap is the answer.
void add_rating(Sheet& sheet) {
    const Conversation& talk = sheet.state().conversation;
    if (!is_closed(talk))
        return;
    sheet.paragraph("closed", Style::Small, sheet.words(TextKey::TalkClosed, sheet.merchant()));
    if (!is_rating_asked(talk))
        return;
    sheet.open(Role::Form, "rating", Style::FormStack).href = "rating" + query_of_overview(sheet.model());
    sheet.paragraph("ask", Style::Body, sheet.words(TextKey::TalkRating));
    sheet.open(Role::Group, "buttons", Style::Choices);
    for (int rating = 1; rating <= rating_max; ++rating) {
        const std::string number = numbered("", static_cast<std::size_t>(rating));
        Node& button = sheet.leaf(Role::Button, "rate" + number, Style::Choice).text(number).on(bind(Action::RateTalk, rating));
        button.submits = true;
        button.input.field = "rating";
        button.value = number;
        if (sheet.model().busy == Busy::RatingTalk)
            button.with(state_busy | state_disabled);
    }
    sheet.close();
    sheet.close();
}

// One live region for what goes on: it is there before a form for files is.
std::string status_text(const Sheet& sheet) {
    if (sheet.model().busy == Busy::SendingFile)
        return sheet.words(TextKey::ProofSending, sheet.model().proof_percent);
    return sheet.model().is_being_answered ? sheet.words(TextKey::TalkTyping, sheet.merchant()) : std::string();
}

void add_news(Sheet& sheet) {
    const Model& model = sheet.model();
    const bool is_here = model.notice != Notice::None && place_of_notice(model) == Place::Contact;
    const bool is_bad = is_bad_news(model.notice);
    sheet.leaf(Role::Status, "sent", Style::NoticeGood).text(is_here && !is_bad ? notice_text(model) : "");
    if (is_here && model.notice != Notice::MessageArrived)
        sheet.focus_on(Focus::News, sheet.out().id_of(is_bad ? "faults" : "sent"));
    if (!model.contact_faults.empty())
        add_fault_summary(sheet);
    else
        sheet.leaf(Role::Alert, "faults", Style::NoticeBad).text(is_here && is_bad ? notice_text(model) : "");
}

// From the machine to a person, in one press; and that it is so.
void add_person(Sheet& sheet) {
    const Conversation& talk = sheet.state().conversation;
    const bool is_answered = std::ranges::contains(talk.messages, TalkSide::Staff, &TalkMessage::from);
    if (talk.person_since && !talk.messages.empty() && !is_answered && !is_closed(talk))
        sheet.paragraph("person_comes", Style::Strong, sheet.words(TextKey::TalkPersonComes, sheet.merchant()));
    if (!is_person_offered(sheet.model()))
        return;
    sheet.open(Role::Form, "person", Style::FormStack).href = "person" + query_of_overview(sheet.model());
    Node& button = sheet.leaf(Role::Button, "want", Style::ButtonSecondary).text(sheet.words(TextKey::TalkPerson)).on(bind(Action::WantPerson));
    button.submits = true;
    if (sheet.model().busy == Busy::WantingPerson)
        button.with(state_busy | state_disabled);
    sheet.close();
}

} // namespace

std::string presence_text(const Sheet& sheet, const Presence& presence) {
    const std::string clock = clock_text(sheet.language(), presence.at.minute);
    return presence.is_here ? sheet.words(TextKey::TalkHere, sheet.merchant(), clock)
                            : sheet.words(TextKey::TalkAgain, sheet.merchant(), weekday_text(sheet.language(), presence.at.date), presence.at.date, clock);
}

std::string answers_text(const Sheet& sheet, const AnswerPromise& answers) {
    switch (answers.unit) {
    case AnswerUnit::Minutes: return sheet.words(TextKey::TalkUsuallyMinutes, sheet.merchant(), answers.count);
    case AnswerUnit::Hours: return sheet.words(TextKey::TalkUsuallyHours, sheet.merchant(), answers.count);
    case AnswerUnit::Today: return sheet.words(TextKey::TalkUsuallyToday, sheet.merchant());
    case AnswerUnit::NextDay: return sheet.words(TextKey::TalkUsuallyNextDay, sheet.merchant());
    case AnswerUnit::Days: break;
    }
    return sheet.words(TextKey::TalkUsuallyDays, sheet.merchant(), answers.count);
}

void add_contact(Sheet& sheet) {
    sheet.open_region(panel_key(Panel::Contact), Style::Card, 2, Style::CardTitle, sheet.words(TextKey::ContactTitle));
    sheet.paragraph("lead", Style::CardLead, is_assistant_first(sheet.model()) ? sheet.words(TextKey::ContactLeadMachine, sheet.merchant())
                                                                             : sheet.words(TextKey::ContactLead, sheet.merchant()));
    if (const auto& presence = sheet.page().presence)
        sheet.paragraph("presence", Style::Small, presence_text(sheet, *presence));
    if (const auto& answers = sheet.page().answers)
        sheet.paragraph("answers", Style::Small, answers_text(sheet, *answers));
    add_call(sheet);
    add_conversation(sheet, TalkSide::Customer);
    add_person(sheet);
    add_news(sheet);
    sheet.leaf(Role::Status, "typing", Style::Small).text(status_text(sheet));
    add_rating(sheet);
    if (is_file_offered(sheet.model()) && sheet.model().surface == Surface::Web)
        add_upload(sheet, "file" + query_of_overview(sheet.model()), file_of_message);
    if (is_file_offered(sheet.model()) && sheet.model().surface == Surface::Phone)
        add_browser_link(sheet);
    add_form(sheet);
    add_share_offer(sheet);
    add_easy_words(sheet, 3, {sheet.words(TextKey::EasyContactWho, sheet.merchant()), sheet.words(TextKey::EasyContactKeep),
                              sheet.words(TextKey::EasyContactLittle)});
    sheet.close();
}

} // namespace kz
