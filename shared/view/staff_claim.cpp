// A claim in full: what its customer sees of it, how it came about, and what staff can do with it. Every act is a form that leads to
// the command which the API has for it.
#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/payments/transfer.hpp"
#include "shared/view/staff_parts.hpp"
#include "shared/view/wish_text.hpp"

#include <algorithm>
#include <utility>

namespace kz {

std::string act_address(const Sheet& sheet, std::string_view act) {
    std::string address = address_of(sheet.page().id).append("/").append(act).append("?version=");
    append_integer(address, matter_version(sheet.state()));
    return address;
}

namespace {

std::string act_address(const Sheet& sheet, std::string_view act, std::size_t number) {
    return act_address(sheet, numbered(std::string(act) + "/", number));
}

void add_facts(Sheet& sheet) {
    const Invoice& invoice = sheet.invoice();
    sheet.open(Role::List, "facts", Style::HeroFacts);
    const auto fact = [&](std::string_view key, std::string_view label, std::string_view value, Sensitivity sensitivity = Sensitivity::Personal) {
        if (!value.empty())
            sheet.fact(key, label, Style::FactValue, shown(value), sensitivity);
    };
    fact("code", words(sheet, StaffKey::ClaimCode), claim_code(sheet.page().id), Sensitivity::Public);
    fact("merchant", words(sheet, StaffKey::ClaimMerchant), sheet.page().merchant, Sensitivity::Public);
    fact("open", words(sheet, StaffKey::ClaimOpen), sheet.money(open(sheet.state())), Sensitivity::Public);
    fact("reference", words(sheet, StaffKey::ClaimReference), grouped_reference(claim_reference(sheet.page().id, invoice)));
    fact("email", words(sheet, StaffKey::ClaimEmail), invoice.buyer.email);
    fact("phone", words(sheet, StaffKey::ClaimPhone), invoice.buyer.phone);
    const PostalAddress& address = invoice.buyer.address;
    const std::string city = address.postcode + " " + address.city;
    fact("address", words(sheet, StaffKey::ClaimAddress),
         address.street.empty() ? std::string(trimmed(city)) : address.street + ", " + std::string(trimmed(city)));
    sheet.close();
}

// ---- objections -----------------------------------------------------------------------------------------------------

// Of a part acceptance: an amount for each item that is in dispute.
void add_credits(Sheet& sheet, const StaffModel& staff, const Dispute& dispute, std::string_view href) {
    sheet.open(Role::Group, "credits", Style::FieldPair);
    for (std::size_t at = 0; at < dispute.positions.size(); ++at) {
        const std::string label = std::string(words(sheet, StaffKey::DisputeCredit)) + ": " + position_text(sheet, dispute.positions[at]);
        const std::string key = numbered("credit", at);
        add_field(sheet, {.key = key, .label = label, .value = typed_in(staff, href, key), .inputmode = "decimal", .is_required = false});
    }
    sheet.close();
}

void add_proofs(Sheet& sheet, const Dispute& dispute) {
    if (dispute.proofs.empty())
        return;
    sheet.open(Role::Group, "proofs", Style::ButtonRow);
    for (std::size_t at = 0; at < dispute.proofs.size(); ++at)
        sheet.leaf(Role::Link, numbered("proof", at + 1), Style::FooterLink)
            .text(words(sheet, StaffKey::DisputeProof, static_cast<int>(at + 1))).href = address_of(sheet.page().id) + "/proofs/" + dispute.proofs[at].hash;
    sheet.close();
}

void add_dispute(Sheet& sheet, const StaffModel& staff, std::size_t number) {
    const Dispute& dispute = sheet.state().disputes[number];
    sheet.open_region(numbered("dispute", number), Style::Card, 2, Style::CardTitle,
                      words(sheet, StaffKey::DisputeTitle, reason_text(sheet.language(), dispute.reason)));
    std::string items;
    for (const std::string& key : dispute.positions)
        (items += items.empty() ? "" : ", ") += position_text(sheet, key);
    sheet.paragraph("items", Style::CardLead, items).personal();
    if (dispute.answer_by)
        sheet.paragraph("due", *dispute.answer_by < sheet.model().today ? Style::ScheduleOverdue : Style::Body,
                        *dispute.answer_by < sheet.model().today ? words(sheet, StaffKey::QueueLate, *dispute.answer_by)
                                                                 : words(sheet, StaffKey::QueueAnswerBy, *dispute.answer_by));
    if (!dispute.text.empty())
        sheet.paragraph("text", Style::Body, words(sheet, StaffKey::DisputeSays, shown(dispute.text))).personal();
    if (dispute.payment)
        sheet.paragraph("payment", Style::Body, words(sheet, StaffKey::DisputePayment, dispute.payment->amount, shown(dispute.payment->holder))).personal();
    add_proofs(sheet, dispute);
    const std::string href = act_address(sheet, "dispute", number);
    open_act(sheet, "form", href);
    const auto text = [&](StaffKey key) { return std::string(words(sheet, key)); };
    add_choice(sheet, "outcome", words(sheet, StaffKey::DisputeOutcome),
               {{"accepted", text(StaffKey::DisputeAccepted)}, {"partly_accepted", text(StaffKey::DisputePartly)}, {"rejected", text(StaffKey::DisputeRejected)}},
               typed_in(staff, href, "outcome"));
    add_credits(sheet, staff, dispute, href);
    add_field(sheet, {.key = "reason", .label = words(sheet, StaffKey::DisputeReason), .role = Role::TextArea, .value = typed_in(staff, href, "reason"), .is_required = false});
    add_submit(sheet, staff, Style::ButtonPrimary, words(sheet, StaffKey::DisputeSubmit));
    sheet.close();
    sheet.close();
}

// ---- what else waits --------------------------------------------------------------------------------------------------

void add_plan_wish(Sheet& sheet, const StaffModel& staff) {
    const PlanRequest& request = *sheet.state().plan_request;
    sheet.open_region("wish", Style::Card, 2, Style::CardTitle, words(sheet, StaffKey::PlanTitle));
    sheet.paragraph("lead", Style::CardLead, words(sheet, StaffKey::PlanWish, central_european_date(request.at), wish_text(sheet, request.wish)));
    add_act(sheet, staff, "approve", act_address(sheet, "plan-approval"), Style::ButtonPrimary, words(sheet, StaffKey::PlanApprove));
    const std::string href = act_address(sheet, "plan-refusal");
    open_act(sheet, "decline", href);
    add_field(sheet, {.key = "reason", .label = words(sheet, StaffKey::PlanReason), .role = Role::TextArea, .value = typed_in(staff, href, "reason")});
    add_submit(sheet, staff, Style::ButtonSecondary, words(sheet, StaffKey::PlanDecline));
    sheet.close();
    sheet.close();
}

// ---- the conversation -------------------------------------------------------------------------------------------------

// Ways back, as told with the last message that told any.
void add_ways_back(Sheet& sheet) {
    const ContactRequest known = completed(sheet.state().conversation, {});
    for (const auto& [key, way] : {std::pair("phone", known.phone), std::pair("email", known.email)})
        if (!way.empty())
            sheet.paragraph(key, Style::LineDetail, shown(way)).personal();
}

// Of what came by mail.
void add_left_out(Sheet& sheet) {
    int left_out = 0;
    for (const MessageFiles& message : sheet.state().message_files)
        left_out += message.left_out;
    if (left_out > 0)
        sheet.paragraph("left_out", Style::Small, words(sheet, StaffKey::TalkFilesLeftOut, left_out));
}

// With the answer that was just sent: what was said first says what the file is.
void add_file_form(Sheet& sheet, const StaffModel& staff) {
    Node& form = sheet.open(Role::Form, "file", Style::FormStack);
    form.href = numbered(act_address(sheet, "message-file") + "&after=", sheet.state().conversation.messages.size());
    form.value = "multipart/form-data";
    sheet.open(Role::Group, "proof", Style::Field);
    sheet.leaf(Role::Label, "label", Style::FieldLabel).text(words(sheet, StaffKey::TalkFile)).refers_to = sheet.out().id_of("field");
    Node& file = sheet.leaf(Role::File, "field", Style::FieldFile);
    file.value = proof_types;
    file.input.field = "file";
    file.with(state_required);
    file.described_by = sheet.out().id_of("help");
    sheet.paragraph("help", Style::FieldHelp, words(sheet, StaffKey::TalkFileHelp));
    sheet.close();
    add_submit(sheet, staff, Style::ButtonSecondary, words(sheet, StaffKey::TalkFileSend));
    sheet.close();
}

// How the answer fares that the customer did not read on the page.
void add_mail(Sheet& sheet, const StaffOutgoing& mail) {
    const std::string clock = clock_text(sheet.language(), mail.at.minute);
    sheet.paragraph("mail", Style::Small, mail.state == "waiting" ? words(sheet, StaffKey::MailWaiting, clock)
                                          : mail.state == "sent"  ? words(sheet, StaffKey::MailSent, mail.at.date, clock)
                                          : mail.state == "failed" ? words(sheet, StaffKey::MailFailed, mail.at.date, clock)
                                                                   : std::string(words(sheet, StaffKey::MailGivenUp)));
}

void add_talk(Sheet& sheet, const StaffModel& staff) {
    const Conversation& talk = sheet.state().conversation;
    sheet.open_region("talk", Style::Card, 2, Style::CardTitle, words(sheet, StaffKey::ClaimMessages));
    add_conversation(sheet, TalkSide::Staff);
    if (talk.person_since) {
        const ClockTime since = central_european_clock(*talk.person_since);
        sheet.paragraph("person", Style::Strong, words(sheet, StaffKey::TalkPersonSince, since.date, clock_text(sheet.language(), since.minute)));
    } else if (has_assistant_spoken(talk) && is_assistant_speaking(talk)) {
        sheet.paragraph("machine", Style::Small, words(sheet, StaffKey::TalkMachine));
    }
    add_left_out(sheet);
    if (staff.mail)
        add_mail(sheet, *staff.mail);
    add_ways_back(sheet);
    if (talk.rating > 0)
        sheet.paragraph("rating", Style::Small, words(sheet, StaffKey::TalkRated, talk.rating));
    // Hidden as what needs a script is, until the script hears that it is so.
    sheet.leaf(Role::Status, "typing", Style::Small).text(words(sheet, StaffKey::TalkTyping)).with(state_needs_script);
    add_reply_choice(sheet, staff);
    const std::string href = numbered(act_address(sheet, "message") + "&after=", talk.messages.size());
    open_act(sheet, "answer", href);
    add_field(sheet, {.key = "text", .label = words(sheet, StaffKey::TalkAnswer), .role = Role::TextArea, .value = typed_in(staff, href, "text")});
    add_submit(sheet, staff, Style::ButtonPrimary, words(sheet, StaffKey::TalkSend));
    sheet.close();
    if (!talk.messages.empty() && talk.messages.back().from == TalkSide::Staff)
        add_file_form(sheet, staff);
    // By telephone or in the shop: nothing is written, and nobody waits any more.
    if (first_unanswered(talk)) {
        const auto from_customer = [](const TalkMessage& message) { return message.from == TalkSide::Customer; };
        add_act(sheet, staff, "answered", act_address(sheet, "contact-closure", static_cast<std::size_t>(std::ranges::count_if(talk.messages, from_customer)) - 1),
                Style::ButtonSecondary, words(sheet, StaffKey::ClaimMessageClose));
    } else if (talk.answered > 0 && std::cmp_greater(talk.answered, last_of_people(talk).value_or(0))) {
        sheet.paragraph("answered", Style::Small, words(sheet, StaffKey::ClaimMessageClosed));
    }
    if (!talk.messages.empty() && !is_closed(talk))
        add_act(sheet, staff, "close", numbered(act_address(sheet, "conversation-end") + "&after=", talk.messages.size()), Style::ButtonSecondary,
                words(sheet, StaffKey::TalkClose));
    if (!talk.messages.empty())
        add_handover_form(sheet, staff, numbered(act_address(sheet, "handover") + "&after=", sheet.state().handovers.size()));
    sheet.close();
}

// ---- what can be done ---------------------------------------------------------------------------------------------------

void add_link(Sheet& sheet, const StaffModel& staff) {
    sheet.heading(3, "link_title", Style::SubTitle, words(sheet, StaffKey::ActLinkTitle));
    if (!staff.link.empty()) {
        sheet.open(Role::Group, "issued", Style::Offer);
        sheet.paragraph("label", Style::FieldLabel, words(sheet, StaffKey::ActLinkNew));
        sheet.paragraph("link", Style::CopyValue, staff.link).sensitivity = Sensitivity::Secret;
        sheet.close();
    }
    sheet.paragraph("link_lead", Style::Small, words(sheet, StaffKey::ActLinkLead));
    add_act(sheet, staff, "new_link", act_address(sheet, "link"), Style::ButtonSecondary, words(sheet, StaffKey::ActLink));
    add_sms(sheet, staff);
}

void add_blocks(Sheet& sheet, const StaffModel& staff) {
    const std::vector<BlockedService>& services = sheet.state().services;
    if (may(staff.role, StaffAct::BlockService) || std::ranges::any_of(services, &BlockedService::is_blocked))
        sheet.heading(3, "service_title", Style::SubTitle, words(sheet, StaffKey::ActService));
    for (std::size_t number = 0; number < services.size(); ++number)
        if (services[number].is_blocked()) {
            sheet.paragraph(numbered("blocked", number), Style::Body, words(sheet, StaffKey::ActRestored, services[number].since, shown(services[number].name)))
                .personal();
            if (may(staff.role, StaffAct::RestoreService))
                add_act(sheet, staff, numbered("restore", number), act_address(sheet, "service-restoration", number), Style::ButtonSecondary,
                        words(sheet, StaffKey::ActRestore, shown(services[number].name)));
        }
    if (!may(staff.role, StaffAct::BlockService))
        return;
    const std::string href = act_address(sheet, "service-block");
    open_act(sheet, "block", href);
    add_field(sheet, {.key = "service", .label = words(sheet, StaffKey::ActService), .value = typed_in(staff, href, "service")});
    add_submit(sheet, staff, Style::ButtonSecondary, words(sheet, StaffKey::ActBlock));
    sheet.close();
}

void add_waiver(Sheet& sheet, const StaffModel& staff) {
    if (!may(staff.role, StaffAct::Waive) || !open(sheet.state()).is_positive())
        return;
    sheet.heading(3, "waive_title", Style::SubTitle, words(sheet, StaffKey::ActWaive));
    const std::string href = act_address(sheet, "waiver");
    open_act(sheet, "waive", href);
    sheet.open(Role::Group, "fields", Style::FieldPair);
    add_field(sheet, {.key = "amount", .label = words(sheet, StaffKey::ActAmount), .value = typed_in(staff, href, "amount"), .inputmode = "decimal"});
    add_field(sheet, {.key = "reason", .label = words(sheet, StaffKey::ActWhy), .value = typed_in(staff, href, "reason")});
    sheet.close();
    add_submit(sheet, staff, Style::ButtonSecondary, words(sheet, StaffKey::ActWaive));
    sheet.close();
}

// What no file brings: cash and corrections.
void add_by_hand(Sheet& sheet, const StaffModel& staff) {
    const auto form = [&](std::string_view key, StaffKey what, StaffKey about, std::string_view other) {
        const std::string href = act_address(sheet, key);
        sheet.heading(3, numbered(key, 0), Style::SubTitle, words(sheet, what));
        open_act(sheet, key, href);
        sheet.open(Role::Group, "fields", Style::FieldPair);
        add_field(sheet, {.key = "amount", .label = words(sheet, StaffKey::ActAmount), .value = typed_in(staff, href, "amount"), .inputmode = "decimal"});
        add_field(sheet, {.key = other, .label = words(sheet, about), .value = typed_in(staff, href, other)});
        sheet.close();
        add_submit(sheet, staff, Style::ButtonSecondary, words(sheet, what));
        sheet.close();
    };
    form("payment", StaffKey::ActPayment, StaffKey::ActReference, "reference");
    form("charge", StaffKey::ActCharge, StaffKey::ActWhy, "reason");
    form("credit", StaffKey::ActCredit, StaffKey::ActCreditNumber, "number");
    const std::vector<Posting>& postings = sheet.state().postings;
    for (std::size_t number = 0; number < postings.size(); ++number)
        if (!postings[number].is_reversed())
            add_act(sheet, staff, numbered("reversal", number), act_address(sheet, "reversal", number), Style::ButtonQuiet,
                    words(sheet, StaffKey::ActReverse, postings[number].amount, postings[number].booked_on));
}

void add_acts(Sheet& sheet, const StaffModel& staff) {
    sheet.open_region("acts", Style::Card, 2, Style::CardTitle, words(sheet, StaffKey::ActTitle));
    add_link(sheet, staff);
    add_blocks(sheet, staff);
    add_waiver(sheet, staff);
    if (may(staff.role, StaffAct::MoveMoney))
        add_by_hand(sheet, staff);
    sheet.close();
}

} // namespace

void add_staff_claim(Sheet& sheet, const StaffModel& staff) {
    const State& state = sheet.state();
    sheet.open_region("claim", Style::Hero, 1, Style::HeroTitle,
                      words(sheet, StaffKey::ClaimTitle, shown(sheet.invoice().buyer.name), shown(sheet.invoice().number)));
    add_facts(sheet);
    sheet.leaf(Role::Link, "back", Style::FooterLink).text(words(sheet, StaffKey::ClaimBack)).href = "/staff/";
    sheet.close();
    sheet.open(Role::Group, "columns", Style::Columns);
    sheet.open(Role::Group, "ahead", Style::Column);
    add_handover_note(sheet, staff);
    for (std::size_t number = 0; number < state.disputes.size(); ++number)
        if (!state.disputes[number].outcome)
            add_dispute(sheet, staff, number);
    if (state.plan_request && state.plan_request->is_waiting())
        add_plan_wish(sheet, staff);
    add_call(sheet, staff);
    add_talk(sheet, staff);
    if (may(staff.role, StaffAct::AnswerCustomer))
        add_share_question(sheet, staff);
    add_acts(sheet, staff);
    sheet.close();
    sheet.open(Role::Group, "aside", Style::SideColumn);
    add_lines(sheet, words(sheet, StaffKey::ClaimLines));
    add_history(sheet);
    add_visits(sheet);
    sheet.close();
    sheet.close();
}

} // namespace kz
