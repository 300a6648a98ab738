// Results of the law as JSON: figures as text, each line with its article, and a mark where a value is still to be verified.
#pragma once

#include "shared/domain/law/costs.hpp"
#include "shared/domain/law/credit_guard.hpp"
#include "shared/domain/law/default_start.hpp"
#include "shared/domain/law/direct_debit.hpp"
#include "shared/domain/law/interest.hpp"
#include "shared/domain/law/limitation.hpp"
#include "shared/domain/law/notice.hpp"
#include "shared/domain/law/payment_order.hpp"

#include <nlohmann/json.hpp>

namespace kz {

using OrderedJson = nlohmann::ordered_json;

OrderedJson json_of(const Interest& interest);
OrderedJson json_of(const Costs& costs);
OrderedJson json_of(const std::vector<DefaultStart>& starts);
OrderedJson json_of(const WaitingPeriod& period);
OrderedJson json_of(const Limitation& limitation);
OrderedJson json_of(const std::vector<RequiredItem>& items);
OrderedJson json_of(const std::vector<HolidayDate>& holidays);
OrderedJson json_of(const DebitDays& days);
OrderedJson json_of(const RefundDays& days);
OrderedJson json_of(const UsedPayment& payment);
OrderedJson json_of(const GuardResult& result);
OrderedJson json_of(const TermLimit& limit);
// Every row of the pack that holds on the day, or ever when there is none; only those to verify when asked.
enum class ValueRows { All, ToVerify };
OrderedJson rows_of(const RulePack& pack, std::optional<Date> on, ValueRows rows);

// For people: scalars as lines, arrays of objects as tables.
void print_people(const OrderedJson& result);

} // namespace kz
