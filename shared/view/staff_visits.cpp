// To whom the page was shown: what the customer allowed, each step, and how it ended.
#include "shared/view/staff_parts.hpp"

namespace kz {
namespace {

std::string clock(const Sheet& sheet, Instant at) {
    return clock_text(sheet.language(), central_european_clock(at).minute);
}

std::string scopes_text(const Sheet& sheet, int scopes) {
    std::string text(words(sheet, StaffKey::VisitLook));
    for (const auto& [scope, key] : {std::pair(share_point, StaffKey::VisitPoint), std::pair(share_propose, StaffKey::VisitPropose)})
        if ((scopes & scope) != 0)
            text.append(", ").append(words(sheet, key));
    return text;
}

StaffKey key_of(ShareReason reason) {
    switch (reason) {
    case ShareReason::Plan: return StaffKey::ShareReasonPlan;
    case ShareReason::Payment: return StaffKey::ShareReasonPayment;
    case ShareReason::Question: break;
    }
    return StaffKey::ShareReasonQuestion;
}

StaffKey key_of(ProposalKind kind) {
    return kind == ProposalKind::Plan ? StaffKey::VisitPlan : kind == ProposalKind::Way ? StaffKey::VisitWay : StaffKey::VisitField;
}

StaffKey key_of(ShareEnd end) {
    switch (end) {
    case ShareEnd::ByStaff: return StaffKey::VisitByStaff;
    case ShareEnd::CodeOver: case ShareEnd::TriesOver: case ShareEnd::TimeOver: return StaffKey::VisitTimeOver;
    case ShareEnd::PageGone: return StaffKey::VisitPageGone;
    case ShareEnd::FrameFaulty: return StaffKey::VisitFrameFaulty;
    case ShareEnd::AskedAgain: return StaffKey::VisitAskedAgain;
    case ShareEnd::ServerGone: return StaffKey::VisitServerGone;
    case ShareEnd::RecordFull: return StaffKey::VisitRecordFull;
    case ShareEnd::ByCustomer: case ShareEnd::Declined: break;
    }
    return StaffKey::VisitByCustomer;
}

std::string step_text(const Sheet& sheet, const VisitStep& step) {
    const std::string at = clock(sheet, step.at);
    switch (step.move) {
    case ShareMove::Paused: return words(sheet, StaffKey::VisitPaused, at);
    case ShareMove::Resumed: return words(sheet, StaffKey::VisitResumed, at);
    case ShareMove::Proposed: return words(sheet, StaffKey::VisitProposed, at, step.proposal, words(sheet, key_of(step.kind)));
    case ShareMove::Taken: return words(sheet, StaffKey::VisitTaken, at, step.proposal);
    case ShareMove::Left: return words(sheet, StaffKey::VisitLeft, at, step.proposal);
    case ShareMove::Granted: case ShareMove::Ended: break; // said of the visit
    }
    return {};
}

void add_visit(Sheet& sheet, const ShareVisit& visit, std::size_t number) {
    const Date day = central_european_date(visit.begun_at);
    const std::string from = clock(sheet, visit.begun_at);
    sheet.open(Role::ListItem, numbered("visit", number), Style::LineRow);
    sheet.open(Role::Group, "texts", Style::FormStack);
    sheet.paragraph("when", Style::Strong,
                    visit.ended_at ? words(sheet, StaffKey::VisitSeen, shown(visit.helper), day, from, clock(sheet, *visit.ended_at))
                                   : words(sheet, StaffKey::VisitNow, shown(visit.helper), day, from));
    sheet.paragraph("allowed", Style::LineDetail,
                    words(sheet, StaffKey::VisitAllowed, scopes_text(sheet, visit.question.scopes), visit.minutes, words(sheet, key_of(visit.question.reason))));
    std::size_t step_number = 0;
    for (const VisitStep& step : visit.steps)
        sheet.paragraph(numbered("step", ++step_number), Style::LineDetail, step_text(sheet, step));
    if (visit.end)
        sheet.paragraph("end", Style::LineDetail, words(sheet, key_of(*visit.end)));
    if (!visit.record.empty())
        sheet.paragraph("record", Style::LineDetail, words(sheet, StaffKey::VisitRecord, visit.record.substr(0, 16)));
    sheet.close();
    sheet.close();
}

} // namespace

void add_visits(Sheet& sheet) {
    const std::vector<ShareVisit>& visits = sheet.state().visits;
    if (visits.empty())
        return;
    constexpr std::size_t most = 20; // the last ones; the journal has all
    sheet.open_region("visits", Style::Card, 2, Style::CardTitle, words(sheet, StaffKey::VisitTitle));
    sheet.open(Role::List, "list", Style::Lines);
    for (std::size_t number = visits.size(); number > 0 && number + most > visits.size(); --number)
        add_visit(sheet, visits[number - 1], number);
    sheet.close();
    sheet.close();
}

} // namespace kz
