// The assistant: what a customer asks on the page is read by rules and answered from the page's own facts, until a person is wanted or has
// written. It decides nothing, and what is grave or unclear it does not answer. That it is a machine is said in its first answer and on
// each of them: Regulation (EU) 2024/1689, article 50 (1), which applies from 2 August 2026 (article 113).
//
//   read_question(text, ...) -> Reading       which topic; pure, the same for the same words
//
// Rules are data, a list for each language (assistant_words.cpp). Case and accents do not count, one wrong letter of a longer word does not
// either. The sum of what fits decides; of two topics that fit about equally, none does.
#pragma once

#include "shared/domain/contact/contact_request.hpp"
#include "shared/domain/contact/conversation.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kz {

struct Reading {
    AssistantTopic topic = AssistantTopic::Unknown;
    PersonGround ground = PersonGround::Unclear; // of AssistantTopic::Person
    friend bool operator==(const Reading&, const Reading&) = default;
};
// `language`: of the page, for words that two languages share. `talk`: what stood there before; who is not understood twice in a row is
// handed to a person, and so is whoever writes more than question_words_max words or says that they can not pay.
Reading read_question(std::string_view text, ContactSubject subject, Language language, const Conversation& talk);
inline constexpr int question_words_max = 60;

// It answers what is written next: no person is wanted or at work, and nothing waits for one.
bool is_assistant_speaking(const Conversation& talk);

// What it will say to a message; without a text where a person is to answer. Made where the page is known: shared/view/assistant_answer.cpp.
struct MachineAnswer {
    Reading reading;
    std::string text;
    friend bool operator==(const MachineAnswer&, const MachineAnswer&) = default;
};

// ---- rules --------------------------------------------------------------------------------------------------------

// Fits when each of its words, as folded_name() has them, is somewhere in the message; "zahl*": one that begins so; "-viel": none that is so.
struct WordRule {
    AssistantTopic topic;
    int weight; // of Person: 1 when a person was asked for, 2 when it is grave
    std::string_view words;
};
std::span<const WordRule> word_rules(Language language);

} // namespace kz
