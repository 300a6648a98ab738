// Codes of choices and things on the wire that the domain does not name itself. Permanent.
#pragma once

#include "shared/domain/journal/journal.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kz {

std::string_view actor_code(Actor actor); // "customer", "staff", "system"
std::optional<Actor> parse_actor(std::string_view code);

std::optional<Standing> parse_standing(std::string_view code); // of standing_code

// What a person must know, besides having the link, before personal data shows.
enum class RequiredFactor { None, Postcode };
std::string_view factor_code(RequiredFactor factor); // "none", "postcode"
std::optional<RequiredFactor> parse_factor(std::string_view code);

// "m3"; parsing takes exactly this.
std::string merchant_code(MerchantId id);
std::optional<MerchantId> parse_merchant_code(std::string_view text);

} // namespace kz
