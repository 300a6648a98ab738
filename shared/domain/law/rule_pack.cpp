#include "shared/domain/law/rule_pack.hpp"

#include "shared/domain/law/packs.hpp"

#include <algorithm>

namespace kz {

std::optional<Country> parse_country(std::string_view code) {
    for (const Country country : {Country::De, Country::At, Country::Be, Country::Nl, Country::Eu})
        if (country_code(country) == code)
            return country;
    return std::nullopt;
}

std::string_view country_code(Country country) {
    switch (country) {
    case Country::De: return "DE";
    case Country::At: return "AT";
    case Country::Be: return "BE";
    case Country::Nl: return "NL";
    case Country::Eu: return "EU";
    }
    return "";
}

const RulePack& rule_pack(Country country) {
    switch (country) {
    case Country::De: return pack_de;
    case Country::At: return pack_at;
    case Country::Be: return pack_be;
    case Country::Nl: return pack_nl;
    case Country::Eu: break;
    }
    return pack_eu;
}

std::string_view refusal_code(LawRefusal refusal) {
    switch (refusal) {
    case LawRefusal::WrongCurrency: return "wrong_currency";
    case LawRefusal::NotPositive: return "not_positive";
    case LawRefusal::TooLarge: return "too_large";
    case LawRefusal::DatesReversed: return "dates_reversed";
    case LawRefusal::NoValue: return "no_value";
    case LawRefusal::ClauseMissing: return "clause_missing";
    case LawRefusal::Disputed: return "disputed";
    case LawRefusal::NothingRequired: return "nothing_required";
    case LawRefusal::ReceiptUnknown: return "receipt_unknown";
    case LawRefusal::PeriodTooShort: return "period_too_short";
    case LawRefusal::ReminderMissing: return "reminder_missing";
    case LawRefusal::WaitingNotOver: return "waiting_not_over";
    }
    return "";
}

std::optional<LawValue> value_at(const RulePack& pack, ValueName name, Date on, Money claim) {
    std::optional<LawValue> found;
    for (const LawValue& value : pack.values)
        if (value.name == name && value.first_day() <= on && on <= value.last_day() &&
            (value.above_minor == 0 || claim.minor > value.above_minor) && (!found || value.above_minor > found->above_minor))
            found = value;
    return found;
}

std::vector<LawValue> values_at(const RulePack& pack, ValueName name, Date on) {
    std::vector<LawValue> found;
    for (const LawValue& value : pack.values)
        if (value.name == name && value.first_day() <= on && on <= value.last_day())
            found.push_back(value);
    std::ranges::sort(found, {}, &LawValue::above_minor);
    return found;
}

std::optional<int> count_at(const RulePack& pack, ValueName name, Date on) {
    const auto value = value_at(pack, name, on);
    if (!value)
        return std::nullopt;
    return static_cast<int>(millionths(value->figure) / 1'000'000);
}

bool holds(const RulePack& pack, ValueName name, Date on) {
    return count_at(pack, name, on).value_or(0) != 0;
}

} // namespace kz
