// The head of a request, scanned before anything else may read it: a pure function over bytes.
//
// It refuses whatever two readers could understand differently (bare line feeds, folded lines, two
// lengths, a Transfer-Encoding, escapes that are none) and whatever the library behind is known to
// mishandle. The library never parses a field again, so there is no second opinion to differ from
// this one.
//
// Invariant: a prefix of an acceptable head is Incomplete or, when that is already certain,
// Refused; never Complete.
#pragma once

#include "native/http/problem.hpp"
#include "native/http/request.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kz::http {

struct HeadLimits {
    std::size_t head_bytes = 16 * 1024; // request line and fields with their line ends
    std::size_t target_bytes = 8000;    // the library's own limit for the request line is 8192
};
inline constexpr std::size_t fields_max = 100;

// Where the search for the end of the head goes on when more bytes have come. Reset for each
// request.
struct HeadProgress {
    std::size_t begin = 0;    // of the request line, after at most two empty lines
    std::size_t line = 0;     // start of the line that is searched
    std::size_t searched = 0; // bytes that hold no line end but those already counted
    std::size_t end = 0;      // of the head with its empty line; 0 while unknown
};

// Views into the scanned bytes and into `decoded_path`: valid as long as both stay where they are.
struct Head {
    std::string_view method, target, path, query;
    std::string_view forwarded_for, forwarded_proto; // the last of each name, whoever sent it
    std::size_t bytes = 0;                           // of the head, with leading empty lines
    std::uint64_t body_bytes = 0;
    bool is_http_1_0 = false;
    bool keeps_alive = true;
    bool expects_continue = false;
    bool accepts_br = false;
    bool accepts_gzip = false;
    std::size_t field_count = 0;
    std::array<Field, fields_max> fields;
    std::string decoded_path;
    Problem problem = Problem::MalformedRequest; // when refused
};

enum class HeadStep : std::uint8_t { Incomplete, Complete, Refused };

HeadStep scan_head(std::string_view bytes, const HeadLimits& limits, HeadProgress& progress,
                   Head& head);

} // namespace kz::http
