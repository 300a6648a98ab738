// say: a sentence of the catalogue (assets/text) in a language, with its arguments filled in.
//
//   say(language, TextKey::PayTitle)                                    -> "Überweisen"
//   say(language, TextKey::HeroPlanNext, instalment.amount, instalment.due_on)
//
// Number and types of the arguments are those of the catalogue's placeholders in the order of the German sentence,
// checked by the compiler. A plural chooses its form by its first number.
#pragma once

#include "generated/text/text_key.hpp"
#include "shared/base/date.hpp"
#include "shared/domain/money/decimal.hpp"
#include "shared/domain/money/money.hpp"
#include "shared/domain/people/language.hpp"

#include <concepts>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace kz {

using TextArgument = std::variant<std::string_view, int, Money, Date>;

template <class T>
constexpr bool fits_argument(char kind) {
    if constexpr (std::same_as<T, Money>)
        return kind == 'm';
    else if constexpr (std::same_as<T, Date>)
        return kind == 'd' || kind == 's';
    else if constexpr (std::same_as<T, int>)
        return kind == 'n';
    else
        return std::convertible_to<T, std::string_view> && kind == 't';
}

template <class... Arguments>
constexpr bool fits(TextKey key) {
    const std::string_view kinds = text_arguments[static_cast<std::size_t>(key)];
    std::size_t at = 0;
    return kinds.size() == sizeof...(Arguments) && (fits_argument<Arguments>(kinds[at++]) && ...);
}

// Not defined: to reach it is a compile error that names the reason.
void these_arguments_do_not_fit_the_sentence();

template <class... Arguments>
struct Sentence {
    TextKey key;

    consteval Sentence(TextKey k) : key(k) {
        if (!fits<Arguments...>(k))
            these_arguments_do_not_fit_the_sentence();
    }
};

// A sentence without arguments; one that has some is a bug.
std::string_view say(Language language, TextKey key);

std::string say_with(Language language, TextKey key, std::span<const TextArgument> arguments);

template <class... Arguments>
    requires(sizeof...(Arguments) > 0)
std::string say(Language language, Sentence<std::type_identity_t<Arguments>...> sentence, const Arguments&... arguments) {
    const TextArgument values[] = {TextArgument(arguments)...};
    return say_with(language, sentence.key, values);
}

// The form of a plural that goes with a quantity; without arguments. For words beside a figure.
std::string_view form(Language language, TextKey key, Decimal quantity);

} // namespace kz
