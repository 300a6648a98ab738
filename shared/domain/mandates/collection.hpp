// Collections: what is drawn under a mandate, when, and what its customer was told before.
//
// Invariant: what is collected was announced: never more, and on no other day. Where that can no longer be (a higher amount, a day
// that nobody used), it is announced anew. Days are banking days of TARGET (shared/domain/law/direct_debit.hpp).
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/mandates/mandate.hpp"
#include "shared/domain/money/money.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

// What is to be paid and not on its way yet, by due day.
struct OwedDebit {
    Date due_on;
    Money amount;
    friend bool operator==(const OwedDebit&, const OwedDebit&) = default;
};
struct AnnouncedDebit {
    Date collect_on;
    Money amount; // at most
    friend bool operator==(const AnnouncedDebit&, const AnnouncedDebit&) = default;
};

// The announcement made today: each on the first banking day that is due, announced `announce_days` before, and can still be sent.
std::vector<AnnouncedDebit> announcement(const std::vector<OwedDebit>& owed, int announce_days, Date today);
// What will be collected, if what was announced still covers all of it: for each owed sum the first day announced for it, not before
// it is due, with what is owed now. Nothing when another announcement is needed.
std::optional<std::vector<AnnouncedDebit>> covered(const std::vector<OwedDebit>& owed, const std::vector<AnnouncedDebit>& announced, Date today);

// The last day on which a collection may go to the bank; it is taken into a file from the banking day before that.
std::optional<Date> submit_by(Date collect_on);
bool is_due_for_file(Date collect_on, Date on);

// The last day of the eight weeks in which the customer may have a collection back without a reason; nothing when they are over.
std::optional<Date> refundable_until(Date collect_on, Date today);

enum class DebitSequence { First, Recurring, Final, OneOff };
std::string_view sequence_code(DebitSequence sequence); // ISO 20022: "FRST"
std::optional<DebitSequence> parse_sequence(std::string_view code);
// The first of a series says so even when it is the last one, too.
DebitSequence sequence_of(MandateKind kind, bool is_first, bool is_last);

struct Collection {
    std::string reference; // end-to-end id
    std::string mandate;   // reference
    Money amount;
    Date collect_on;
    DebitSequence sequence = DebitSequence::OneOff;
    std::optional<Date> returned_on = {};
    std::string reason = {};  // of the return, as the bank codes it: "AC04"
    friend bool operator==(const Collection&, const Collection&) = default;
};
// "SDD-C12-1": the first collection of claim c12; and back.
std::string collection_reference(ClaimId claim, int number);
std::optional<ClaimId> claim_of_collection(std::string_view reference);

} // namespace kz
