// Pay in instalments: a slider with a preview while there is no plan, its progress when there is one.
#include "shared/base/decimal_text.hpp"
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

// "6 instalments of €20.00 each"; the first ones are a cent larger when the sum does not divide.
std::string each_text(const Sheet& sheet, int count) {
    const auto parts = split(open(sheet.state()), count);
    return parts.front() == parts.back() ? sheet.words(TextKey::PlanEach, count, parts.front())
                                         : sheet.words(TextKey::PlanEachUpTo, count, parts.front());
}

void add_slider(Sheet& sheet, int count) {
    sheet.open(Role::Group, "count", Style::SliderField);
    sheet.leaf(Role::Label, "label", Style::FieldLabel).text(sheet.words(TextKey::PlanCountLabel)).refers_to =
        sheet.out().id_of("slider");
    sheet.paragraph("each", Style::SliderValue, each_text(sheet, count));
    Node& slider = sheet.leaf(Role::Slider, "slider", Style::Slider).on(bind(Action::ChooseInstalments));
    append_integer(slider.value, count);
    slider.value_text = sheet.words(TextKey::PlanCount, count);
    slider.input.field = "instalments";
    slider.input.least = plan_instalments_min;
    slider.input.most = instalments_allowed(sheet.page().policy, open(sheet.state()));
    sheet.close();
}

void add_choice(Sheet& sheet) {
    sheet.focus_on(Focus::Plan, node_id(sheet.out().id_of(panel_key(Panel::Plan)), "title"));
    sheet.open_region(panel_key(Panel::Plan), Style::Card, 2, Style::CardTitle, sheet.words(TextKey::PlanTitle));
    sheet.paragraph("lead", Style::CardLead, sheet.words(TextKey::PlanLead));
    sheet.open(Role::Form, "choose", Style::FormStack);
    add_slider(sheet, instalments_shown(sheet.model()));
    sheet.heading(3, "preview", Style::SubTitle, sheet.words(TextKey::PlanPreview));
    add_schedule(sheet, Extent::Short);
    Node& button = sheet.leaf(Role::Button, "continue", Style::ButtonPrimary)
                       .text(sheet.words(TextKey::PlanContinue))
                       .on(bind(Action::ContinuePlan));
    // A form that is sent by GET loses the query of its address: the button brings the language along.
    button.submits = true;
    button.input.field = "step";
    button.value = "plan.";
    button.value += language_code(sheet.language());
    sheet.close();
    sheet.close();
}

struct LineState {
    Style style;
    std::string text;
};

LineState state_of(const Sheet& sheet, const InstalmentProgress& line) {
    const Instalment& instalment = line.instalment;
    const Money rest{instalment.amount.minor - line.paid.minor, instalment.amount.currency};
    switch (line.state) {
    case InstalmentState::Paid: return {Style::SchedulePaid, std::string(sheet.words(TextKey::PlanStatePaid))};
    case InstalmentState::Partly:
        return {Style::SchedulePartly, sheet.words(TextKey::PlanStatePartly, line.paid, rest)};
    case InstalmentState::Overdue: return {Style::ScheduleOverdue, sheet.words(TextKey::PlanStateOverdue, rest)};
    case InstalmentState::Due: break;
    }
    const bool is_today = instalment.due_on == sheet.model().today;
    return {is_today ? Style::SchedulePartly : Style::Small,
            std::string(sheet.words(is_today ? TextKey::PlanStateDueToday : TextKey::PlanStateDue))};
}

void add_line(Sheet& sheet, const InstalmentProgress& line) {
    const LineState state = state_of(sheet, line);
    sheet.open(Role::ListItem, numbered("row", static_cast<std::size_t>(line.instalment.number)), Style::ScheduleRow);
    sheet.open(Role::Group, "texts", Style::LineTexts);
    sheet.paragraph("what", Style::ScheduleText,
                    sheet.words(TextKey::PlanRow, line.instalment.number, line.instalment.due_on));
    sheet.paragraph("state", state.style, state.text);
    sheet.close();
    sheet.text("amount", Style::ScheduleAmount, sheet.money(line.instalment.amount));
    sheet.close();
}

void add_progress(Sheet& sheet) {
    const AgreedPlan& plan = *sheet.state().plan;
    sheet.open_region(panel_key(Panel::Plan), Style::Card, 2, Style::CardTitle, sheet.words(TextKey::PlanAgreedTitle));
    sheet.paragraph("lead", Style::CardLead,
                    sheet.words(TextKey::PlanAgreedOn, central_european_date(plan.agreed_at)));
    sheet.open(Role::List, "schedule", Style::Schedule);
    for (const InstalmentProgress& line : plan_progress(sheet.state(), sheet.model().today))
        add_line(sheet, line);
    sheet.close();
    sheet.paragraph("help", Style::Small, sheet.words(TextKey::PlanHelp));
    sheet.close();
}

} // namespace

void add_plan(Sheet& sheet) {
    if (instalments_shown(sheet.model()) != 0)
        add_choice(sheet);
    else
        add_progress(sheet);
}

} // namespace kz
