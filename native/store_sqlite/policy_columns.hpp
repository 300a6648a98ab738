// The columns of the table merchant that hold its PlanPolicy, in one order for reading and writing.
#pragma once

#include "native/store_sqlite/codes.hpp"
#include "native/store_sqlite/database.hpp"
#include "shared/domain/plans/plan_policy.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

// ASSIGN says what stands behind each name: "" in a list, " = ?" in an update.
#define KZ_POLICY_COLUMNS(ASSIGN)                                                                                       \
    "plan_currency" ASSIGN ", " \
    "plan_instalments_max" ASSIGN ", " \
    "plan_instalment_min_minor" ASSIGN ", " \
    "plan_first_due_days_max" ASSIGN ", " \
    "plan_term_days_max" ASSIGN ", " \
    "plan_rhythms" ASSIGN ", " \
    "staff_instalments_max" ASSIGN ", " \
    "staff_instalment_min_minor" ASSIGN ", " \
    "staff_first_due_days_max" ASSIGN ", " \
    "staff_term_days_max" ASSIGN ", " \
    "staff_rhythms" ASSIGN ", " \
    "is_third_party" ASSIGN ", " \
    "plan_grace_days" ASSIGN ", " \
    "plan_reminded_after" ASSIGN ", " \
    "plan_broken_after" ASSIGN ", " \
    "postpone_days_max" ASSIGN ", " \
    "postpone_term_days_max" ASSIGN ", " \
    "postpone_moves_max" ASSIGN ""
#define KZ_POLICY_VALUES "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"

namespace kz::sqlite {

inline std::string rhythm_words(const std::vector<RhythmKind>& rhythms) {
    std::string words;
    for (const RhythmKind kind : rhythms)
        words.append(words.empty() ? "" : " ").append(rhythm_code(kind));
    return words;
}

inline std::vector<RhythmKind> parse_rhythm_words(std::string_view words) {
    std::vector<RhythmKind> rhythms;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (const auto kind = parse_rhythm(words.substr(0, end)))
            rhythms.push_back(*kind);
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return rhythms;
}

inline auto policy_values(const PlanPolicy& policy) {
    const PlanLimits& own = policy.customer;
    const PlanLimits& staff = policy.staff;
    return std::tuple(std::string(own.instalment_min.currency.text()), own.instalments_max, own.instalment_min.minor,
                      own.first_due_days_max, own.term_days_max, rhythm_words(own.rhythms), staff.instalments_max,
                      staff.instalment_min.minor, staff.first_due_days_max, staff.term_days_max, rhythm_words(staff.rhythms),
                      policy.creditor == Creditor::ThirdParty, policy.days.grace_days, policy.days.reminded_after,
                      policy.days.broken_after, policy.postpone.days_max, policy.postpone.term_days_max, policy.postpone.moves_max);
}

inline PlanPolicy take_policy(Run& run) {
    const Currency currency = parse_currency_word(run.text());
    const auto number = [&run] { return static_cast<int>(run.number()); };
    const auto take_limits = [&](PlanLimits& limits) {
        limits.instalments_max = number();
        limits.instalment_min = Money{run.number(), currency};
        limits.first_due_days_max = number();
        limits.term_days_max = number();
        limits.rhythms = parse_rhythm_words(run.text());
    };
    PlanPolicy policy;
    take_limits(policy.customer);
    take_limits(policy.staff);
    policy.creditor = run.flag() ? Creditor::ThirdParty : Creditor::OriginalSeller;
    policy.days = {number(), number(), number()};
    policy.postpone = {number(), number(), number()};
    return policy;
}

} // namespace kz::sqlite
