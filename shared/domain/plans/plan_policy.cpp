#include "shared/domain/plans/plan_policy.hpp"

#include "shared/domain/law/calendar.hpp"

#include <algorithm>

namespace kz {
namespace {

// The smallest part of a split is the whole divided and rounded down, so this division is exact for the purpose.
int instalments_within(const PlanLimits& limits, Money open) {
    if (!open.is_positive() || open.currency != limits.instalment_min.currency)
        return 0;
    const std::int64_t by_amount = open.minor / std::max<std::int64_t>(limits.instalment_min.minor, 1);
    return static_cast<int>(std::clamp<std::int64_t>(by_amount, 0, std::clamp(limits.instalments_max, 0, plan_instalments_limit)));
}

} // namespace

NegotiationPolicy negotiation_policy(const PlanPolicy& policy, Date today) {
    NegotiationPolicy terms{policy.customer, policy.staff};
    terms.fee.currency = policy.customer.instalment_min.currency;
    terms.guard = guard_plan(rule_pack(Country::Eu), {policy.creditor, terms.fee, terms.interest_percent, Purchase::None, today}).verdict;
    return terms;
}

int instalments_possible(const PlanPolicy& policy, Money open) {
    return std::max(instalments_within(policy.customer, open), instalments_within(policy.staff, open));
}

int instalments_at_once(const PlanPolicy& policy, Money open) {
    return instalments_within(policy.customer, open);
}

bool is_banking_day(Date date) {
    return is_working_day(rule_pack(Country::Eu), date);
}

} // namespace kz
