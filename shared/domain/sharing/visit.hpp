// Visit: what stays of a share in the claim's journal: who was let in, to what, for how long, what they proposed, what the customer said to it,
// and by whom or why it ended. What was seen line by line is in the record of the share, whose last hash the end names.
//
//   for (const ShareStep& step : steps_between(before, after)) journal the step
#pragma once

#include "shared/domain/sharing/share.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

enum class ShareMove { Granted, Paused, Resumed, Proposed, Taken, Left, Ended };
inline constexpr int share_moves_count = static_cast<int>(ShareMove::Ended) + 1;
std::string_view share_move_code(ShareMove move); // "granted"
std::optional<ShareMove> parse_share_move(std::string_view code);

struct ShareStep {
    ShareMove move = ShareMove::Granted;
    std::string share = {};  // its id
    std::string helper = {}; // of Granted: the name of the account
    ShareQuestion question = {}; // of Granted: why, and the scopes that were granted
    int minutes = 0;         // of Granted: at most
    int proposal = 0;        // of Proposed, Taken and Left: its number in the share
    ProposalKind kind = ProposalKind::Plan;
    std::optional<ShareEnd> end = {}; // of Ended
    std::string record = {}; // of Ended: SHA-256 in hex of the last line of its record; empty: the record has gone with its server
    friend bool operator==(const ShareStep&, const ShareStep&) = default;
};

// What one change of a share means to the journal, in its order; share and record are left to who knows them. A consent that was taken away
// ends the visit, even where the share goes on with another question.
std::vector<ShareStep> steps_between(const Share& before, const Share& after);

struct VisitStep {
    ShareMove move = ShareMove::Paused;
    Instant at;
    int proposal = 0;
    ProposalKind kind = ProposalKind::Plan;
    friend bool operator==(const VisitStep&, const VisitStep&) = default;
};
struct ShareVisit {
    std::string share, helper;
    ShareQuestion question;
    int minutes = 0;
    Instant begun_at;
    std::optional<Instant> ended_at = {}; // nothing: it goes on
    std::optional<ShareEnd> end = {};
    std::string record = {};
    std::vector<VisitStep> steps = {};    // between both
    friend bool operator==(const ShareVisit&, const ShareVisit&) = default;
};
inline constexpr int visits_max = 1000;     // of a claim
inline constexpr int visit_steps_max = 100; // of a visit; what comes after stands in the trail and the record alone
inline constexpr int visits_shown = 3;      // on the customer's page, the last ones

inline std::span<const ShareVisit> last_visits(const std::vector<ShareVisit>& visits) {
    return std::span(visits).last(std::min<std::size_t>(visits.size(), visits_shown));
}

} // namespace kz
