#include "shared/base/date.hpp"
#include "shared/domain/money/decimal.hpp"
#include "shared/domain/money/money.hpp"
#include "shared/domain/payments/transfer.hpp"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>

using namespace kz;

namespace {

rc::Gen<std::int64_t> any_minor() {
    return rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-money_minor_max, money_minor_max + 1),
                          rc::gen::inRange<std::int64_t>(-200, 200));
}

// Text near a number: digits, signs and dots in no sensible order, and now and then something else.
rc::Gen<std::string> any_number_text() {
    return rc::gen::container<std::string>(
        rc::gen::weightedOneOf<char>({{12, rc::gen::inRange('0', static_cast<char>('9' + 1))},
                                      {4, rc::gen::just('0')},
                                      {2, rc::gen::just('.')},
                                      {1, rc::gen::elementOf(std::string("+-"))},
                                      {1, rc::gen::elementOf(std::string(" ,eEx"))}}));
}

// What plain() would write, made from the text alone: one minus at most, no leading zeros, two decimals.
std::string canonical(std::string text) {
    const bool is_negative = text.starts_with('-');
    if (is_negative || text.starts_with('+'))
        text.erase(0, 1);
    if (text.find('.') == std::string::npos)
        text += '.';
    while (text.ends_with('0'))
        text.pop_back();
    while (text.size() - text.find('.') < 3)
        text += '0';
    while (text.starts_with('0'))
        text.erase(0, 1);
    if (text.starts_with('.'))
        text.insert(0, 1, '0');
    return is_negative && text != "0.00" ? "-" + text : text;
}

} // namespace

TEST_CASE("parts of a split add up and differ by at most a cent") {
    CHECK(rc::check([] {
        const Money whole{*any_minor(), eur};
        const int parts = *rc::gen::inRange(1, 500);
        const auto amounts = split(whole, parts);
        RC_ASSERT(amounts.size() == static_cast<std::size_t>(parts));
        std::int64_t sum = 0;
        for (const Money amount : amounts) {
            RC_ASSERT(amount.currency == whole.currency);
            sum += amount.minor;
        }
        RC_ASSERT(sum == whole.minor);
        const auto [least, most] =
            std::minmax_element(amounts.begin(), amounts.end(), [](Money a, Money b) { return a.minor < b.minor; });
        RC_ASSERT(most->minor - least->minor <= 1);
    }));
}

TEST_CASE("an amount is read as it is written") {
    CHECK(rc::check([] {
        const Money amount{*any_minor(), eur};
        const auto read = parse_amount(plain(amount), eur);
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == amount);
    }));
}

TEST_CASE("an amount that is read says in plain form what the text said") {
    CHECK(rc::check([] {
        const std::string text = *any_number_text();
        const auto amount = parse_amount(text, eur);
        RC_CLASSIFY(amount.has_value());
        if (amount) {
            RC_ASSERT(plain(*amount) == canonical(text));
            RC_ASSERT((parse_amount(plain(*amount), eur) == amount));
        }
    }));
}

TEST_CASE("a sum is taken back by a difference") {
    CHECK(rc::check([] {
        const Money a{*any_minor(), eur};
        const Money b{*any_minor(), eur};
        const auto sum = add(a, b);
        RC_ASSERT(sum.has_value() == (std::abs(a.minor + b.minor) <= money_minor_max));
        if (sum)
            RC_ASSERT(*subtract(*sum, b) == a);
    }));
}

TEST_CASE("a decimal is read as it is written, and kept in lowest form") {
    CHECK(rc::check([] {
        const std::string text = *any_number_text();
        const auto decimal = parse_decimal(text);
        RC_CLASSIFY(decimal.has_value());
        if (!decimal)
            return;
        RC_ASSERT(decimal->scale <= 9);
        RC_ASSERT((decimal->scale == 0 || decimal->units % 10 != 0));
        RC_ASSERT((parse_decimal(plain(*decimal)) == decimal));
    }));
}

TEST_CASE("a percentage is within half a cent of the exact value") {
    CHECK(rc::check([] {
        const Money base{*rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000), eur};
        const auto percent = parse_decimal(plain(Decimal{*rc::gen::inRange<std::int64_t>(0, 10'000), 2}));
        const auto amount = percentage(base, *percent);
        RC_ASSERT(amount.has_value());
        std::int64_t scale = 100;
        for (int i = 0; i < percent->scale; ++i)
            scale *= 10;
        RC_ASSERT(2 * std::abs(amount->minor * scale - base.minor * percent->units) <= scale);
    }));
}

TEST_CASE("a date is read as it is written") {
    CHECK(rc::check([] {
        const Date first = *make_date(1900, 1, 1);
        const Date last = *make_date(2999, 12, 31);
        const Date date{*rc::gen::inRange(first.days, last.days + 1)};
        RC_ASSERT(parse_date(iso(date)) == date);
        const CivilDate c = civil(date);
        RC_ASSERT(make_date(c.year, c.month, c.day) == date);
        RC_ASSERT(weekday(add_days(date, 7)) == weekday(date));
    }));
}

TEST_CASE("a reference that is made is read, grouped too, and a wrong digit or letter is found") {
    CHECK(rc::check([] {
        const std::string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        std::string body = *rc::gen::container<std::string>(rc::gen::elementOf(alphabet));
        body.resize(std::min<std::size_t>(body.size(), 21));
        const auto reference = make_creditor_reference(body);
        RC_ASSERT(reference.has_value() == !body.empty());
        if (!reference)
            return;
        RC_ASSERT(parse_creditor_reference(*reference) == reference);
        RC_ASSERT(parse_creditor_reference(grouped_reference(*reference)) == reference);
        // A wrong digit for a digit, or letter for a letter, is always found: they are below 97 apart, and 97 is prime.
        std::string typed = *reference;
        const auto at = *rc::gen::inRange<std::size_t>(2, typed.size());
        const std::string kind = typed[at] <= '9' ? alphabet.substr(0, 10) : alphabet.substr(10);
        const char wrong = *rc::gen::elementOf(kind);
        RC_PRE(wrong != typed[at]);
        typed[at] = wrong;
        RC_ASSERT(!parse_creditor_reference(typed));
    }));
}
