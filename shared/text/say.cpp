#include "shared/text/say.hpp"

#include "generated/text/catalogue.hpp"
#include "shared/base/assert.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/result.hpp"
#include "shared/text/text.hpp"

namespace kz {
namespace {

static_assert(std::size(sentences) == std::size(languages));

constexpr char between_forms = '\x1f';

// As the catalogue stores it: "plural", or "singular U+001F plural".
std::string_view stored(Language language, TextKey key) {
    return sentences[static_cast<std::size_t>(language)][static_cast<std::size_t>(key)];
}

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

// The count of a plural is its first argument of type int: no sentence has two.
bool is_one(std::span<const TextArgument> arguments) {
    for (const TextArgument& argument : arguments)
        if (const int* number = std::get_if<int>(&argument))
            return *number == 1;
    return false;
}

} // namespace

std::string_view form(Language language, TextKey key, bool is_one) {
    const std::string_view both = stored(language, key);
    const std::size_t end = both.find(between_forms);
    if (end == std::string_view::npos)
        return both;
    return is_one ? both.substr(0, end) : both.substr(end + 1);
}

std::string_view say(Language language, TextKey key) {
    KZ_ASSERT(kinds_of(key).empty());
    return form(language, key, false);
}

std::string say_with(Language language, TextKey key, std::span<const TextArgument> arguments) {
    const std::string_view kinds = kinds_of(key);
    KZ_ASSERT(kinds.size() == arguments.size());
    const std::string_view sentence = form(language, key, is_one(arguments));
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
