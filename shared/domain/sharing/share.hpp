// Share: a customer shows the page to one helper, after consent (Regulation (EU) 2016/679, article 4 number 11: for a purpose that was
// named, and never ticked beforehand) and until either side ends it.
//
//   Offered (a code was made) ─▶ Asked ─▶ Granted ⇄ Paused ─▶ Ended        from anywhere ─▶ Ended
//
// Consent is for one helper, one device and the scopes that were granted: another helper, or a wider scope, asks again and takes away
// what was granted before; another device has no part in it. Time ends it: a code after five minutes, consent after thirty, and a page
// that has gone away after two. Who asks says so by settled(): there is no clock here.
//
//   auto asked = ask(offered(device, now), {7, "Nina"}, {share_look | share_point, ShareReason::Plan}, now);
//   auto granted = answer(*asked, ShareAct::Grant, device, share_look, now);
#pragma once

#include "shared/base/date.hpp"
#include "shared/base/result.hpp"
#include "shared/domain/sharing/proposal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kz {

enum class ShareStage { None, Offered, Asked, Granted, Paused, Ended };
std::string_view share_stage_code(ShareStage stage); // "granted"
std::optional<ShareStage> parse_share_stage(std::string_view code);

// What a helper may do, bit by bit. Without the first there is nothing.
inline constexpr int share_look = 1, share_point = 2, share_propose = 4;
inline constexpr int share_scopes_all = share_look | share_point | share_propose;

enum class ShareReason { Question, Plan, Payment };
std::string_view share_reason_code(ShareReason reason); // "plan"
std::optional<ShareReason> parse_share_reason(std::string_view code);

struct ShareHelper {
    std::int64_t account = 0;
    std::string name;
    friend bool operator==(const ShareHelper&, const ShareHelper&) = default;
};
struct ShareQuestion {
    int scopes = share_look;
    ShareReason reason = ShareReason::Question;
    friend bool operator==(const ShareQuestion&, const ShareQuestion&) = default;
};

enum class ShareEnd { ByCustomer, ByStaff, Declined, CodeOver, TriesOver, TimeOver, PageGone, FrameFaulty,
                      AskedAgain /* of the consent alone: for another helper, or more */, ServerGone, RecordFull };
std::string_view share_end_code(ShareEnd end); // "page_gone"
std::optional<ShareEnd> parse_share_end(std::string_view code);

struct Share {
    ShareStage stage = ShareStage::None;
    std::string device;        // whose page it is; empty: staff has asked, and no page has answered yet
    ShareHelper helper;
    ShareQuestion question;
    int scopes = 0;            // granted
    Instant since;             // of the stage, but of Paused: of the grant
    Instant heard;             // from the page
    int tries = 0;             // wrong codes while this one could be meant
    std::optional<ShareProposal> proposal;
    std::optional<ShareEnd> end;
    friend bool operator==(const Share&, const Share&) = default;
};

inline constexpr std::int64_t share_code_milliseconds = 5 * 60'000;
inline constexpr std::int64_t share_milliseconds = 30 * 60'000;
inline constexpr std::int64_t share_drop_milliseconds = 2 * 60'000;
inline constexpr int share_minutes_max = share_milliseconds / 60'000;
inline constexpr int share_tries_max = 5;

// In the order in which they are checked.
enum class ShareRefusal {
    Over,         // ended, or there never was one
    OtherDevice,  // consent is for the page that gave it
    OtherHelper,  // and for the helper who asked
    NotAsked,     // nobody has asked
    AlreadyAsked, // the same question waits, or was granted
    NoLook,       // no scope, or one without looking
    WiderScope,   // more than was asked
    NotGranted,   // or paused: nothing is sent
    NotPaused,
    OutOfScope,   // pointing or proposing was not granted
    NoProposal,   // no such one waits for an answer
    FieldMasked,  // what is personal is filled in by the customer alone
    FieldGone,    // it is not on the page now
    FieldChanged, // since the helper saw it
    WayNotOffered, // it is none of the ways that this claim can be paid in
    ProposalFaulty, // fewer than one instalment, more than a plan has, or no day; a value that its field does not take
    TooMany,        // the claim's journal takes no more
};
inline constexpr int share_refusals_count = static_cast<int>(ShareRefusal::TooMany) + 1;
std::string_view refusal_code(ShareRefusal refusal); // "other_device"

enum class ShareAct { Offer, Grant, Decline, Pause, Resume, End, TakeProposal, LeaveProposal };
inline constexpr int share_acts_count = static_cast<int>(ShareAct::LeaveProposal) + 1;
std::string_view share_act_code(ShareAct act); // "take_proposal"
std::optional<ShareAct> parse_share_act(std::string_view code);

Share offered(std::string device, Instant now);
// What time has made of it.
Share settled(Share share, Instant now);
// A code that was not right was typed.
Share mistried(Share share);

// ---- the helper ---------------------------------------------------------------------------------------------------

// Of a share that was offered, or of none: then the page that answers first is its page.
Result<Share, ShareRefusal> ask(Share share, ShareHelper helper, ShareQuestion question, Instant now);
// `of_page`: what the page that is shown has against it, as shared/app/proposal.hpp judges it.
Result<Share, ShareRefusal> propose(Share share, std::int64_t account, ShareProposal proposal, std::optional<ShareRefusal> of_page, Instant now);
std::optional<ShareRefusal> point_refusal(const Share& share, std::int64_t account, Instant now);
Result<Share, ShareRefusal> end_by_staff(Share share, std::int64_t account, Instant now);

// ---- the customer -------------------------------------------------------------------------------------------------

// `scopes`: of Grant; `proposal`: the number of the one that is answered.
Result<Share, ShareRefusal> answer(Share share, ShareAct act, std::string_view device, int scopes, Instant now, int proposal = 0);
// A frame of this page has come.
Result<Share, ShareRefusal> heard(Share share, std::string_view device, Instant now);
Share ended(Share share, ShareEnd why);

// ---- what the page is told ----------------------------------------------------------------------------------------

struct ShareStatus {
    ShareStage stage = ShareStage::None;
    std::string code = {};   // of Offered, in its six digits
    std::string helper = {}; // who asks or sees
    ShareQuestion question = {};
    int scopes = 0;          // granted
    std::optional<ShareProposal> proposal = {};
    std::optional<ShareEnd> end = {};
    friend bool operator==(const ShareStatus&, const ShareStatus&) = default;
};
// Nothing of another device's share.
ShareStatus status_for(const Share& share, std::string_view device, std::string_view code);

// Proof that a page may be sent. Invariant: there is no other way to have one.
class ShareGrant {
public:
    static std::optional<ShareGrant> of(const ShareStatus& status);

private:
    ShareGrant() = default;
};

} // namespace kz
