// How long services took to come back once nothing was open any more: GET /api/v1/reports/reactivation, with ?merchant=m1 of one.
//
//   report {restored, waiting, median_s, p95_s (absent: none was restored), services: [{claim: "c12", service, name, settled_at_ms,
//           restored_at_ms, seconds (absent: it waits)}]}                the latest settlement first
//
// Seconds count from the commit that settled the claim to the merchant's answer; percentiles are of the nearest rank. What was
// brought back while something was still open is a merchant's kindness and counts in none of it.
#pragma once

#include "shared/domain/journal/journal.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace kz {

struct Reactivation {
    ClaimId claim;
    int number = 0; // of the service, from 0
    BlockedService service;
};
// Of one claim, those that have settled_at.
void collect_reactivations(std::vector<Reactivation>& into, ClaimId claim, const State& state);
struct ReactivationFigures {
    int restored = 0, waiting = 0;
    std::int64_t median_seconds = 0, p95_seconds = 0; // when one was restored
};
ReactivationFigures figures_of(std::span<const Reactivation> reactivations);
// Precondition: it was settled, and is back.
std::int64_t seconds_to_restore(const BlockedService& service);
// The latest settlement first.
std::string encode_reactivations(std::vector<Reactivation> reactivations);

} // namespace kz
