// The languages that a person can read Kulanz in. Complete: German and English.
#pragma once

#include <optional>
#include <string_view>

namespace kz {

enum class Language { German, English };
inline constexpr Language languages[] = {Language::German, Language::English};

constexpr std::string_view language_code(Language language) { // BCP 47, ISO 639-1
    return language == Language::German ? "de" : "en";
}
constexpr std::optional<Language> parse_language(std::string_view code) {
    for (const Language language : languages)
        if (code == language_code(language))
            return language;
    return std::nullopt;
}

} // namespace kz
