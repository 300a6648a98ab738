// What the tests of the law share: figures from text, packs with one row changed, outcomes as text.
#pragma once

#include "shared/domain/law/calendar.hpp"
#include "shared/domain/law/rule_pack.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace kz {

static inline Date day(const char* text) {
    const auto date = parse_date(text);
    CHECK_MESSAGE(date.has_value(), text);
    return date.value_or(Date{});
}

static inline Money euros(const char* text) {
    const auto money = parse_amount(text, eur);
    CHECK_MESSAGE(money.has_value(), text);
    return money ? *money : Money{};
}

inline Decimal figure(const char* text) {
    const auto decimal = parse_decimal(text);
    CHECK_MESSAGE(decimal.has_value(), text);
    return decimal ? *decimal : Decimal{};
}

// "days_added 2026-04-01 BGB 286(3)", a line a step.
inline std::string steps_text(const std::vector<DateStep>& steps) {
    std::string text;
    for (const DateStep& step : steps)
        text += std::string(date_rule_code(step.rule)) + " " + iso(step.date) +
                (step.value ? " " + std::string(step.value->source) : "") + "\n";
    return text;
}

// A pack in which the row of this name that holds on the day has another figure, as a lawyer would edit it.
class EditedPack {
public:
    EditedPack(const RulePack& pack, ValueName name, Date on, Decimal figure)
        : values_(pack.values.begin(), pack.values.end()), pack_(pack) {
        for (LawValue& value : values_)
            if (value.name == name && value.first_day() <= on && on <= value.last_day())
                value.figure = figure;
        pack_.values = values_;
    }
    const RulePack& pack() const { return pack_; }

private:
    std::vector<LawValue> values_;
    RulePack pack_;
};

} // namespace kz
