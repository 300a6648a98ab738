// The one place where the bytes of an answer are put together, for every lane but the library's own
// writer.
#pragma once

#include "native/http/answer.hpp"
#include "native/http/problem.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kz::http {

// What the request decides about the shape of its answer.
struct Framing {
    bool keeps_alive = true;  // the connection stays open afterwards
    bool is_http_1_0 = false; // the client must be told that it stays open
    bool is_head = false;     // no body, but the fields that it would have had
};

// "Sun, 06 Nov 1994 08:49:37 GMT" for now, made once a second in each thread.
std::string_view http_date();

// Status line, Date, the common fields, `content_type` unless empty, `fields`, Connection where
// needed: everything but the length and the empty line.
void append_head(std::string& out, int status, std::string_view content_type,
                 std::string_view fields, const Framing& framing, std::string_view common);
// "Content-Length: n" and the empty line.
void append_length(std::string& out, std::size_t bytes);
// "Connection: close", or keep-alive for HTTP/1.0; nothing otherwise.
std::string_view connection_field(const Framing& framing);

void append_answer(std::string& out, const Answer& answer, const Framing& framing,
                   std::string_view common);
Answer problem_answer(Problem problem, std::string_view request_id = {});

} // namespace kz::http
