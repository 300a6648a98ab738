#include "shared/domain/contact/assistant.hpp"

#include "shared/domain/payments/remittance.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace kz {
namespace {

// Of shorter words another letter makes another word; and nobody's policy is the police.
constexpr std::size_t tolerant_bytes_min = 5, tolerant_bytes_min_of_person = 8;
constexpr std::size_t ending_bytes_max = 4; // more than that behind a beginning is another word

std::vector<std::string> words_in(std::string_view folded) {
    std::vector<std::string> words;
    while (!folded.empty() && std::ssize(words) <= question_words_max) {
        const std::size_t end = std::min(folded.find(' '), folded.size());
        if (end > 0)
            words.emplace_back(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return words;
}

// A word of a rule, folded.
struct Pattern {
    std::string letters;
    bool is_beginning = false;
    bool is_absent = false;
};
struct Rule {
    AssistantTopic topic;
    int weight;
    std::vector<Pattern> patterns;
};

bool is_exactly(const std::string& word, const Pattern& pattern) {
    return pattern.is_beginning ? word.starts_with(pattern.letters) : word == pattern.letters;
}

bool is_nearly(const std::string& word, const Pattern& pattern) {
    const std::size_t size = pattern.letters.size();
    if (!pattern.is_beginning)
        return typing_errors(word, pattern.letters, 1) <= 1;
    for (const std::size_t taken : {size, size - 1, size + 1})
        if (taken <= word.size() && typing_errors(std::string_view(word).substr(0, taken), pattern.letters, 1) <= 1)
            return true;
    return false;
}

std::vector<Rule> rules_of(Language language) {
    std::vector<Rule> rules;
    for (const WordRule& written : word_rules(language)) {
        Rule rule{written.topic, written.weight, {}};
        for (std::string_view rest = written.words; !rest.empty();) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            std::string_view word = rest.substr(0, end);
            const bool is_beginning = word.ends_with('*');
            const bool is_absent = word.starts_with('-');
            word = word.substr(is_absent ? 1 : 0, word.size() - (is_absent ? 1 : 0) - (is_beginning ? 1 : 0));
            rule.patterns.push_back({folded_name(word), is_beginning, is_absent});
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        rules.push_back(std::move(rule));
    }
    return rules;
}

// A word that some rule knows is none that was mistyped: "überwiesen" is not "überweisen".
std::vector<bool> known_words(const std::vector<std::string>& words, const std::vector<Rule>& rules) {
    std::vector<bool> known(words.size(), false);
    for (const Rule& rule : rules)
        for (const Pattern& pattern : rule.patterns)
            for (std::size_t at = 0; at < words.size(); ++at)
                known[at] = known[at] || (is_exactly(words[at], pattern) && words[at].size() <= pattern.letters.size() + ending_bytes_max);
    return known;
}

bool fits(const Rule& rule, const std::vector<std::string>& words, const std::vector<bool>& known) {
    const std::size_t least = rule.topic == AssistantTopic::Person ? tolerant_bytes_min_of_person : tolerant_bytes_min;
    return std::ranges::all_of(rule.patterns, [&](const Pattern& pattern) {
        for (std::size_t at = 0; at < words.size(); ++at)
            if (is_exactly(words[at], pattern) || (!known[at] && pattern.letters.size() >= least && is_nearly(words[at], pattern)))
                return !pattern.is_absent;
        return pattern.is_absent;
    });
}

// The two topics that fit best, both well and neither much better.
bool is_about_two(std::span<const int> scores) {
    constexpr int well = 4;
    const auto best = std::ranges::max_element(scores);
    int next = 0;
    for (auto score = scores.begin(); score != scores.end(); ++score)
        if (score != best)
            next = std::max(next, *score);
    return next == *best || (next >= well && next * 2 > *best);
}

// What one language's rules make of it; typing errors are looked for where people are expected to write it. Grave words count more than a
// wish for a person, and both more than any question.
Reading read_in(const std::vector<std::string>& words, Language language, bool is_tolerant) {
    const std::vector<Rule> rules = rules_of(language);
    const std::vector<bool> known = is_tolerant ? known_words(words, rules) : std::vector<bool>(words.size(), true);
    std::array<int, assistant_topics_count> scores{};
    for (const Rule& rule : rules)
        if (fits(rule, words, known)) {
            int& score = scores[static_cast<std::size_t>(rule.topic)];
            score = rule.topic == AssistantTopic::Person ? std::max(score, rule.weight) : score + rule.weight;
        }
    if (const int wish = scores[static_cast<std::size_t>(AssistantTopic::Person)]; wish > 0)
        return {AssistantTopic::Person, wish > 1 ? PersonGround::Grave : PersonGround::Written};
    // Whoever greets or thanks and asks something is told what was asked.
    const auto questions = std::span(scores).first(static_cast<std::size_t>(AssistantTopic::Courtesy));
    const auto best = std::ranges::max_element(questions);
    if (*best == 0)
        return {scores[static_cast<std::size_t>(AssistantTopic::Courtesy)] > 0 ? AssistantTopic::Courtesy : AssistantTopic::Unknown};
    if (is_about_two(questions))
        return {AssistantTopic::Person, PersonGround::Unclear};
    return {static_cast<AssistantTopic>(best - questions.begin())};
}

bool is_grave(const Reading& reading) {
    return reading.topic == AssistantTopic::Person && reading.ground == PersonGround::Grave;
}

bool is_open(const Reading& reading) {
    return reading.topic == AssistantTopic::Unknown || reading.topic == AssistantTopic::Courtesy;
}

// The page's language first; another one where that says nothing, because people write as they speak. What is grave in any is grave.
Reading read_words(const std::vector<std::string>& words, Language page) {
    Reading reading = read_in(words, page, true);
    for (const Language language : languages) {
        if (language == page || is_grave(reading))
            continue;
        const Reading other = read_in(words, language, false);
        const bool says_more = is_open(reading) && (!is_open(other) || reading.topic == AssistantTopic::Unknown);
        if (is_grave(other) || says_more)
            reading = other;
    }
    return reading;
}

bool was_understood(const Conversation& talk) {
    const auto said = std::ranges::find(talk.messages.rbegin(), talk.messages.rend(), TalkSide::Assistant, &TalkMessage::from);
    return said == talk.messages.rend() || said->topic != AssistantTopic::Unknown;
}

} // namespace

Reading read_question(std::string_view text, ContactSubject subject, Language language, const Conversation& talk) {
    std::string apart(text);
    std::ranges::replace(apart, '\'', ' '); // "l'argent" is two words
    const std::vector<std::string> words = words_in(folded_name(apart));
    const Reading reading = read_words(words, language);
    if (subject == ContactSubject::CannotPay)
        return {AssistantTopic::Person, PersonGround::Grave};
    if (reading.topic == AssistantTopic::Person)
        return reading;
    if (std::ssize(words) > question_words_max)
        return {AssistantTopic::Person, PersonGround::Unclear};
    if (reading.topic != AssistantTopic::Unknown)
        return reading;
    if (subject == ContactSubject::AlreadyPaid)
        return {AssistantTopic::Paid};
    if (subject == ContactSubject::Wrong)
        return {AssistantTopic::Objection};
    return was_understood(talk) ? reading : Reading{AssistantTopic::Person, PersonGround::Unclear};
}

bool is_assistant_speaking(const Conversation& talk) {
    return !talk.person_since && talk.answered == 0 && !is_closed(talk) && !std::ranges::contains(talk.messages, TalkSide::Staff, &TalkMessage::from) &&
           !first_unanswered(talk);
}

} // namespace kz
