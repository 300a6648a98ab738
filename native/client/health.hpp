// Health: what a screen in a shop tells whoever looks after it, every 30 seconds, and to the system's watchdog. Nothing of a person
// stands in it.
//
//   {"version": "0.1.0", "uptime_s": 86400, "state": "idle" | "busy", "server": "reachable" | "away",
//    "printer": "none" | "unknown" | "ready" | "paper_low" | "paper_out" | "cover_open" | "fault" | "unreachable",
//    "scanned_s": 120 (since the scanner or somebody typed a code; absent: never), "clock_drift_s": -1 (against the server; absent:
//    not known), "last_error": "not_reached" (absent: none)}
#pragma once

#include "native/printer/escpos.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace kz {

struct Health {
    std::int64_t uptime_s = 0;
    bool is_busy = false, is_server_away = false, has_printer = false;
    std::optional<PrinterState> printer = {};
    std::optional<std::int64_t> scanned_s = {}, clock_drift_s = {};
    std::string last_error = {};
};
std::string encode_health(const Health& health);

// To a file, or to whoever asks at a port of this machine (GET, any path); the port has a thread of its own.
class HealthTeller {
public:
    // "8099", or a path. Throws std::runtime_error when the port is taken.
    explicit HealthTeller(const std::string& where);
    ~HealthTeller();
    HealthTeller(const HealthTeller&) = delete;
    HealthTeller& operator=(const HealthTeller&) = delete;
    void tell(const std::string& json);

private:
    struct Port;
    std::string file_;
    std::unique_ptr<Port> port_;
};

// sd_notify(3), as far as it is needed: "READY=1", "WATCHDOG=1". Without systemd nothing happens.
void notify_system(const char* state);
// How often the watchdog wants to hear of us, half of WATCHDOG_USEC, of this process or its parent; nothing: it does not.
std::optional<std::int64_t> watchdog_ms();

// The seconds by which this clock is ahead of a server's Date field (RFC 9110, 5.6.7); nothing when it is none.
std::optional<std::int64_t> clock_drift_s(const std::string& date, std::int64_t now_s);

} // namespace kz
