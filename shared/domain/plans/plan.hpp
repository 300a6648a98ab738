// Plan: the open amount of a claim in equal monthly instalments, inside the merchant's policy. No fee and no interest:
// on an overdue invoice that keeps a plan outside consumer credit (Directive (EU) 2023/2225, applies from 2026-11-20;
// anything above the statutory rate, or a fee, would have to be checked by a person).
#pragma once

#include "shared/base/date.hpp"
#include "shared/base/result.hpp"
#include "shared/domain/money/money.hpp"

#include <string_view>
#include <vector>

namespace kz {

struct PlanPolicy {
    int instalments_max = 12;             // 0 or 1: the merchant offers no plan; at most plan_instalments_limit
    Money instalment_min{1000, eur};      // smallest instalment
    int first_due_days_max = 30;          // the first instalment at the latest this many days from today

    friend bool operator==(const PlanPolicy&, const PlanPolicy&) = default;
};

inline constexpr int plan_instalments_limit = 60;
inline constexpr int plan_instalments_min = 2;

struct Instalment {
    int number = 1; // from 1
    Date due_on;
    Money amount;

    friend bool operator==(const Instalment&, const Instalment&) = default;
};

struct PlanProposal {
    int instalments = 0;
    Date first_due_on;

    friend bool operator==(const PlanProposal&, const PlanProposal&) = default;
};

enum class PlanRefusal {
    NotOffered,       // policy allows no plan, or something is open but too little for two instalments
    NothingOpen,
    TooFewInstalments,  // below plan_instalments_min
    TooManyInstalments, // above the policy's number
    InstalmentTooSmall, // within that number, but below the policy's smallest instalment
    FirstDueInThePast,
    FirstDueTooLate,
};
std::string_view refusal_code(PlanRefusal refusal); // "instalment_too_small"

// The most instalments that policy and open amount allow; below plan_instalments_min there is no plan to offer. A policy
// in another currency allows none.
int instalments_allowed(const PlanPolicy& policy, Money open);
// When the first instalment is due if the customer does not choose: 14 days from today, or sooner by policy.
Date default_first_due(const PlanPolicy& policy, Date today);

// The schedule of a proposal. Invariant: amounts add up to `open`, days rise month by month from the first
// (the 31st becomes the last day of a shorter month), amounts differ by at most one cent.
Result<std::vector<Instalment>, PlanRefusal> schedule(const PlanPolicy& policy, Money open, PlanProposal proposal,
                                                      Date today);

// Overdue also when a part of it was paid.
enum class InstalmentState { Paid, Partly, Due, Overdue };
struct InstalmentProgress {
    Instalment instalment;
    Money paid;
    InstalmentState state = InstalmentState::Due;

    friend bool operator==(const InstalmentProgress&, const InstalmentProgress&) = default;
};
// What was paid since the plan began, used for the instalments in their order; below zero counts as nothing.
std::vector<InstalmentProgress> progress(const std::vector<Instalment>& instalments, Money paid, Date today);

} // namespace kz
