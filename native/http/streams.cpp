#include "native/http/streams.hpp"

#include <algorithm>

namespace kz::http {

void Streams::open(Connection& connection, const Address& client, std::vector<std::string> topics,
                   std::uint64_t last_id, Millis now) {
    auto stream = std::make_unique<Stream>();
    stream->client = client;
    stream->last_id = last_id;
    stream->last_sent = now;
    stream->index = all_.size();
    all_.push_back(&connection);
    std::ranges::sort(topics);
    topics.erase(std::ranges::unique(topics).begin(), topics.end());
    for (std::string& name : topics) {
        Topic& topic = topics_[name];
        topic.name = std::move(name);
        stream->places.push_back({&topic, topic.listeners.size()});
        topic.listeners.push_back(&connection);
    }
    connection.stream = std::move(stream);
}

void Streams::leave(Connection& connection, const Stream::Place& place) {
    std::vector<Connection*>& listeners = place.topic->listeners;
    Connection* const last = listeners.back();
    listeners.pop_back();
    if (last != &connection) {
        // The last one moves into the gap. If that is before the cursor it would get the event
        // again: its id tells.
        listeners[place.index] = last;
        for (Stream::Place& other : last->stream->places) {
            if (other.topic == place.topic) {
                other.index = place.index;
            }
        }
    }
    if (listeners.empty() && place.topic != delivering_) {
        topics_.erase(topics_.find(place.topic->name));
    }
}

void Streams::close(Connection& connection) {
    for (const Stream::Place& place : connection.stream->places) {
        leave(connection, place);
    }
    Connection* const last = all_.back();
    all_.pop_back();
    if (last != &connection) {
        all_[connection.stream->index] = last;
        last->stream->index = connection.stream->index;
    }
    connection.stream.reset();
}

void Streams::deliver(std::size_t budget, Millis now) {
    while (!queue_.empty() && budget > 0) {
        const SharedEvent event = queue_.front();
        if (!delivering_) {
            const auto found = topics_.find(event->topic);
            if (found == topics_.end()) {
                queue_.pop_front();
                continue;
            }
            delivering_ = &found->second;
            cursor_ = delivering_->listeners.size();
        }
        cursor_ = std::min(cursor_, delivering_->listeners.size());
        while (cursor_ > 0 && budget > 0) {
            Connection& listener = *delivering_->listeners[--cursor_];
            if (listener.stream->last_id < event->id) {
                listener.stream->last_id = event->id;
                listener.stream->last_sent = now;
                send_(listener, event->bytes);
                budget--;
            }
            cursor_ = std::min(cursor_, delivering_->listeners.size());
        }
        if (cursor_ == 0) {
            Topic* const done = std::exchange(delivering_, nullptr);
            if (done->listeners.empty()) {
                topics_.erase(topics_.find(done->name));
            }
            queue_.pop_front();
        }
    }
}

bool Streams::ping(Millis interval, std::size_t budget, Millis now) {
    static const std::string comment = ":\n\n";
    for (std::size_t i = all_.size(); i-- > 0;) {
        Connection& connection = *all_[i];
        if (now - connection.stream->last_sent < interval || connection.unsent() > 0) {
            continue;
        }
        if (budget-- == 0) {
            return true;
        }
        connection.stream->last_sent = now;
        send_(connection, comment);
    }
    return false;
}

} // namespace kz::http
