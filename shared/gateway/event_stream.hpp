// EventStream: reads text/event-stream as the HTML standard has it (9.2.6, server-sent events): CR, LF and CRLF end lines,
// one byte order mark in front, fields event, data, id and retry, comments. For hosts without an EventSource of their own.
//
//   EventStream stream;
//   for (const StreamEvent& event : stream.push(bytes)) ...        // bytes may be cut anywhere
//   stream.reopen();                                              // a new connection; say Last-Event-ID again
//
// Invariant: what push() gives does not depend on where the bytes are cut.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

inline constexpr std::size_t stream_event_bytes_max = 64 << 10; // lines of one event, together

struct StreamEvent {
    std::string id;   // the last one said so far, which may be of an earlier event
    std::string name; // "message" when the stream does not say
    std::string data; // without the last line feed

    friend bool operator==(const StreamEvent&, const StreamEvent&) = default;
};

class EventStream {
public:
    std::vector<StreamEvent> push(std::string_view bytes);
    // Drops what is unfinished; the last id and the time to wait stay.
    void reopen();

    // For the header Last-Event-ID; empty: leave it out.
    const std::string& last_event_id() const { return last_id_; }
    // How long to wait before the next connection, once the stream has said so.
    std::optional<int> retry_ms() const { return retry_ms_; }
    // An event was larger than stream_event_bytes_max: nothing more is read until reopen().
    bool is_overrun() const { return is_overrun_; }

private:
    void end_line(std::vector<StreamEvent>& events);
    void take_field(std::string_view name, std::string_view value);
    void dispatch(std::vector<StreamEvent>& events);

    std::string line_;
    std::string name_;
    std::string data_;
    std::string id_;      // of the event that is being read
    std::string last_id_; // of the last event that ended
    std::optional<int> retry_ms_;
    bool is_first_line_ = true;
    bool is_after_cr_ = false; // the LF of a CRLF is still to come, perhaps
    bool is_overrun_ = false;
};

} // namespace kz
