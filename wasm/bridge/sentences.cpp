#include "wasm/bridge/sentences.hpp"

#include "shared/text/sentence.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace kz {
namespace {

constexpr char between_sentences = '\x1e';

struct Fetched {
    std::string text;
    std::vector<std::string_view> sentences; // of the text
};

// By language. What was taken stays where it is: views of it are everywhere.
std::array<std::unique_ptr<const Fetched>, std::size(languages)>& fetched() {
    static std::array<std::unique_ptr<const Fetched>, std::size(languages)> all;
    return all;
}

std::unique_ptr<const Fetched>& fetched(Language language) {
    return fetched()[static_cast<std::size_t>(language)];
}

} // namespace

bool take_sentences(Language language, std::string text) {
    auto taken = std::make_unique<Fetched>(Fetched{std::move(text), {}});
    for (std::string_view rest = taken->text;;) {
        const std::size_t end = std::min(rest.find(between_sentences), rest.size());
        taken->sentences.push_back(rest.substr(0, end));
        if (end == rest.size())
            break;
        rest.remove_prefix(end + 1);
    }
    if (taken->sentences.size() != text_key_count || has_sentences(language))
        return false;
    fetched(language) = std::move(taken);
    return true;
}

bool has_sentences(Language language) {
    return fetched(language) != nullptr;
}

// A language that is not here yet is not shown (bridge.cpp); whoever asks for it all the same gets nothing.
std::string_view sentence(Language language, TextKey key) {
    return has_sentences(language) ? fetched(language)->sentences[static_cast<std::size_t>(key)] : std::string_view();
}

} // namespace kz
