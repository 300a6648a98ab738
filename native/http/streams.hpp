// The event streams of one loop: who listens to which topic, and the way of an event to all of
// them.
//
// Sending to thousands takes a while, so it is done in portions between which the loop serves
// others. Every stream knows the newest id that it has seen or been told of, which makes order and
// portions safe: an event goes out once.
#pragma once

#include "native/http/address.hpp"
#include "native/http/connection.hpp"
#include "native/http/hub.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace kz::http {

struct Topic {
    std::string name;
    std::vector<Connection*> listeners;
};

struct Stream {
    struct Place {
        Topic* topic;
        std::size_t index; // in topic->listeners
    };
    std::vector<Place> places;
    std::size_t index = 0; // among all streams of the loop
    std::uint64_t last_id = 0;
    Millis last_sent = 0;
    Address client;
};

class Streams {
  public:
    // May close the connection, and with it the stream.
    using Send = std::function<void(Connection&, const std::string& bytes)>;
    explicit Streams(Send send) : send_(std::move(send)) {}

    // `last_id`: the newest event that the client has been sent or needs not be sent.
    void open(Connection& connection, const Address& client, std::vector<std::string> topics,
              std::uint64_t last_id, Millis now);
    void close(Connection& connection);

    void queue(const SharedEvent& event) { queue_.push_back(event); }
    bool has_work() const { return !queue_.empty(); }
    // Sends at most `budget` times.
    void deliver(std::size_t budget, Millis now);
    // A comment to each stream that has been silent for `interval`. True when the budget was not
    // enough.
    bool ping(Millis interval, std::size_t budget, Millis now);

  private:
    void leave(Connection& connection, const Stream::Place& place);

    const Send send_;
    std::unordered_map<std::string, Topic> topics_;
    std::vector<Connection*> all_;
    std::deque<SharedEvent> queue_;
    Topic* delivering_ = nullptr; // the topic of queue_.front(), while its delivery is under way
    std::size_t cursor_ = 0;      // listeners before it have not had the event
};

} // namespace kz::http
