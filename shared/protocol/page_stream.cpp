#include "shared/protocol/page_stream.hpp"

#include "shared/base/decimal_text.hpp"

namespace kz {

void append_stream_start(std::string& out) {
    out += "retry: ";
    append_integer(out, stream_retry_ms);
    out += "\n\n";
}

void append_stream_changed(std::string& out, std::int64_t version) {
    out += "id: ";
    append_integer(out, version);
    out += "\nevent: ";
    out += stream_changed;
    out += "\ndata: {\"version\":";
    append_integer(out, version);
    out += "}\n\n";
}

void append_stream_heartbeat(std::string& out) {
    out += ":\n\n";
}

std::optional<std::int64_t> parse_last_event_id(std::string_view header) {
    const auto version = parse_integer(header);
    return version && *version >= 0 ? version : std::nullopt;
}

} // namespace kz
