// The languages that a person can read Kulanz in. Each has a whole catalogue in assets/text: German and English as in
// Germany and Austria, Dutch as in the Netherlands and Belgium, French as in Belgium.
#pragma once

#include <optional>
#include <string_view>

namespace kz {

enum class Language { German, English, Dutch, French };
inline constexpr Language languages[] = {Language::German, Language::English, Language::Dutch, Language::French};

constexpr std::string_view language_code(Language language) { // BCP 47, ISO 639-1
    switch (language) {
    case Language::German: return "de";
    case Language::English: return "en";
    case Language::Dutch: return "nl";
    case Language::French: return "fr";
    }
    return {};
}
// As its speakers call it, whatever language a page is in: no sentence of a catalogue, for who reads one has not the others at hand.
constexpr std::string_view language_name(Language language) {
    switch (language) {
    case Language::German: return "Deutsch";
    case Language::English: return "English";
    case Language::Dutch: return "Nederlands";
    case Language::French: return "Français";
    }
    return {};
}
constexpr std::optional<Language> parse_language(std::string_view code) {
    for (const Language language : languages)
        if (code == language_code(language))
            return language;
    return std::nullopt;
}

} // namespace kz
