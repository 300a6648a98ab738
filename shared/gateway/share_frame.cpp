#include "shared/gateway/share_frame.hpp"

#include <array>

namespace kz {
namespace {

constexpr char first_byte = 0x4b, version_byte = 1;
constexpr unsigned flag_snapshot = 1, flag_hash = 2;
constexpr int hash_bytes = 8;

void append_number(std::string& out, std::uint64_t number) {
    while (number >= 0x80) {
        out += static_cast<char>(number | 0x80);
        number >>= 7;
    }
    out += static_cast<char>(number);
}

// After a fault every number is 0.
class Bytes {
public:
    explicit Bytes(std::string_view bytes) : rest_(bytes) {}

    bool is_broken() const { return is_broken_; }
    bool is_at_end() const { return rest_.empty(); }
    unsigned byte() {
        if (rest_.empty()) {
            is_broken_ = true;
            return 0;
        }
        const auto value = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        return value;
    }
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const unsigned part = byte();
            if (shift == 63 && part > 1)
                break;
            value |= static_cast<std::uint64_t>(part & 0x7f) << shift;
            if ((part & 0x80) == 0) {
                is_broken_ |= part == 0 && shift != 0;
                return is_broken_ ? 0 : value;
            }
        }
        is_broken_ = true;
        return 0;
    }
    std::uint64_t hash() {
        std::uint64_t value = 0;
        for (int at = 0; at < hash_bytes; ++at)
            value |= static_cast<std::uint64_t>(byte()) << (8 * at);
        return value;
    }

private:
    std::string_view rest_;
    bool is_broken_ = false;
};

struct Frame {
    bool is_snapshot = false;
    std::uint64_t sequence = 0;
    std::array<std::uint64_t, shared_fields> changes{};
    std::optional<std::uint64_t> hash;
};

std::optional<FrameFault> read_changes(Bytes& bytes, Frame& frame) {
    const std::uint64_t count = bytes.number();
    std::uint64_t least = 0;
    for (std::uint64_t at = 0; at < count && !bytes.is_broken(); ++at) {
        const std::uint64_t field = bytes.number(), change = bytes.number();
        if (bytes.is_broken())
            break;
        if (field >= shared_fields)
            return FrameFault::FieldUnknown;
        if (field < least)
            return FrameFault::FieldsUnsorted;
        if (change == 0)
            return FrameFault::NothingChanged;
        frame.changes[field] = change;
        least = field + 1;
    }
    return bytes.is_broken() ? std::optional(FrameFault::Broken) : std::nullopt;
}

Result<Frame, FrameFault> parse(std::string_view text) {
    if (text.size() > share_frame_bytes_max)
        return refuse(FrameFault::TooLong);
    Bytes bytes(text);
    Frame frame;
    const bool is_ours = bytes.byte() == first_byte && bytes.byte() == version_byte;
    const unsigned flags = bytes.byte();
    if (!is_ours || bytes.is_broken() || (flags & ~(flag_snapshot | flag_hash)) != 0)
        return refuse(FrameFault::NotAFrame);
    frame.is_snapshot = (flags & flag_snapshot) != 0;
    frame.sequence = bytes.number();
    static_cast<void>(bytes.number()); // after_ms: for whoever plays the record
    if (const auto fault = read_changes(bytes, frame))
        return refuse(*fault);
    if ((flags & flag_hash) != 0)
        frame.hash = bytes.hash();
    if (bytes.is_broken() || !bytes.is_at_end())
        return refuse(FrameFault::Broken);
    return frame;
}

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

} // namespace

std::string_view fault_code(FrameFault fault) {
    static constexpr std::string_view codes[] = {"too_long", "not_a_frame", "broken", "field_unknown", "fields_unsorted",
                                                 "nothing_changed", "gap", "out_of_range", "hash_differs"};
    static_assert(std::size(codes) == frame_faults_count);
    return codes[static_cast<std::size_t>(fault)];
}

std::optional<std::string> FrameSender::next(const ShareGrant&, const SharedPage& page, std::int64_t after_ms) {
    if (is_begun_ && page == sent_)
        return std::nullopt;
    const bool is_snapshot = !is_begun_;
    if (is_snapshot)
        sent_ = {};
    const std::uint32_t sequence = sequence_ + 1;
    const bool has_hash = sequence % share_frames_between_hashes == 0;
    std::string changes;
    std::uint64_t count = 0;
    for (std::size_t field = 0; field < shared_fields; ++field)
        if (const auto change = static_cast<std::uint64_t>(page.values[field] ^ sent_.values[field]); change != 0) {
            append_number(changes, field);
            append_number(changes, change);
            ++count;
        }
    std::string frame{first_byte, version_byte, static_cast<char>((is_snapshot ? flag_snapshot : 0) | (has_hash ? flag_hash : 0))};
    append_number(frame, sequence);
    append_number(frame, static_cast<std::uint64_t>(after_ms < 0 ? 0 : after_ms));
    append_number(frame, count);
    frame += changes;
    const std::uint64_t hash = digest(page);
    for (int at = 0; has_hash && at < hash_bytes; ++at)
        frame += static_cast<char>(hash >> (8 * at));
    sent_ = page;
    sequence_ = sequence;
    is_begun_ = true;
    return frame;
}

std::optional<FrameFault> FrameReceiver::take(std::string_view text) {
    const auto frame = parse(text);
    if (!frame)
        return frame.error();
    // Of a page that was loaded again the numbers begin again.
    if (frame->sequence > UINT32_MAX || (!frame->is_snapshot && (!is_begun_ || frame->sequence != sequence_ + std::uint64_t{1})))
        return FrameFault::Gap;
    SharedPage page = frame->is_snapshot ? SharedPage{} : page_;
    for (std::size_t field = 0; field < shared_fields; ++field) {
        page.values[field] = static_cast<std::int64_t>(static_cast<std::uint64_t>(page.values[field]) ^ frame->changes[field]);
        const FieldLimits limits = limits_of(static_cast<SharedField>(field));
        if (page.values[field] < limits.least || page.values[field] > limits.most)
            return FrameFault::OutOfRange;
    }
    if (frame->hash && *frame->hash != digest(page))
        return FrameFault::HashDiffers;
    page_ = page;
    sequence_ = static_cast<std::uint32_t>(frame->sequence);
    is_begun_ = true;
    return std::nullopt;
}

std::string encode_pointed(const PointedAt& at) {
    const std::uint64_t bits = static_cast<std::uint64_t>(at.node) << 16 | static_cast<std::uint64_t>(at.x) << 8 | at.y;
    std::string text;
    for (int shift = 42; shift >= 0; shift -= 6)
        text += letters[bits >> shift & 63];
    return text;
}

std::optional<PointedAt> decode_pointed(std::string_view text) {
    if (text.size() != 8)
        return std::nullopt;
    std::uint64_t bits = 0;
    for (const char c : text) {
        const std::size_t six = letters.find(c);
        if (six == std::string_view::npos)
            return std::nullopt;
        bits = bits << 6 | six;
    }
    return PointedAt{static_cast<std::uint32_t>(bits >> 16), static_cast<std::uint8_t>(bits >> 8), static_cast<std::uint8_t>(bits)};
}

} // namespace kz
