// Everything that a person reads or hears, and how figures are worded, in every language of the catalogue. No sentence
// for people stands anywhere else. Sentences: say.hpp; figures and words of the domain: below.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/contact/contact_request.hpp"
#include "shared/domain/journal/journal.hpp"
#include "shared/domain/mandates/return_ground.hpp"
#include "shared/domain/money/decimal.hpp"
#include "shared/domain/money/money.hpp"
#include "shared/domain/people/language.hpp"
#include "shared/text/say.hpp"

#include <string>
#include <string_view>

namespace kz {

// ---- figures ------------------------------------------------------------------------------------------------------
// Digits in groups of three, a real minus sign (U+2212), no-break spaces inside (U+00A0, in French also the narrow U+202F):
// a figure never breaks over two lines. Where signs and spaces stand is as CLDR has it for the language.

std::string money_text(Language language, Money money);      // "1.234,50 €", "€1,234.50", "€ −0,05" (Dutch)
std::string decimal_text(Language language, Decimal decimal); // "2,5"
std::string price_text(Language language, Decimal price, Currency currency); // "0,1234 €", at least two decimals
std::string percent_text(Language language, Decimal percent); // "19 %", "19%"
std::string date_text(Language language, Date date);         // "3. Dezember 2026", "1er décembre 2026"
std::string clock_text(Language language, int minute);        // "14:05", of a minute of the day
std::string_view weekday_text(Language language, Date date); // "Montag"
std::string weekday_short_text(Language language, Date date);  // "Mo."
std::string short_date_text(Language language, Date date);   // "3. Dez. 2026", "3 Dec 2026"
// Within a sentence: "in 5 Tagen fällig", "heute fällig", "seit 12 Tagen fällig".
std::string due_text(Language language, Date due_on, Date today);

// ---- words of the domain ------------------------------------------------------------------------------------------

// UN/ECE Recommendation 20 or 21: "Stunde", "Stunden"; the code itself when it is none of the catalogue.
std::string unit_text(Language language, std::string_view code, Decimal quantity);
// UNCL5305: "Von der Umsatzsteuer befreit"; the code itself when it is none of the catalogue.
std::string tax_category_text(Language language, std::string_view code);
std::string_view rhythm_text(Language language, RhythmKind kind); // "Jede Woche"
std::string_view reason_text(Language language, DisputeReason reason); // "Ich habe es zurückgeschickt"
std::string_view subject_text(Language language, ContactSubject subject);
// "Datei 2: PDF, 120 kB": a file has no name but its number, because what senders call it counts for nothing.
std::string file_text(Language language, int number, const Proof& file);
// Of those that came with a message, a line each with its end.
std::string file_lines(Language language, const State& state, std::size_t message);
// Why a direct debit came back, and what to do next.
std::string_view return_text(Language language, ReturnGround ground);
// ISO 3166-1 alpha-2: "Deutschland"; the code itself when it is none of the catalogue.
std::string country_text(Language language, std::string_view code);

// What went wrong and what to do next, kindly.
std::string_view refusal_text(Language language, ContactRefusal refusal);
std::string_view refusal_text(Language language, DisputeRefusal refusal);
std::string_view refusal_text(Language language, MandateRefusal refusal);
std::string_view refusal_text(Language language, JournalRefusal refusal);
// By refusal_code() of one of these, of a negotiation or of a later day; a general sentence for any other.
std::string_view refusal_text(Language language, std::string_view code);

} // namespace kz
