// Texts that staff answer with: the list, one of them, and the choice beside an answer.
#include "shared/base/utf8.hpp"
#include "shared/view/staff_parts.hpp"

#include <algorithm>

namespace kz {
namespace {

std::string facts_text() {
    std::string text;
    for (int fact = 0; fact < reply_facts_count; ++fact)
        text.append(fact > 0 ? ", {" : "{").append(reply_fact_code(static_cast<ReplyFact>(fact))).append("}");
    return text;
}

std::string named(const Sheet& sheet, const CannedReply& reply) {
    return words(sheet, StaffKey::RepliesRow, shown(reply.title), language_name(reply.language));
}

void add_fields(Sheet& sheet, const StaffModel& staff, std::string_view href, const CannedReply& reply) {
    std::vector<StaffOption> options;
    for (const Language language : languages)
        options.push_back({std::string(language_code(language)), std::string(language_name(language))});
    sheet.open(Role::Group, "fields", Style::FieldPair);
    add_field(sheet, {.key = "title", .label = words(sheet, StaffKey::RepliesName), .value = typed_in(staff, href, "title", reply.title)});
    add_choice(sheet, "language", words(sheet, StaffKey::RepliesLanguage), options, typed_in(staff, href, "language", language_code(reply.language)));
    sheet.close();
    add_field(sheet, {.key = "text", .label = words(sheet, StaffKey::RepliesText), .role = Role::TextArea, .value = typed_in(staff, href, "text", reply.text),
                      .help = words(sheet, StaffKey::RepliesFacts, facts_text())});
}

// So much that it is known again: greetings are alike.
std::string begin_of(const CannedReply& reply) {
    constexpr int letters_max = 140;
    std::string text;
    std::size_t at = 0;
    for (int letters = 0; at < reply.text.size() && letters < letters_max; ++letters) {
        const auto letter = next_code_point(reply.text, at);
        if (!letter)
            break;
        if (*letter != U'\n')
            append_utf8(text, *letter);
        else if (!text.ends_with(' '))
            text += ' ';
    }
    return at < reply.text.size() ? text + "…" : text;
}

void add_row(Sheet& sheet, const StaffReply& reply) {
    sheet.open(Role::ListItem, reply.reply, Style::LineRow);
    sheet.open(Role::Group, "texts", Style::LineTexts);
    sheet.leaf(Role::Link, "link", Style::FooterLink).text(named(sheet, reply.text)).href = "/staff/replies/" + reply.reply;
    sheet.paragraph("begin", Style::LineDetail, shown(begin_of(reply.text)));
    if (!reply.merchant.empty())
        sheet.paragraph("merchant", Style::LineDetail, shown(reply.merchant));
    sheet.close();
    sheet.close();
}

void add_new(Sheet& sheet, const StaffModel& staff) {
    constexpr std::string_view href = "/staff/replies";
    sheet.heading(2, "new_title", Style::SubTitle, words(sheet, StaffKey::RepliesAdd));
    open_act(sheet, "new", std::string(href));
    if (!staff.reply_merchants.empty()) {
        std::vector<StaffOption> options;
        for (const auto& [code, name] : staff.reply_merchants)
            options.push_back({code, shown(name)});
        add_choice(sheet, "merchant", words(sheet, StaffKey::RepliesMerchant), options, typed_in(staff, href, "merchant"));
    }
    add_fields(sheet, staff, href, {.language = sheet.language(), .title = {}, .text = {}});
    add_submit(sheet, staff, Style::ButtonPrimary, words(sheet, StaffKey::RepliesAdd));
    sheet.close();
}

} // namespace

void add_replies(Sheet& sheet, const StaffModel& staff) {
    sheet.open_region("replies", Style::Card, 1, Style::CardTitle, words(sheet, StaffKey::RepliesTitle));
    sheet.paragraph("lead", Style::CardLead, words(sheet, StaffKey::RepliesLead));
    if (staff.speed)
        sheet.paragraph("speed", Style::Small, words(sheet, StaffKey::RepliesSpeed, staff.answers_counted, staff.speed->median_minutes, staff.speed->most_minutes));
    if (staff.replies.empty())
        sheet.paragraph("none", Style::Body, words(sheet, StaffKey::RepliesNone));
    sheet.open(Role::List, "list", Style::Lines);
    for (const StaffReply& reply : staff.replies)
        add_row(sheet, reply);
    sheet.close();
    add_new(sheet, staff);
    sheet.close();
}

void add_reply(Sheet& sheet, const StaffModel& staff) {
    if (staff.replies.empty())
        return;
    const StaffReply& reply = staff.replies.front();
    const std::string href = "/staff/replies/" + reply.reply;
    sheet.open_region("reply", Style::Card, 1, Style::CardTitle, named(sheet, reply.text));
    if (!reply.merchant.empty())
        sheet.paragraph("merchant", Style::CardLead, shown(reply.merchant));
    sheet.leaf(Role::Link, "back", Style::FooterLink).text(words(sheet, StaffKey::RepliesBack)).href = "/staff/replies";
    open_act(sheet, "form", href);
    add_fields(sheet, staff, href, reply.text);
    add_submit(sheet, staff, Style::ButtonPrimary, words(sheet, StaffKey::RepliesSave));
    sheet.close();
    add_act(sheet, staff, "remove", href + "/removal", Style::ButtonSecondary, words(sheet, StaffKey::RepliesRemove));
    sheet.close();
}

void add_reply_choice(Sheet& sheet, const StaffModel& staff) {
    if (staff.replies.empty())
        return;
    // No address: the same page, with the text in the answer's field.
    sheet.open(Role::Form, "reply", Style::FormStack);
    std::vector<StaffOption> options;
    for (const StaffReply& reply : staff.replies)
        options.push_back({reply.reply, named(sheet, reply.text)});
    add_choice(sheet, "reply", words(sheet, StaffKey::RepliesChoose), options, staff.chosen_reply);
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    sheet.leaf(Role::Button, "submit", Style::ButtonSecondary).text(words(sheet, StaffKey::RepliesUse)).submits = true;
    sheet.close();
    sheet.close();
}

} // namespace kz
