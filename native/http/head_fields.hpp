// The fields of a head: which are kept, which mean something to the connection, which are refused.
#pragma once

#include "native/http/head.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace kz::http {

using Refusal = std::optional<Problem>; // none: go on

// What counts across fields and is judged when all have been read.
struct Seen {
    int hosts = 0;
    int lengths = 0;
    std::size_t fields = 0; // with those that are not kept
};

// `line` is one line of the head without its line end.
Refusal read_field(std::string_view line, Seen& seen, Head& head);

} // namespace kz::http
