#include "native/client/health.hpp"

#include "native/platform/file.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/protocol/json_writer.hpp"

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <string_view>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

namespace kz {
namespace {

constexpr int ask_ms = 2000, look_ms = 250;

} // namespace

std::string encode_health(const Health& health) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text("version", KZ_VERSION);
    json.integer("uptime_s", health.uptime_s);
    json.text("state", health.is_busy ? "busy" : "idle");
    json.text("server", health.is_server_away ? "away" : "reachable");
    json.text("printer", !health.has_printer ? "none" : health.printer ? printer_state_code(*health.printer) : "unknown");
    if (health.scanned_s)
        json.integer("scanned_s", *health.scanned_s);
    if (health.clock_drift_s)
        json.integer("clock_drift_s", *health.clock_drift_s);
    json.text_if_any("last_error", health.last_error);
    json.close_object();
    return out;
}

// One question after the other, on this machine alone.
struct HealthTeller::Port {
    explicit Port(std::uint16_t number) : listening(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in here{};
        here.sin_family = AF_INET;
        here.sin_port = htons(number);
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int yes = 1;
        ::setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        if (::bind(listening, reinterpret_cast<const sockaddr*>(&here), sizeof here) != 0 || ::listen(listening, 4) != 0) {
            ::close(listening);
            throw std::runtime_error("the port for --health is taken");
        }
        thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }
    ~Port() {
        thread.request_stop();
        thread.join();
        ::close(listening);
    }
    void run(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            pollfd waiting{listening, POLLIN, 0};
            if (::poll(&waiting, 1, look_ms) != 1)
                continue;
            const int file = ::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC);
            if (file < 0)
                continue;
            answer(file);
            ::close(file);
        }
    }
    void answer(int file) {
        pollfd asking{file, POLLIN, 0};
        char question[2048];
        if (::poll(&asking, 1, ask_ms) != 1 || ::read(file, question, sizeof question) <= 0)
            return;
        std::string body;
        {
            const std::lock_guard lock(mutex);
            body = json;
        }
        const std::string out = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: no-store\r\nConnection: close\r\nContent-Length: " +
                                std::to_string(body.size()) + "\r\n\r\n" + body;
        if (::send(file, out.data(), out.size(), MSG_NOSIGNAL) > 0)
            ::shutdown(file, SHUT_WR);
    }

    const int listening;
    std::mutex mutex;
    std::string json = "{}";
    std::jthread thread;
};

HealthTeller::HealthTeller(const std::string& where) {
    const auto number = parse_integer(where);
    if (number && *number > 0 && *number < 65'536)
        port_ = std::make_unique<Port>(static_cast<std::uint16_t>(*number));
    else
        file_ = where;
}

HealthTeller::~HealthTeller() = default;

void HealthTeller::tell(const std::string& json) {
    if (!port_) {
        write_file_durably(file_, json + "\n");
        return;
    }
    const std::lock_guard lock(port_->mutex);
    port_->json = json;
}

void notify_system(const char* state) {
    const char* name = std::getenv("NOTIFY_SOCKET");
    sockaddr_un there{};
    if (name == nullptr || std::strlen(name) < 2 || std::strlen(name) >= sizeof there.sun_path)
        return;
    there.sun_family = AF_UNIX;
    std::memcpy(there.sun_path, name, std::strlen(name));
    if (there.sun_path[0] == '@')
        there.sun_path[0] = '\0'; // an abstract name
    const int file = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (file < 0)
        return;
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + std::strlen(name));
    ::sendto(file, state, std::strlen(state), MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&there), size);
    ::close(file);
}

std::optional<std::int64_t> watchdog_ms() {
    const char* text = std::getenv("WATCHDOG_USEC");
    const auto microseconds = parse_integer(text != nullptr ? text : "");
    const char* whose = std::getenv("WATCHDOG_PID");
    const auto process = parse_integer(whose != nullptr ? whose : "");
    // Below cage, which starts us, it is our parent's.
    const bool is_ours = whose == nullptr || process == std::int64_t{::getpid()} || process == std::int64_t{::getppid()};
    return microseconds && *microseconds >= 2000 && is_ours ? std::optional(*microseconds / 2000) : std::nullopt;
}

std::optional<std::int64_t> clock_drift_s(const std::string& date, std::int64_t now_s) {
    std::tm told{};
    const char* rest = ::strptime(date.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &told);
    if (rest == nullptr || *rest != '\0')
        return std::nullopt;
    return now_s - static_cast<std::int64_t>(::timegm(&told));
}

} // namespace kz
