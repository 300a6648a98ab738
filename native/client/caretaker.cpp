#include "native/client/caretaker.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::int64_t health_ms = 30'000, second_ms = 1000;

} // namespace

Caretaker::Caretaker(const std::string& where, std::int64_t now_ms) : started_at_ms_(now_ms), health_at_ms_(now_ms), watchdog_at_ms_(now_ms) {
    if (!where.empty())
        teller_ = std::make_unique<HealthTeller>(where);
    notify_system("READY=1");
}

void Caretaker::look(const Session& session, TakeAlong& taking, bool is_busy, std::int64_t now_ms) {
    if (watchdog_ms_ && now_ms >= watchdog_at_ms_) {
        notify_system("WATCHDOG=1");
        watchdog_at_ms_ = now_ms + *watchdog_ms_;
    }
    if (!teller_ || now_ms < health_at_ms_)
        return;
    health_at_ms_ = now_ms + health_ms;
    teller_->tell(encode_health({.uptime_s = (now_ms - started_at_ms_) / second_ms,
                                 .is_busy = is_busy,
                                 .is_server_away = session.is_away(),
                                 .has_printer = taking.has_printer(),
                                 .printer = taking.printer_state(),
                                 .scanned_s = scanned_at_ms_ ? std::optional((now_ms - *scanned_at_ms_) / second_ms) : std::nullopt,
                                 .clock_drift_s = session.clock_drift_s(),
                                 .last_error = session.last_error()}));
    if (!is_busy)
        taking.ask_printer(); // for the next beat
}

std::optional<std::int64_t> Caretaker::next_at_ms() const {
    if (!teller_)
        return watchdog_ms_ ? std::optional(watchdog_at_ms_) : std::nullopt;
    return watchdog_ms_ ? std::min(health_at_ms_, watchdog_at_ms_) : health_at_ms_;
}

} // namespace kz
