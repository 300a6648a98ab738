// The program's log: one line an event, to stderr, time in UTC, level, then key=value:
//
//   2026-11-21T19:22:29.123Z info event=answered method=GET path=/c/... status=200
//   log_event(LogLevel::Info, "answered", {{"method", "GET"}, {"path", redacted_path(path)}, {"status", 200}});
//
// Never a secret and never a name of a person. Values come from outside: what could break the line is quoted.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace kz {

enum class LogLevel { Debug, Info, Warning, Error };

// For the time of the call only: it refers to the text.
struct LogField {
    std::string_view key;
    std::variant<std::string_view, std::int64_t> value;

    LogField(std::string_view key_, std::string_view text) : key(key_), value(text) {}
    LogField(std::string_view key_, const char* text) : key(key_), value(std::string_view(text)) {}
    LogField(std::string_view key_, const std::string& text) : key(key_), value(std::string_view(text)) {}
    LogField(std::string_view key_, std::integral auto number) : key(key_), value(static_cast<std::int64_t>(number)) {}
};

void log_event(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});
// Events below it are dropped. Info in the beginning.
void set_log_level(LogLevel lowest);

// What log_event writes behind time and level.
std::string log_line(std::string_view event, std::initializer_list<LogField> fields);
// A path of a request as it may be logged: what follows /c/ is the secret of a personal link and becomes "...". So does
// everything from the first percent sign on, which could spell /c/ in another way.
std::string redacted_path(std::string_view path);

} // namespace kz
