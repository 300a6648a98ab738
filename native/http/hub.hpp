// What is published: numbered, kept for a while, and handed to every loop in the same order.
//
// Ids rise for the whole process and begin at the start time (milliseconds times 4096), so that
// they also rise over restarts and stay below 2^53. A client that comes back with an id gets what
// it missed, or is told to load everything anew ("reset") when the hub cannot know what that is.
// Invariant: mailboxes receive events in the order of their ids, and an event is posted before
// resume() can count it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kz::http {

struct Event {
    std::uint64_t id;
    std::string topic;
    std::string bytes; // "id:", "event:" and "data:" lines, ready for the wire
};
using SharedEvent = std::shared_ptr<const Event>;

struct HubLimits {
    std::size_t events, events_per_topic, bytes;
};

// Passing: who does not listen now never hears of it, and misses nothing.
enum class Keeping { Kept, Passing };

class Hub {
  public:
    Hub(const HubLimits& limits, std::uint64_t start_ms);

    // Runs under the hub's lock for every event: it must only pass the event on.
    using Post = std::function<void(const SharedEvent&)>;
    void on_publish(Post post);

    // Line ends in `data` make several data lines, as the format wants; `name` must hold none.
    std::uint64_t publish(std::string_view topic, std::string_view name, std::string_view data, Keeping keeping = Keeping::Kept);

    struct Resume {
        std::uint64_t now = 0; // the newest id: later ones come by post
        bool must_reset = false;
        std::vector<SharedEvent> missed; // oldest first; empty on reset
    };
    // `last_event_id` as the client sent it; "" for one that comes for the first time.
    Resume resume(std::span<const std::string> topics, std::string_view last_event_id) const;

  private:
    using Kept = std::list<SharedEvent>;
    struct Topic {
        std::uint64_t forgotten; // everything up to this id may be gone
        std::deque<Kept::iterator> events;
    };
    void keep(SharedEvent event);
    void forget_oldest(const std::string& topic);

    const HubLimits limits_;
    const std::uint64_t first_;
    Post post_;
    mutable std::mutex mutex_;
    std::uint64_t last_;
    std::uint64_t forgotten_; // the same for topics that are not in topics_
    std::size_t bytes_ = 0;
    Kept kept_; // of all topics, oldest first
    std::unordered_map<std::string, Topic> topics_;
};

// The event that tells a client to load everything anew.
std::string reset_event(std::uint64_t id);

} // namespace kz::http
