#include "shared/text/text.hpp"

#include "generated/text/catalogue.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace kz;

namespace {

constexpr Language de = Language::German;
constexpr Language en = Language::English;
constexpr Language nl = Language::Dutch;
constexpr Language fr = Language::French;

Date day(int year, int month, int number) {
    return make_date(year, month, number).value_or(Date{});
}

void check_sentence(std::string_view sentence) {
    CHECK(sentence.size() > 20);
    CHECK((sentence.ends_with('.') || sentence.ends_with("!")));
}

} // namespace

TEST_CASE("money is worded with groups, decimals and the currency's place of the language") {
    struct Row {
        std::int64_t minor;
        const char* german;
        const char* english;
        const char* dutch;
        const char* french;
    };
    const Row rows[] = {
        {0, "0,00\u00a0€", "€0.00", "€\u00a00,00", "0,00\u00a0€"},
        {5, "0,05\u00a0€", "€0.05", "€\u00a00,05", "0,05\u00a0€"},
        {99, "0,99\u00a0€", "€0.99", "€\u00a00,99", "0,99\u00a0€"},
        {100, "1,00\u00a0€", "€1.00", "€\u00a01,00", "1,00\u00a0€"},
        {99999, "999,99\u00a0€", "€999.99", "€\u00a0999,99", "999,99\u00a0€"},
        {123450, "1.234,50\u00a0€", "€1,234.50", "€\u00a01.234,50", "1\u202f234,50\u00a0€"},
        {100000000, "1.000.000,00\u00a0€", "€1,000,000.00", "€\u00a01.000.000,00", "1\u202f000\u202f000,00\u00a0€"},
        {-5, "−0,05\u00a0€", "−€0.05", "€\u00a0−0,05", "−0,05\u00a0€"},
        {-123450, "−1.234,50\u00a0€", "−€1,234.50", "€\u00a0−1.234,50", "−1\u202f234,50\u00a0€"},
        {money_minor_max, "100.000.000.000,00\u00a0€", "€100,000,000,000.00", "€\u00a0100.000.000.000,00", "100\u202f000\u202f000\u202f000,00\u00a0€"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.minor);
        CHECK(money_text(de, {row.minor, eur}) == row.german);
        CHECK(money_text(en, {row.minor, eur}) == row.english);
        CHECK(money_text(nl, {row.minor, eur}) == row.dutch);
        CHECK(money_text(fr, {row.minor, eur}) == row.french);
    }
    const Currency chf = parse_currency("CHF").value_or(eur);
    CHECK(money_text(de, {123450, chf}) == "1.234,50\u00a0CHF");
    CHECK(money_text(en, {-123450, chf}) == "−CHF\u00a01,234.50");
    CHECK(money_text(nl, {-123450, chf}) == "CHF\u00a0−1.234,50");
    CHECK(money_text(fr, {-123450, chf}) == "−1\u202f234,50\u00a0CHF");
}

TEST_CASE("unit prices keep all their decimals, quantities and rates only those they have") {
    struct Row {
        Decimal number;
        const char* price;
        const char* quantity;
        const char* percent;
    };
    const Row rows[] = {
        {{0, 0}, "0,00\u00a0€", "0", "0\u00a0%"},
        {{64, 0}, "64,00\u00a0€", "64", "64\u00a0%"},
        {{125, 1}, "12,50\u00a0€", "12,5", "12,5\u00a0%"},
        {{499, 2}, "4,99\u00a0€", "4,99", "4,99\u00a0%"},
        {{1234, 4}, "0,1234\u00a0€", "0,1234", "0,1234\u00a0%"},
        {{-12345678, 1}, "−1.234.567,80\u00a0€", "−1.234.567,8", "−1.234.567,8\u00a0%"},
    };
    for (const Row& row : rows) {
        CHECK(price_text(de, row.number, eur) == row.price);
        CHECK(decimal_text(de, row.number) == row.quantity);
        CHECK(percent_text(de, row.number) == row.percent);
    }
    CHECK(price_text(en, {1234, 4}, eur) == "€0.1234");
    CHECK(decimal_text(en, {12345, 1}) == "1,234.5");
    CHECK(percent_text(en, {19, 0}) == "19%");
    CHECK(price_text(nl, {-1234, 4}, eur) == "€\u00a0−0,1234");
    CHECK(decimal_text(nl, {12345, 1}) == "1.234,5");
    CHECK(percent_text(nl, {21, 0}) == "21%");
    CHECK(price_text(fr, {1234, 4}, eur) == "0,1234\u00a0€");
    CHECK(decimal_text(fr, {-12345, 1}) == "−1\u202f234,5");
    CHECK(percent_text(fr, {55, 1}) == "5,5\u202f%");
}

