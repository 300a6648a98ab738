// A plan as its customer negotiates it: how much or how often, from when, and the answer below while it is being said.
#include "shared/base/decimal_text.hpp"
#include "shared/view/sheet.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

constexpr int spare_length_max = 16;

struct Choice {
    std::string value;
    std::string text;
};

void add_select(Sheet& sheet, std::string_view field, TextKey label, Action action, const std::vector<Choice>& choices,
                std::string_view chosen) {
    sheet.open(Role::Group, field, Style::Field);
    sheet.leaf(Role::Label, "label", Style::FieldLabel).text(sheet.words(label)).refers_to = sheet.out().id_of("field");
    Node& select = sheet.open(Role::Select, "field", Style::FieldSelect).on(bind(action));
    select.value = chosen;
    select.input.field = field;
    const auto found = std::ranges::find(choices, chosen, &Choice::value);
    if (found != choices.end())
        select.value_text = found->text;
    for (const Choice& choice : choices) {
        Node& option = sheet.leaf(Role::Option, choice.value.empty() ? "any" : choice.value, Style::None).text(choice.text);
        option.value = choice.value;
        if (choice.value == chosen)
            option.with(state_selected);
    }
    sheet.close();
    sheet.close();
}

void add_rhythm(Sheet& sheet) {
    std::vector<Choice> choices;
    for (const RhythmKind kind : {RhythmKind::Weekly, RhythmKind::Fortnightly, RhythmKind::Monthly, RhythmKind::AfterPayDay})
        choices.push_back({std::string(rhythm_code(kind)), std::string(rhythm_text(sheet.language(), kind))});
    add_select(sheet, "rhythm", TextKey::PlanRhythmLabel, Action::ChooseRhythm, choices, rhythm_code(sheet.model().plan.rhythm));
}

void add_pay_day(Sheet& sheet) {
    std::vector<Choice> choices;
    for (int day = 1; day < pay_day_max; ++day)
        choices.push_back({numbered("", static_cast<std::size_t>(day)), sheet.words(TextKey::PlanPayDay, day)});
    choices.push_back({numbered("", pay_day_max), std::string(sheet.words(TextKey::PlanPayDayLast))});
    add_select(sheet, "payday", TextKey::PlanPayDayLabel, Action::ChoosePayDay, choices,
               numbered("", static_cast<std::size_t>(sheet.model().plan.pay_day)));
}

void add_first_day(Sheet& sheet) {
    const Model& model = sheet.model();
    std::vector<Date> days;
    for (const int ahead : {3, 7, 14, 21, 28, 42, 56})
        days.push_back(add_days(model.today, ahead));
    const auto& chosen = model.plan.first_due_on;
    if (chosen && std::ranges::find(days, *chosen) == days.end())
        days.insert(std::ranges::upper_bound(days, *chosen), *chosen);
    std::vector<Choice> choices{{"", std::string(sheet.words(TextKey::PlanFirstAny))}};
    for (const Date day : days)
        choices.push_back({iso(day), sheet.words(TextKey::PlanFirstOn, day)});
    add_select(sheet, "first", TextKey::PlanFirstLabel, Action::ChooseFirstDay, choices, chosen ? iso(*chosen) : std::string());
}

void add_slider(Sheet& sheet, int count) {
    const auto parts = split(open(sheet.state()), count);
    sheet.open(Role::Group, "count", Style::SliderField);
    sheet.leaf(Role::Label, "label", Style::FieldLabel).text(sheet.words(TextKey::PlanCountLabel)).refers_to =
        sheet.out().id_of("slider");
    sheet.paragraph("each", Style::SliderValue,
                    parts.front() == parts.back() ? sheet.words(TextKey::PlanEach, count, parts.front())
                                                  : sheet.words(TextKey::PlanEachUpTo, count, parts.front()));
    Node& slider = sheet.leaf(Role::Slider, "slider", Style::Slider).on(bind(Action::ChooseInstalments));
    append_integer(slider.value, count);
    slider.value_text = sheet.words(TextKey::PlanCount, count);
    slider.input.field = "instalments";
    slider.input.least = 2;
    slider.input.most = instalments_most(sheet.model());
    sheet.close();
}

void add_spare(Sheet& sheet) {
    sheet.open(Role::Group, "spare", Style::Field);
    sheet.leaf(Role::Label, "label", Style::FieldLabel).text(sheet.words(TextKey::PlanSpareLabel)).refers_to =
        sheet.out().id_of("field");
    Node& field = sheet.leaf(Role::TextField, "field", Style::FieldInput).personal().on(bind(Action::EditSpare));
    field.value = shown(sheet.model().plan.spare);
    field.input.field = "spare";
    field.input.inputmode = "decimal";
    field.input.length_max = spare_length_max;
    field.described_by = sheet.out().id_of("help");
    sheet.paragraph("help", Style::FieldHelp, sheet.words(TextKey::PlanSpareHelp));
    sheet.close();
}

