// What waits for a person, the most urgent first; and how a claim is found.
#include "shared/view/staff_parts.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

std::string what_of(const Sheet& sheet, const StaffTask& task) {
    switch (task.kind) {
    case StaffTaskKind::Dispute: return words(sheet, StaffKey::QueueDispute, reason_text(sheet.language(), task.reason));
    case StaffTaskKind::Plan: return std::string(words(sheet, StaffKey::QueuePlan));
    case StaffTaskKind::Contact: return words(sheet, StaffKey::QueueContact, subject_text(sheet.language(), task.subject));
    case StaffTaskKind::Money: return words(sheet, StaffKey::QueueMoney, task.amount);
    }
    return {};
}

std::string age_of(const Sheet& sheet, Date since) {
    const int days = days_between(since, sheet.model().today);
    return days < 1 ? std::string(words(sheet, StaffKey::QueueToday)) : words(sheet, StaffKey::QueueSince, days);
}

// Keyed by what it is about, so that what is focused stays so when others come and go.
std::string key_of(const StaffTask& task) {
    if (task.kind == StaffTaskKind::Money)
        return task.entry;
    const std::string key = numbered(claim_code(task.claim) + "_", static_cast<std::size_t>(task.kind));
    return numbered(key + "_", static_cast<std::size_t>(task.index));
}

void add_task(Sheet& sheet, const StaffTask& task) {
    sheet.open(Role::ListItem, key_of(task), Style::ScheduleRow);
    sheet.open(Role::Group, "texts", Style::LineTexts);
    sheet.leaf(Role::Link, "link", Style::FooterLink).text(what_of(sheet, task)).href =
        task.kind == StaffTaskKind::Money ? "/staff/money/" + task.entry : address_of(task.claim);
    if (!task.customer.empty() || !task.number.empty())
        sheet.paragraph("who", Style::LineDetail, words(sheet, StaffKey::QueueWho, shown(task.customer), shown(task.number))).personal();
    if (!task.assignee.empty())
        sheet.paragraph("with", Style::LineDetail, words(sheet, StaffKey::QueueWith, shown(task.assignee)));
    sheet.close();
    sheet.open(Role::Group, "when", Style::None);
    sheet.paragraph("age", Style::LineDetail, age_of(sheet, task.since));
    if (task.due_on) {
        const bool is_late = *task.due_on < sheet.model().today;
        sheet.paragraph("due", is_late ? Style::ScheduleOverdue : Style::LineDetail,
                        is_late ? words(sheet, StaffKey::QueueLate, *task.due_on) : words(sheet, StaffKey::QueueAnswerBy, *task.due_on));
    }
    sheet.close();
    sheet.close();
}

void add_calls(Sheet& sheet, const StaffModel& staff) {
    if (staff.calls.empty())
        return;
    sheet.open_region("calls", Style::Card, 2, Style::CardTitle, words(sheet, StaffKey::CallToday));
    sheet.open(Role::List, "list", Style::Lines);
    for (const StaffCall& call : staff.calls) {
        sheet.open(Role::ListItem, claim_code(call.claim), Style::ScheduleRow);
        sheet.open(Role::Group, "texts", Style::LineTexts);
        sheet.leaf(Role::Link, "link", Style::FooterLink)
            .text(words(sheet, StaffKey::CallRow, clock_text(sheet.language(), call.at.minute), shown(call.customer), shown(call.number)))
            .personal()
            .href = address_of(call.claim);
        if (call.at.date < sheet.model().today)
            sheet.paragraph("earlier", Style::ScheduleOverdue, words(sheet, StaffKey::CallEarlier, call.at.date));
        sheet.close();
        add_phone_link(sheet, call.phone);
        sheet.close();
    }
    sheet.close();
    sheet.close();
}

void add_tasks(Sheet& sheet, std::string_view key, const std::vector<StaffTask>& tasks) {
    sheet.open(Role::List, key, Style::Lines);
    for (const StaffTask& task : tasks)
        add_task(sheet, task);
    sheet.close();
}

struct Owned {
    TaskOwner owner;
    std::string_view key;
    StaffKey title;
};
constexpr Owned parts[] = {{TaskOwner::Mine, "mine", StaffKey::QueueMine},
                           {TaskOwner::Nobodys, "nobodys", StaffKey::QueueNobodys},
                           {TaskOwner::Others, "others", StaffKey::QueueOthers}};

