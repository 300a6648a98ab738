// How other threads reach a loop: they post, and its eventfd wakes it. It outlives the loop, so
// that a late answer finds a closed door instead of freed memory.
#pragma once

#include "native/http/address.hpp"
#include "native/http/answer.hpp"
#include "native/http/hub.hpp"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kz::http {

// One request on one connection. Descriptors are used again, so a connection has a generation, and
// a late answer to an earlier request must not become the answer to a later one.
struct RequestKey {
    int descriptor = -1;
    std::uint32_t generation = 0;
    std::uint32_t request = 0;
};

// Bytes that the pool has made, head and all.
struct Rendered {
    std::string bytes;
    int status = 200;
    bool keeps_alive = true;
};

// The connection becomes an event stream.
struct StreamOrder {
    std::vector<std::string> topics;
    std::string last_event_id;
    Address client;
};

struct Delivery {
    RequestKey to;
    std::variant<Answer, Rendered, StreamOrder> content;
};

struct AcceptedSocket {
    int descriptor;
    Address peer;
};

class Mailbox {
  public:
    Mailbox();
    ~Mailbox();
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;

    // For epoll: readable after a post from another thread than the owner's.
    int descriptor() const { return wake_; }
    // The calling thread reads this mailbox and looks into it before it sleeps: its own posts need
    // no waking.
    void belongs_to_this_thread();

    void post(Delivery delivery);
    void post(const SharedEvent& event);
    // False when closed: the socket is still the caller's.
    bool post(const AcceptedSocket& socket);
    void wake();

    struct Contents {
        std::vector<AcceptedSocket> sockets;
        std::vector<Delivery> deliveries;
        std::vector<SharedEvent> events;
    };
    bool has_mail() const { return has_mail_.load(std::memory_order_acquire); }
    // Leaves `contents` with what has come, and the mailbox empty.
    void take(Contents& contents);
    void acknowledge_wake() const;
    // What is posted from now on is dropped. Returns sockets that nobody has taken.
    std::vector<AcceptedSocket> close();

  private:
    bool put(auto& list, auto&& item);

    const int wake_;
    std::mutex mutex_;
    std::atomic<bool> has_mail_ = false;
    bool is_closed_ = false;
    Contents contents_;
};

} // namespace kz::http
