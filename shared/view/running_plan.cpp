// A plan that runs: its lines and how they are kept, and the way to another plan for the rest.
#include "shared/view/sheet.hpp"

#include <algorithm>

namespace kz {
namespace {

struct LineLook {
    Style style;
    std::string text;
};

LineLook look_of(const Sheet& sheet, const LineStanding& standing) {
    const Instalment& line = standing.line;
    const Money rest{line.amount.minor - standing.paid.minor, line.amount.currency};
    switch (standing.state) {
    case LineState::Kept: return {Style::SchedulePaid, std::string(sheet.words(TextKey::PlanStatePaid))};
    case LineState::CaughtUp: return {Style::SchedulePaid, std::string(sheet.words(TextKey::PlanStateCaughtUp))};
    case LineState::Grace:
        return {Style::SchedulePartly,
                sheet.words(TextKey::PlanStateGrace, add_days(line.due_on, sheet.state().plan->days.grace_days))};
    case LineState::Missed: return {Style::ScheduleOverdue, sheet.words(TextKey::PlanStateMissed, rest)};
    case LineState::Reminded: return {Style::ScheduleOverdue, sheet.words(TextKey::PlanStateReminded, rest)};
    case LineState::Broken: return {Style::ScheduleOverdue, sheet.words(TextKey::PlanStateBroken, rest)};
    case LineState::Due: break;
    }
    if (standing.paid.is_positive())
        return {Style::SchedulePartly, sheet.words(TextKey::PlanStatePartly, standing.paid, rest)};
    const bool is_today = line.due_on == sheet.model().today;
    return {is_today ? Style::SchedulePartly : Style::Small,
            std::string(sheet.words(is_today ? TextKey::PlanStateDueToday : TextKey::PlanStateDue))};
}

void add_line(Sheet& sheet, const LineStanding& standing) {
    const LineLook look = look_of(sheet, standing);
    sheet.open(Role::ListItem, numbered("row", static_cast<std::size_t>(standing.line.number)), Style::ScheduleRow);
    sheet.open(Role::Group, "texts", Style::LineTexts);
    sheet.paragraph("what", Style::ScheduleText, sheet.words(TextKey::PlanRow, standing.line.number, standing.line.due_on));
    sheet.paragraph("state", look.style, look.text);
    sheet.close();
    sheet.text("amount", Style::ScheduleAmount, sheet.money(standing.line.amount));
    sheet.close();
}

} // namespace

void add_running_plan(Sheet& sheet) {
    const Model& model = sheet.model();
    const AgreedPlan& plan = *sheet.state().plan;
    sheet.focus_on(Focus::Plan, node_id(sheet.out().id_of(panel_key(Panel::Plan)), "title"));
    sheet.open_region(panel_key(Panel::Plan), Style::Card, 2, Style::CardTitle, sheet.words(TextKey::PlanAgreedTitle));
    sheet.paragraph("lead", Style::CardLead, sheet.words(TextKey::PlanAgreedOn, central_european_date(plan.agreed_at)));
    add_plan_request(sheet);
    sheet.open(Role::List, "schedule", Style::Schedule);
    if (plan.kept.is_positive())
        sheet.row("kept", Style::ScheduleRow, Style::ScheduleText, sheet.words(TextKey::PlanKept), Style::ScheduleAmount,
                  sheet.money(plan.kept));
    for (const LineStanding& line : plan_lines(sheet.state(), model.today))
        add_line(sheet, line);
    sheet.close();
    if (is_plan_choosable(model)) {
        sheet.open(Role::Group, "buttons", Style::ButtonRow);
        sheet.leaf(Role::Link, "change", Style::ButtonSecondary)
            .text(sheet.words(TextKey::PlanChange))
            .on(bind(Action::ChangePlan))
            .href = page_address + query_of_overview(model) + "&step=change";
        sheet.close();
    }
    sheet.paragraph("help", Style::Small, sheet.words(TextKey::PlanHelp));
    sheet.close();
}

} // namespace kz
