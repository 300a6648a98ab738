#include "shared/domain/contact/canned_reply.hpp"

#include "shared/base/utf8.hpp"
#include "shared/domain/contact/contact_request.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::array<std::string_view, reply_facts_count> fact_codes = {"customer", "number", "open", "due", "merchant", "reference"};
constexpr std::array<std::string_view, reply_refusals_count> refusal_codes = {
    "reply_title_missing", "reply_title_too_long", "reply_title_not_plain", "reply_text_missing",        "reply_text_too_long",
    "reply_text_not_plain", "reply_placeholder_unknown", "replies_too_many", "reply_fact_missing"};

std::optional<ReplyRefusal> check_title(std::string_view title) {
    if (title.empty())
        return ReplyRefusal::TitleMissing;
    if (code_point_count(title) > static_cast<std::size_t>(reply_title_code_points_max))
        return ReplyRefusal::TitleTooLong;
    if (!is_plain_text(title) || title.find('\n') != std::string_view::npos)
        return ReplyRefusal::TitleNotPlain;
    return std::nullopt;
}

// As of any message, because it becomes one.
std::optional<ReplyRefusal> check_reply_text(std::string_view text) {
    for (const ContactRefusal refusal : check_text(text))
        switch (refusal) {
        case ContactRefusal::TextMissing: return ReplyRefusal::TextMissing;
        case ContactRefusal::TextTooLong: return ReplyRefusal::TextTooLong;
        default: return ReplyRefusal::TextNotPlain;
        }
    return std::nullopt;
}

} // namespace

std::string_view reply_fact_code(ReplyFact fact) {
    return fact_codes[static_cast<std::size_t>(fact)];
}

std::string_view refusal_code(ReplyRefusal refusal) {
    return refusal_codes[static_cast<std::size_t>(refusal)];
}

CannedReply normalised(CannedReply reply) {
    reply.title = std::string(trimmed(reply.title));
    reply.text = normalised(ContactRequest{.text = std::move(reply.text)}).text;
    return reply;
}

std::optional<ReplyRefusal> check(const CannedReply& reply) {
    if (const auto refusal = check_title(reply.title))
        return refusal;
    if (const auto refusal = check_reply_text(reply.text))
        return refusal;
    ReplyFacts any;
    any.fill("-");
    const auto read = filled(reply.text, any);
    return read ? std::nullopt : std::optional(read.error());
}

Result<std::string, ReplyRefusal> filled(std::string_view text, const ReplyFacts& facts) {
    std::string out;
    while (!text.empty()) {
        const std::size_t brace = std::min(text.find_first_of("{}"), text.size());
        out.append(text.substr(0, brace));
        text.remove_prefix(brace);
        if (text.empty())
            break;
        const std::size_t end = text.find('}');
        if (text.front() == '}' || end == std::string_view::npos)
            return refuse(ReplyRefusal::PlaceholderUnknown);
        const auto* const found = std::ranges::find(fact_codes, text.substr(1, end - 1));
        if (found == fact_codes.end())
            return refuse(ReplyRefusal::PlaceholderUnknown);
        const std::string& fact = facts[static_cast<std::size_t>(found - fact_codes.begin())];
        if (fact.empty())
            return refuse(ReplyRefusal::FactMissing);
        out.append(fact);
        text.remove_prefix(end + 1);
    }
    return out;
}

} // namespace kz
