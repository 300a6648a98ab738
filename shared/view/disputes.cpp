// What is wrong: what was reported and how that stands, and the reasons that can be given.
#include "shared/base/decimal_text.hpp"
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

constexpr DisputeReason reasons[] = {DisputeReason::NotReceived, DisputeReason::ReceivedLate, DisputeReason::Returned,
                                     DisputeReason::Faulty,      DisputeReason::NotOrdered,   DisputeReason::WrongAmount,
                                     DisputeReason::AlreadyPaid, DisputeReason::Other};

std::string standing_of(const Sheet& sheet, const Dispute& dispute) {
    const std::string merchant = sheet.merchant();
    if (dispute.outcome)
        switch (*dispute.outcome) {
        case DisputeOutcome::Accepted: return sheet.words(TextKey::DisputeAccepted, merchant);
        case DisputeOutcome::PartlyAccepted: return sheet.words(TextKey::DisputePartlyAccepted, merchant);
        case DisputeOutcome::Rejected: return sheet.words(TextKey::DisputeRejected, merchant);
        case DisputeOutcome::Withdrawn: return std::string(sheet.words(TextKey::DisputeWithdrawn));
        }
    if (!dispute.answer_by)
        return std::string(sheet.words(TextKey::DisputeOpen));
    return *dispute.answer_by < sheet.model().today ? sheet.words(TextKey::DisputeLate, merchant, *dispute.answer_by)
                                                    : sheet.words(TextKey::DisputeOpenUntil, merchant, *dispute.answer_by);
}

std::string items_of(const Sheet& sheet, const Dispute& dispute) {
    std::string items;
    for (const std::string& key : dispute.positions)
        (items += items.empty() ? "" : ", ") += position_text(sheet, key);
    return items;
}

void add_one(Sheet& sheet, std::size_t number) {
    const Dispute& dispute = sheet.state().disputes[number];
    sheet.open(Role::ListItem, numbered("dispute", number + 1), Style::LineRow);
    sheet.open(Role::Group, "texts", Style::FormStack);
    sheet.paragraph("what", Style::Strong, reason_text(sheet.language(), dispute.reason));
    sheet.paragraph("items", Style::LineDetail, items_of(sheet, dispute)).personal();
    sheet.paragraph("standing", Style::Body, standing_of(sheet, dispute));
    if (!dispute.answer.empty())
        sheet.paragraph("answer", Style::Body, shown(dispute.answer)).personal();
    if (!dispute.proofs.empty())
        sheet.paragraph("proofs", Style::LineDetail, sheet.words(TextKey::ProofCount, static_cast<int>(dispute.proofs.size())));
    if (!dispute.outcome && sheet.model().surface == Surface::Web)
        add_upload(sheet, "proof" + query_of_overview(sheet.model()) + numbered("&dispute=", number), static_cast<int>(number));
    if (!dispute.outcome && sheet.model().surface == Surface::Kiosk)
        sheet.paragraph("phone", Style::FieldHelp, sheet.words(TextKey::ProofByPhone));
    if (!dispute.outcome && sheet.model().surface == Surface::Phone)
        add_browser_link(sheet);
    sheet.close();
    sheet.close();
}

void add_reasons(Sheet& sheet) {
    sheet.paragraph("lead", Style::CardLead, sheet.words(TextKey::DisputesLead));
    sheet.open(Role::Group, "reasons", Style::OptionList);
    for (const DisputeReason reason : reasons) {
        Node& link = sheet.leaf(Role::Link, dispute_reason_code(reason), Style::Choice)
                         .text(reason_text(sheet.language(), reason))
                         .on(bind(Action::BeginDispute, static_cast<std::int64_t>(reason)));
        link.href = page_address + query_of_overview(sheet.model()) + "&step=dispute.";
        link.href += dispute_reason_code(reason);
    }
    sheet.close();
}

} // namespace

void add_disputes(Sheet& sheet) {
    const Model& model = sheet.model();
    const bool is_here = model.notice != Notice::None && place_of_notice(model) == Place::Disputes;
    const bool is_bad = is_bad_news(model.notice);
    sheet.focus_on(Focus::Disputes, node_id(sheet.out().id_of(panel_key(Panel::Disputes)), "title"));
    sheet.open_region(panel_key(Panel::Disputes), Style::Card, 2, Style::CardTitle, sheet.words(TextKey::DisputesTitle));
    sheet.leaf(Role::Status, "sent", Style::NoticeGood).text(is_here && !is_bad ? notice_text(model) : "");
    sheet.leaf(Role::Alert, "faults", Style::NoticeBad).text(is_here && is_bad ? notice_text(model) : "");
    if (is_here)
        sheet.focus_on(Focus::News, sheet.out().id_of(is_bad ? "faults" : "sent"));
    if (!sheet.state().disputes.empty()) {
        sheet.open(Role::List, "list", Style::Lines);
        for (std::size_t number = 0; number < sheet.state().disputes.size(); ++number)
            add_one(sheet, number);
        sheet.close();
    }
    if (!disputable(sheet.state()).empty())
        add_reasons(sheet);
    sheet.close();
}

} // namespace kz
