#include "shared/domain/sharing/share.hpp"

#include <iterator>
#include <span>
#include <utility>

namespace kz {
namespace {

constexpr std::string_view stage_codes[] = {"none", "offered", "asked", "granted", "paused", "ended"};
constexpr std::string_view reason_codes[] = {"question", "plan", "payment"};
constexpr std::string_view end_codes[] = {"by_customer", "by_staff", "declined", "code_over", "tries_over", "time_over", "page_gone", "frame_faulty", "asked_again", "server_gone", "record_full"};
constexpr std::string_view act_codes[] = {"offer", "grant", "decline", "pause", "resume", "end", "take_proposal", "leave_proposal"};
constexpr std::string_view refusal_codes[] = {"over", "other_device", "other_helper", "not_asked", "already_asked", "no_look", "wider_scope",
                                              "not_granted", "not_paused", "out_of_scope", "no_proposal", "field_masked",
                                              "field_gone", "field_changed", "way_not_offered", "proposal_faulty", "too_many"};
static_assert(std::size(stage_codes) == static_cast<std::size_t>(ShareStage::Ended) + 1);
static_assert(std::size(reason_codes) == static_cast<std::size_t>(ShareReason::Payment) + 1);
static_assert(std::size(end_codes) == static_cast<std::size_t>(ShareEnd::RecordFull) + 1);
static_assert(std::size(act_codes) == share_acts_count);
static_assert(std::size(refusal_codes) == share_refusals_count);

template <class Code>
std::optional<Code> parsed(std::span<const std::string_view> codes, std::string_view text) {
    for (std::size_t at = 0; at < codes.size(); ++at)
        if (codes[at] == text)
            return static_cast<Code>(at);
    return std::nullopt;
}

bool is_live(const Share& share) {
    return share.stage != ShareStage::None && share.stage != ShareStage::Ended;
}

bool is_granted(const Share& share) {
    return share.stage == ShareStage::Granted || share.stage == ShareStage::Paused;
}

std::int64_t passed(Instant from, Instant now) {
    return now.milliseconds - from.milliseconds;
}

std::optional<ShareRefusal> helper_refusal(const Share& share, std::int64_t account) {
    if (!is_live(share))
        return ShareRefusal::Over;
    if (share.helper.account != account || share.stage == ShareStage::Offered)
        return ShareRefusal::OtherHelper;
    return std::nullopt;
}

std::optional<ShareRefusal> scope_refusal(const Share& share, std::int64_t account, int scope) {
    if (const auto refusal = helper_refusal(share, account))
        return refusal;
    if (share.stage != ShareStage::Granted)
        return ShareRefusal::NotGranted;
    if ((share.scopes & scope) == 0)
        return ShareRefusal::OutOfScope;
    return std::nullopt;
}

// A question of staff has no device yet: the page that answers is the one.
bool is_of(const Share& share, std::string_view device) {
    return share.device == device || (share.device.empty() && share.stage == ShareStage::Asked);
}

Result<Share, ShareRefusal> grant(Share share, std::string_view device, int scopes, Instant now) {
    if (share.stage != ShareStage::Asked)
        return refuse(ShareRefusal::NotAsked);
    if ((scopes & share_look) == 0)
        return refuse(ShareRefusal::NoLook);
    if ((scopes & ~share.question.scopes) != 0)
        return refuse(ShareRefusal::WiderScope);
    share.device = device;
    share.stage = ShareStage::Granted;
    share.scopes = scopes;
    share.since = share.heard = now;
    return share;
}

// One that was overtaken by another is not answered any more.
Result<Share, ShareRefusal> answer_proposal(Share share, ProposalAnswer what, int number) {
    if (!is_granted(share))
        return refuse(ShareRefusal::NotGranted);
    if (!share.proposal || share.proposal->answer != ProposalAnswer::Open || share.proposal->number != number)
        return refuse(ShareRefusal::NoProposal);
    share.proposal->answer = what;
    return share;
}

} // namespace

std::string_view share_stage_code(ShareStage stage) { return stage_codes[static_cast<std::size_t>(stage)]; }
std::optional<ShareStage> parse_share_stage(std::string_view code) { return parsed<ShareStage>(stage_codes, code); }
std::string_view share_reason_code(ShareReason reason) { return reason_codes[static_cast<std::size_t>(reason)]; }
std::optional<ShareReason> parse_share_reason(std::string_view code) { return parsed<ShareReason>(reason_codes, code); }
std::string_view share_end_code(ShareEnd end) { return end_codes[static_cast<std::size_t>(end)]; }
std::optional<ShareEnd> parse_share_end(std::string_view code) { return parsed<ShareEnd>(end_codes, code); }
std::string_view share_act_code(ShareAct act) { return act_codes[static_cast<std::size_t>(act)]; }
std::optional<ShareAct> parse_share_act(std::string_view code) { return parsed<ShareAct>(act_codes, code); }
std::string_view refusal_code(ShareRefusal refusal) { return refusal_codes[static_cast<std::size_t>(refusal)]; }

Share offered(std::string device, Instant now) {
    Share share;
    share.stage = ShareStage::Offered;
    share.device = std::move(device);
    share.since = share.heard = now;
    return share;
}

Share ended(Share share, ShareEnd why) {
    if (!is_live(share))
        return share;
    share.stage = ShareStage::Ended;
    share.scopes = 0;
    share.end = why;
    return share;
}

Share settled(Share share, Instant now) {
    const bool is_waiting = share.stage == ShareStage::Offered || share.stage == ShareStage::Asked;
    if (is_waiting && passed(share.since, now) >= share_code_milliseconds)
        return ended(std::move(share), ShareEnd::CodeOver);
    if (is_granted(share) && passed(share.since, now) >= share_milliseconds)
        return ended(std::move(share), ShareEnd::TimeOver);
    if (is_granted(share) && passed(share.heard, now) >= share_drop_milliseconds)
        return ended(std::move(share), ShareEnd::PageGone);
    return share;
}

Share mistried(Share share) {
    if (share.stage == ShareStage::Offered && ++share.tries >= share_tries_max)
        return ended(std::move(share), ShareEnd::TriesOver);
    return share;
}

Result<Share, ShareRefusal> ask(Share share, ShareHelper helper, ShareQuestion question, Instant now) {
    share = settled(std::move(share), now);
    if (share.stage == ShareStage::Ended)
        return refuse(ShareRefusal::Over);
    const bool is_same = share.helper.account == helper.account;
    const int known = share.stage == ShareStage::Asked ? share.question.scopes : share.scopes;
    if (share.stage != ShareStage::None && share.stage != ShareStage::Offered && is_same && (question.scopes & ~known) == 0)
        return refuse(ShareRefusal::AlreadyAsked);
    if ((question.scopes & share_look) == 0 || (question.scopes & ~share_scopes_all) != 0)
        return refuse(ShareRefusal::NoLook);
    share.stage = ShareStage::Asked;
    share.helper = std::move(helper);
    share.question = question;
    share.scopes = 0;
    share.since = now;
    share.proposal.reset();
    return share;
}

Result<Share, ShareRefusal> propose(Share share, std::int64_t account, ShareProposal proposal, std::optional<ShareRefusal> of_page, Instant now) {
    share = settled(std::move(share), now);
    if (const auto refusal = scope_refusal(share, account, share_propose))
        return refuse(*refusal);
    if (proposal.kind == ProposalKind::Field && is_masked(proposal.field))
        return refuse(ShareRefusal::FieldMasked);
    if (of_page)
        return refuse(*of_page);
    if (!is_sound(proposal))
        return refuse(ShareRefusal::ProposalFaulty);
    proposal.number = share.proposal ? share.proposal->number + 1 : 1;
    proposal.answer = ProposalAnswer::Open;
    share.proposal = proposal;
    return share;
}

std::optional<ShareRefusal> point_refusal(const Share& share, std::int64_t account, Instant now) {
    return scope_refusal(settled(share, now), account, share_point);
}

Result<Share, ShareRefusal> end_by_staff(Share share, std::int64_t account, Instant now) {
    share = settled(std::move(share), now);
    if (const auto refusal = helper_refusal(share, account))
        return refuse(*refusal);
    return ended(std::move(share), ShareEnd::ByStaff);
}

Result<Share, ShareRefusal> answer(Share share, ShareAct act, std::string_view device, int scopes, Instant now, int proposal) {
    share = settled(std::move(share), now);
    if (act == ShareAct::Offer)
        return offered(std::string(device), now);
    if (!is_live(share))
        return refuse(ShareRefusal::Over);
    if (!is_of(share, device))
        return refuse(ShareRefusal::OtherDevice);
    share.heard = now;
    switch (act) {
    case ShareAct::Offer: break;
    case ShareAct::Grant: return grant(std::move(share), device, scopes, now);
    case ShareAct::Decline:
        if (share.stage != ShareStage::Asked)
            return refuse(ShareRefusal::NotAsked);
        return ended(std::move(share), ShareEnd::Declined);
    case ShareAct::Pause:
        if (share.stage != ShareStage::Granted)
            return refuse(ShareRefusal::NotGranted);
        share.stage = ShareStage::Paused;
        return share;
    case ShareAct::Resume:
        if (share.stage != ShareStage::Paused)
            return refuse(ShareRefusal::NotPaused);
        share.stage = ShareStage::Granted;
        return share;
    case ShareAct::End: return ended(std::move(share), ShareEnd::ByCustomer);
    case ShareAct::TakeProposal: return answer_proposal(std::move(share), ProposalAnswer::Taken, proposal);
    case ShareAct::LeaveProposal: return answer_proposal(std::move(share), ProposalAnswer::Left, proposal);
    }
    return share;
}

Result<Share, ShareRefusal> heard(Share share, std::string_view device, Instant now) {
    share = settled(std::move(share), now);
    if (!is_live(share))
        return refuse(ShareRefusal::Over);
    if (share.device != device)
        return refuse(ShareRefusal::OtherDevice);
    if (share.stage != ShareStage::Granted)
        return refuse(ShareRefusal::NotGranted);
    share.heard = now;
    return share;
}

ShareStatus status_for(const Share& share, std::string_view device, std::string_view code) {
    if (share.device != device && !(share.device.empty() && share.stage == ShareStage::Asked))
        return {};
    ShareStatus status;
    status.stage = share.stage;
    if (share.stage == ShareStage::Offered)
        status.code = code;
    status.helper = share.helper.name;
    status.question = share.question;
    status.scopes = share.scopes;
    if (is_granted(share))
        status.proposal = share.proposal;
    status.end = share.end;
    return status;
}

std::optional<ShareGrant> ShareGrant::of(const ShareStatus& status) {
    return status.stage == ShareStage::Granted && (status.scopes & share_look) != 0 ? std::optional(ShareGrant()) : std::nullopt;
}

} // namespace kz
