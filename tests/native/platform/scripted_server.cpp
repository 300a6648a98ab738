#include "tests/native/platform/scripted_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace kz::test {

ScriptedServer::ScriptedServer(Script script) : script_(std::move(script)) {
    listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listening_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listening_, 16) != 0 ||
        ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("no port to listen on");
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this] {
        for (int connection; (connection = ::accept(listening_, nullptr, nullptr)) >= 0;)
            connections_.emplace_back([this, connection] { serve(connection); });
    });
}

ScriptedServer::~ScriptedServer() {
    ::shutdown(listening_, SHUT_RDWR); // accept returns
    thread_.join();
    connections_.clear();
    ::close(listening_);
}

std::string ScriptedServer::url(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
}

void ScriptedServer::serve(int connection) const {
    std::string request;
    std::size_t length = std::string::npos;
    char bytes[4096];
    while (request.size() < length) {
        const ssize_t count = ::recv(connection, bytes, sizeof bytes, 0);
        if (count <= 0)
            break;
        request.append(bytes, static_cast<std::size_t>(count));
        if (const std::size_t end = request.find("\r\n\r\n"); length == std::string::npos && end != request.npos) {
            const std::size_t at = request.find("Content-Length: ");
            length = end + 4 + (at < end ? std::stoul(request.substr(at + 16)) : 0);
        }
    }
    script_(request, connection);
    ::close(connection);
}

void send_all(int connection, const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t count = ::send(connection, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0)
            return;
        sent += static_cast<std::size_t>(count);
    }
}

std::string answer(const std::string& status, const std::string& headers, const std::string& body) {
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + std::to_string(body.size()) +
           "\r\nConnection: close\r\n\r\n" + body;
}

} // namespace kz::test
