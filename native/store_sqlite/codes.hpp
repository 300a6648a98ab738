// Enumerators as the file has them: words that are never changed, so that a file can be read by a person and by every
// later program. Parsing throws StoreError for a word that this program does not know.
#pragma once

#include "native/store/store.hpp"

#include <optional>
#include <string_view>

namespace kz::sqlite {

std::string_view actor_word(Actor actor);
Actor parse_actor_word(std::string_view word);
std::string_view factor_word(Factor factor);
Factor parse_factor_word(std::string_view word);
Standing parse_standing_word(std::string_view word); // of standing_code()
std::string_view language_word(std::optional<Language> language); // empty: none of its own
std::optional<Language> parse_language_word(std::string_view word);
std::string_view delivery_word(DeliveryState state);
DeliveryState parse_delivery_word(std::string_view word);
BankState parse_bank_word(std::string_view word); // of bank_state_code()
PayProvider parse_provider_word(std::string_view word); // of provider_code()
StaffRole parse_role_word(std::string_view word);
Currency parse_currency_word(std::string_view word);
std::string_view outgoing_word(OutgoingKind kind);
OutgoingKind parse_outgoing_word(std::string_view word);
std::string_view outgoing_state_word(OutgoingState state);
OutgoingState parse_outgoing_state_word(std::string_view word);

// "12 3 55"
std::string numbers_text(const std::vector<int>& numbers);
std::vector<int> parse_numbers(std::string_view text);

// Minutes since 1970 on that clock: one number, in order.
std::int64_t clock_minutes(ClockTime at);
ClockTime clock_time(std::int64_t minutes);

} // namespace kz::sqlite
