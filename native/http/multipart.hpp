// The body of a form with files (multipart/form-data, RFC 7578), read strictly: whatever two readers could understand differently is
// refused. The library's own reader is never asked: it has no bound for the number of parts.
//
// Read is: the boundary at the very beginning, parts with a Content-Disposition of form-data and a name, CR LF everywhere, and the closing
// boundary at the end. Names of files and types of parts are passed over: both are what the sender likes.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace kz::http {

struct Part {
    std::string_view name;
    std::string_view content; // into the body
};
inline constexpr std::size_t parts_max = 16;
inline constexpr std::size_t part_head_bytes_max = 2048;

// Nothing when it is not one. A name that stands twice is refused, too.
std::optional<std::vector<Part>> parse_multipart(std::string_view content_type, std::string_view body);
// The content of the part with that name, or "".
std::string_view content_of(const std::vector<Part>& parts, std::string_view name);

} // namespace kz::http
