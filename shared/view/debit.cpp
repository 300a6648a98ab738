// Direct debit: what will be collected and when, what was, and for how long it can be taken back; or the way to a mandate.
#include "shared/domain/journal/debits.hpp"
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

struct Told {
    Style style;
    std::string text;
};

Told told(const Sheet& sheet, const Collection& collection) {
    switch (state_of(sheet.state(), collection)) {
    case CollectionState::Sent: return {Style::SchedulePartly, std::string(sheet.words(TextKey::DebitSent))};
    case CollectionState::Returned:
        return {Style::ScheduleOverdue, std::string(return_text(sheet.language(), return_ground(collection.reason)))};
    case CollectionState::Paid: break;
    }
    if (const auto until = refundable_until(collection.collect_on, sheet.model().today))
        return {Style::SchedulePaid, sheet.words(TextKey::DebitPaidRefundable, *until)};
    return {Style::SchedulePaid, std::string(sheet.words(TextKey::DebitPaid))};
}

void add_collection(Sheet& sheet, std::size_t number, const Collection& collection) {
    const Told how = told(sheet, collection);
    sheet.open(Role::ListItem, numbered("collection", number), Style::ScheduleRow);
    sheet.open(Role::Group, "texts", Style::LineTexts);
    sheet.paragraph("what", Style::ScheduleText, sheet.words(TextKey::DebitOn, collection.collect_on));
    sheet.paragraph("state", how.style, how.text);
    sheet.close();
    sheet.text("amount", Style::ScheduleAmount, sheet.money(collection.amount));
    sheet.close();
}

void add_upcoming(Sheet& sheet, const std::vector<AnnouncedDebit>& upcoming) {
    if (upcoming.empty())
        return;
    sheet.heading(3, "ahead", Style::SubTitle, sheet.words(TextKey::DebitAhead));
    sheet.open(Role::List, "upcoming", Style::Schedule);
    std::size_t number = 0;
    for (const AnnouncedDebit& debit : upcoming)
        sheet.row(numbered("row", ++number), Style::ScheduleRow, Style::ScheduleText, sheet.words(TextKey::DebitOn, debit.collect_on),
                  Style::ScheduleAmount, sheet.money(debit.amount));
    sheet.close();
    sheet.paragraph("most", Style::Small, sheet.words(TextKey::DebitAtMost));
}

void add_collections(Sheet& sheet) {
    const auto& collections = sheet.state().collections;
    if (collections.empty())
        return;
    sheet.heading(3, "so_far", Style::SubTitle, sheet.words(TextKey::DebitSoFar));
    sheet.open(Role::List, "collections", Style::Schedule);
    for (std::size_t index = collections.size(); index-- > 0;)
        add_collection(sheet, index + 1, collections[index]);
    sheet.close();
}

void add_revocation(Sheet& sheet) {
    const Model& model = sheet.model();
    const bool is_busy = model.busy == Busy::RevokingMandate;
    sheet.open(Role::Form, "revoke", Style::FormStack).href = "mandate-revocation" + query_of_overview(model);
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    Node& button = sheet.leaf(Role::Button, "revoke", Style::ButtonSecondary)
                       .text(sheet.words(is_busy ? TextKey::DebitRevoking : TextKey::DebitRevoke))
                       .on(bind(Action::RevokeMandate));
    button.submits = true;
    if (is_busy)
        button.with(state_busy | state_disabled);
    sheet.close();
    sheet.close();
    sheet.paragraph("later", Style::Small, sheet.words(TextKey::DebitRevokeHelp));
}

void add_given(Sheet& sheet, const Mandate& mandate) {
    sheet.open(Role::List, "mandate", Style::FormStack);
    sheet.fact("iban", sheet.words(TextKey::DebitFrom), Style::Body, masked_iban(mandate.iban), Sensitivity::Personal);
    sheet.fact("reference", sheet.words(TextKey::MandateReference), Style::Body, mandate.reference, Sensitivity::Personal);
    sheet.close();
    const auto upcoming = upcoming_debits(sheet.state(), sheet.model().today);
    if (upcoming.empty() && !owed_debits(sheet.state(), sheet.model().today).empty())
        sheet.paragraph("soon", Style::Body, sheet.words(TextKey::DebitToBeAnnounced, mandate.announce_days));
    add_upcoming(sheet, upcoming);
}

void add_offer(Sheet& sheet) {
    const Model& model = sheet.model();
    sheet.paragraph("lead", Style::CardLead, sheet.words(TextKey::DebitLead, sheet.merchant()));
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    sheet.leaf(Role::Link, "open", Style::ButtonSecondary)
        .text(sheet.words(TextKey::DebitOpen))
        .on(bind(Action::OpenMandate))
        .href = page_address + query_of_overview(model) + "&step=mandate";
    sheet.close();
}

void add_news(Sheet& sheet) {
    const Model& model = sheet.model();
    const bool is_here = model.notice != Notice::None && place_of_notice(model) == Place::Debit;
    const bool is_bad = is_bad_news(model.notice);
    sheet.leaf(Role::Status, "done", Style::NoticeGood).text(is_here && !is_bad ? notice_text(model) : "");
    sheet.leaf(Role::Alert, "failed", Style::NoticeBad).text(is_here && is_bad ? notice_text(model) : "");
    if (is_here)
        sheet.focus_on(Focus::News, sheet.out().id_of(is_bad ? "failed" : "done"));
}

} // namespace

void add_debit(Sheet& sheet) {
    const Model& model = sheet.model();
    const Mandate* given = given_mandate(sheet.state());
    const bool is_offered = is_mandate_offered(model);
    sheet.focus_on(Focus::Debit, node_id(sheet.out().id_of(panel_key(Panel::Debit)), "title"));
    sheet.open_region(panel_key(Panel::Debit), Style::Card, 2, Style::CardTitle,
                      sheet.words(given != nullptr ? TextKey::DebitTitleGiven : TextKey::DebitTitle));
    add_news(sheet);
    if (is_offered)
        add_offer(sheet);
    else if (given != nullptr)
        add_given(sheet, *given);
    add_collections(sheet);
    if (given != nullptr)
        add_revocation(sheet);
    sheet.close();
}

} // namespace kz
