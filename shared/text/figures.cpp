#include "shared/base/decimal_text.hpp"
#include "shared/text/text.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr TextKey months_long[] = {
    TextKey::MonthLong1, TextKey::MonthLong2, TextKey::MonthLong3,  TextKey::MonthLong4,
    TextKey::MonthLong5, TextKey::MonthLong6, TextKey::MonthLong7,  TextKey::MonthLong8,
    TextKey::MonthLong9, TextKey::MonthLong10, TextKey::MonthLong11, TextKey::MonthLong12};
constexpr TextKey months_short[] = {
    TextKey::MonthShort1, TextKey::MonthShort2, TextKey::MonthShort3,  TextKey::MonthShort4,
    TextKey::MonthShort5, TextKey::MonthShort6, TextKey::MonthShort7,  TextKey::MonthShort8,
    TextKey::MonthShort9, TextKey::MonthShort10, TextKey::MonthShort11, TextKey::MonthShort12};

constexpr TextKey weekdays[] = {TextKey::WeekdayLong1, TextKey::WeekdayLong2, TextKey::WeekdayLong3, TextKey::WeekdayLong4,
                                TextKey::WeekdayLong5, TextKey::WeekdayLong6, TextKey::WeekdayLong7};

std::string two_digits(int number) {
    std::string text = number < 10 ? "0" : "";
    append_integer(text, number);
    return text;
}

std::string_view month_name(Language language, const TextKey (&names)[12], int month) {
    return say(language, names[static_cast<std::size_t>(month - 1)]);
}

// "1.234,50": the plain form of domain/money ("-1234.50") without its sign, in the language's signs.
std::string in_groups(Language language, std::string_view plain_text) {
    if (plain_text.starts_with('-'))
        plain_text.remove_prefix(1);
    const std::size_t point = std::min(plain_text.find('.'), plain_text.size());
    std::string out;
    for (std::size_t at = 0; at < point; ++at) {
        if (at > 0 && (point - at) % 3 == 0)
            out += say(language, TextKey::NumberGroup);
        out += plain_text[at];
    }
    if (point < plain_text.size()) {
        out += say(language, TextKey::NumberDecimal);
        out += plain_text.substr(point + 1);
    }
    return out;
}

std::string with_sign(Language language, bool is_negative, const std::string& text) {
    return is_negative ? std::string(say(language, TextKey::NumberMinus)) + text : text;
}

// Where the minus sign stands is the language's choice, too: "−€0.05", "€ −0,05".
std::string with_currency(Language language, bool is_negative, const std::string& number, Currency currency) {
    if (currency == eur)
        return is_negative ? say(language, TextKey::MoneyEuroBelowZero, number) : say(language, TextKey::MoneyEuro, number);
    return is_negative ? say(language, TextKey::MoneyOtherBelowZero, number, currency.text())
                       : say(language, TextKey::MoneyOther, number, currency.text());
}

} // namespace

std::string money_text(Language language, Money money) {
    return with_currency(language, money.is_negative(), in_groups(language, plain(money)), money.currency);
}

std::string decimal_text(Language language, Decimal decimal) {
    return with_sign(language, decimal.units < 0, in_groups(language, plain(decimal)));
}

std::string price_text(Language language, Decimal price, Currency currency) {
    std::string number = plain(price);
    if (price.scale == 0)
        number += ".00";
    else if (price.scale == 1)
        number += '0';
    return with_currency(language, price.units < 0, in_groups(language, number), currency);
}

std::string percent_text(Language language, Decimal percent) {
    return with_sign(language, percent.units < 0, say(language, TextKey::NumberPercent, in_groups(language, plain(percent))));
}

std::string date_text(Language language, Date date) {
    const CivilDate day = civil(date);
    return say(language, TextKey::DateLong, day.day, month_name(language, months_long, day.month), day.year);
}

std::string clock_text(Language language, int minute) {
    constexpr int hour_minutes = 60;
    return say(language, TextKey::DateClock, two_digits(minute / hour_minutes), two_digits(minute % hour_minutes));
}

std::string_view weekday_text(Language language, Date date) {
    return say(language, weekdays[static_cast<std::size_t>(weekday(date) - 1)]);
}

// The first letters, as calendars have them: two in German and Dutch, three in English and French; with a full stop where one abbreviates so.
std::string weekday_short_text(Language language, Date date) {
    const bool is_long = language == Language::English || language == Language::French;
    std::string text(weekday_text(language, date).substr(0, is_long ? 3 : 2));
    return language == Language::German || language == Language::French ? text + "." : text;
}

std::string short_date_text(Language language, Date date) {
    const CivilDate day = civil(date);
    return say(language, TextKey::DateShort, day.day, month_name(language, months_short, day.month), day.year);
}

std::string due_text(Language language, Date due_on, Date today) {
    const int days = days_between(today, due_on);
    if (days == 0)
        return std::string(say(language, TextKey::DueToday));
    return days > 0 ? say(language, TextKey::DueInDays, days) : say(language, TextKey::DueSinceDays, -days);
}

} // namespace kz
