#include "native/server/claim_reading.hpp"

#include "native/platform/clock.hpp"

namespace kz {

std::shared_future<void> ClaimReading::reading() {
    const std::lock_guard lock(mutex_);
    const bool is_running = reading_.valid() && reading_.wait_for(std::chrono::seconds(0)) != std::future_status::ready;
    if (!is_running)
        reading_ = std::async(std::launch::async, [this] { read(); }).share();
    return reading_;
}

void ClaimReading::begin() {
    if (!claims_.is_ready())
        static_cast<void>(reading());
}

void ClaimReading::wait() {
    if (!claims_.is_ready())
        reading().get();
}

std::optional<std::uint64_t> ClaimReading::wait_at_most(std::chrono::milliseconds time) {
    if (claims_.is_ready())
        return {};
    const std::shared_future<void> mine = reading();
    if (mine.wait_for(time) != std::future_status::ready)
        return claims_.read_so_far();
    mine.get();
    return {};
}

void ClaimReading::read() {
    for (bool is_ready = false;;) {
        writer_.run([&](Transaction&) {
            is_ready = claims_.is_ready();
            if (!is_ready)
                claims_.begin();
        });
        if (is_ready)
            return;
        if (!claims_.read(*store_.reader(), this_moment().today, is_ending_))
            throw StoreError("the program ends");
        writer_.run([&](Transaction&) { claims_.use(); });
    }
}

} // namespace kz
