// The event stream of a page (text/event-stream): GET /api/v1/page/events says that the claim has changed; what it is now
// is for GET /api/v1/page. The id is the claim's version, so that Last-Event-ID tells what the client has seen.
//
//   retry: 2000
//
//   id: 7
//   event: changed
//   data: {"version":7}
//
//   :                          a comment every stream_heartbeat_s, so that a dead connection is noticed
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kz {

inline constexpr std::string_view page_events_path = "/api/v1/page/events";
inline constexpr std::string_view stream_media_type = "text/event-stream";
inline constexpr std::string_view stream_changed = "changed";
// Somebody writes: data is side_code(), or empty once nobody does. Told to whoever listens now, kept for nobody.
inline constexpr std::string_view stream_typing = "typing";
// Of a share of this page: that there is news of it (data is empty), and where the helper points (shared/gateway/share_frame.hpp).
inline constexpr std::string_view stream_share = "share";
inline constexpr std::string_view stream_point = "point";
inline constexpr int stream_retry_ms = 2000;
inline constexpr int stream_heartbeat_s = 20;

void append_stream_start(std::string& out); // the first bytes of every stream
void append_stream_changed(std::string& out, std::int64_t version);
void append_stream_heartbeat(std::string& out);
// The version in a Last-Event-ID header; nothing when it is not one of ours: then the client has seen nothing.
std::optional<std::int64_t> parse_last_event_id(std::string_view header);

} // namespace kz
