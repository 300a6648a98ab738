// A request as every lane sees it: views into the connection's buffer, valid until the handler
// returns.
//
//     if (request.path == "/health") { reply.answer(200, "text/plain", "ok"); return true; }
//
// Invariant: what the head scanner refuses never gets here, so no value holds CR, LF or NUL. Fields
// that belong to the connection, to proxies or to the choice of an encoding are not among `fields`:
// their meaning is in the members.
#pragma once

#include <span>
#include <string_view>

namespace kz::http {

struct Field {
    std::string_view name;
    std::string_view value;
};

struct RequestView {
    std::string_view method; // one of GET HEAD POST PUT PATCH DELETE OPTIONS
    std::string_view path;   // percent-decoded UTF-8 without control characters; begins with '/'
    std::string_view query;  // as sent, without the '?'
    std::string_view remote; // the client's address, behind proxies only if they are trusted
    bool https = false;      // a trusted proxy says that the client came over TLS
    bool accepts_br = false;
    bool accepts_gzip = false;
    std::span<const Field> fields;

    // The first field of that name in any case, or "".
    std::string_view header(std::string_view name) const;
    // The first cookie of that name as sent, or "".
    std::string_view cookie(std::string_view name) const;
    // The first value of that name in the query, not decoded, or "".
    std::string_view query_value(std::string_view name) const;
};

} // namespace kz::http
