#include "shared/protocol/codes.hpp"

#include "shared/base/decimal_text.hpp"

namespace kz {

std::string_view actor_code(Actor actor) {
    switch (actor) {
    case Actor::Customer: return "customer";
    case Actor::Staff: return "staff";
    case Actor::System: return "system";
    }
    return "";
}

std::optional<Actor> parse_actor(std::string_view code) {
    for (const Actor actor : {Actor::Customer, Actor::Staff, Actor::System})
        if (code == actor_code(actor))
            return actor;
    return std::nullopt;
}

std::optional<Standing> parse_standing(std::string_view code) {
    for (int number = 0; number < standings_count; ++number)
        if (code == standing_code(static_cast<Standing>(number)))
            return static_cast<Standing>(number);
    return std::nullopt;
}

std::string_view creditor_code(Creditor creditor) {
    return creditor == Creditor::ThirdParty ? "third_party" : "original_seller";
}

std::optional<Creditor> parse_creditor(std::string_view code) {
    for (const Creditor creditor : {Creditor::OriginalSeller, Creditor::ThirdParty})
        if (code == creditor_code(creditor))
            return creditor;
    return std::nullopt;
}

std::optional<CatchUpKind> parse_catch_up(std::string_view code) {
    for (const CatchUpKind kind : {CatchUpKind::PayNow, CatchUpKind::SpreadOverRest, CatchUpKind::AddAtEnd})
        if (code == catch_up_code(kind))
            return kind;
    return std::nullopt;
}

std::string_view factor_code(Factor factor) {
    switch (factor) {
    case Factor::None: return "none";
    case Factor::Postcode: return "postcode";
    case Factor::BirthDate: return "birth_date";
    }
    return "";
}

std::optional<Factor> parse_factor(std::string_view code) {
    for (const Factor factor : {Factor::None, Factor::Postcode, Factor::BirthDate})
        if (code == factor_code(factor))
            return factor;
    return std::nullopt;
}

std::string merchant_code(MerchantId id) {
    std::string code = "m";
    append_integer(code, id.value);
    return code;
}

std::optional<MerchantId> parse_merchant_code(std::string_view text) {
    const auto number = text.starts_with('m') ? parse_integer(text.substr(1)) : std::nullopt;
    if (!number || *number <= 0 || merchant_code(MerchantId{*number}) != text)
        return std::nullopt;
    return MerchantId{*number};
}

std::string reply_code(ReplyId id) {
    std::string code = "r";
    append_integer(code, id.value);
    return code;
}

std::optional<ReplyId> parse_reply_code(std::string_view text) {
    const auto number = text.starts_with('r') ? parse_integer(text.substr(1)) : std::nullopt;
    if (!number || *number <= 0 || reply_code(ReplyId{*number}) != text)
        return std::nullopt;
    return ReplyId{*number};
}

} // namespace kz
