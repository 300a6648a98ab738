// Waiting: the free reminder and the days in which nothing may be added (BE art XIX.2; NL BW 6:96(6), HR 25 Nov 2016).
//
// The period is counted from delivery, never from the date of the letter: post needs its days, and only then the first of the
// 14 days begins. A letter that names an earlier end is void, and no later week mends it.
//
//   BE by post, sent Mon 2023-09-18: third working day Thu 21, last free day 4 October, costs from 2023-10-05
#pragma once

#include "shared/domain/law/calendar.hpp"
#include "shared/domain/law/rule_pack.hpp"

#include <optional>
#include <vector>

namespace kz {

enum class Channel { Post, Electronic };

struct Reminder {
    Channel channel = Channel::Post;
    Date sent_on;
    std::optional<Date> received_on;     // when it is known and later than the law takes it for
    std::optional<Date> stated_last_day; // what the letter says

    friend bool operator==(const Reminder&, const Reminder&) = default;
};

struct WaitingPeriod {
    Date first_day;
    Date last_day;      // still free
    Date costs_from;
    Date interest_from; // BE: a small creditor's may run from the day after sending
    std::vector<DateStep> steps;

    friend bool operator==(const WaitingPeriod&, const WaitingPeriod&) = default;
};

// Refusals: NothingRequired (DE, AT), DatesReversed (received before sent), NoValue, PeriodTooShort.
Result<WaitingPeriod, LawRefusal> waiting_period(const RulePack& pack, const Reminder& reminder,
                                                 CreditorSize creditor = CreditorSize::Large);

} // namespace kz
