// What a claim makes of direct debits: whether there is something to collect, under which mandate, and how collections fare.
//
// Invariant: what is on its way is not collected again; nothing is collected that is paused, in dispute or time-barred. A collection
// is paid by the posting whose reference names it, however that came in.
#pragma once

#include "shared/domain/journal/journal.hpp"

#include <optional>
#include <vector>

namespace kz {

// In euros, not time-barred, and not all of it held or on its way: a mandate may be given.
bool is_debit_possible(const State& state, Date today);
// The one that was given last and not ended; nullptr without one.
const Mandate* given_mandate(const State& state);
// The same, if it covers what is open: given for the plan that runs, or for one payment and not used; and not expired.
const Mandate* mandate_in_force(const State& state, Date today);
// What is to be paid and neither held nor on its way, by due day; empty while nothing may be collected.
std::vector<OwedDebit> owed_debits(const State& state, Date today);
// What will be collected as it was announced; empty when nothing will be, or when it must be announced first.
std::vector<AnnouncedDebit> upcoming_debits(const State& state, Date today);

// The one of these that will bring all that is asked for next: nobody needs to do anything; nothing when some of it is left.
std::optional<AnnouncedDebit> next_collection(const State& state, Date today);

enum class CollectionState { Sent, Paid, Returned };
std::string_view collection_state_code(CollectionState state); // "sent"
CollectionState state_of(const State& state, const Collection& collection);
// Sum of what is with the bank and has neither come nor gone back.
Money on_its_way(const State& state);
// Index of the unreversed posting that names it; -1: it is not posted.
int posting_of(const State& state, const Collection& collection);
int collection_of_posting(const State& state, const Posting& posting); // -1: it is not of a collection
int find_collection(const State& state, std::string_view reference);   // -1: unknown

} // namespace kz
