// What gives room, decided by the customer alone: a later day, a pause, or a way to catch up. What it does is seen before it is done.
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

std::string name_of(const Sheet& sheet, const PlanStep& step) {
    return std::visit(Overload{
                          [&](const PostponeLine& line) { return sheet.words(TextKey::ReliefLine, line.number, line.to); },
                          [&](const PausePlan& pause) { return sheet.words(TextKey::ReliefPause, pause.days); },
                          [&](const PostponeDue& due) { return sheet.words(TextKey::ReliefDue, due.to); },
                          [&](const CatchUpPlan& way) {
                              return std::string(sheet.words(way.kind == CatchUpKind::PayNow           ? TextKey::ReliefPayNow
                                                             : way.kind == CatchUpKind::SpreadOverRest ? TextKey::ReliefSpread
                                                                                                       : TextKey::ReliefAddAtEnd));
                          },
                          [&](const auto&) { return std::string(); },
                      },
                      step);
}

void add_choices(Sheet& sheet, const std::vector<PlanStep>& steps, const PlanStep& current) {
    const Model& model = sheet.model();
    sheet.open(Role::Group, "choices", Style::OptionList);
    for (std::size_t index = 0; index < steps.size(); ++index) {
        const bool is_current = steps[index] == current;
        Node& link = sheet.leaf(Role::Link, numbered("choice", index + 1), is_current ? Style::ChoiceCurrent : Style::Choice)
                         .text(name_of(sheet, steps[index]))
                         .on(bind(Action::ChooseRelief, static_cast<std::int64_t>(index)));
        if (is_current)
            link.with(state_current);
        link.href = page_address + query_of_overview(model) + "&relief=" + numbered("", index) + link_to(Panel::Relief);
    }
    sheet.close();
}

void add_row(Sheet& sheet, std::string_view key, std::string_view label, std::string_view value) {
    sheet.row(key, Style::ScheduleRow, Style::ScheduleText, label, Style::ScheduleAmount, value);
}

// Days move, and nothing else: the two zeros are said.
void add_move(Sheet& sheet, const std::vector<MovedLine>& moved, std::optional<Date> due_on) {
    const Money rest = open(sheet.state());
    sheet.open(Role::List, "effect", Style::Schedule);
    for (const MovedLine& line : moved)
        add_row(sheet, numbered("line", static_cast<std::size_t>(line.from.number)),
                sheet.words(TextKey::ReliefMoved, line.from.number, line.to, line.from.due_on), sheet.money(line.from.amount));
    if (due_on)
        add_row(sheet, "due", sheet.words(TextKey::ReliefDueMoved, *due_on), sheet.money(rest));
    add_row(sheet, "cost", sheet.words(TextKey::ReliefCost), sheet.money(Money{0, rest.currency}));
    add_row(sheet, "amount", sheet.words(TextKey::ReliefAmount), sheet.money(rest));
    sheet.close();
}

template <class Step>
void add_postponed(Sheet& sheet, const Step& step) {
    if (const auto moved = postponed(sheet.state(), step, sheet.page().policy, sheet.model().today))
        add_move(sheet, moved->moved, {});
}

void add_effect(Sheet& sheet, const PlanStep& step) {
    sheet.heading(3, "preview", Style::SubTitle, sheet.words(TextKey::ReliefPreview));
    std::visit(Overload{
                   [&](const PostponeLine& line) { add_postponed(sheet, line); },
                   [&](const PausePlan& pause) { add_postponed(sheet, pause); },
                   [&](const PostponeDue& due) { add_move(sheet, {}, due.to); },
                   [&](const CatchUpPlan& way) {
                       for (const CatchUp& known : catch_ups(sheet.state(), sheet.page().policy, sheet.model().today))
                           if (known.kind == way.kind)
                               add_schedule(sheet, known.lines, Extent::Short);
                   },
                   [](const auto&) {},
               },
               step);
}

} // namespace

void add_relief(Sheet& sheet) {
    const Model& model = sheet.model();
    const auto step = relief_shown(model);
    if (!step)
        return;
    const bool is_catching_up = std::holds_alternative<CatchUpPlan>(*step);
    const bool is_busy = model.busy == Busy::TakingRelief;
    sheet.open_region(panel_key(Panel::Relief), Style::Card, 2, Style::CardTitle,
                      sheet.words(is_catching_up ? TextKey::ReliefCatchUpTitle : TextKey::ReliefTitle));
    sheet.paragraph("lead", Style::CardLead, sheet.words(is_catching_up ? TextKey::ReliefCatchUpLead : TextKey::ReliefLead));
    add_choices(sheet, reliefs(model), *step);
    add_effect(sheet, *step);
    sheet.open(Role::Form, "take", Style::FormStack).href = address_of(*step, sheet.language());
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    Node& button = sheet.leaf(Role::Button, "take", Style::ButtonSecondary)
                       .text(sheet.words(is_busy ? TextKey::PlanSending : TextKey::ReliefTake))
                       .on(bind(Action::TakeRelief));
    button.submits = true;
    if (is_busy)
        button.with(state_busy | state_disabled);
    sheet.close();
    sheet.close();
    sheet.close();
}

} // namespace kz
