// The rows of a plan that is being chosen: what each instalment is, when it is due, and their sum.
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

constexpr std::size_t first_rows = 3;
constexpr std::size_t short_rows = first_rows + 2; // up to here nothing is left out

void add_row(Sheet& sheet, const Instalment& instalment) {
    sheet.row(numbered("row", static_cast<std::size_t>(instalment.number)), Style::ScheduleRow, Style::ScheduleText,
              sheet.words(TextKey::PlanRow, instalment.number, instalment.due_on), Style::ScheduleAmount,
              sheet.money(instalment.amount));
}

void add_rows_between(Sheet& sheet, int count) {
    sheet.open(Role::ListItem, "between", Style::ScheduleRow);
    sheet.text("label", Style::ScheduleText, sheet.words(TextKey::PlanRowsBetween, count));
    sheet.close();
}

} // namespace

void add_schedule(Sheet& sheet, Extent extent) {
    const Money whole = open(sheet.state());
    const auto rows = schedule(sheet.page().policy, whole, proposal(sheet.model()), sheet.model().today);
    if (!rows)
        return;
    sheet.open(Role::List, "schedule", Style::Schedule);
    const bool is_short = extent == Extent::Short && rows->size() > short_rows;
    for (std::size_t at = 0; at < rows->size(); ++at) {
        if (!is_short || at < first_rows || at + 1 == rows->size())
            add_row(sheet, (*rows)[at]);
        else if (at == first_rows)
            add_rows_between(sheet, static_cast<int>(rows->size() - first_rows - 1));
    }
    sheet.row("sum", Style::ScheduleRow, Style::TotalLabel, sheet.words(TextKey::PlanSum), Style::TotalValue,
              sheet.money(whole));
    sheet.close();
}

} // namespace kz
