#include "native/client/health.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace kz;

TEST_CASE("what is told of a screen is how it does, and nothing of a person") {
    CHECK(encode_health({.uptime_s = 5}).find("\"uptime_s\":5,\"state\":\"idle\",\"server\":\"reachable\",\"printer\":\"none\"}") != std::string::npos);
    const std::string told = encode_health({.uptime_s = 90, .is_busy = true, .is_server_away = true, .has_printer = true, .printer = PrinterState::PaperOut,
                                            .scanned_s = 4, .clock_drift_s = -2, .last_error = "not_reached"});
    CHECK(told.ends_with("\"uptime_s\":90,\"state\":\"busy\",\"server\":\"away\",\"printer\":\"paper_out\",\"scanned_s\":4,\"clock_drift_s\":-2,\"last_error\":\"not_reached\"}"));
    CHECK(encode_health({.has_printer = true}).find("\"printer\":\"unknown\"") != std::string::npos);
}

TEST_CASE("the clock is held against the server's") {
    CHECK(clock_drift_s("Sun, 06 Nov 1994 08:49:37 GMT", 784'111'777) == 0);
    CHECK(clock_drift_s("Sun, 06 Nov 1994 08:49:37 GMT", 784'111'790) == 13);
    for (const char* date : {"", "yesterday", "Sun, 06 Nov 1994 08:49:37 GMT+1"})
        CHECK(!clock_drift_s(date, 0));
}

TEST_CASE("the system's watchdog hears what it is told") {
    const std::string name = "/tmp/kulanz_notify_" + std::to_string(getpid());
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM, 0);
    sockaddr_un here{};
    here.sun_family = AF_UNIX;
    name.copy(here.sun_path, sizeof here.sun_path - 1);
    REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&here), sizeof here) == 0);
    ::setenv("NOTIFY_SOCKET", name.c_str(), 1);
    notify_system("READY=1");
    char told[64]{};
    CHECK(::recv(socket, told, sizeof told - 1, MSG_DONTWAIT) == 7);
    CHECK(std::string(told) == "READY=1");
    ::unsetenv("NOTIFY_SOCKET");
    ::close(socket);
    ::unlink(name.c_str());
}

TEST_CASE("a watchdog is told twice in its time, and another program's not at all") {
    CHECK(!watchdog_ms());
    ::setenv("WATCHDOG_USEC", "30000000", 1);
    CHECK(watchdog_ms() == 15'000);
    ::setenv("WATCHDOG_PID", "999999999", 1);
    CHECK(!watchdog_ms());
    ::unsetenv("WATCHDOG_PID");
    ::setenv("WATCHDOG_USEC", "soon", 1);
    CHECK(!watchdog_ms());
    ::unsetenv("WATCHDOG_USEC");
}
