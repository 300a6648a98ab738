#include "shared/domain/law/packs.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::int64_t percent_point = 1'000'000; // in millionths
constexpr std::int64_t base_rate_offset = 880'000; // base = ECB - 0.88, since the ECB's rate was 0.05 on 2015-01-01
constexpr Date offset_from{16'436};                // 2015-01-01

bool is_rate(ValueName name) {
    return name == ValueName::BaseRate || name == ValueName::ConsumerRate || name == ValueName::EcbRate;
}

std::optional<std::int64_t> ecb_rate(Date on) {
    const auto value = value_at(pack_eu, ValueName::EcbRate, on);
    return value ? std::optional(millionths(value->figure)) : std::nullopt;
}

// Every half-year's first day that the row covers, and its own first day.
template <class Check>
bool holds_on_half_years(const LawValue& value, Check check) {
    const Date last = value.last_day();
    for (Date day = value.first_day(); day <= last && day < Date{36'524}; day = add_months(day, 6))
        if (!check(day))
            return false;
    return true;
}

// Above zero: halves of a point, up.
std::int64_t up_to_half_point(std::int64_t rate) {
    constexpr std::int64_t half = percent_point / 2;
    return (rate + half - 1) / half * half;
}

bool is_rate_off(const RulePack& pack, const LawValue& value) {
    if (pack.country == Country::De && value.name == ValueName::BaseRate && value.first_day() >= offset_from)
        return !holds_on_half_years(value, [&](Date day) {
            const auto ecb = ecb_rate(day);
            return ecb && millionths(value.figure) == *ecb - base_rate_offset;
        });
    if (pack.country == Country::Be && value.name == ValueName::BaseRate)
        return !holds_on_half_years(value, [&](Date day) { return ecb_rate(day) == millionths(value.figure); });
    if (pack.country == Country::Be && value.name == ValueName::BusinessRate)
        return !holds_on_half_years(value, [&](Date day) {
            const auto ecb = ecb_rate(day);
            return ecb && millionths(value.figure) == up_to_half_point(*ecb + 8 * percent_point);
        });
    return false;
}

void compare(const LawValue& a, const LawValue& b, std::vector<FoundFault>& found) {
    if (a.name == b.name && a.above_minor == b.above_minor && a.first_day() <= b.last_day() && b.first_day() <= a.last_day())
        found.push_back({PackFault::Overlap, b});
}

// A rate that follows an earlier one begins on the day after it.
bool leaves_gap(const RulePack& pack, const LawValue& value) {
    const auto is_earlier = [&](const LawValue& other) {
        return other.name == value.name && other.last_day() < value.first_day();
    };
    return is_rate(value.name) && std::ranges::any_of(pack.values, is_earlier) &&
           !value_at(pack, value.name, add_days(value.first_day(), -1));
}

} // namespace

std::string_view fault_code(PackFault fault) {
    switch (fault) {
    case PackFault::DatesReversed: return "dates_reversed";
    case PackFault::Overlap: return "overlap";
    case PackFault::Gap: return "gap";
    case PackFault::BaseRateOff: return "base_rate_off";
    case PackFault::ReferenceOff: return "reference_off";
    case PackFault::SourceMissing: return "source_missing";
    }
    return "";
}
std::vector<FoundFault> faults(const RulePack& pack) {
    std::vector<FoundFault> found;
    for (std::size_t i = 0; i < pack.values.size(); ++i) {
        const LawValue& value = pack.values[i];
        if (value.last_day() < value.first_day())
            found.push_back({PackFault::DatesReversed, value});
        for (std::size_t j = 0; j < i; ++j)
            compare(pack.values[j], value, found);
        if (leaves_gap(pack, value))
            found.push_back({PackFault::Gap, value});
        if (is_rate_off(pack, value))
            found.push_back({value.name == ValueName::BaseRate && pack.country == Country::De ? PackFault::BaseRateOff
                                                                                             : PackFault::ReferenceOff,
                             value});
        if (value.source.empty())
            found.push_back({PackFault::SourceMissing, value});
    }
    return found;
}

} // namespace kz
