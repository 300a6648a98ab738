#include "shared/domain/money/money.hpp"

#include "shared/base/assert.hpp"
#include "shared/base/checked.hpp"
#include "shared/domain/money/decimal.hpp"
#include "shared/domain/money/decimal_digits.hpp"

namespace kz {
namespace {

// ISO 4217: currencies of everyday payment with two minor digits; neither funds codes nor metals. Those that an older
// invoice may still name (ANG, BGN) stay.
constexpr std::string_view currency_codes =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP "
    "CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR "
    "JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN "
    "NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP "
    "SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

Result<Money, MoneyRefusal> bounded(std::optional<std::int64_t> minor, Currency currency) {
    if (!minor || *minor > money_minor_max || *minor < -money_minor_max)
        return refuse(MoneyRefusal::Overflow);
    return Money{*minor, currency};
}

} // namespace

std::optional<Currency> parse_currency(std::string_view code) {
    if (code.size() != 3 || code.find(' ') != std::string_view::npos)
        return std::nullopt;
    if (currency_codes.find(code) == std::string_view::npos)
        return std::nullopt;
    return Currency{{code[0], code[1], code[2]}};
}

Result<Money, MoneyRefusal> add(Money a, Money b) {
    if (a.currency != b.currency)
        return refuse(MoneyRefusal::CurrencyMismatch);
    return bounded(checked_add(a.minor, b.minor), a.currency);
}

Result<Money, MoneyRefusal> subtract(Money a, Money b) {
    if (a.currency != b.currency)
        return refuse(MoneyRefusal::CurrencyMismatch);
    return bounded(checked_subtract(a.minor, b.minor), a.currency);
}

std::vector<Money> split(Money whole, int parts) {
    KZ_ASSERT(parts >= 1);
    const std::int64_t base = whole.minor / parts;
    const std::int64_t rest = whole.minor % parts; // has the sign of the whole
    const std::int64_t cent = rest < 0 ? -1 : 1;
    std::vector<Money> amounts;
    amounts.reserve(static_cast<std::size_t>(parts));
    for (std::int64_t part = 0; part < parts; ++part)
        amounts.push_back(Money{part < rest * cent ? base + cent : base, whole.currency});
    return amounts;
}

std::string plain(Money money) {
    // As a decimal of scale 2, which need not be in lowest form to be printed.
    return plain(Decimal{money.minor, 2});
}

Result<Money, AmountRefusal> parse_amount(std::string_view text, Currency currency) {
    if (text.empty())
        return refuse(AmountRefusal::Empty);
    const auto digits = decimal_digits(text);
    if (!digits)
        return refuse(AmountRefusal::NotANumber);
    if (digits->fraction.size() > 2)
        return refuse(AmountRefusal::TooManyDecimals);
    const auto minor = scaled(*digits, 2);
    if (!minor || *minor > money_minor_max || *minor < -money_minor_max)
        return refuse(AmountRefusal::TooLarge);
    return Money{*minor, currency};
}

} // namespace kz
