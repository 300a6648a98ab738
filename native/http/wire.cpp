#include "native/http/wire.hpp"

#include "native/http/ascii.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>

namespace kz::http {

namespace {

constexpr bool is_name_char(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
           c == '_';
}

// Answers to which RFC 9110 allows no body, and no Content-Length that says so.
bool is_bodiless(int status) { return status == 204 || status == 304; }

void append_number(std::string& out, std::size_t number) {
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), end.ptr);
}

} // namespace

Fields& Fields::add(std::string_view name, std::string_view value) & {
    bool is_valid = !name.empty();
    for (const char c : name) {
        is_valid = is_valid && is_name_char(c);
    }
    for (const char c : value) {
        is_valid = is_valid && (!is_control(c) || c == '\t');
    }
    if (is_valid) {
        text_.append(name).append(": ").append(value).append("\r\n");
    }
    return *this;
}

std::string_view http_date() {
    static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    thread_local std::time_t second = -1;
    thread_local char text[64];
    const std::time_t now = std::time(nullptr);
    if (now != second) {
        second = now;
        std::tm utc{};
        gmtime_r(&now, &utc);
        std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[utc.tm_wday],
                      utc.tm_mday, months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                      utc.tm_sec);
    }
    return text;
}

std::string_view connection_field(const Framing& framing) {
    if (!framing.keeps_alive) {
        return "Connection: close\r\n";
    }
    return framing.is_http_1_0 ? "Connection: keep-alive\r\n" : "";
}

void append_head(std::string& out, int status, std::string_view content_type,
                 std::string_view fields, const Framing& framing, std::string_view common) {
    out.append("HTTP/1.1 ");
    append_number(out, static_cast<std::size_t>(status));
    out.append(" ").append(reason_of(status)).append("\r\nDate: ").append(http_date());
    out.append("\r\n").append(common);
    if (!content_type.empty()) {
        out.append("Content-Type: ").append(content_type).append("\r\n");
    }
    out.append(fields).append(connection_field(framing));
}

void append_length(std::string& out, std::size_t bytes) {
    out.append("Content-Length: ");
    append_number(out, bytes);
    out.append("\r\n\r\n");
}

void append_answer(std::string& out, const Answer& answer, const Framing& framing,
                   std::string_view common) {
    const bool has_body = !answer.body.empty() && !is_bodiless(answer.status);
    append_head(out, answer.status, has_body ? answer.content_type : "", answer.fields.text(),
                framing, common);
    if (is_bodiless(answer.status)) {
        out.append("\r\n");
        return;
    }
    append_length(out, answer.body.size());
    if (!framing.is_head) {
        out.append(answer.body);
    }
}

Answer problem_answer(Problem problem, std::string_view request_id) {
    Answer answer{.status = text_of(problem).status,
                  .content_type = "application/problem+json",
                  .body = problem_json(problem, request_id)};
    answer.fields.add("Cache-Control", "no-store");
    if (may_retry(problem)) {
        answer.fields.add("Retry-After", "1");
    }
    return answer;
}

} // namespace kz::http
