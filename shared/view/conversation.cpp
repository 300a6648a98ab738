// What customer and merchant have written to each other.
#include "shared/view/sheet.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::size_t messages_shown = 20; // the rest is in the file that can be taken along

// A line end is a new paragraph: HTML knows no other that both painters draw alike.
void add_text(Sheet& sheet, std::string_view text) {
    for (std::size_t number = 0; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0)
            sheet.paragraph(numbered("line", number), Style::Body, shown(text.substr(0, end))).personal();
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

// How far one's own last message came; nothing of all others.
std::string_view mark_text(const Sheet& sheet, TalkSide reader, std::size_t at) {
    const Conversation& talk = sheet.state().conversation;
    if (talk.messages[at].from != reader || at + 1 < talk.messages.size())
        return {};
    const TalkMarks& marks = marks_of(talk, reader == TalkSide::Customer ? TalkSide::Staff : TalkSide::Customer);
    const int number = static_cast<int>(at) + 1;
    return sheet.words(marks.read >= number ? TextKey::TalkRead : marks.delivered >= number ? TextKey::TalkDelivered : TextKey::TalkSent);
}

// Who said it when, and by which way where that was not the page.
std::string said_text(const Sheet& sheet, const TalkMessage& message, bool is_by_you, const std::string& from) {
    const ClockTime time = central_european_clock(message.at);
    const std::string clock = clock_text(sheet.language(), time.minute);
    if (message.from == TalkSide::Assistant)
        return sheet.words(TextKey::TalkByMachine, time.date, clock);
    if (message.channel == TalkChannel::Mail)
        return is_by_you ? sheet.words(TextKey::MailByYou, time.date, clock) : sheet.words(TextKey::MailBy, from, time.date, clock);
    return is_by_you ? sheet.words(TextKey::TalkByYou, time.date, clock) : sheet.words(TextKey::TalkBy, from, time.date, clock);
}

// What came with the message, to be saved and never shown. A screen in a shop has nowhere to save it.
void add_files(Sheet& sheet, TalkSide reader, std::size_t at) {
    const MessageFiles* with = files_of_message(sheet.state(), at);
    if (with == nullptr)
        return;
    const std::string folder = reader == TalkSide::Customer ? "proofs/" : "/staff/claims/" + claim_code(sheet.page().id) + "/proofs/";
    int number = first_file_number(sheet.state(), at);
    for (const Proof& file : with->files) {
        const std::string key = numbered("file", static_cast<std::size_t>(number));
        if (sheet.model().surface != Surface::Kiosk)
            sheet.leaf(Role::Link, key, Style::FooterLink).text(file_text(sheet.language(), number, file)).personal().href = folder + file.hash;
        else
            sheet.paragraph(key, Style::LineDetail, file_text(sheet.language(), number, file)).personal();
        ++number;
    }
}

// To the place of the page that the answer is about, where that is still there.
void add_way(Sheet& sheet, AssistantTopic topic) {
    const Model& model = sheet.model();
    const auto link = [&](std::string_view text, std::string href) { sheet.leaf(Role::Link, "way", Style::FooterLink).text(text).href = std::move(href); };
    const auto to = [&](Panel panel, TextKey text) {
        if (has_panel(model, panel))
            link(sheet.words(text), link_to(panel));
    };
    std::string language = "?lang=";
    language += language_code(sheet.language());
    switch (topic) {
    case AssistantTopic::What: return to(Panel::Lines, TextKey::LinesTitle);
    case AssistantTopic::Amount: case AssistantTopic::Pay: return to(Panel::Pay, TextKey::HeroPay);
    case AssistantTopic::Paid: case AssistantTopic::Papers: return to(Panel::History, TextKey::HistoryTitle);
    case AssistantTopic::Plan: return has_panel(model, Panel::Plan) ? to(Panel::Plan, TextKey::PlanTitle) : to(Panel::Relief, TextKey::ReliefTitle);
    case AssistantTopic::Objection: return to(Panel::Disputes, TextKey::DisputesTitle);
    case AssistantTopic::Genuine: return link(sheet.words(TextKey::FrameGenuine), "genuine" + language);
    case AssistantTopic::Hours:
        if (sheet.page().presence)
            link(sheet.words(TextKey::CallLink), "call" + language);
        break;
    case AssistantTopic::Courtesy: case AssistantTopic::Unknown: case AssistantTopic::Person: break;
    }
}

void add_message(Sheet& sheet, TalkSide reader, std::size_t at) {
    const TalkMessage& message = sheet.state().conversation.messages[at];
    const bool is_own = message.from == reader;
    sheet.open(Role::ListItem, numbered("message", at), is_own ? Style::TalkOwn : Style::TalkOther);
    const std::string from = reader == TalkSide::Staff && !is_own ? shown(sheet.invoice().buyer.name) : sheet.merchant();
    sheet.paragraph("from", Style::LineDetail, said_text(sheet, message, is_own && reader == TalkSide::Customer, from)).personal();
    add_text(sheet, message.request.text);
    // A screen in a shop has no addresses.
    if (message.topic && reader == TalkSide::Customer && sheet.model().surface != Surface::Kiosk)
        add_way(sheet, *message.topic);
    add_files(sheet, reader, at);
    if (const std::string_view mark = mark_text(sheet, reader, at); !mark.empty())
        sheet.paragraph("mark", Style::LineDetail, mark);
    sheet.close();
}

} // namespace

void add_conversation(Sheet& sheet, TalkSide reader) {
    const std::size_t count = sheet.state().conversation.messages.size();
    if (count == 0)
        return;
    sheet.open(Role::List, "messages", Style::FormStack);
    for (std::size_t at = count - std::min(count, messages_shown); at < count; ++at)
        add_message(sheet, reader, at);
    sheet.close();
    if (sheet.model().surface != Surface::Kiosk)
        sheet.leaf(Role::Link, "take", Style::FooterLink).text(sheet.words(TextKey::TalkTake)).href =
            reader == TalkSide::Customer ? "conversation.txt" + query_of_overview(sheet.model()) : "/staff/claims/" + claim_code(sheet.page().id) + "/conversation.json";
}

} // namespace kz
