#include "shared/text/say.hpp"

#include "shared/base/assert.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/result.hpp"
#include "shared/text/filled.hpp"
#include "shared/text/sentence.hpp"
#include "shared/text/text.hpp"

namespace kz {
namespace {

constexpr char between_forms = '\x1f';

std::string_view kinds_of(TextKey key) {
    return text_arguments[static_cast<std::size_t>(key)];
}

std::string worded(Language language, char kind, const TextArgument& argument) {
    return std::visit(Overload{
                          [](std::string_view text) { return std::string(text); },
                          [](int number) {
                              std::string digits;
                              append_integer(digits, number);
                              return digits;
                          },
                          [&](Money money) { return money_text(language, money); },
                          [&](Date date) {
                              return kind == 's' ? short_date_text(language, date) : date_text(language, date);
                          },
                      },
                      argument);
}

// CLDR, plural rules: one is 1; in French everything that begins with 0 or 1 ("1,5 heure").
bool is_singular(Language language, Decimal quantity) {
    if (language != Language::French)
        return quantity == Decimal{1, 0};
    std::int64_t whole = quantity.units;
    for (int decimals = quantity.scale; decimals > 0; --decimals)
        whole /= 10;
    return whole >= -1 && whole <= 1;
}

// What a plural goes by is its first number.
Decimal first_number(std::span<const TextArgument> arguments) {
    for (const TextArgument& argument : arguments)
        if (const int* number = std::get_if<int>(&argument))
            return {*number, 0};
    return {};
}

std::string_view form_of(Language language, std::string_view both, Decimal quantity) {
    const std::size_t end = both.find(between_forms);
    if (end == std::string_view::npos)
        return both;
    return is_singular(language, quantity) ? both.substr(0, end) : both.substr(end + 1);
}

} // namespace

std::string_view form(Language language, TextKey key, Decimal quantity) {
    return form_of(language, sentence(language, key), quantity);
}

std::string_view say(Language language, TextKey key) {
    KZ_ASSERT(kinds_of(key).empty());
    return form(language, key, {});
}

std::string say_with(Language language, TextKey key, std::span<const TextArgument> arguments) {
    return filled(language, sentence(language, key), kinds_of(key), arguments);
}

std::string filled(Language language, std::string_view both, std::string_view kinds, std::span<const TextArgument> arguments) {
    KZ_ASSERT(kinds.size() == arguments.size());
    const std::string_view sentence = form_of(language, both, first_number(arguments));
    std::string out;
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        if (sentence[at] != '{') {
            out += sentence[at];
            continue;
        }
        const auto index = static_cast<std::size_t>(sentence[at + 1] - '0'); // "{0}": the generator wrote it
        out += worded(language, kinds[index], arguments[index]);
        at += 2;
    }
    return out;
}

} // namespace kz
