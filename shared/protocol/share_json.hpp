// What a page says of a share, and what it is told. The pages of a share itself are frames: shared/gateway/share_frame.hpp.
//
//   GET  /api/v1/page/share          {stage!, code (of "offered"), helper, reason, asked, scopes, refusal, end,
//                                     proposal: {number!, kind: proposal_kind_code (absent: a plan), version!, answer!,
//                                                instalments, first_due_on (of a plan), way (of a way), field, value (of a field)}}
//   POST /api/v1/page/share          {act!: share_act_code, scopes: of "grant", proposal: the number of the one that is answered}    answered by the same
//   POST /api/v1/page/share/frames   one frame                                     204, or the same
//
// Scopes are bits: 1 look, 2 point, 4 propose. What is refused is a 409 with the share as it stands, and `refusal`. All three with the field
// Kulanz-Device: 16 to 64 letters and digits, which a page makes at random and keeps for as long as it is open.
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/sharing/share.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kz {

inline constexpr std::string_view share_path = "/api/v1/page/share";
inline constexpr std::string_view share_frames_path = "/api/v1/page/share/frames";
inline constexpr std::string_view device_header = "Kulanz-Device";
bool is_device(std::string_view text);

struct ShareOrder {
    ShareAct act = ShareAct::Offer;
    int scopes = 0;
    int proposal = 0;
    friend bool operator==(const ShareOrder&, const ShareOrder&) = default;
};
std::string encode_share_order(const ShareOrder& order);
Result<ShareOrder, WireFault> decode_share_order(std::string_view body);

// `refusal`: refusal_code() of why nothing was done, or empty.
std::string encode_share_status(const ShareStatus& status, std::string_view refusal = {});
Result<ShareStatus, WireFault> decode_share_status(std::string_view body);

} // namespace kz
