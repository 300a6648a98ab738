#include "shared/domain/sharing/visit.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

constexpr std::string_view move_codes[] = {"granted", "paused", "resumed", "proposed", "taken", "left", "ended"};
static_assert(std::size(move_codes) == share_moves_count);

bool has_consent(const Share& share) {
    return share.stage == ShareStage::Granted || share.stage == ShareStage::Paused;
}

ShareStep of_proposal(ShareMove move, const ShareProposal& proposal) {
    ShareStep step{move};
    step.proposal = proposal.number;
    step.kind = proposal.kind;
    return step;
}

} // namespace

std::string_view share_move_code(ShareMove move) { return move_codes[static_cast<std::size_t>(move)]; }

std::optional<ShareMove> parse_share_move(std::string_view code) {
    const auto found = std::ranges::find(move_codes, code);
    return found == std::end(move_codes) ? std::nullopt : std::optional(static_cast<ShareMove>(found - std::begin(move_codes)));
}

std::vector<ShareStep> steps_between(const Share& before, const Share& after) {
    std::vector<ShareStep> steps;
    const bool had = has_consent(before), has = has_consent(after);
    if (!had && has) {
        ShareStep step{ShareMove::Granted};
        step.helper = after.helper.name;
        step.question = {after.scopes, after.question.reason};
        step.minutes = share_minutes_max;
        steps.push_back(std::move(step));
    }
    if (had && has && before.stage != after.stage)
        steps.push_back({after.stage == ShareStage::Paused ? ShareMove::Paused : ShareMove::Resumed});
    if (has && after.proposal) {
        const ShareProposal& now = *after.proposal;
        const bool is_new = !before.proposal || before.proposal->number != now.number;
        if (is_new)
            steps.push_back(of_proposal(ShareMove::Proposed, now));
        if (now.answer != ProposalAnswer::Open && (is_new || before.proposal->answer != now.answer))
            steps.push_back(of_proposal(now.answer == ProposalAnswer::Taken ? ShareMove::Taken : ShareMove::Left, now));
    }
    if (had && !has) {
        ShareStep step{ShareMove::Ended};
        step.end = after.end.value_or(ShareEnd::AskedAgain);
        steps.push_back(std::move(step));
    }
    return steps;
}

} // namespace kz