TEST_CASE("dates are worded long and short") {
    struct Row {
        Language language;
        Date date;
        const char* whole;
        const char* abridged;
    };
    const Row rows[] = {
        {de, day(2026, 12, 3), "3.\u00a0Dezember 2026", "3.\u00a0Dez.\u00a02026"},
        {de, day(2024, 2, 29), "29.\u00a0Februar 2024", "29.\u00a0Feb.\u00a02024"},
        {de, day(1900, 3, 1), "1.\u00a0März 1900", "1.\u00a0März\u00a01900"},
        {de, day(2999, 5, 31), "31.\u00a0Mai 2999", "31.\u00a0Mai\u00a02999"},
        {en, day(2026, 12, 3), "3\u00a0December 2026", "3\u00a0Dec\u00a02026"},
        {en, day(1900, 3, 1), "1\u00a0March 1900", "1\u00a0Mar\u00a01900"},
        {nl, day(2026, 12, 3), "3\u00a0december 2026", "3\u00a0dec\u00a02026"},
        {nl, day(1900, 3, 1), "1\u00a0maart 1900", "1\u00a0mrt\u00a01900"},
        {fr, day(2026, 12, 1), "1er\u00a0décembre 2026", "1er\u00a0déc.\u00a02026"},
        {fr, day(2024, 8, 2), "2\u00a0août 2024", "2\u00a0août\u00a02024"},
        {fr, day(2026, 2, 21), "21\u00a0février 2026", "21\u00a0févr.\u00a02026"},
        {fr, day(2999, 7, 31), "31\u00a0juillet 2999", "31\u00a0juil.\u00a02999"},
    };
    for (const Row& row : rows) {
        CHECK(date_text(row.language, row.date) == row.whole);
        CHECK(short_date_text(row.language, row.date) == row.abridged);
    }
}

TEST_CASE("a due day is worded from today") {
    struct Row {
        int days;
        const char* german;
        const char* english;
        const char* dutch;
        const char* french;
    };
    const Row rows[] = {
        {-400, "seit 400\u00a0Tagen fällig", "400\u00a0days overdue", "was 400\u00a0dagen geleden", "à payer depuis 400\u00a0jours"},
        {-12, "seit 12\u00a0Tagen fällig", "12\u00a0days overdue", "was 12\u00a0dagen geleden", "à payer depuis 12\u00a0jours"},
        {-1, "seit gestern fällig", "one day overdue", "was gisteren", "à payer depuis hier"},
        {0, "heute fällig", "due today", "is vandaag", "à payer aujourd’hui"},
        {1, "morgen fällig", "due tomorrow", "is morgen", "à payer pour demain"},
        {2, "in 2\u00a0Tagen fällig", "due in 2\u00a0days", "is over 2\u00a0dagen", "à payer dans 2\u00a0jours"},
        {5, "in 5\u00a0Tagen fällig", "due in 5\u00a0days", "is over 5\u00a0dagen", "à payer dans 5\u00a0jours"},
    };
    const Date today = day(2026, 11, 21);
    for (const Row& row : rows) {
        CHECK(due_text(de, add_days(today, row.days), today) == row.german);
        CHECK(due_text(en, add_days(today, row.days), today) == row.english);
        CHECK(due_text(nl, add_days(today, row.days), today) == row.dutch);
        CHECK(due_text(fr, add_days(today, row.days), today) == row.french);
    }
}

