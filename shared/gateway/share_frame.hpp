// Frames: a shared page on its way to the server. The first is a snapshot of all fields that are not 0, each further one has the fields that
// have changed since the one before; who sends takes the newest values at most ten times a second. Whoever gets one that does not follow
// its last asks for a snapshot; every 32nd frame says the hash of the whole, so that a difference can not last.
//
//   frame := 0x4b version=1 flags sequence after_ms count (field change)… [hash: 8 bytes, least first]
//   flags    1 snapshot, 2 hash; numbers are LEB128 without needless bytes, at most 64 bits; a change is value XOR the value before
//
// Fields rise, none is there twice, no change is 0, every value is within its limits, nothing follows. Anything else is refused by name.
#pragma once

#include "shared/app/shared_page.hpp"
#include "shared/base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kz {

inline constexpr std::size_t share_frame_bytes_max = 512;
inline constexpr int share_frames_between_hashes = 32;
inline constexpr int share_batch_ms = 100;

// In the order in which they are checked.
enum class FrameFault {
    TooLong,
    NotAFrame,     // its first bytes, its flags
    Broken,        // a number that ends too early or is written needlessly long, or bytes that nobody has asked for
    FieldUnknown,
    FieldsUnsorted,
    NothingChanged,
    Gap,           // it does not follow the last frame: a snapshot is wanted
    OutOfRange,
    HashDiffers,   // a snapshot is wanted
};
inline constexpr int frame_faults_count = static_cast<int>(FrameFault::HashDiffers) + 1;
std::string_view fault_code(FrameFault fault); // "hash_differs"
// The page is honest and only the line was not: a snapshot mends it.
constexpr bool is_mended_by_snapshot(FrameFault fault) { return fault == FrameFault::Gap || fault == FrameFault::HashDiffers; }

class FrameSender {
public:
    // Nothing when nothing has changed. `after_ms`: since the last frame. Invariant: no frame without a grant.
    std::optional<std::string> next(const ShareGrant& grant, const SharedPage& page, std::int64_t after_ms);
    // The next frame is a snapshot.
    void begin_again() { is_begun_ = false; }

private:
    SharedPage sent_;
    std::uint32_t sequence_ = 0;
    bool is_begun_ = false;
};

class FrameReceiver {
public:
    // On a fault nothing has changed.
    std::optional<FrameFault> take(std::string_view frame);
    const SharedPage& page() const { return page_; }
    bool is_begun() const { return is_begun_; }
    std::uint32_t sequence() const { return sequence_; }

private:
    SharedPage page_;
    std::uint32_t sequence_ = 0;
    bool is_begun_ = false;
};

// Where a helper points: a node by the first half of its id, and 256ths of its box. Six bytes, on the stream as eight letters of base64url.
struct PointedAt {
    std::uint32_t node = 0;
    std::uint8_t x = 0, y = 0;
    friend bool operator==(const PointedAt&, const PointedAt&) = default;
};
inline constexpr std::uint32_t pointed_node(std::uint64_t id) { return static_cast<std::uint32_t>(id >> 32); }
std::string encode_pointed(const PointedAt& at);
std::optional<PointedAt> decode_pointed(std::string_view text);

} // namespace kz
