#include "native/http/head.hpp"

#include "native/http/ascii.hpp"
#include "native/http/head_fields.hpp"
#include "shared/base/utf8.hpp"

namespace kz::http {

namespace {

// Finds the empty line. Every line feed must follow a carriage return.
HeadStep find_end(std::string_view bytes, const HeadLimits& limits, HeadProgress& at,
                  Problem& problem) {
    while (at.end == 0) {
        const std::size_t feed = bytes.find('\n', at.searched);
        const bool is_found = feed != std::string_view::npos;
        const std::size_t begun = (is_found ? feed + 1 : bytes.size()) - at.begin;
        if (at.line == at.begin && begun > limits.target_bytes + 32) {
            problem = Problem::TargetTooLong;
            return HeadStep::Refused;
        }
        if (begun > limits.head_bytes) {
            problem = Problem::HeadTooLarge;
            return HeadStep::Refused;
        }
        if (!is_found) {
            at.searched = bytes.size();
            return HeadStep::Incomplete;
        }
        if (feed == at.line || bytes[feed - 1] != '\r') {
            problem = at.line == at.begin ? Problem::MalformedRequest : Problem::MalformedField;
            return HeadStep::Refused;
        }
        const bool is_empty = feed - 1 == at.line;
        const bool is_leading = is_empty && at.line == at.begin;
        at.line = at.searched = feed + 1;
        if (is_leading) {
            // A client may send an empty line after a body (RFC 9112, 2.2); more than two is a
            // game.
            at.begin = at.line;
            if (at.begin > 4) {
                problem = Problem::MalformedRequest;
                return HeadStep::Refused;
            }
        } else if (is_empty) {
            at.end = at.line;
        }
    }
    return HeadStep::Complete;
}

bool is_known_method(std::string_view method) {
    for (const std::string_view known :
         {"GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
        if (method == known) {
            return true;
        }
    }
    return false;
}

// Decodes the path once, for every lane. False for escapes that are none and for what no path may
// hold.
bool decode_path(std::string_view path, std::string& out) {
    out.clear();
    for (std::size_t i = 0; i < path.size(); i++) {
        char c = path[i];
        if (c == '%') {
            const int high = i + 2 < path.size() ? hex_digit(path[i + 1]) : -1;
            const int low = i + 2 < path.size() ? hex_digit(path[i + 2]) : -1;
            if (high < 0 || low < 0) {
                return false;
            }
            c = static_cast<char>(high * 16 + low);
            i += 2;
        }
        if (is_control(c)) {
            return false;
        }
        out.push_back(c);
    }
    return is_utf8(out);
}

Refusal read_target(std::string_view target, Head& head) {
    if (target.empty() || target.front() != '/') {
        return Problem::RefusedTarget; // absolute form, asterisk or authority
    }
    for (const unsigned char c : target) {
        if (c <= ' ' || c >= '\x7f' || std::string_view("#\"<>\\").contains(static_cast<char>(c))) {
            return Problem::RefusedTarget;
        }
    }
    head.target = target;
    head.query = target;
    head.path = take_until(head.query, '?');
    if (head.query.contains("%00")) {
        return Problem::RefusedTarget;
    }
    if (head.path.contains('%')) {
        if (!decode_path(head.path, head.decoded_path)) {
            return Problem::RefusedTarget;
        }
        head.path = head.decoded_path;
    }
    return {};
}

Refusal read_request_line(std::string_view line, const HeadLimits& limits, Head& head) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last || first == 0) {
        return Problem::MalformedRequest;
    }
    head.method = line.substr(0, first);
    for (const char c : head.method) {
        if (c < 'A' || c > 'Z') {
            return Problem::MalformedRequest;
        }
    }
    const std::string_view version = line.substr(last + 1);
    if (version.size() != 8 || !version.starts_with("HTTP/") || !is_digit(version[5]) ||
        version[6] != '.' || !is_digit(version[7])) {
        return Problem::MalformedRequest;
    }
    if (!is_known_method(head.method)) {
        return Problem::UnknownMethod;
    }
    if (version != "HTTP/1.1" && version != "HTTP/1.0") {
        return Problem::UnsupportedVersion;
    }
    head.is_http_1_0 = version == "HTTP/1.0";
    head.keeps_alive = !head.is_http_1_0;
    const std::string_view target = line.substr(first + 1, last - first - 1);
    if (target.size() > limits.target_bytes) {
        return Problem::TargetTooLong;
    }
    return read_target(target, head);
}

Refusal read_lines(std::string_view text, const HeadLimits& limits, Head& head) {
    Seen seen;
    std::size_t end = text.find("\r\n");
    if (const Refusal refusal = read_request_line(text.substr(0, end), limits, head)) {
        return refusal;
    }
    text.remove_prefix(end + 2);
    while (text.size() > 2) {
        end = text.find("\r\n");
        if (const Refusal refusal = read_field(text.substr(0, end), seen, head)) {
            return refusal;
        }
        text.remove_prefix(end + 2);
    }
    if (!head.is_http_1_0 && seen.hosts == 0) {
        return Problem::HostMissing;
    }
    if (head.body_bytes > 0 && (head.method == "GET" || head.method == "HEAD")) {
        return Problem::UnexpectedBody;
    }
    return {};
}

void clear(Head& head) {
    head.method = head.target = head.path = head.query = {};
    head.forwarded_for = head.forwarded_proto = {};
    head.bytes = head.field_count = 0;
    head.body_bytes = 0;
    head.is_http_1_0 = head.expects_continue = head.accepts_br = head.accepts_gzip = false;
    head.keeps_alive = true;
}

} // namespace

HeadStep scan_head(std::string_view bytes, const HeadLimits& limits, HeadProgress& progress,
                   Head& head) {
    const HeadStep step = find_end(bytes, limits, progress, head.problem);
    if (step == HeadStep::Refused) {
        return step;
    }
    // Whoever speaks another protocol (TLS, say) hears so at once and not after a time-out.
    if (progress.begin < bytes.size()) {
        const char first = bytes[progress.begin];
        if ((first < 'A' || first > 'Z') && first != '\r') {
            head.problem = Problem::MalformedRequest;
            return HeadStep::Refused;
        }
    }
    if (step == HeadStep::Incomplete) {
        return step;
    }
    clear(head);
    head.bytes = progress.end;
    const std::string_view text = bytes.substr(progress.begin, progress.end - progress.begin);
    if (const Refusal refusal = read_lines(text, limits, head)) {
        head.problem = *refusal;
        return HeadStep::Refused;
    }
    return HeadStep::Complete;
}

} // namespace kz::http
