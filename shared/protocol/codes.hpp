// Codes of choices and things on the wire that the domain does not name itself. Permanent.
#pragma once

#include "shared/domain/contact/canned_reply.hpp"
#include "shared/domain/journal/journal.hpp"
#include "shared/domain/people/factor.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kz {

std::string_view actor_code(Actor actor); // "customer", "staff", "system"
std::optional<Actor> parse_actor(std::string_view code);

std::optional<Standing> parse_standing(std::string_view code); // of standing_code

std::string_view factor_code(Factor factor); // "none", "postcode", "birth_date"
std::optional<Factor> parse_factor(std::string_view code);

std::string_view creditor_code(Creditor creditor); // "original_seller", "third_party"
std::optional<Creditor> parse_creditor(std::string_view code);
std::optional<CatchUpKind> parse_catch_up(std::string_view code); // of catch_up_code

// "m3"; parsing takes exactly this.
std::string merchant_code(MerchantId id);
std::optional<MerchantId> parse_merchant_code(std::string_view text);
// "r3", the same way.
std::string reply_code(ReplyId id);
std::optional<ReplyId> parse_reply_code(std::string_view text);

} // namespace kz
