#include "shared/domain/plans/plan.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr int default_first_due_days = 14;

int instalments_of_policy(const PlanPolicy& policy) {
    return std::min(policy.instalments_max, plan_instalments_limit);
}

} // namespace

std::string_view refusal_code(PlanRefusal refusal) {
    switch (refusal) {
    case PlanRefusal::NotOffered: return "not_offered";
    case PlanRefusal::NothingOpen: return "nothing_open";
    case PlanRefusal::TooFewInstalments: return "too_few_instalments";
    case PlanRefusal::TooManyInstalments: return "too_many_instalments";
    case PlanRefusal::InstalmentTooSmall: return "instalment_too_small";
    case PlanRefusal::FirstDueInThePast: return "first_due_in_the_past";
    case PlanRefusal::FirstDueTooLate: return "first_due_too_late";
    }
    return "";
}

int instalments_allowed(const PlanPolicy& policy, Money open) {
    if (!open.is_positive() || open.currency != policy.instalment_min.currency)
        return 0;
    // The smallest part of a split is the whole divided and rounded down, so this division is exact for the purpose.
    const std::int64_t by_amount = open.minor / std::max<std::int64_t>(policy.instalment_min.minor, 1);
    return static_cast<int>(std::clamp<std::int64_t>(by_amount, 0, std::max(instalments_of_policy(policy), 0)));
}

Date default_first_due(const PlanPolicy& policy, Date today) {
    return add_days(today, std::clamp(policy.first_due_days_max, 0, default_first_due_days));
}

Result<std::vector<Instalment>, PlanRefusal> schedule(const PlanPolicy& policy, Money open, PlanProposal proposal,
                                                      Date today) {
    const int allowed = instalments_allowed(policy, open);
    if (instalments_of_policy(policy) < plan_instalments_min ||
        (open.is_positive() && allowed < plan_instalments_min))
        return refuse(PlanRefusal::NotOffered);
    if (!open.is_positive())
        return refuse(PlanRefusal::NothingOpen);
    if (proposal.instalments < plan_instalments_min)
        return refuse(PlanRefusal::TooFewInstalments);
    if (proposal.instalments > instalments_of_policy(policy))
        return refuse(PlanRefusal::TooManyInstalments);
    if (proposal.instalments > allowed)
        return refuse(PlanRefusal::InstalmentTooSmall);
    if (proposal.first_due_on < today)
        return refuse(PlanRefusal::FirstDueInThePast);
    if (std::int64_t{proposal.first_due_on.days} - today.days > std::max(policy.first_due_days_max, 0))
        return refuse(PlanRefusal::FirstDueTooLate);

    std::vector<Instalment> instalments;
    for (const Money amount : split(open, proposal.instalments)) {
        const auto before = static_cast<int>(instalments.size());
        // Each from the first, not from the one before: the 31st comes back after a shorter month.
        instalments.push_back({before + 1, add_months(proposal.first_due_on, before), amount});
    }
    return instalments;
}

std::vector<InstalmentProgress> progress(const std::vector<Instalment>& instalments, Money paid, Date today) {
    std::vector<InstalmentProgress> lines;
    std::int64_t left = std::max<std::int64_t>(paid.minor, 0);
    for (const Instalment& instalment : instalments) {
        const std::int64_t used = std::min(left, instalment.amount.minor);
        left -= used;
        InstalmentState state = used > 0 ? InstalmentState::Partly : InstalmentState::Due;
        if (used == instalment.amount.minor)
            state = InstalmentState::Paid;
        else if (instalment.due_on < today)
            state = InstalmentState::Overdue;
        lines.push_back({instalment, Money{used, instalment.amount.currency}, state});
    }
    return lines;
}

} // namespace kz
