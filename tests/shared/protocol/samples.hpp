// Values to encode: fixed ones that use every field, and random ones that a seed brings back.
#pragma once

#include "shared/base/random.hpp"
#include "shared/protocol/answers.hpp"
#include "shared/protocol/page_json.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kz::wire_samples {

Date day(std::string_view iso); // the text must be a day

// In order by check(); every field is set.
Invoice invoice();
Invoice credit_note();
State state(); // without birth dates, as a page tells it
PageDocument page();
std::vector<EventBody> events(); // one of each kind; the first six as they were written first
std::vector<EventBody> fuller_events(); // those of them that have got fields since, with every field
ClaimView claim();
std::vector<JournalEntry> journal();
MerchantView merchant();

enum class Texts { Any /* every code point */, Plain /* as a request cleans it */ };
std::string random_text(SeededRandom& random, Texts texts);
Money random_money(SeededRandom& random, Currency currency);
Decimal random_decimal(SeededRandom& random);
Date random_date(SeededRandom& random);
Invoice random_invoice(SeededRandom& random, Texts texts);
State random_state(SeededRandom& random); // without birth dates
EventBody random_event(SeededRandom& random);
EventBody random_event(SeededRandom& random, Currency currency);
ClaimView random_claim(SeededRandom& random);

// The same JSON with a line for every field, for people and their diffs.
std::string indented(std::string_view json);

} // namespace kz::wire_samples
