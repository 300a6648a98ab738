// How soon a merchant's staff answer: noted with each answer beside the merchant's settings, so that no page has to read journals.
#pragma once

#include "native/server/desk.hpp"
#include "shared/domain/contact/answer_time.hpp"

#include <optional>

namespace kz {

// In the job that stores the answer to a message of that time. Nothing of a merchant without hours: nobody knows what to count.
void note_answer_time(Transaction& store, Merchant merchant, const Invoice& invoice, Instant asked_at, Instant now);
// What customers are told of it now; nothing: too few answers, no hours, or too slow.
std::optional<AnswerPromise> answers_of(const Merchant& merchant, const Invoice& invoice, Instant now);

} // namespace kz
