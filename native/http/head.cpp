#include "native/http/head.hpp"

#include "native/http/ascii.hpp"
#include "shared/base/utf8.hpp"

#include <cstring>
#include <optional>

namespace kz::http {

namespace {

using Refusal = std::optional<Problem>; // none: go on

// What counts across fields and is judged when all have been read.
struct Seen {
    int hosts = 0;
    int lengths = 0;
    std::size_t fields = 0; // with those that are not kept
};

constexpr bool is_token(char c) {
    return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z') ||
           (c != '\0' && std::string_view("!#$%&'*+-.^_`|~").contains(c));
}
constexpr auto token_table = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < table.size(); c++) {
        table[c] = is_token(static_cast<char>(c));
    }
    return table;
}();
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

// Finds the empty line. Every line feed must follow a carriage return.
HeadStep find_end(std::string_view bytes, const HeadLimits& limits, HeadProgress& at,
                  Problem& problem) {
    while (at.end == 0) {
        const void* found = at.searched < bytes.size()
                                ? std::memchr(bytes.data() + at.searched, '\n', bytes.size() - at.searched)
                                : nullptr;
        const std::size_t begun = (found ? static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data()) + 1
                                         : bytes.size()) - at.begin;
        if (at.line == at.begin && begun > limits.target_bytes + 32) {
            problem = Problem::TargetTooLong;
            return HeadStep::Refused;
        }
        if (begun > limits.head_bytes) {
            problem = Problem::HeadTooLarge;
            return HeadStep::Refused;
        }
        if (!found) {
            at.searched = bytes.size();
            return HeadStep::Incomplete;
        }
        const std::size_t feed = at.begin + begun - 1;
        if (feed == at.line || bytes[feed - 1] != '\r') {
            problem = at.line == at.begin ? Problem::MalformedRequest : Problem::MalformedField;
            return HeadStep::Refused;
        }
        const bool is_empty = feed - 1 == at.line;
        const bool is_leading = is_empty && at.line == at.begin;
        at.line = at.searched = feed + 1;
        if (is_leading) {
            // A client may send an empty line after a body (RFC 9112, 2.2); more than two is a game.
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

// Decodes the path once, for every lane. False for escapes that are none and for what no path may hold.
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
        return Problem::RefusedTarget; // absolute form, asterisk, authority: nothing here serves them
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

bool is_host(std::string_view value) {
    for (const char c : value) {
        const char small = lower(c);
        if (!is_digit(c) && !(small >= 'a' && small <= 'z') &&
            !std::string_view(".-:[]_").contains(c)) {
            return false;
        }
    }
    return !value.empty();
}

void read_connection(std::string_view value, Head& head) {
    while (!value.empty()) {
        const std::string_view option = without_blanks(take_until(value, ','));
        if (equal_ignoring_case(option, "close")) {
            head.keeps_alive = false;
            return; // nothing after it can keep what is closed
        }
        if (head.is_http_1_0 && equal_ignoring_case(option, "keep-alive")) {
            head.keeps_alive = true;
        }
    }
}

// "br;q=0" says no.
void read_accept_encoding(std::string_view value, Head& head) {
    while (!value.empty()) {
        std::string_view weight = take_until(value, ',');
        const std::string_view coding = without_blanks(take_until(weight, ';'));
        weight = without_blanks(weight);
        bool is_zero = weight.starts_with("q=0") || weight.starts_with("Q=0");
        for (const char c : weight.substr(std::min<std::size_t>(weight.size(), 3))) {
            is_zero = is_zero && (c == '0' || c == '.');
        }
        if (is_zero) {
            continue;
        }
        head.accepts_br = head.accepts_br || equal_ignoring_case(coding, "br");
        head.accepts_gzip = head.accepts_gzip || equal_ignoring_case(coding, "gzip");
    }
}

Refusal read_length(std::string_view value, Seen& seen, Head& head) {
    const std::size_t not_digit = value.find_first_not_of("0123456789");
    if (++seen.lengths > 1 || value.empty() || not_digit != std::string_view::npos) {
        return Problem::ContentLength;
    }
    const std::optional<std::uint64_t> length = decimal(value);
    if (!length) {
        return Problem::BodyTooLarge;
    }
    head.body_bytes = *length;
    return {};
}

// What a field of a certain name means to the front.
enum class Role : std::uint8_t {
    Ordinary, // kept for handlers
    Hop,      // concerns this connection or a proxy: dropped
    Reserved, // the library stores its own facts under these names (CVE-2025-66570)
    AcceptEncoding,
    Connection,
    ContentEncoding,
    ContentLength,
    Expect,
    ForwardedFor,
    ForwardedProto,
    Host,
    TransferEncoding,
};

struct NamedRole {
    std::string_view name;
    Role role;
};
constexpr NamedRole named_roles[] = {
    {"Host", Role::Host},
    {"Connection", Role::Connection},
    {"Accept-Encoding", Role::AcceptEncoding},
    {"Content-Length", Role::ContentLength},
    {"Content-Encoding", Role::ContentEncoding},
    {"Transfer-Encoding", Role::TransferEncoding},
    {"Expect", Role::Expect},
    {"X-Forwarded-For", Role::ForwardedFor},
    {"X-Forwarded-Proto", Role::ForwardedProto},
    {"REMOTE_ADDR", Role::Reserved},
    {"REMOTE_PORT", Role::Reserved},
    {"LOCAL_ADDR", Role::Reserved},
    {"LOCAL_PORT", Role::Reserved},
    {"Forwarded", Role::Hop},
    {"Keep-Alive", Role::Hop},
    {"Proxy", Role::Hop},
    {"Proxy-Connection", Role::Hop},
    {"TE", Role::Hop},
    {"Trailer", Role::Hop},
    {"Upgrade", Role::Hop},
    {"X-Real-IP", Role::Hop},
};
constexpr std::uint32_t named_lengths = [] {
    std::uint32_t lengths = 0;
    for (const NamedRole& named : named_roles) {
        lengths |= 1u << named.name.size();
    }
    return lengths;
}();

Role role_of(std::string_view name) {
    if (name.size() < 32 && (named_lengths >> name.size() & 1u) != 0) {
        for (const NamedRole& named : named_roles) {
            if (equal_ignoring_case(named.name, name)) {
                return named.role;
            }
        }
    }
    const bool is_forwarded = equal_ignoring_case(name.substr(0, 12), "X-Forwarded-");
    return is_forwarded ? Role::Hop : Role::Ordinary;
}

Refusal take_field(const Field& field, Seen& seen, Head& head) {
    switch (role_of(field.name)) {
    case Role::Ordinary: break;
    case Role::Hop: return {};
    case Role::Reserved: return Problem::ReservedField;
    case Role::TransferEncoding: return Problem::TransferEncoding;
    case Role::ContentEncoding: return Problem::ContentEncoding;
    case Role::ContentLength: return read_length(field.value, seen, head);
    case Role::AcceptEncoding: read_accept_encoding(field.value, head); return {};
    case Role::Connection: read_connection(field.value, head); return {};
    case Role::ForwardedFor: head.forwarded_for = field.value; return {};
    case Role::ForwardedProto: head.forwarded_proto = field.value; return {};
    case Role::Expect:
        head.expects_continue = equal_ignoring_case(field.value, "100-continue");
        return head.expects_continue ? Refusal{} : Problem::Expectation;
    case Role::Host:
        if (++seen.hosts > 1 || !is_host(field.value)) {
            return Problem::HostMissing;
        }
        break;
    }
    head.fields[head.field_count++] = field;
    return {};
}

Refusal read_field(std::string_view line, Seen& seen, Head& head) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) {
        return Problem::MalformedField;
    }
    const Field field{line.substr(0, colon), without_blanks(line.substr(colon + 1))};
    for (const char c : field.name) {
        if (!token_table[static_cast<unsigned char>(c)]) {
            return Problem::MalformedField; // also a folded line and a space before the colon
        }
    }
    for (const char c : field.value) {
        if (is_control(c) && c != '\t') {
            return Problem::MalformedField;
        }
    }
    if (++seen.fields > fields_max) {
        return Problem::TooManyFields;
    }
    return take_field(field, seen, head);
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
