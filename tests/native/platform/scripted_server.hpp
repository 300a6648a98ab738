// A server for tests of the client: says to each request, on a connection of its own, what the script says.
#pragma once

#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace kz::test {

class ScriptedServer {
public:
    // Gets the whole request (head and body) and the connection, writes what it wants; the connection is closed after it.
    using Script = std::function<void(const std::string& request, int connection)>;

    explicit ScriptedServer(Script script);
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    std::string url(const std::string& path) const; // "http://127.0.0.1:PORT/path"

private:
    void serve(int connection) const;

    Script script_;
    int listening_ = -1;
    int port_ = 0;
    std::vector<std::jthread> connections_;
    std::jthread thread_;
};

void send_all(int connection, const std::string& bytes);
// A whole answer with a Content-Length.
std::string answer(const std::string& status, const std::string& headers, const std::string& body);

} // namespace kz::test
