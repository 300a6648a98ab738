// The lines of a plan that is not yet agreed: what each instalment is, when it is due, and their sum.
#include "shared/view/sheet.hpp"

#include <algorithm>

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

void add_schedule(Sheet& sheet, const std::vector<Instalment>& lines, Extent extent) {
    Money whole{0, open(sheet.state()).currency};
    sheet.open(Role::List, "schedule", Style::Schedule);
    const bool is_short = extent == Extent::Short && lines.size() > short_rows;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        whole.minor += lines[at].amount.minor;
        if (!is_short || at < first_rows || at + 1 == lines.size())
            add_row(sheet, lines[at]);
        else if (at == first_rows)
            add_rows_between(sheet, static_cast<int>(lines.size() - first_rows - 1));
    }
    sheet.row("sum", Style::ScheduleRow, Style::TotalLabel, sheet.words(TextKey::PlanSum), Style::TotalValue, sheet.money(whole));
    sheet.close();
}

std::string each_text(const Sheet& sheet, const std::vector<Instalment>& lines) {
    const auto count = static_cast<int>(lines.size());
    const Instalment& largest = *std::ranges::max_element(lines, {}, [](const Instalment& line) { return line.amount.minor; });
    const bool is_equal = std::ranges::all_of(lines, [&](const Instalment& line) { return line.amount == largest.amount; });
    return is_equal ? sheet.words(TextKey::PlanEach, count, largest.amount) : sheet.words(TextKey::PlanEachUpTo, count, largest.amount);
}

} // namespace kz
