// The permanent names of the journal's choices, each table in the order of its enumeration.
#include "shared/domain/journal/journal.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::string_view refusal_codes[] = {
    "claim_unknown", "claim_exists", "invoice_faulty", "amount_not_positive", "currency_mismatch", "amount_too_large",
    "reference_too_long", "booked_in_the_future", "posting_unknown", "posting_reversed", "credit_above_open",
    "plan_exists", "plan_refused", "contact_faulty", "too_many_contacts", "position_unknown", "charge_kind_wrong",
    "claim_held", "credit_above_position", "waiver_above_outstanding", "refund_above_credit", "allocation_chosen",
    "no_plan", "nothing_open", "pause_in_the_past", "pause_too_long", "not_paused", "level_out_of_range",
    "due_not_later", "position_disputed", "dispute_unknown", "dispute_resolved", "plan_not_accepted", "plan_needs_no_person",
    "no_plan_request", "plan_beyond_limits", "reason_missing", "too_many_moves", "postpone_refused", "nothing_missed",
    "dispute_faulty", "credits_unfitting", "proof_too_large", "proof_kind_unknown", "proof_known",
    "too_many_proofs", "service_faulty", "service_known", "service_unknown", "service_restored", "claim_time_barred", "too_many_entries",
    "debit_not_offered", "mandate_faulty", "mandate_exists", "no_mandate", "nothing_to_collect", "collection_unknown", "collection_returned",
    "return_reason_faulty", "checkout_above_open", "method_not_offered", "too_many_checkouts", "checkout_unknown", "checkout_amount_differs",
    "checkout_unchanged", "checkout_paid", "refund_account_faulty", "refund_unknown", "contact_unknown", "marks_unchanged",
    "nothing_to_close", "rating_not_asked", "calls_not_offered", "call_too_soon", "call_outside_hours", "call_unchanged", "call_time_full",
    "too_many_calls", "no_call", "message_missing", "handover_unchanged", "person_known", "share_step_unfitting"};
static_assert(std::size(refusal_codes) == journal_refusals_count);
constexpr std::string_view standing_codes[] = {
    "open", "overdue", "in_plan", "settled", "overpaid", "credit", "paused", "disputed", "partly_disputed", "waived"};
static_assert(std::size(standing_codes) == standings_count);
constexpr std::string_view note_codes[] = {
    "delivered", "reminded", "due_moved", "paused", "resumed", "plan_ended", "plan_broken", "dispute_opened",
    "dispute_resolved", "plan_requested", "plan_declined", "plan_adjusted", "proof_added", "service_blocked", "service_restored",
    "mandate_given", "mandate_ended", "collection_sent", "collection_returned"};
constexpr std::string_view adjustment_codes[] = {
    "paused", "later_day", "paid_soon", "spread_over_rest", "added_at_end"};

template <class Choice, std::size_t count>
std::optional<Choice> parse(const std::string_view (&codes)[count], std::string_view code) {
    const auto found = std::ranges::find(codes, code);
    return found == std::end(codes) ? std::nullopt : std::optional(static_cast<Choice>(found - std::begin(codes)));
}

} // namespace

std::string_view refusal_code(JournalRefusal refusal) {
    return refusal_codes[static_cast<std::size_t>(refusal)];
}

std::string_view standing_code(Standing standing) {
    return standing_codes[static_cast<std::size_t>(standing)];
}

std::string_view adjustment_code(PlanAdjustment adjustment) {
    return adjustment_codes[static_cast<std::size_t>(adjustment)];
}

std::optional<PlanAdjustment> parse_adjustment(std::string_view code) {
    return parse<PlanAdjustment>(adjustment_codes, code);
}

std::string_view note_code(NoteKind kind) {
    return note_codes[static_cast<std::size_t>(kind)];
}

std::optional<NoteKind> parse_note(std::string_view code) {
    return parse<NoteKind>(note_codes, code);
}

} // namespace kz
