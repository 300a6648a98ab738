#include "native/server/answer_times.hpp"

#include "shared/domain/journal/law_of_claim.hpp"

namespace kz {

void note_answer_time(Transaction& store, Merchant merchant, const Invoice& invoice, Instant asked_at, Instant now) {
    const auto hours = parse_business_hours(merchant.hours);
    if (!hours)
        return;
    note_answer_minutes(merchant.answer_minutes, open_minutes_between(*hours, law_of(invoice), central_european_clock(asked_at), central_european_clock(now)));
    store.change_merchant(merchant);
}

std::optional<AnswerPromise> answers_of(const Merchant& merchant, const Invoice& invoice, Instant now) {
    const auto speed = answer_speed(merchant.answer_minutes);
    const auto hours = speed ? parse_business_hours(merchant.hours) : std::nullopt;
    return hours ? answer_promise(*hours, law_of(invoice), central_european_clock(now), *speed) : std::nullopt;
}

} // namespace kz
