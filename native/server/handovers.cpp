#include "native/server/handovers.hpp"

#include "native/platform/secret.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::size_t id_bytes = 16, code_bytes = 10, device_bytes = 16, handovers_max = 10'000;
constexpr int number_least = 10, numbers = 90;
// How long it is known what became of one, for the screen that asks.
constexpr std::int64_t remembered_milliseconds = 60'000;

// The same chance for each, and none twice.
std::array<int, 3> three_numbers() {
    std::array<int, 3> out{};
    for (std::size_t i = 0; i < out.size();) {
        const std::string bytes = random_bytes(2);
        const int drawn = static_cast<unsigned char>(bytes[0]) * 256 + static_cast<unsigned char>(bytes[1]);
        const int number = number_least + drawn % numbers;
        const bool is_fair = drawn < 65'536 / numbers * numbers;
        if (is_fair && std::find(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(i), number) == out.begin() + static_cast<std::ptrdiff_t>(i))
            out[i++] = number;
    }
    return out;
}

bool is_over(HandoverState state) { return state != HandoverState::Waiting && state != HandoverState::Choosing; }

} // namespace

void Handovers::drop_old(std::int64_t now_ms) {
    std::erase_if(offered_, [&](const auto& entry) { return now_ms >= entry.second.until_ms + remembered_milliseconds; });
    std::erase_if(shown_, [&](const auto& entry) { return now_ms >= entry.second.until_ms; });
    std::erase_if(last_, [&](const auto& entry) { return !offered_.contains(entry.second); });
    // So many at once are nobody's customers.
    if (offered_.size() + shown_.size() > handovers_max) {
        offered_.clear();
        shown_.clear();
        last_.clear();
    }
}

std::string Handovers::offer(PageHandover handover, std::int64_t now_ms) {
    const std::string id = base32(random_bytes(id_bytes)), key = sha256(id);
    const std::lock_guard lock(mutex_);
    drop_old(now_ms);
    std::string& last = last_[handover.link.value];
    offered_.erase(last);
    last = key;
    Offered offered{std::move(handover), now_ms + handover_milliseconds, HandoverState::Waiting, {}, three_numbers(), 0};
    offered.number = offered.numbers.front();
    std::ranges::sort(offered.numbers);
    offered_.emplace(key, std::move(offered));
    return id;
}

// What was too late is so from now on, and no longer knows whose it was.
Handovers::Offered* Handovers::find(std::string_view id, std::int64_t now_ms) {
    const auto at = offered_.find(sha256(canonical_base32(id)));
    if (at == offered_.end())
        return nullptr;
    if (!is_over(at->second.state) && now_ms >= at->second.until_ms)
        at->second.state = HandoverState::Late;
    if (is_over(at->second.state))
        std::string().swap(at->second.handover.token);
    return &at->second;
}

HandoverStanding Handovers::standing(LinkId link, std::int64_t now_ms) {
    const std::lock_guard lock(mutex_);
    const auto key = last_.find(link.value);
    const auto at = key == last_.end() ? offered_.end() : offered_.find(key->second);
    if (at == offered_.end())
        return {HandoverState::Late};
    Offered& offered = at->second;
    if (!is_over(offered.state) && now_ms >= offered.until_ms)
        offered.state = HandoverState::Late;
    return {offered.state, offered.state == HandoverState::Choosing ? offered.number : 0};
}

Handovers::Ended Handovers::end(Offered& offered, HandoverState state) {
    offered.state = state;
    std::string().swap(offered.handover.token);
    return {state, offered.handover.claim};
}

std::variant<Handovers::Question, Handovers::Ended> Handovers::open(std::string_view id, std::string_view device, std::int64_t now_ms) {
    const std::lock_guard lock(mutex_);
    Offered* offered = find(id, now_ms);
    if (offered == nullptr || offered->state == HandoverState::Taken)
        return Ended{};
    if (is_over(offered->state))
        return Ended{offered->state};
    if (offered->state == HandoverState::Choosing && !equal_secrets(offered->device, device))
        return end(*offered, HandoverState::Shared);
    if (offered->state == HandoverState::Waiting) {
        offered->state = HandoverState::Choosing;
        offered->device = base32(random_bytes(device_bytes));
    }
    return Question{offered->device, offered->handover.place, offered->numbers, offered->handover.merchant, offered->handover.theme};
}

std::variant<PageHandover, Handovers::Ended> Handovers::choose(std::string_view id, std::string_view device, int number, std::int64_t now_ms) {
    const std::lock_guard lock(mutex_);
    Offered* offered = find(id, now_ms);
    if (offered == nullptr || offered->state == HandoverState::Waiting || offered->state == HandoverState::Taken)
        return Ended{};
    if (is_over(offered->state))
        return Ended{offered->state};
    if (!equal_secrets(offered->device, device))
        return end(*offered, HandoverState::Shared);
    if (number != offered->number)
        return end(*offered, HandoverState::Wrong);
    PageHandover taken = offered->handover;
    end(*offered, HandoverState::Taken);
    return taken;
}

std::string Handovers::show(PageHandover handover, std::int64_t now_ms) {
    const std::string code = base32(random_bytes(code_bytes));
    const std::lock_guard lock(mutex_);
    drop_old(now_ms);
    std::erase_if(shown_, [&](const auto& entry) { return entry.second.handover.link == handover.link; });
    shown_.emplace(sha256(code), Shown{std::move(handover), now_ms + handover_milliseconds});
    return code;
}

std::optional<PageHandover> Handovers::take(std::string_view code, std::int64_t now_ms) {
    const std::lock_guard lock(mutex_);
    drop_old(now_ms);
    const auto at = shown_.find(sha256(canonical_base32(code)));
    if (at == shown_.end())
        return std::nullopt;
    PageHandover taken = std::move(at->second.handover);
    shown_.erase(at);
    return taken;
}

} // namespace kz
