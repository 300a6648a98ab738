#include "native/platform/log.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/base/result.hpp"

#include <algorithm>
#include <memory>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace kz {
namespace {

spdlog::level::level_enum level_of(LogLevel level) {
    switch (level) {
    case LogLevel::Debug: return spdlog::level::debug;
    case LogLevel::Info: return spdlog::level::info;
    case LogLevel::Warning: return spdlog::level::warn;
    case LogLevel::Error: return spdlog::level::err;
    }
    return spdlog::level::err;
}

spdlog::logger& logger() {
    static spdlog::logger the_logger = [] {
        spdlog::logger made("kulanz", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made.set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
        made.set_level(spdlog::level::info);
        made.flush_on(spdlog::level::debug);
        return made;
    }();
    return the_logger;
}

bool is_bare(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value > ' ' && value != 0x7f && byte != '"' && byte != '\\' && byte != '=';
}

void append_value(std::string& line, std::string_view text) {
    if (!text.empty() && std::ranges::all_of(text, is_bare)) {
        line += text;
        return;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    line += '"';
    for (const char byte : text) {
        const unsigned value = static_cast<unsigned char>(byte);
        if (byte == '"' || byte == '\\') {
            line += '\\';
            line += byte;
        } else if (value < 0x20 || value == 0x7f) {
            line += "\\x";
            line += digits[value >> 4];
            line += digits[value & 15];
        } else {
            line += byte;
        }
    }
    line += '"';
}

} // namespace

std::string log_line(std::string_view event, std::initializer_list<LogField> fields) {
    std::string line = "event=";
    append_value(line, event);
    for (const LogField& field : fields) {
        line += ' ';
        line += field.key;
        line += '=';
        std::visit(Overload{[&](std::string_view text) { append_value(line, text); },
                            [&](std::int64_t number) { append_integer(line, number); }},
                   field.value);
    }
    return line;
}

void log_event(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
    const auto spdlog_level = level_of(level);
    if (logger().should_log(spdlog_level))
        logger().log(spdlog_level, log_line(event, fields));
}

void set_log_level(LogLevel lowest) { logger().set_level(level_of(lowest)); }

std::string redacted_path(std::string_view path) {
    constexpr std::string_view link = "/c/";
    std::size_t shown = std::min(path.find('%'), path.size());
    if (const std::size_t at = path.find(link); at != std::string_view::npos)
        shown = std::min(shown, at + link.size());
    std::string text(path.substr(0, shown));
    if (shown < path.size())
        text += "...";
    return text;
}

} // namespace kz
