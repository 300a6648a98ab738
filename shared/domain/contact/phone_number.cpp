#include "shared/domain/contact/phone_number.hpp"

namespace kz {
namespace {

constexpr std::size_t digits_min = 7, digits_max = 15; // of E.164, 6.2, with the country's code

// Their national prefix is 0 everywhere; nowhere does a number behind it begin with another one.
std::string_view calling_code(Country country) {
    switch (country) {
    case Country::De: return "49";
    case Country::At: return "43";
    case Country::Be: return "32";
    case Country::Nl: return "31";
    default: return {};
    }
}

// Digits alone, with the plus of the beginning; nothing when something else is in it.
std::optional<std::string> bare(std::string_view typed) {
    std::string out;
    for (std::size_t at = 0; at < typed.size(); ++at) {
        const char sign = typed[at];
        const bool has_code = out.starts_with('+') || out.starts_with("00");
        if (has_code && typed.substr(at).starts_with("(0)"))
            at += 2; // +49 (0)30: for who dials from inside the country
        else if ((sign >= '0' && sign <= '9') || (sign == '+' && out.empty()))
            out += sign;
        else if (std::string_view(" ()/.-").find(sign) == std::string_view::npos)
            return std::nullopt;
    }
    return out;
}

} // namespace

std::optional<std::string> e164(std::string_view typed, std::optional<Country> country) {
    auto digits = bare(typed);
    if (!digits)
        return std::nullopt;
    std::string number;
    const std::string_view own = country ? calling_code(*country) : std::string_view();
    if (digits->starts_with('+'))
        number = digits->substr(1);
    else if (digits->starts_with("00"))
        number = digits->substr(2);
    else if (digits->starts_with('0') && !own.empty())
        number.append(own).append(digits->substr(1));
    else
        number = *digits; // as telephone systems send it: 493012345678
    if (number.size() < digits_min || number.size() > digits_max || number.front() == '0')
        return std::nullopt;
    return "+" + number;
}

} // namespace kz