void add_part(Sheet& sheet, const StaffModel& staff, const Owned& part) {
    std::vector<StaffTask> tasks;
    std::ranges::copy_if(staff.tasks, std::back_inserter(tasks), [&](const StaffTask& task) { return owner_of(task, staff.name) == part.owner; });
    if (tasks.empty())
        return;
    sheet.heading(2, std::string(part.key) + "_title", Style::SubTitle, words(sheet, part.title));
    add_tasks(sheet, part.key, tasks);
}

TextKey badge_key(Standing standing) {
    switch (standing) {
    case Standing::Open: return TextKey::BadgeOpen;
    case Standing::Overdue: return TextKey::BadgeOverdue;
    case Standing::InPlan: return TextKey::BadgePlan;
    case Standing::Settled: return TextKey::BadgePaid;
    case Standing::Overpaid: case Standing::Credit: return TextKey::BadgeCredit;
    case Standing::Paused: return TextKey::BadgePaused;
    case Standing::Disputed: return TextKey::BadgeDisputed;
    case Standing::PartlyDisputed: return TextKey::BadgePartlyDisputed;
    case Standing::Waived: return TextKey::BadgeWaived;
    }
    return TextKey::BadgeOpen;
}

void add_found(Sheet& sheet, const StaffFound& found) {
    sheet.open(Role::ListItem, claim_code(found.claim), Style::ScheduleRow);
    sheet.open(Role::Group, "texts", Style::LineTexts);
    sheet.leaf(Role::Link, "link", Style::FooterLink).text(words(sheet, StaffKey::QueueWho, shown(found.customer), shown(found.number))).href =
        address_of(found.claim);
    sheet.paragraph("merchant", Style::LineDetail, shown(found.merchant));
    sheet.close();
    sheet.open(Role::Group, "sums", Style::None);
    sheet.paragraph("open", Style::LineAmount, sheet.money(found.open));
    sheet.paragraph("standing", Style::LineDetail, sheet.words(badge_key(found.standing)));
    sheet.close();
    sheet.close();
}

} // namespace

void add_queue(Sheet& sheet, const StaffModel& staff) {
    sheet.open_region("queue", Style::Card, 1, Style::CardTitle, words(sheet, StaffKey::QueueTitle));
    sheet.leaf(Role::Status, "count", Style::CardLead)
        .text(staff.tasks.empty() ? std::string(words(sheet, StaffKey::QueueEmpty))
                                  : words(sheet, StaffKey::QueueCount, static_cast<int>(staff.tasks.size())));
    sheet.leaf(Role::Link, "share", Style::FooterLink).text(words(sheet, StaffKey::ShareTitle)).href = "/staff/share";
    // Where nothing was handed over, one list says it all.
    if (std::ranges::all_of(staff.tasks, &std::string::empty, &StaffTask::assignee))
        add_tasks(sheet, "list", staff.tasks);
    else
        for (const Owned& part : parts)
            add_part(sheet, staff, part);
    sheet.close();
    add_calls(sheet, staff);
}

void add_search(Sheet& sheet, const StaffModel& staff) {
    sheet.open_region("search", Style::Card, 1, Style::CardTitle, words(sheet, StaffKey::SearchTitle));
    // No address: a question, asked of this page.
    sheet.open(Role::Form, "form", Style::FormStack);
    add_field(sheet, {.key = "q", .label = words(sheet, StaffKey::SearchLabel), .value = shown(staff.search)});
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    sheet.leaf(Role::Button, "submit", Style::ButtonPrimary).text(words(sheet, StaffKey::SearchSubmit)).submits = true;
    sheet.close();
    sheet.close();
    std::string result;
    if (!staff.search.empty())
        result = staff.found.empty() ? std::string(words(sheet, StaffKey::SearchNone))
                                     : words(sheet, StaffKey::SearchFound, static_cast<int>(staff.found.size()));
    sheet.leaf(Role::Status, "result", Style::CardLead).text(result);
    sheet.open(Role::List, "list", Style::Lines);
    for (const StaffFound& found : staff.found)
        add_found(sheet, found);
    sheet.close();
    sheet.close();
}

} // namespace kz
