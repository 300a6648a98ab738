// Plans as text, and the banking days that the tests count with.
#pragma once

#include "shared/domain/plans/negotiate.hpp"

#include <array>
#include <string>

namespace kz {

static inline Date day(const char* text) {
    return parse_date(text).value_or(Date{});
}

static inline Money cents(std::int64_t minor) {
    return Money{minor, eur};
}

// TARGET, with the Easters of the years that tests look at.
inline bool is_target_day(Date date) {
    static const std::array good_fridays{day("2026-04-03"), day("2027-03-26"), day("2028-04-14"), day("2029-03-30")};
    if (weekday(date) >= 6)
        return false;
    for (const Date friday : good_fridays)
        if (date == friday || date == add_days(friday, 3))
            return false;
    const auto [year, month, day_of_month] = civil(date);
    return !((month == 1 && day_of_month == 1) || (month == 5 && day_of_month == 1) ||
             (month == 12 && (day_of_month == 25 || day_of_month == 26)));
}

// "2026-12-01 33.34, 2027-01-04 33.33"
static inline std::string shown(const std::vector<Instalment>& lines) {
    std::string out;
    for (const Instalment& line : lines)
        out += (out.empty() ? "" : ", ") + iso(line.due_on) + " " + plain(line.amount);
    return out;
}

template <class Code, class Item>
std::string listed(const std::vector<Item>& items, Code code) {
    std::string out;
    for (const Item item : items)
        out += (out.empty() ? "" : " ") + std::string(code(item));
    return out;
}

// "monthly 3 x 33.34 from 2026-12-05, number amount, 27"
static inline std::string shown(const PlanOffer& offer) {
    return std::string(rhythm_code(offer.plan.rhythm.kind)) + " " + std::to_string(offer.plan.lines.size()) + " x " +
           plain(offer.plan.lines.front().amount) + " from " + iso(offer.plan.lines.front().due_on) + ", " +
           listed(offer.changes, change_code) + ", " + std::to_string(offer.distance);
}

// One line an answer; an offer a line below it.
static inline std::string shown(const Result<PlanAnswer, NegotiationRefusal>& answer) {
    if (!answer)
        return "refused: " + std::string(refusal_code(answer.error()));
    std::string out;
    const std::vector<PlanOffer>* offers = nullptr;
    if (const auto* accepted = std::get_if<PlanAccepted>(&*answer))
        return "accepted: " + shown(accepted->plan.lines);
    if (const auto* offered = std::get_if<PlanOffers>(&*answer)) {
        out = "offers: " + listed(offered->beyond, limit_code);
        offers = &offered->offers;
    }
    if (const auto* person = std::get_if<PersonDecides>(&*answer)) {
        out = std::string(person->approver == Approver::Staff ? "staff" : "merchant") +
              " decides: " + listed(person->reasons, person_reason_code) + "; " + listed(person->beyond, limit_code) + "; " +
              (person->wished ? shown(person->wished->lines) : "");
        offers = &person->offers;
    }
    for (const PlanOffer& offer : *offers)
        out += "\n" + shown(offer);
    return out;
}

} // namespace kz
