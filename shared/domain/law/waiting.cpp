#include "shared/domain/law/waiting.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr int monday = 1;
constexpr int saturday = 6;
constexpr int sunday = 7;

bool is_post_day(const RulePack& pack, Date date) {
    const int day = weekday(date);
    if (day == sunday || (day == saturday && !holds(pack, ValueName::PostCountsSaturday, date)) ||
        (day == monday && !holds(pack, ValueName::PostCountsMonday, date)))
        return false;
    return !is_holiday(pack, date);
}

Date deemed_delivery(const RulePack& pack, const Reminder& reminder, int days) {
    if (reminder.channel == Channel::Electronic)
        return add_days(reminder.sent_on, days);
    Date date = reminder.sent_on;
    while (days > 0) {
        date = add_days(date, 1);
        if (is_post_day(pack, date))
            --days;
    }
    return date;
}

} // namespace

Result<WaitingPeriod, LawRefusal> waiting_period(const RulePack& pack, const Reminder& reminder, CreditorSize creditor) {
    if (std::ranges::none_of(pack.values, [](const LawValue& value) { return value.name == ValueName::WaitingDays; }))
        return refuse(LawRefusal::NothingRequired);
    if (reminder.received_on && *reminder.received_on < reminder.sent_on)
        return refuse(LawRefusal::DatesReversed);
    const Date sent_on = reminder.sent_on;
    const ValueName way = reminder.channel == Channel::Post ? ValueName::PostDays : ValueName::ElectronicDays;
    const auto waiting = value_at(pack, ValueName::WaitingDays, sent_on);
    const auto delivery = value_at(pack, way, sent_on);
    const auto after = value_at(pack, ValueName::PeriodAfterDelivery, sent_on);
    if (!waiting || !delivery || !after)
        return refuse(LawRefusal::NoValue);

    WaitingPeriod period;
    period.steps.push_back({DateRule::Sent, sent_on, std::nullopt});
    Date delivered_on = deemed_delivery(pack, reminder, *count_at(pack, way, sent_on));
    period.steps.push_back({DateRule::Delivered, delivered_on, delivery});
    const bool is_after = holds(pack, ValueName::PeriodAfterDelivery, sent_on);
    if (reminder.received_on && *reminder.received_on > delivered_on) {
        delivered_on = *reminder.received_on;
        period.steps.push_back({DateRule::Received, delivered_on, std::nullopt});
    }
    period.first_day = add_days(delivered_on, is_after ? 1 : 0);
    period.last_day = add_days(period.first_day, *count_at(pack, ValueName::WaitingDays, sent_on) - 1);
    period.costs_from = add_days(period.last_day, 1);
    period.interest_from = period.costs_from;
    if (creditor == CreditorSize::Small && holds(pack, ValueName::SmallCreditorInterest, sent_on))
        period.interest_from = add_days(sent_on, 1);
    period.steps.push_back({DateRule::FirstDay, period.first_day, after});
    period.steps.push_back({DateRule::LastDay, period.last_day, waiting});
    period.steps.push_back({DateRule::Begins, period.costs_from, waiting});
    if (reminder.stated_last_day && *reminder.stated_last_day < period.last_day)
        return refuse(LawRefusal::PeriodTooShort);
    // A letter that grants more is bound by it.
    if (reminder.stated_last_day && *reminder.stated_last_day > period.last_day) {
        period.last_day = *reminder.stated_last_day;
        period.costs_from = add_days(period.last_day, 1);
        period.interest_from = std::max(period.interest_from, period.costs_from);
        period.steps.push_back({DateRule::Begins, period.costs_from, std::nullopt});
    }
    return period;
}

} // namespace kz
