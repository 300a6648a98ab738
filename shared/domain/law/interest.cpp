#include "shared/domain/law/interest.hpp"

#include "shared/base/checked.hpp"

#include <algorithm>

namespace kz {
namespace {

__extension__ using Wide = __int128;

// A day is 1/365, 1/366 or 1/360 of a year: whole numbers of this part of a year.
constexpr std::int64_t year_parts = 1'603'080; // least common multiple
// Bases are carried in millionths of a cent. What is finer is cut when interest is added to the base, in favour of who pays.
constexpr std::int64_t carry = 1'000'000;
// rate in millionths of a percent x parts of a year, of a whole.
constexpr Wide whole = Wide{100} * 1'000'000 * year_parts;

DayCount day_count_of(const RulePack& pack, const InterestRequest& request) {
    if (request.day_count)
        return *request.day_count;
    return holds(pack, ValueName::ActualYear, request.from) ? DayCount::ActAct : DayCount::Act365;
}

// Of a day that a pack has a value for: years 1900 to 2999.
Date year_end(Date date) {
    return *make_date(civil(date).year, 12, 31);
}

int year_days_of(DayCount day_count, Date date) {
    if (day_count == DayCount::Act360)
        return 360;
    if (day_count == DayCount::Act365)
        return 365;
    const int year = civil(date).year;
    return make_date(year, 2, 29) ? 366 : 365;
}

Result<AnnualRate, LawRefusal> asked_rate(const RulePack& pack, const InterestRequest& request, Date on) {
    KZ_TRY(rate, annual_rate(pack, request.payer, on));
    if (request.contract_percent && millionths(*request.contract_percent) < millionths(rate.percent)) {
        rate.percent = *request.contract_percent;
        rate.is_of_contract = true;
    }
    return rate;
}

// The last day up to which the rate of `from` holds, the year stays as long, and `until` is not passed.
Date step_end(const AnnualRate& rate, DayCount day_count, Date from, Date until) {
    Date end = until;
    for (const LawValue& value : rate.values)
        end = std::min(end, value.last_day());
    return day_count == DayCount::ActAct ? std::min(end, year_end(from)) : end;
}

Decimal euro(Wide carried) {
    return lowest(static_cast<std::int64_t>(carried / 100), figure_scale);
}

// One stretch without compounding: its steps, and the exact interest in 1/whole of a carried unit.
Result<Wide, LawRefusal> add_steps(const RulePack& pack, const InterestRequest& request, DayCount day_count, Wide base,
                                   Date from, Date to, std::vector<InterestStep>& steps) {
    Wide sum = 0;
    while (from <= to) {
        KZ_TRY(rate, asked_rate(pack, request, from));
        const Date end = step_end(rate, day_count, from, to);
        const int days = days_between(from, end) + 1;
        const int year_days = year_days_of(day_count, from);
        const Wide part = base * millionths(rate.percent) * days * (year_parts / year_days);
        sum += part;
        steps.push_back({from, end, days, std::move(rate), year_days, euro(base), euro(part / whole)});
        from = add_days(end, 1);
    }
    return sum;
}

} // namespace

std::string_view day_count_code(DayCount day_count) {
    switch (day_count) {
    case DayCount::Act365: return "act365";
    case DayCount::ActAct: return "actact";
    case DayCount::Act360: return "act360";
    }
    return "";
}

Result<AnnualRate, LawRefusal> annual_rate(const RulePack& pack, Payer payer, Date on) {
    const bool is_consumer = payer == Payer::Consumer;
    if (const auto rate = value_at(pack, is_consumer ? ValueName::ConsumerRate : ValueName::BusinessRate, on))
        return AnnualRate{rate->figure, {*rate}};
    const auto base = value_at(pack, ValueName::BaseRate, on);
    const auto margin = value_at(pack, is_consumer ? ValueName::ConsumerMargin : ValueName::BusinessMargin, on);
    if (!base || !margin)
        return refuse(LawRefusal::NoValue);
    const std::int64_t sum = millionths(base->figure) + millionths(margin->figure);
    return AnnualRate{figure_of_millionths(std::max<std::int64_t>(sum, 0)), {*base, *margin}};
}

Result<Interest, LawRefusal> interest(const RulePack& pack, const InterestRequest& request) {
    if (request.principal.currency != eur)
        return refuse(LawRefusal::WrongCurrency);
    if (request.principal.is_negative() || (request.contract_percent && request.contract_percent->units < 0))
        return refuse(LawRefusal::NotPositive);
    if (request.principal.minor > money_minor_max)
        return refuse(LawRefusal::TooLarge);
    if (request.to < request.from)
        return refuse(LawRefusal::DatesReversed);
    if (holds(pack, ValueName::InterestNeedsClause, request.from) && request.payer == Payer::Consumer &&
        !request.contract_percent)
        return refuse(LawRefusal::ClauseMissing);

    const DayCount day_count = day_count_of(pack, request);
    const bool compounds = holds(pack, ValueName::InterestCompounds, request.from);
    Interest result{{}, days_between(request.from, request.to) + 1, {}};
    const Wide principal = Wide{request.principal.minor} * carry;
    Wide base = principal;
    Wide rest = 0; // of the last stretch, not yet added
    Date from = request.from;
    for (int year = 1; from <= request.to; ++year) {
        base += rest / whole;
        if (base > Wide{money_minor_max} * carry)
            return refuse(LawRefusal::TooLarge);
        const Date anniversary = add_months(request.from, 12 * year);
        const Date end = compounds ? std::min(request.to, add_days(anniversary, -1)) : request.to;
        KZ_TRY(sum, add_steps(pack, request, day_count, base, from, end, result.steps));
        rest = sum;
        from = add_days(end, 1);
    }
    const auto minor = divide_half_up((base - principal) * whole + rest, whole * carry);
    if (!minor || *minor > money_minor_max)
        return refuse(LawRefusal::TooLarge);
    result.amount = Money{*minor, eur};
    return result;
}

} // namespace kz
