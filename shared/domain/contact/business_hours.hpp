// Business hours of a merchant: when somebody answers at once. Written like opening hours on OpenStreetMap (key opening_hours,
// without its months and exceptions), in the time of the countries served, which is one (Directive 2000/84/EC for its summer):
//
//   Mo-Fr 09:00-12:30,13:30-17:00; Sa 10:00-13:00
//
// A later part counts for its days instead of an earlier one. On holidays of the merchant's country nobody is there.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/law/rule_pack.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace kz {

struct OpenSpan {
    int from = 0, until = 0; // minutes of the day, from < until <= 24:00
    friend bool operator==(const OpenSpan&, const OpenSpan&) = default;
};
struct BusinessHours {
    std::array<std::vector<OpenSpan>, 7> days; // Monday first; spans in their order, apart
    friend bool operator==(const BusinessHours&, const BusinessHours&) = default;
};
inline constexpr int business_hours_bytes_max = 200;
// Nothing when it is not of that form, or nobody is ever there.
std::optional<BusinessHours> parse_business_hours(std::string_view text);

struct Presence {
    bool is_here = false;
    ClockTime at; // until then; or again from then
    friend bool operator==(const Presence&, const Presence&) = default;
};
// Nothing when nobody comes within presence_days_max.
std::optional<Presence> presence(const BusinessHours& hours, const RulePack& law, ClockTime now);
inline constexpr int presence_days_max = 31;

} // namespace kz
