// Caretaker: beats while the window's loop goes round. A loop that stands still beats no more, and the system's watchdog starts the
// program anew; whoever looks after many screens reads how each does.
#pragma once

#include "native/client/health.hpp"
#include "native/client/session.hpp"
#include "native/client/take_along.hpp"

#include <memory>
#include <optional>
#include <string>

namespace kz {

class Caretaker {
public:
    // `where`: see HealthTeller; empty: nobody is told.
    Caretaker(const std::string& where, std::int64_t now_ms);

    void scanned(std::int64_t now_ms) { scanned_at_ms_ = now_ms; }
    // Does what is due.
    void look(const Session& session, TakeAlong& taking, bool is_busy, std::int64_t now_ms);
    std::optional<std::int64_t> next_at_ms() const;

private:
    std::unique_ptr<HealthTeller> teller_;
    const std::int64_t started_at_ms_;
    const std::optional<std::int64_t> watchdog_ms_ = watchdog_ms();
    std::int64_t health_at_ms_, watchdog_at_ms_;
    std::optional<std::int64_t> scanned_at_ms_;
};

} // namespace kz
