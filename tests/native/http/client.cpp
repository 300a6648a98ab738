#include "tests/native/http/client.hpp"

#include "native/http/ascii.hpp"

#include <arpa/inet.h>
#include <cstring>
#include <fstream>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace kz::http::test {

namespace {

constexpr int patience_seconds = 5;

} // namespace

std::string Response::field(std::string_view name) const {
    std::string_view rest = head;
    take_until(rest, '\n');
    while (!rest.empty()) {
        std::string_view value = take_until(rest, '\n');
        if (equal_ignoring_case(take_until(value, ':'), name)) {
            return std::string(without_blanks(value.substr(0, value.size() - 1)));
        }
    }
    return {};
}

bool Response::has(std::string_view name) const { return !field(name).empty(); }

Client::Client(std::uint16_t port, const char* address, Receive receive) {
    sockaddr_in v4{};
    sockaddr_in6 v6{};
    const bool is_v4 = inet_pton(AF_INET, address, &v4.sin_addr) == 1;
    v4.sin_family = AF_INET;
    v6.sin6_family = AF_INET6;
    v4.sin_port = v6.sin6_port = htons(port);
    if (!is_v4) {
        inet_pton(AF_INET6, address, &v6.sin6_addr);
    }
    socket_ = ::socket(is_v4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{patience_seconds, 0};
    const int on = 1, little = 1;
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (receive == Receive::Little) {
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &little, sizeof little);
    }
    const auto* const to =
        is_v4 ? reinterpret_cast<const sockaddr*>(&v4) : reinterpret_cast<const sockaddr*>(&v6);
    if (::connect(socket_, to, is_v4 ? sizeof v4 : sizeof v6) != 0) {
        close();
    }
}

Client::~Client() { close(); }

Client::Client(Client&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), buffer_(std::move(other.buffer_)) {}

void Client::close() {
    if (socket_ >= 0) {
        ::close(std::exchange(socket_, -1));
    }
}

bool Client::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (n <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

void Client::finish_sending() { ::shutdown(socket_, SHUT_WR); }

void Client::reset() {
    const linger hard{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    close();
}

bool Client::receive_more() {
    char bytes[64 * 1024];
    const ssize_t n = ::recv(socket_, bytes, sizeof bytes, 0);
    if (n > 0) {
        buffer_.append(bytes, static_cast<std::size_t>(n));
    }
    return n > 0;
}

std::string Client::read_until(std::string_view text) {
    std::size_t at = 0;
    while ((at = buffer_.find(text)) == std::string::npos) {
        if (!receive_more()) {
            return {};
        }
    }
    std::string before = buffer_.substr(0, at + text.size());
    buffer_.erase(0, at + text.size());
    return before;
}

Response Client::read_head() {
    Response response;
    response.head = read_until("\r\n\r\n");
    if (response.head.size() > 12) {
        response.status = std::atoi(response.head.c_str() + 9);
    }
    return response;
}

Response Client::read() {
    Response response = read_head();
    const std::string length = response.field("Content-Length");
    if (response.status == 0 || response.status == 304 || response.status == 204 ||
        length.empty()) {
        return response;
    }
    const auto size = static_cast<std::size_t>(std::stoull(length));
    while (buffer_.size() < size && receive_more()) {
    }
    response.body = buffer_.substr(0, size);
    buffer_.erase(0, response.body.size());
    return response;
}

std::string get_request(std::string_view path, std::string_view fields) {
    std::string request = "GET ";
    request.append(path).append(" HTTP/1.1\r\nHost: kulanz.example\r\n").append(fields);
    return request.append("\r\n");
}

Response Client::get(std::string_view path, std::string_view fields) {
    return ask(get_request(path, fields));
}

Response Client::post(std::string_view path, std::string_view body, std::string_view fields) {
    std::string request = "POST ";
    request.append(path).append(" HTTP/1.1\r\nHost: kulanz.example\r\n").append(fields);
    request.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n\r\n");
    return ask(request.append(body));
}

std::string Client::read_all(bool& closed) {
    while (receive_more()) {
    }
    char byte = 0;
    closed = ::recv(socket_, &byte, 1, MSG_DONTWAIT) == 0 || errno == ECONNRESET;
    return std::exchange(buffer_, {});
}

bool Client::is_closed_by_server() {
    bool closed = false;
    read_all(closed);
    return closed;
}

std::size_t Client::waiting() const {
    int bytes = 0;
    ::ioctl(socket_, FIONREAD, &bytes);
    return static_cast<std::size_t>(bytes);
}

bool eventually(const std::function<bool()>& holds) {
    const Clock::time_point start = Clock::now();
    while (!holds()) {
        if (ms_since(start) > 10'000) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size())) {
        count++;
    }
    return count;
}

std::size_t resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    std::size_t pages = 0, resident = 0;
    statm >> pages >> resident;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

int thread_count() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("Threads:")) {
            return std::atoi(line.c_str() + 8);
        }
    }
    return 0;
}

} // namespace kz::http::test
