#include "shared/domain/plans/nearest_plans.hpp"

#include <algorithm>
#include <tuple>

namespace kz {
namespace {

struct FirstDay {
    Date nominal;
    std::int64_t distance = 0; // of the first day alone
};

struct Candidate {
    Rhythm rhythm;
    int number = 1;
    Date first;
    PlanDistance distance;
};

auto order_of(const Candidate& candidate) {
    return std::tuple(sum(candidate.distance), candidate.rhythm.kind, candidate.number, candidate.first);
}

// The first days of a rhythm that the limits allow, nearest first.
std::vector<FirstDay> first_days(const PlanLimits& limits, const PlanMeasure& wished, const Rhythm& rhythm, Date today,
                                 BankingDay is_banking_day) {
    std::vector<FirstDay> days;
    const Date last = add_days(today, std::clamp(limits.first_due_days_max, -1, first_due_days_limit));
    for (Date day = first_nominal_day(rhythm, today); day <= last; day = first_nominal_day(rhythm, add_days(day, 1))) {
        if (banking_day_from(day, is_banking_day) > last)
            break;
        PlanMeasure moved = wished;
        moved.first = day;
        days.push_back({day, sum(distance_between(wished, moved))});
    }
    std::ranges::stable_sort(days, {}, &FirstDay::distance);
    return days;
}

class Search {
public:
    Search(Money open, const PlanLimits& limits, const PlanWish& wish, Date today, BankingDay is_banking_day)
        : open_(open), limits_(limits), wish_(wish), today_(today), is_banking_day_(is_banking_day),
          wished_(wished_measure(open, wish, today, is_banking_day)) {}

    std::vector<Candidate> run() {
        const int most = std::min(limits_.instalments_max, plan_instalments_limit);
        if (most >= 1)
            try_number(wish_.rhythm, 1, first_days(limits_, wished_, wish_.rhythm, today_, is_banking_day_));
        for (const RhythmKind kind :
             {RhythmKind::Weekly, RhythmKind::Fortnightly, RhythmKind::Monthly, RhythmKind::AfterPayDay}) {
            const Rhythm rhythm = kind == wish_.rhythm.kind ? wish_.rhythm : Rhythm{kind, 0};
            const bool is_offered = std::ranges::find(limits_.rhythms, kind) != limits_.rhythms.end();
            if (!is_offered || (kind == RhythmKind::AfterPayDay && rhythm.pay_day == 0))
                continue;
            const auto days = first_days(limits_, wished_, rhythm, today_, is_banking_day_);
            for (int number = 2; number <= most; ++number)
                if (open_.minor / number >= std::max<std::int64_t>(limits_.instalment_min.minor, 1))
                    try_number(rhythm, number, days);
        }
        return std::move(best_);
    }

private:
    // Invariant: `best_` is sorted and holds no rhythm and number twice.
    void try_number(const Rhythm& rhythm, int number, const std::vector<FirstDay>& days) {
        std::optional<Candidate> nearest;
        PlanMeasure offered{rhythm.kind, number, split_largest(number), wished_.first, wished_.last_due_on};
        const std::int64_t without_days = sum(distance_between(wished_, offered));
        for (const FirstDay& day : days) {
            // The term only adds to it: nothing nearer follows.
            const std::int64_t at_least = without_days + day.distance;
            if ((nearest && at_least > sum(nearest->distance)) || (is_full() && at_least > sum(best_.back().distance)))
                break;
            offered.first = day.nominal;
            offered.last_due_on = banking_day_from(nominal_day(rhythm, day.nominal, number - 1), is_banking_day_);
            if (days_between(today_, offered.last_due_on) > limits_.term_days_max)
                continue;
            const Candidate candidate{rhythm, number, day.nominal, distance_between(wished_, offered)};
            if (!nearest || order_of(candidate) < order_of(*nearest))
                nearest = candidate;
        }
        if (!nearest)
            return;
        best_.insert(std::ranges::upper_bound(best_, order_of(*nearest), {}, order_of), *nearest);
        if (best_.size() > offers_max)
            best_.pop_back();
    }

    bool is_full() const { return best_.size() == offers_max; }
    Money split_largest(int number) const { return Money{(open_.minor + number - 1) / number, open_.currency}; }

    Money open_;
    const PlanLimits& limits_;
    const PlanWish& wish_;
    Date today_;
    BankingDay is_banking_day_;
    PlanMeasure wished_;
    std::vector<Candidate> best_;
};

std::vector<PlanChange> changes_of(const PlanDistance& distance, const PlanWish& wish) {
    const auto has_changed = [&](PlanChange change) { return distance[static_cast<std::size_t>(change)] != 0; };
    const bool has_other_days = wish.first_due_on || has_changed(PlanChange::Number) || has_changed(PlanChange::Rhythm);
    std::vector<PlanChange> changes;
    for (const PlanChange change :
         {PlanChange::Number, PlanChange::Amount, PlanChange::FirstDate, PlanChange::Rhythm, PlanChange::Term}) {
        const bool was_wished = change == PlanChange::FirstDate ? wish.first_due_on.has_value()
                                : change == PlanChange::Term    ? has_other_days
                                                                : true;
        if (was_wished && has_changed(change))
            changes.push_back(change);
    }
    return changes;
}

} // namespace

std::vector<PlanOffer> nearest_plans(Money open, const PlanLimits& limits, const PlanWish& wish, Date today,
                                     BankingDay is_banking_day) {
    Search search(open, limits, wish, today, is_banking_day);
    std::vector<PlanOffer> offers;
    for (const Candidate& candidate : search.run())
        offers.push_back({equal_plan(open, candidate.number, candidate.rhythm, candidate.first, is_banking_day),
                          sum(candidate.distance), changes_of(candidate.distance, wish)});
    return offers;
}

} // namespace kz
