#include "shared/domain/law/credit_guard.hpp"

#include "shared/domain/law/interest.hpp"

#include <algorithm>

namespace kz {

std::string_view guard_verdict_code(GuardVerdict verdict) {
    switch (verdict) {
    case GuardVerdict::Allowed: return "allowed";
    case GuardVerdict::Review: return "review";
    case GuardVerdict::Blocked: return "blocked";
    }
    return "";
}

std::string_view guard_reason_code(GuardReason reason) {
    switch (reason) {
    case GuardReason::ThirdParty: return "third_party";
    case GuardReason::Fee: return "fee";
    case GuardReason::NewPurchase: return "new_purchase";
    case GuardReason::RateAboveStatutory: return "rate_above_statutory";
    case GuardReason::StatutoryRate: return "statutory_rate";
    }
    return "";
}

GuardResult guard_plan(const RulePack& pack, const PlanTerms& terms) {
    GuardResult result;
    const auto find = [&](GuardVerdict verdict, GuardReason reason, std::vector<LawValue> values = {}) {
        result.verdict = std::max(result.verdict, verdict);
        result.findings.push_back({reason, std::move(values)});
    };
    if (terms.creditor == Creditor::ThirdParty)
        find(GuardVerdict::Blocked, GuardReason::ThirdParty);
    if (!terms.fee.is_zero())
        find(GuardVerdict::Blocked, GuardReason::Fee);
    if (terms.purchase == Purchase::Added)
        find(GuardVerdict::Blocked, GuardReason::NewPurchase);
    if (!is_zero(terms.interest_percent)) {
        const auto rate = annual_rate(pack, Payer::Consumer, terms.agreed_on);
        const bool is_statutory = rate && millionths(terms.interest_percent) <= millionths(rate->percent);
        find(is_statutory ? GuardVerdict::Review : GuardVerdict::Blocked,
             is_statutory ? GuardReason::StatutoryRate : GuardReason::RateAboveStatutory,
             rate ? rate->values : std::vector<LawValue>{});
    }
    return result;
}

Result<TermLimit, LawRefusal> term_limit(const RulePack& eu, Date delivered_on, CreditorSize seller) {
    const ValueName name = seller == CreditorSize::Small ? ValueName::DeferralDaysSmall : ValueName::DeferralDaysLarge;
    const auto value = value_at(eu, name, delivered_on);
    if (!value)
        return refuse(LawRefusal::NoValue);
    return TermLimit{add_days(delivered_on, *count_at(eu, name, delivered_on)), *value};
}

Result<CreditorSize, LawRefusal> creditor_size(const RulePack& eu, int staff, Money turnover, Money balance, Date on) {
    const auto staff_below = count_at(eu, ValueName::SmallStaffBelow, on);
    const auto turnover_max = value_at(eu, ValueName::SmallTurnoverMax, on);
    const auto balance_max = value_at(eu, ValueName::SmallBalanceMax, on);
    if (!staff_below || !turnover_max || !balance_max)
        return refuse(LawRefusal::NoValue);
    const bool is_within = turnover.minor <= turnover_max->money().minor || balance.minor <= balance_max->money().minor;
    return staff < *staff_below && is_within ? CreditorSize::Small : CreditorSize::Large;
}

} // namespace kz
