#include "native/http/head_fields.hpp"

#include "native/http/ascii.hpp"

#include <algorithm>
#include <array>

namespace kz::http {

namespace {

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
    case Role::Ordinary:
        break;
    case Role::Hop:
        return {};
    case Role::Reserved:
        return Problem::ReservedField;
    case Role::TransferEncoding:
        return Problem::TransferEncoding;
    case Role::ContentEncoding:
        return Problem::ContentEncoding;
    case Role::ContentLength:
        return read_length(field.value, seen, head);
    case Role::AcceptEncoding:
        read_accept_encoding(field.value, head);
        return {};
    case Role::Connection:
        read_connection(field.value, head);
        return {};
    case Role::ForwardedFor:
        head.forwarded_for = field.value;
        return {};
    case Role::ForwardedProto:
        head.forwarded_proto = field.value;
        return {};
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

} // namespace

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

} // namespace kz::http
