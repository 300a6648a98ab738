// A client that sends exactly the bytes it is given, and waits at most a few seconds for anything.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace kz::http::test {

struct Response {
    int status = 0; // 0: no answer came
    std::string head;
    std::string body;

    // The first field of that name, or "".
    std::string field(std::string_view name) const;
    bool has(std::string_view name) const;
};

enum class Receive : std::uint8_t {
    Normal,
    Little
}; // Little: the smallest buffer that the kernel allows

class Client {
  public:
    explicit Client(std::uint16_t port, const char* address = "127.0.0.1",
                    Receive receive = Receive::Normal);
    ~Client();
    Client(Client&& other) noexcept;
    Client& operator=(Client&&) = delete;

    bool is_connected() const { return socket_ >= 0; }
    // False when the server takes no more.
    bool send(std::string_view bytes);
    void finish_sending();
    // Ends the connection with a reset.
    void reset();
    void close();

    // The next answer, by its Content-Length; what follows stays for the next call.
    Response read();
    Response read_head();
    Response ask(std::string_view bytes) {
        send(bytes);
        return read();
    }
    Response get(std::string_view path, std::string_view fields = {});
    Response post(std::string_view path, std::string_view body, std::string_view fields = {});
    // Reads until `text` has come, and returns all before it; "" when it does not come.
    std::string read_until(std::string_view text);
    // Everything until the server closes; `closed` false when it does not.
    std::string read_all(bool& closed);
    bool is_closed_by_server();
    // How many bytes the kernel has received that nobody has read.
    std::size_t waiting() const;

  private:
    bool receive_more();

    int socket_ = -1;
    std::string buffer_;
};

std::string get_request(std::string_view path, std::string_view fields = {});

// Polls until `holds` or ten seconds have passed.
bool eventually(const std::function<bool()>& holds);
std::size_t count_of(std::string_view text, std::string_view part);
std::size_t resident_bytes();
int thread_count();

using Clock = std::chrono::steady_clock;
inline double ms_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

} // namespace kz::http::test