// Links, so that they work without script; the other half of the draft stays.
void add_ways(Sheet& sheet) {
    const Model& model = sheet.model();
    sheet.paragraph("by_label", Style::FieldLabel, sheet.words(TextKey::PlanByLabel));
    sheet.open(Role::Group, "by", Style::OptionList);
    for (const PlanBy by : {PlanBy::Number, PlanBy::Spare}) {
        const bool is_current = model.plan.by == by;
        Model other = model;
        other.plan.by = by;
        Node& link = sheet.leaf(Role::Link, by == PlanBy::Number ? "number" : "spare", is_current ? Style::ChoiceCurrent : Style::Choice)
                         .text(sheet.words(by == PlanBy::Number ? TextKey::PlanByNumber : TextKey::PlanBySpare))
                         .on(bind(Action::ChoosePlanBy, static_cast<std::int64_t>(by)));
        if (is_current)
            link.with(state_current);
        link.href = page_address + query_of_choice(other);
        if (model.step == Step::Overview)
            link.href += link_to(Panel::Plan);
    }
    sheet.close();
}

void add_submit(Sheet& sheet, bool is_accepted) {
    const bool is_changing = sheet.model().step == Step::PlanChange;
    Node& button = sheet.leaf(Role::Button, "continue", is_accepted ? Style::ButtonPrimary : Style::ButtonSecondary)
                       .text(sheet.words(is_accepted ? TextKey::PlanContinue : TextKey::PlanAsk))
                       .on(bind(Action::ContinuePlan));
    // A form that is sent by GET loses the query of its address: the button brings the language along.
    button.submits = true;
    button.input.field = "step";
    button.value = is_changing && !is_accepted ? "change." : "plan.";
    button.value += language_code(sheet.language());
}

} // namespace

std::string query_of_choice(const Model& model) {
    return query_of_overview(model) + (model.step == Step::PlanChange ? "&step=change" : "");
}

void add_plan_choice(Sheet& sheet) {
    const Model& model = sheet.model();
    const auto answer = answer_of(model);
    const auto* accepted = answer ? std::get_if<PlanAccepted>(&*answer) : nullptr;
    add_ways(sheet);
    // The page itself, also from the address of a form that was refused.
    sheet.open(Role::Form, "choose", Style::FormStack);
    if (model.plan.by == PlanBy::Number)
        add_slider(sheet, instalments_shown(model));
    else
        add_spare(sheet);
    sheet.open(Role::Group, "days", Style::FieldPair);
    add_rhythm(sheet);
    if (model.plan.rhythm == RhythmKind::AfterPayDay)
        add_pay_day(sheet);
    add_first_day(sheet);
    sheet.close();
    if (accepted != nullptr) {
        sheet.heading(model.step == Step::PlanChange ? 2 : 3, "preview", Style::SubTitle, sheet.words(TextKey::PlanPreview));
        if (model.plan.by == PlanBy::Spare)
            sheet.paragraph("each", Style::SliderValue, each_text(sheet, accepted->plan.lines));
        add_schedule(sheet, accepted->plan.lines, Extent::Short);
    }
    add_submit(sheet, accepted != nullptr);
    sheet.close();
    add_plan_answer(sheet, answer);
}

void add_plan(Sheet& sheet) {
    if (is_plan_running(sheet.state(), sheet.model().today))
        return add_running_plan(sheet);
    sheet.focus_on(Focus::Plan, node_id(sheet.out().id_of(panel_key(Panel::Plan)), "title"));
    sheet.open_region(panel_key(Panel::Plan), Style::Card, 2, Style::CardTitle, sheet.words(TextKey::PlanTitle));
    sheet.paragraph("lead", Style::CardLead, sheet.words(TextKey::PlanLead));
    add_plan_request(sheet);
    add_plan_choice(sheet);
    sheet.close();
}

void add_plan_change(Sheet& sheet) {
    const std::uint64_t title = node_id(sheet.out().id_of("change"), "title");
    sheet.focus_on(Focus::Page, title);
    sheet.focus_on(Focus::Plan, title);
    sheet.open_region("change", Style::CodeEntry, 1, Style::CardTitle, sheet.words(TextKey::PlanChangeTitle));
    sheet.paragraph("lead", Style::CardLead, sheet.words(TextKey::PlanChangeLead, open(sheet.state())));
    add_plan_request(sheet);
    add_plan_choice(sheet);
    sheet.leaf(Role::Link, "back", Style::ButtonSecondary)
        .text(sheet.words(TextKey::ConfirmBack))
        .on(bind(Action::LeavePlan))
        .href = page_address + query_of_overview(sheet.model()) + link_to(Panel::Plan);
    sheet.close();
}

} // namespace kz
