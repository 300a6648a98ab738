#include "native/http/loop.hpp"

#include <algorithm>
#include <ctime>

namespace kz::http {

namespace {

constexpr std::size_t pings_per_turn = 256;
constexpr Millis stop_grace = 50; // for a request that is already on its way when the front stops

Millis count(Deadlines::Time time) { return static_cast<Millis>(time.count()); }

// Often enough that a deadline is at most a quarter late.
Millis sweep_interval(const Deadlines& deadlines) {
    Millis shortest = 4000;
    for (const Deadlines::Time time :
         {deadlines.head, deadlines.idle, deadlines.body, deadlines.write, deadlines.answer,
          deadlines.linger, deadlines.ping}) {
        shortest = std::min(shortest, count(time));
    }
    return std::clamp<Millis>(shortest / 4, 10, 1000);
}

std::uint64_t monotonic_ns() {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000u +
           static_cast<std::uint64_t>(time.tv_nsec);
}

} // namespace

Millis monotonic_ms() { return static_cast<Millis>(monotonic_ns() / 1'000'000u); }
std::uint64_t monotonic_us() { return monotonic_ns() / 1000u; }

int Loop::time_to_wait() const {
    if (!again_.empty() || streams_.has_work() || mailbox_->has_mail() || must_sweep_) {
        return 0;
    }
    if (stop_at_ != 0) {
        return 10;
    }
    const Millis interval = sweep_interval(context_.options.deadlines);
    return static_cast<int>(std::clamp<Millis>(swept_ + interval - now_, 0, interval));
}

void Loop::look_at_clock() {
    const Deadlines& deadlines = context_.options.deadlines;
    if (stop_at_ == 0 && context_.is_stopping.load(std::memory_order_acquire)) {
        stop_at_ = now_ + count(deadlines.stop);
        if (acceptor_) {
            acceptor_->accept_waiting(hand_out_);
            acceptor_->close();
        }
    }
    if (stop_at_ != 0) {
        stop_idle();
    }
    const bool is_due = now_ - swept_ >= sweep_interval(deadlines);
    if (!is_due && !must_sweep_) {
        return;
    }
    if (is_due) {
        swept_ = now_;
        sweep();
    }
    must_sweep_ = streams_.ping(count(deadlines.ping), pings_per_turn, now_);
}

void Loop::sweep() {
    for (const auto& connection : connections_) {
        if (connection) {
            check_deadline(*connection);
        }
    }
    send_dirty();
}

void Loop::check_deadline(Connection& connection) {
    const Deadlines& deadlines = context_.options.deadlines;
    const Millis waited = now_ - connection.since;
    if (connection.out_since != 0) {
        const auto earned =
            static_cast<Millis>(connection.out_sent * 1000 / deadlines.bytes_per_second_min);
        if (now_ - connection.out_since > count(deadlines.write) + earned) {
            drop(connection);
        }
        return;
    }
    switch (connection.phase) {
    case Phase::Open:
        check_request(connection);
        break;
    case Phase::Waiting:
        if (waited > count(deadlines.answer)) {
            refuse(connection, Problem::AnswerTimeout);
        }
        break;
    case Phase::Lingering:
        if (waited > count(deadlines.linger)) {
            drop(connection);
        }
        break;
    case Phase::Streaming:
    case Phase::Closing:
        break;
    }
}

void Loop::check_request(Connection& connection) {
    const Deadlines& deadlines = context_.options.deadlines;
    const Millis waited = now_ - connection.since;
    if (connection.unread() == 0) {
        if (waited > count(deadlines.idle)) {
            drop(connection);
        }
        return;
    }
    const auto earned =
        static_cast<Millis>(connection.unread() * 1000 / deadlines.bytes_per_second_min);
    const Millis allowed =
        connection.wanted == 0 ? count(deadlines.head) : count(deadlines.body) + earned;
    if (waited > allowed) {
        refuse(connection, Problem::TooSlow);
    }
}

// Streams end at once (their clients come back elsewhere), idle connections too; the rest may
// finish.
void Loop::stop_idle() {
    for (const auto& connection : connections_) {
        if (!connection) {
            continue;
        }
        const bool is_idle = connection->phase == Phase::Open && connection->unread() == 0 &&
                             connection->unsent() == 0 && now_ - connection->since >= stop_grace;
        if (is_idle || connection->phase == Phase::Streaming) {
            drop(*connection);
        }
    }
}

bool Loop::is_finished() const {
    return stop_at_ != 0 && ((open_ == 0 && !mailbox_->has_mail()) || now_ >= stop_at_);
}

} // namespace kz::http
