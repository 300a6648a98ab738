// Objections on the wire. Requests are strict; what the domain judges (amounts, days, texts) is only bounded here.
//
//   POST /api/v1/page/disputes, /api/v1/claims/{claim}/disputes   {positions: ["item-1"] (absent: all items that are outstanding),
//         reason!: dispute_reason_code, text, payment: {amount_minor!, currency!, on, holder} (of already_paid)}
//   POST /api/v1/claims/{claim}/disputes/{dispute}/resolution     {outcome!: dispute_outcome_code, reason,
//         credits: [{position!, amount_minor!, currency!}] (of partly_accepted)}
//   disputes   {disputes: [{claim: "c12", dispute, opened_on, is_late, positions, reason, outcome (absent: open), text, payment,
//               answer_by, proofs: [{hash, kind, bytes}], answer}]}       dispute: its number, from 0
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/journal/journal.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

std::string encode_dispute_request(const DisputeRequest& request);
Result<DisputeRequest, WireFault> decode_dispute_request(std::string_view json); // as typed: not normalised
Result<ResolveDispute, WireFault> decode_resolution(std::string_view json, int dispute);

struct DisputeView {
    ClaimId claim;
    int number = 0; // index into State::disputes
    Date opened_on;
    bool is_late = false; // open, and the merchant's last day is over
    Dispute dispute;
};
// All of a claim, or those alone that are open.
enum class DisputeChoice { All, Open };
void collect_disputes(std::vector<DisputeView>& into, ClaimId claim, const State& state, DisputeChoice which, Date today);
void append_disputes(std::string& out, std::span<const DisputeView> disputes);

} // namespace kz
