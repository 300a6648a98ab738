#include "shared/base/random.hpp"
#include "shared/domain/contact/assistant.hpp"
#include "tests/shared/golden.hpp"
#include "tests/shared/view/states.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace kz;

namespace {

// Every run of digits: what a customer could take for a figure.
std::set<std::string> figures(std::string_view text) {
    std::set<std::string> found;
    std::string run;
    for (const char c : std::string(text) + " ")
        if (c >= '0' && c <= '9')
            run += c;
        else if (!run.empty())
            found.insert(std::exchange(run, {}));
    return found;
}

bool is_open_page(const Model& model) {
    return model.gate == Gate::Open && model.page && model.topic == Topic::Claim && model.step == Step::Overview;
}

std::string answers_of(const Model& model) {
    std::string out;
    for (int number = 0; number < assistant_topics_count; ++number) {
        const auto topic = static_cast<AssistantTopic>(number);
        out.append("== ").append(topic_code(topic)).append("\n").append(assistant_answer(model, topic, number == 0)).append("\n");
    }
    return out;
}

} // namespace

TEST_CASE("what the assistant says is as it was agreed") {
    for (const char* name : {"open", "overdue", "in_plan", "settled", "partly_disputed", "no_account"})
        for (const Language language : languages)
            test::check_golden("view", "assistant_" + std::string(name) + "." + std::string(language_code(language)), answers_of(named_state(name, language)));
}

TEST_CASE("the assistant has no figure that its page does not have") {
    for (const NamedState& state : named_states)
        for (const Language language : languages) {
            const Model model = state.make(language);
            if (!is_open_page(model))
                continue;
            const auto shown = figures(dump(view(model)));
            for (int number = 0; number < assistant_topics_count; ++number) {
                const std::string answer = assistant_answer(model, static_cast<AssistantTopic>(number), true);
                CAPTURE(state.name);
                CAPTURE(answer);
                for (const std::string& figure : figures(answer))
                    CHECK_MESSAGE(shown.contains(figure), figure);
                CHECK(check_text(answer.empty() ? "." : answer).empty());
            }
        }
}

TEST_CASE("whatever is written, the answer has no figure of it") {
    SeededRandom random(7);
    const Model model = named_state("in_plan", Language::German);
    const auto shown = figures(dump(view(model)));
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (int word = 0; word < 12; ++word) {
            const auto rules = word_rules(languages[random.below(4)]);
            text += random.below(3) == 0 ? std::to_string(1'000'000 + random.below(1'000'000)) : std::string(rules[random.below(rules.size())].words);
            text += random.below(2) == 0 ? " " : ", ";
        }
        CAPTURE(text);
        const Reading reading = read_question(text, ContactSubject::Question, languages[random.below(4)], {});
        for (const std::string& figure : figures(assistant_answer(model, reading.topic, false)))
            CHECK(shown.contains(figure));
    }
}

TEST_CASE("of a claim that can not be enforced any more a person speaks") {
    const Model model = named_state("time_barred", Language::German);
    for (const AssistantTopic topic : {AssistantTopic::Amount, AssistantTopic::Pay, AssistantTopic::Plan, AssistantTopic::Person})
        CHECK(assistant_answer(model, topic, true).empty());
    CHECK_FALSE(assistant_answer(model, AssistantTopic::What, true).empty());
}

TEST_CASE("it says what it is in its first answer, in every language") {
    for (const auto& [language, word] : {std::pair(Language::German, "kein Mensch"), std::pair(Language::English, "not a person"),
                                         std::pair(Language::Dutch, "geen mens"), std::pair(Language::French, "pas une personne")}) {
        const Model model = named_state("open", language);
        CHECK(assistant_answer(model, AssistantTopic::Amount, true).find(word) != std::string::npos);
        CHECK(assistant_answer(model, AssistantTopic::Amount, false).find(word) == std::string::npos);
    }
}
