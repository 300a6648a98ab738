#include "shared/domain/journal/law_of_claim.hpp"

#include "shared/domain/journal/journal.hpp"
#include "shared/domain/law/limitation.hpp"

#include <algorithm>

namespace kz {

const RulePack& law_of(const Invoice& invoice) {
    return rule_pack(parse_country(invoice.seller.address.country).value_or(Country::De));
}

std::optional<Date> enforceable_until(const State& state) {
    const auto due_on = due_date(state);
    if (!due_on)
        return std::nullopt;
    LimitationFacts facts{.arose_on = *due_on, .acknowledged_on = {}, .acknowledged_before = {}};
    for (const Posting& posting : state.postings)
        if (!posting.is_reversed() && posting.booked_on >= *due_on)
            facts.acknowledged_before.push_back(posting.booked_on);
    std::ranges::sort(facts.acknowledged_before);
    const auto period = limitation(law_of(state.invoice), facts);
    return period ? std::optional(period->last_day) : std::nullopt;
}

bool is_time_barred(const State& state, Date today) {
    const auto until = enforceable_until(state);
    return until && *until < today && open(state).is_positive();
}

} // namespace kz
