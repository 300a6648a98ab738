#include "shared/gateway/event_stream.hpp"

#include "shared/base/decimal_text.hpp"

#include <utility>

namespace kz {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr int retry_ms_max = 60 * 60 * 1000;

} // namespace

std::vector<StreamEvent> EventStream::push(std::string_view bytes) {
    std::vector<StreamEvent> events;
    for (const char byte : bytes) {
        if (is_overrun_)
            break;
        const bool ends_crlf = byte == '\n' && is_after_cr_;
        is_after_cr_ = byte == '\r';
        if (ends_crlf)
            continue;
        if (byte == '\n' || byte == '\r')
            end_line(events);
        else
            line_ += byte;
        is_overrun_ = line_.size() + data_.size() > stream_event_bytes_max;
    }
    return events;
}

void EventStream::reopen() {
    line_.clear();
    name_.clear();
    data_.clear();
    id_ = last_id_;
    is_first_line_ = true;
    is_after_cr_ = false;
    is_overrun_ = false;
}

void EventStream::end_line(std::vector<StreamEvent>& events) {
    const std::string whole = std::exchange(line_, {});
    std::string_view line = whole;
    if (std::exchange(is_first_line_, false) && line.starts_with(byte_order_mark))
        line.remove_prefix(byte_order_mark.size());
    if (line.empty())
        return dispatch(events);
    const std::size_t colon = line.find(':');
    if (colon == 0)
        return; // a comment
    std::string_view value = colon == std::string_view::npos ? std::string_view{} : line.substr(colon + 1);
    if (value.starts_with(' '))
        value.remove_prefix(1);
    take_field(line.substr(0, colon), value);
}

void EventStream::take_field(std::string_view name, std::string_view value) {
    if (name == "event") {
        name_ = value;
    } else if (name == "data") {
        data_ += value;
        data_ += '\n';
    } else if (name == "id") {
        if (value.find('\0') == std::string_view::npos)
            id_ = value;
    } else if (name == "retry" && value.find_first_not_of("0123456789") == std::string_view::npos) {
        // A time that is too long to be meant is not used.
        const auto milliseconds = parse_integer(value);
        if (milliseconds && *milliseconds <= retry_ms_max)
            retry_ms_ = static_cast<int>(*milliseconds);
    }
}

void EventStream::dispatch(std::vector<StreamEvent>& events) {
    last_id_ = id_;
    std::string name = std::exchange(name_, {});
    std::string data = std::exchange(data_, {});
    if (data.empty())
        return;
    data.pop_back();
    events.push_back({last_id_, name.empty() ? "message" : std::move(name), std::move(data)});
}

} // namespace kz