TEST_CASE("units are words in the number of their quantity, and unknown ones keep their code") {
    struct Row {
        const char* code;
        Decimal quantity;
        const char* german;
        const char* english;
    };
    const Row rows[] = {
        {"H87", {1, 0}, "Stück", "piece"},   {"XPP", {3, 0}, "Stück", "pieces"},  {"C62", {0, 0}, "Stück", "pieces"},
        {"HUR", {1, 0}, "Stunde", "hour"},   {"HUR", {25, 1}, "Stunden", "hours"}, {"DAY", {2, 0}, "Tage", "days"},
        {"MON", {1, 0}, "Monat", "month"},   {"KWH", {4, 0}, "kWh", "kWh"},       {"KGM", {1, 0}, "kg", "kg"},
        {"MTR", {5, 0}, "m", "m"},           {"LTR", {2, 0}, "Liter", "litres"},  {"X4Z", {1, 0}, "X4Z", "X4Z"},
        {"", {1, 0}, "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.code);
        CHECK(unit_text(de, row.code, row.quantity) == row.german);
        CHECK(unit_text(en, row.code, row.quantity) == row.english);
    }
}

TEST_CASE("a quantity is singular as its language has it") {
    struct Row {
        Decimal quantity;
        const char* german;
        const char* dutch;
        const char* french;
    };
    const Row rows[] = {
        {{0, 0}, "Tage", "dagen", "jour"},   {{5, 1}, "Tage", "dagen", "jour"},    {{1, 0}, "Tag", "dag", "jour"},
        {{15, 1}, "Tage", "dagen", "jour"},  {{1999, 3}, "Tage", "dagen", "jour"}, {{2, 0}, "Tage", "dagen", "jours"},
        {{-15, 1}, "Tage", "dagen", "jour"}, {{-2, 0}, "Tage", "dagen", "jours"},  {{1000, 0}, "Tage", "dagen", "jours"},
    };
    for (const Row& row : rows) {
        CAPTURE(decimal_text(en, row.quantity));
        CHECK(unit_text(de, "DAY", row.quantity) == row.german);
        CHECK(unit_text(nl, "DAY", row.quantity) == row.dutch);
        CHECK(unit_text(fr, "DAY", row.quantity) == row.french);
    }
    CHECK(say(fr, TextKey::PlanCount, 0) == "0 versement");
    CHECK(say(fr, TextKey::PlanCount, 2) == "2 versements");
    CHECK(say(nl, TextKey::PlanCount, 0) == "0 termijnen");
}

TEST_CASE("tax categories are words, and unknown ones keep their code") {
    CHECK(tax_category_text(de, "S") == "Umsatzsteuer");
    CHECK(tax_category_text(en, "E") == "Exempt from VAT");
    CHECK(tax_category_text(nl, "AE") == "De btw wordt door de afnemer voldaan (btw verlegd)");
    CHECK(tax_category_text(fr, "S") == "TVA");
    CHECK(tax_category_text(de, "Q") == "Q");
}

TEST_CASE("every refusal has a sentence of its own that ends, in every language") {
    for (const Language language : languages) {
        for (int number = 0; number <= static_cast<int>(NegotiationRefusal::FirstDayOutOfRange); ++number)
            check_sentence(refusal_text(language, refusal_code(static_cast<NegotiationRefusal>(number))));
        for (int number = 0; number <= static_cast<int>(PostponeRefusal::TermTooLong); ++number)
            check_sentence(refusal_text(language, refusal_code(static_cast<PostponeRefusal>(number))));
        for (int number = 0; number <= static_cast<int>(ContactRefusal::EmailInvalid); ++number)
            check_sentence(refusal_text(language, static_cast<ContactRefusal>(number)));
        for (int number = 0; number < journal_refusals_count; ++number) {
            const auto refusal = static_cast<JournalRefusal>(number);
            check_sentence(refusal_text(language, refusal));
            CHECK(refusal_text(language, refusal_code(refusal)) == refusal_text(language, refusal));
            const bool is_said_to_others = (refusal >= JournalRefusal::CheckoutUnknown && refusal < JournalRefusal::CallsNotOffered) || refusal >= JournalRefusal::HandoverUnchanged; // never to a customer
            CHECK((refusal_text(language, refusal) == refusal_text(language, "no_such_code")) == is_said_to_others);
        }
        CHECK(refusal_text(language, "too_many_days") == refusal_text(language, JournalRefusal::PostponeRefused));
        CHECK(refusal_text(language, "no_way_back") == refusal_text(language, ContactRefusal::NoWayBack));
        check_sentence(refusal_text(language, ""));
    }
}

TEST_CASE("a sentence takes its arguments wherever its language puts them") {
    CHECK(say(de, TextKey::PayTitle) == "Überweisen");
    CHECK(say(de, TextKey::HeroPlanNext, Money{1964, eur}, day(2026, 12, 3)) ==
          "Ihre nächste Rate: 19,64\u00a0€ bis 3.\u00a0Dezember 2026.");
    CHECK(say(en, TextKey::HistoryPaid, Money{5000, eur}, day(2026, 11, 18)) ==
          "Payment of €50.00 received on 18\u00a0November 2026");
    CHECK(say(fr, TextKey::HistoryPaid, Money{123456, eur}, day(2026, 12, 1)) ==
          "Paiement de 1\u202f234,56\u00a0€ reçu le 1er\u00a0décembre 2026");
    CHECK(say(nl, TextKey::HeroPlanNext, Money{1964, eur}, day(2026, 12, 3)) ==
          "Uw volgende termijn: €\u00a019,64, uiterlijk op 3\u00a0december 2026.");
    CHECK(say(de, TextKey::PlanCount, 1) == "1 Rate");
    CHECK(say(de, TextKey::PlanCount, 6) == "6 Raten");
    CHECK(say(en, TextKey::PlanRowsBetween, 1) == "… and one more instalment");
    CHECK(say(en, TextKey::HeroTitle, "A {0} & B") == "Your invoice from A {0} & B"); // an argument is only text
}

TEST_CASE("every sentence of every language can be said") {
    const TextArgument any_text = std::string_view("x");
    for (const Language language : languages)
        for (int number = 0; number < text_key_count; ++number) {
            const std::string_view kinds = text_arguments[number];
            std::vector<TextArgument> arguments;
            for (const char kind : kinds)
                arguments.push_back(kind == 'm'   ? TextArgument(Money{100, eur})
                                    : kind == 'n' ? TextArgument(2)
                                    : kind == 't' ? any_text
                                                  : TextArgument(day(2026, 1, 2)));
            const std::string sentence = say_with(language, static_cast<TextKey>(number), arguments);
            CAPTURE(sentence);
            CHECK(!sentence.empty());
            CHECK(sentence.find('{') == std::string::npos);
            CHECK(sentence.find('\x1f') == std::string::npos);
        }
}

TEST_CASE("arguments are checked by the compiler") {
    static_assert(fits<Money, Date>(TextKey::HistoryPaid));
    static_assert(!fits<Date, Money>(TextKey::HistoryPaid));
    static_assert(!fits<Money>(TextKey::HistoryPaid));
    static_assert(!fits<Money, Date, int>(TextKey::HistoryPaid));
    static_assert(fits<std::string>(TextKey::HeroTitle));
    static_assert(!fits<int>(TextKey::HeroTitle));
    static_assert(fits<>(TextKey::PayTitle));
}
