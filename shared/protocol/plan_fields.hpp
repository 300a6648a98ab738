// Plans inside other documents. Private to the protocol.
//
//   wish     exactly one of {instalments} | {amount_each_minor, currency} | {spare_monthly_minor, currency}, and
//            {rhythm: rhythm_code, monthly when absent; pay_day: 1 to 31 when known, needed by after_pay_day; first_due_on (absent: any day)}
//   plan     {rhythm, pay_day, first_on, instalments: [{number, due_on, amount_minor}]}     as plan_agreed first wrote it: the
//            instalments alone, which were monthly from the first due day on
//   days     {grace_days, reminded_after, broken_after}      days after the due day
//   limits   {instalments_max: 0 to 60, instalment_min_minor: from 0, term_days_max, first_due_days_max: 0 to 366, rhythms: [rhythm_code]}
//   policy   {currency, customer: limits, staff: limits, creditor: "original_seller" (when absent) | "third_party", days: days,
//             postpone: {days_max, term_days_max, moves_max}}
#pragma once

#include "shared/domain/journal/journal.hpp"
#include "shared/protocol/json_fields.hpp"
#include "shared/protocol/json_writer.hpp"

#include <vector>

namespace kz {

inline constexpr int plan_instalments_wire_max = 1000; // plan_instalments_limit and the policy are narrower

void write_wish(JsonWriter& json, const PlanWish& wish);
PlanWish read_wish(Fields& fields);

void write_instalments(JsonWriter& json, const std::vector<Instalment>& instalments, Currency currency);
std::vector<Instalment> read_instalments(Items items, Currency currency);
void write_plan_fields(JsonWriter& json, const InstalmentPlan& plan, Currency currency);
InstalmentPlan read_plan_fields(Fields& fields, Currency currency);
void write_days(JsonWriter& json, const LinePolicy& days);
LinePolicy read_days(Fields& fields);

// An object with the fields of a policy.
void write_policy(JsonWriter& json, const PlanPolicy& policy);
PlanPolicy read_policy(Fields fields);

} // namespace kz
