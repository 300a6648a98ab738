// CannedReply: what staff of a merchant answer again and again, written once. Its text may name facts of the claim that is answered,
// each in braces: "Guten Tag {customer}, offen sind noch {open}." What was filled in is the answer's first draft, read and changed by whoever
// sends it. A link is no fact: links are kept as hashes.
#pragma once

#include "shared/base/id.hpp"
#include "shared/base/result.hpp"
#include "shared/domain/people/language.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace kz {

enum class ReplyFact { Customer, Number, Open, Due, Merchant, Reference };
inline constexpr int reply_facts_count = static_cast<int>(ReplyFact::Reference) + 1;
std::string_view reply_fact_code(ReplyFact fact); // "due", in a text "{due}"
// Of one claim, in the language of the reply, by ReplyFact; empty: the claim has none.
using ReplyFacts = std::array<std::string, reply_facts_count>;

using ReplyId = Id<struct ReplyTag>;
struct CannedReply {
    Language language = Language::German;
    std::string title; // by which staff find it; no customer sees it
    std::string text;
    friend bool operator==(const CannedReply&, const CannedReply&) = default;
};
inline constexpr int reply_title_code_points_max = 60;
inline constexpr int replies_max = 100; // of a merchant, all languages

enum class ReplyRefusal {
    TitleMissing,
    TitleTooLong,
    TitleNotPlain, // not UTF-8, control characters, or more than one line
    TextMissing,
    TextTooLong,   // above what a message may have
    TextNotPlain,
    PlaceholderUnknown, // braces around anything but a fact's code, or one alone
    TooMany,       // replies_max are there
    FactMissing,   // the claim does not have what the text names
};
inline constexpr int reply_refusals_count = static_cast<int>(ReplyRefusal::FactMissing) + 1;
std::string_view refusal_code(ReplyRefusal refusal); // "reply_title_missing"

// Ends trimmed, line ends LF.
CannedReply normalised(CannedReply reply);
// The first reason, in the order of the list, of what is in it. Precondition: normalised.
std::optional<ReplyRefusal> check(const CannedReply& reply);
// With the facts in their places: PlaceholderUnknown or FactMissing. What a fact brings is not read for braces again.
Result<std::string, ReplyRefusal> filled(std::string_view text, const ReplyFacts& facts);

} // namespace kz
