#include "native/printer/printer.hpp"

#include "native/platform/clock.hpp"

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <fcntl.h>
#include <mutex>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace kz {
namespace {

constexpr int connect_ms = 2000, answer_ms = 1000, write_ms = 10'000;
constexpr std::size_t piece_bytes = 1024; // between two of them it is seen whether somebody has left

std::int64_t now_ms() { return monotonic_microseconds() / 1000; }

// A file that is closed by itself.
class Line {
public:
    explicit Line(int file) : file_(file) {}
    Line(Line&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
    Line(const Line&) = delete;
    ~Line() {
        if (file_ >= 0)
            ::close(file_);
    }
    bool is_open() const { return file_ >= 0; }
    bool is_ready(short events, std::int64_t until_ms) const {
        pollfd waiting{file_, events, 0};
        const std::int64_t left = until_ms - now_ms();
        return left > 0 && ::poll(&waiting, 1, static_cast<int>(left)) == 1 && (waiting.revents & events) != 0;
    }
    bool write(std::string_view bytes, std::int64_t until_ms) const {
        while (!bytes.empty() && is_ready(POLLOUT, until_ms)) {
            const ssize_t written = ::write(file_, bytes.data(), bytes.size());
            if (written < 0 && errno != EAGAIN && errno != EINTR)
                return false;
            bytes.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
        }
        return bytes.empty();
    }
    std::string read(std::size_t count, std::int64_t until_ms) const {
        std::string out;
        while (out.size() < count && is_ready(POLLIN, until_ms)) {
            char byte = 0;
            if (::read(file_, &byte, 1) != 1)
                break;
            out += byte;
        }
        return out;
    }

private:
    int file_;
};

Line connected(const PrinterPlace& place) {
    addrinfo wish{}, *found = nullptr;
    wish.ai_socktype = SOCK_STREAM;
    if (::getaddrinfo(place.host.c_str(), place.port.c_str(), &wish, &found) != 0)
        return Line(-1);
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> all(found, ::freeaddrinfo);
    for (const addrinfo* at = found; at != nullptr; at = at->ai_next) {
        const int file = ::socket(at->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        Line line(file);
        if (!line.is_open() || (::connect(file, at->ai_addr, at->ai_addrlen) != 0 && errno != EINPROGRESS))
            continue;
        int fault = 0;
        socklen_t size = sizeof fault;
        if (line.is_ready(POLLOUT, now_ms() + connect_ms) && ::getsockopt(file, SOL_SOCKET, SO_ERROR, &fault, &size) == 0 && fault == 0)
            return line;
    }
    return Line(-1);
}

Line opened(const PrinterPlace& place) {
    return place.device.empty() ? connected(place) : Line(::open(place.device.c_str(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
}

PrinterState state_of(const Line& line) {
    const std::int64_t until_ms = now_ms() + answer_ms;
    if (!line.is_open() || !line.write(escpos_status_question(), until_ms))
        return PrinterState::Unreachable;
    return printer_state_of(line.read(status_questions.size(), until_ms)).value_or(PrinterState::Unreachable);
}

} // namespace

std::optional<PrinterPlace> parse_printer_place(std::string_view text) {
    constexpr std::string_view tcp = "tcp:";
    if (text.starts_with('/'))
        return PrinterPlace{std::string(text), {}, {}};
    const std::size_t colon = text.rfind(':');
    if (!text.starts_with(tcp) || colon <= tcp.size() || colon + 1 >= text.size())
        return std::nullopt;
    return PrinterPlace{{}, std::string(text.substr(tcp.size(), colon - tcp.size())), std::string(text.substr(colon + 1))};
}

struct Printer::Worker {
    enum class Job { None, Ask, Print, Clear, End };

    Worker(PrinterPlace where, std::function<void()> waker) : place(std::move(where)), wake(std::move(waker)), thread([this] { run(); }) {}
    ~Worker() {
        hand_in(Job::End, {});
        thread.join();
    }

    void hand_in(Job what, std::string what_bytes) {
        const std::lock_guard lock(mutex);
        job = what;
        bytes = std::move(what_bytes);
        news.reset();
        ++turn;
        handed_in.notify_one();
    }

    bool is_turn(std::int64_t number) {
        const std::lock_guard lock(mutex);
        return turn == number;
    }

    void run() {
        for (;;) {
            std::unique_lock lock(mutex);
            handed_in.wait(lock, [this] { return job != Job::None; });
            const Job current = std::exchange(job, Job::None);
            const std::string sent = std::exchange(bytes, {});
            const std::int64_t number = turn;
            lock.unlock();
            if (current == Job::End)
                return;
            const Line line = opened(place);
            if (current == Job::Clear) {
                if (line.is_open())
                    line.write(escpos_clear(), now_ms() + answer_ms);
                continue;
            }
            tell(carried_out(line, sent, number), number);
        }
    }

    PrinterNews carried_out(const Line& line, const std::string& sent, std::int64_t number) {
        const PrinterState before = state_of(line);
        if (sent.empty() || !can_print(before))
            return {before, false};
        for (std::size_t at = 0; at < sent.size(); at += piece_bytes) {
            if (!is_turn(number) || !line.write(std::string_view(sent).substr(at, piece_bytes), now_ms() + write_ms))
                return {state_of(line), false};
        }
        const PrinterState after = state_of(line);
        return {after, can_print(after)};
    }

    void tell(PrinterNews told, std::int64_t number) {
        {
            const std::lock_guard lock(mutex);
            if (turn != number)
                return;
            news = told;
        }
        wake();
    }

    const PrinterPlace place;
    const std::function<void()> wake;
    std::mutex mutex;
    std::condition_variable handed_in;
    Job job = Job::None;
    std::string bytes;
    std::int64_t turn = 0; // counts what was handed in
    std::optional<PrinterNews> news;
    std::thread thread;
};

Printer::Printer(PrinterPlace place, std::function<void()> wake) : worker_(std::make_unique<Worker>(std::move(place), std::move(wake))) {}
Printer::~Printer() = default;

void Printer::ask() { worker_->hand_in(Worker::Job::Ask, {}); }
void Printer::print(std::string bytes) { worker_->hand_in(Worker::Job::Print, std::move(bytes)); }
void Printer::forget() { worker_->hand_in(Worker::Job::Clear, {}); }

std::optional<PrinterNews> Printer::take() {
    const std::lock_guard lock(worker_->mutex);
    return std::exchange(worker_->news, std::nullopt);
}

} // namespace kz
