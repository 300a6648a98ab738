#include "native/store_sqlite/codes.hpp"

#include "shared/base/assert.hpp"
#include "shared/base/decimal_text.hpp"

#include <algorithm>
#include <climits>
#include <string>
#include <utility>

namespace kz::sqlite {
namespace {

template <class Enum>
using Word = std::pair<Enum, std::string_view>;

constexpr Word<Actor> actor_words[] = {
    {Actor::Customer, "customer"}, {Actor::Staff, "staff"}, {Actor::System, "system"}};
constexpr Word<Factor> factor_words[] = {
    {Factor::None, "none"}, {Factor::Postcode, "postcode"}, {Factor::BirthDate, "birth_date"}};
constexpr Word<DeliveryState> delivery_words[] = {{DeliveryState::Pending, "pending"},
                                                  {DeliveryState::Delivered, "delivered"},
                                                  {DeliveryState::GivenUp, "given_up"}};
constexpr Word<OutgoingKind> outgoing_words[] = {{OutgoingKind::Mail, "mail"}, {OutgoingKind::Sms, "sms"}};
constexpr Word<OutgoingState> outgoing_state_words[] = {{OutgoingState::Waiting, "waiting"}, {OutgoingState::Ready, "ready"}, {OutgoingState::Sent, "sent"},
                                                        {OutgoingState::Needless, "needless"}, {OutgoingState::GivenUp, "given_up"}};

template <class Enum, std::size_t count>
std::string_view word_of(const Word<Enum> (&words)[count], Enum value) {
    const auto found = std::ranges::find(words, value, &Word<Enum>::first);
    KZ_ASSERT(found != std::end(words));
    return found->second;
}

[[noreturn]] void refuse_word(std::string_view word) {
    throw StoreError("the store has a word that this program does not know: " + std::string(word));
}

template <class Enum, std::size_t count>
Enum parse_word(const Word<Enum> (&words)[count], std::string_view word) {
    const auto found = std::ranges::find(words, word, &Word<Enum>::second);
    if (found == std::end(words))
        refuse_word(word);
    return found->first;
}

} // namespace

std::string_view actor_word(Actor actor) { return word_of(actor_words, actor); }
Actor parse_actor_word(std::string_view word) { return parse_word(actor_words, word); }
std::string_view factor_word(Factor factor) { return word_of(factor_words, factor); }
Factor parse_factor_word(std::string_view word) { return parse_word(factor_words, word); }
std::string_view delivery_word(DeliveryState state) { return word_of(delivery_words, state); }
DeliveryState parse_delivery_word(std::string_view word) { return parse_word(delivery_words, word); }
std::string_view outgoing_word(OutgoingKind kind) { return word_of(outgoing_words, kind); }
OutgoingKind parse_outgoing_word(std::string_view word) { return parse_word(outgoing_words, word); }
std::string_view outgoing_state_word(OutgoingState state) { return word_of(outgoing_state_words, state); }
OutgoingState parse_outgoing_state_word(std::string_view word) { return parse_word(outgoing_state_words, word); }

Standing parse_standing_word(std::string_view word) {
    for (int number = 0; number < standings_count; ++number)
        if (word == standing_code(static_cast<Standing>(number)))
            return static_cast<Standing>(number);
    refuse_word(word);
}

BankState parse_bank_word(std::string_view word) {
    if (const auto state = parse_bank_state(word))
        return *state;
    refuse_word(word);
}

StaffRole parse_role_word(std::string_view word) {
    if (const auto role = parse_staff_role(word))
        return *role;
    refuse_word(word);
}

std::string_view language_word(std::optional<Language> language) { return language ? language_code(*language) : ""; }
std::optional<Language> parse_language_word(std::string_view word) {
    const auto language = parse_language(word);
    if (!language && !word.empty())
        refuse_word(word);
    return language;
}

PayProvider parse_provider_word(std::string_view word) {
    if (const auto provider = parse_provider(word))
        return *provider;
    refuse_word(word);
}

Currency parse_currency_word(std::string_view word) {
    Currency currency;
    if (word.size() != currency.code.size())
        refuse_word(word);
    std::ranges::copy(word, currency.code.begin());
    return currency;
}

std::int64_t clock_minutes(ClockTime at) {
    constexpr std::int64_t day_minutes = 24 * 60;
    return at.date.days * day_minutes + at.minute;
}

ClockTime clock_time(std::int64_t minutes) {
    constexpr std::int64_t day_minutes = 24 * 60;
    return {Date{static_cast<std::int32_t>(minutes / day_minutes)}, static_cast<int>(minutes % day_minutes)};
}

std::string numbers_text(const std::vector<int>& numbers) {
    std::string text;
    for (const int number : numbers)
        (text += text.empty() ? "" : " ") += std::to_string(number);
    return text;
}

std::vector<int> parse_numbers(std::string_view text) {
    std::vector<int> numbers;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const auto number = parse_integer(text.substr(0, end));
        if (!number || *number < INT_MIN || *number > INT_MAX)
            refuse_word(text);
        numbers.push_back(static_cast<int>(*number));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return numbers;
}

} // namespace kz::sqlite
