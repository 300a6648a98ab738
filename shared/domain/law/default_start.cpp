#include "shared/domain/law/default_start.hpp"

#include <algorithm>

namespace kz {
namespace {

using Starts = std::vector<DefaultStart>;

// Late is who has not paid at the end of `last_day`, or of the working day after it.
DefaultStart after_last_day(const RulePack& pack, DefaultRoute route, Date last_day, std::vector<DateStep> steps,
                            const LawValue& rule) {
    if (holds(pack, ValueName::DueMovesToWorkingDay, last_day) && !is_working_day(pack, last_day)) {
        const auto rule_of_move = value_at(pack, ValueName::DueMovesToWorkingDay, last_day);
        last_day = working_day_from(pack, last_day);
        steps.push_back({DateRule::MovedToWorkingDay, last_day, rule_of_move});
    }
    const Date from = add_days(last_day, 1);
    steps.push_back({DateRule::Begins, from, rule});
    return {route, from, std::move(steps)};
}

void add_fixed_date(const RulePack& pack, const DefaultFacts& facts, Starts& starts) {
    const auto rule = value_at(pack, ValueName::DefaultByFixedDate, facts.due_on);
    if (facts.due_day == DueDay::Agreed && rule)
        starts.push_back(after_last_day(pack, DefaultRoute::FixedDate, facts.due_on,
                                        {{DateRule::Due, facts.due_on, std::nullopt}}, *rule));
}

void add_refusal(const RulePack& pack, const DefaultFacts& facts, Starts& starts) {
    if (!facts.refused_on)
        return;
    const auto rule = value_at(pack, ValueName::DefaultByRefusal, *facts.refused_on);
    if (!rule)
        return;
    const Date last_day = std::max(*facts.refused_on, facts.due_on);
    starts.push_back(after_last_day(
        pack, DefaultRoute::Refusal, last_day,
        {{DateRule::Received, *facts.refused_on, std::nullopt}, {DateRule::Due, facts.due_on, std::nullopt}}, *rule));
}

Result<void, LawRefusal> add_reminder(const RulePack& pack, const DefaultFacts& facts, Starts& starts) {
    if (!facts.reminder)
        return {};
    const Reminder& reminder = *facts.reminder;
    const auto rule = value_at(pack, ValueName::DefaultByReminder, reminder.sent_on);
    // Before the claim is due a reminder starts nothing.
    if (!rule || reminder.sent_on <= facts.due_on)
        return {};
    if (!reminder.received_on)
        return refuse(LawRefusal::ReceiptUnknown);
    const Date received_on = *reminder.received_on;
    if (received_on < reminder.sent_on)
        return refuse(LawRefusal::DatesReversed);
    std::vector<DateStep> steps{{DateRule::Received, received_on, std::nullopt}};
    Date last_day = received_on;
    if (const auto period = value_at(pack, ValueName::DefaultReminderDays, received_on)) {
        last_day = add_days(received_on, *count_at(pack, ValueName::DefaultReminderDays, received_on));
        steps.push_back({DateRule::DaysAdded, last_day, period});
    }
    if (reminder.stated_last_day && *reminder.stated_last_day > last_day) {
        last_day = *reminder.stated_last_day;
        steps.push_back({DateRule::LastDay, last_day, std::nullopt});
    }
    // The receipt itself is no period: only what a period ends on moves to a working day.
    if (last_day == received_on) {
        steps.push_back({DateRule::Begins, add_days(received_on, 1), rule});
        starts.push_back({DefaultRoute::Reminder, add_days(received_on, 1), std::move(steps)});
    } else {
        starts.push_back(after_last_day(pack, DefaultRoute::Reminder, last_day, std::move(steps), *rule));
    }
    return {};
}

void add_lapse(const RulePack& pack, const DefaultFacts& facts, Starts& starts) {
    if (!facts.invoice_received_on)
        return;
    const Date event = std::max(*facts.invoice_received_on, facts.due_on);
    const auto lapse = value_at(pack, ValueName::DefaultLapseDays, event);
    const bool needs_notice = facts.payer == Payer::Consumer && holds(pack, ValueName::DefaultLapseNeedsNotice, event);
    if (!lapse || (needs_notice && facts.notice == InvoiceNotice::Absent))
        return;
    const Date last_day = add_days(event, *count_at(pack, ValueName::DefaultLapseDays, event));
    starts.push_back(after_last_day(pack, DefaultRoute::Lapse, last_day,
                                    {{DateRule::Received, *facts.invoice_received_on, std::nullopt},
                                     {DateRule::Due, facts.due_on, std::nullopt},
                                     {DateRule::DaysAdded, last_day, lapse}},
                                    *lapse));
}

Result<void, LawRefusal> add_waiting(const RulePack& pack, const DefaultFacts& facts, Starts& starts) {
    if (!facts.reminder || facts.reminder->sent_on <= facts.due_on ||
        !holds(pack, ValueName::DefaultByWaiting, facts.reminder->sent_on))
        return {};
    KZ_TRY(period, waiting_period(pack, *facts.reminder));
    starts.push_back({DefaultRoute::Waiting, period.interest_from, std::move(period.steps)});
    return {};
}

} // namespace

std::string_view default_route_code(DefaultRoute route) {
    switch (route) {
    case DefaultRoute::FixedDate: return "fixed_date";
    case DefaultRoute::Refusal: return "refusal";
    case DefaultRoute::Reminder: return "reminder";
    case DefaultRoute::Lapse: return "lapse";
    case DefaultRoute::Waiting: return "waiting";
    }
    return "";
}

Result<std::vector<DefaultStart>, LawRefusal> default_starts(const RulePack& pack, const DefaultFacts& facts) {
    Starts starts;
    add_fixed_date(pack, facts, starts);
    add_refusal(pack, facts, starts);
    if (const auto added = add_reminder(pack, facts, starts); !added)
        return refuse(added.error());
    add_lapse(pack, facts, starts);
    if (const auto added = add_waiting(pack, facts, starts); !added)
        return refuse(added.error());
    std::ranges::stable_sort(starts, {}, &DefaultStart::default_from);
    return starts;
}

} // namespace kz
