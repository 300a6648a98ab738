#include "native/http/multipart.hpp"

#include "native/http/ascii.hpp"

#include <algorithm>
#include <string>

namespace kz::http {

namespace {

// RFC 2046, 5.1.1, without the space and the signs that would need quotes.
bool is_boundary(std::string_view text) {
    return !text.empty() && text.size() <= 70 && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               std::string_view("'()+_,-./:=?").find(c) != std::string_view::npos;
    });
}

std::string_view boundary_of(std::string_view content_type) {
    constexpr std::string_view begin = "multipart/form-data; boundary=";
    if (content_type.size() <= begin.size() ||
        !equal_ignoring_case(content_type.substr(0, begin.size()), begin)) {
        return {};
    }
    std::string_view boundary = content_type.substr(begin.size());
    if (boundary.size() > 2 && boundary.front() == '"' && boundary.back() == '"') {
        boundary = boundary.substr(1, boundary.size() - 2);
    }
    return is_boundary(boundary) ? boundary : std::string_view();
}

// form-data; name="proof"; filename="IMG_1.jpg". Browsers write a quote in a name as %22, so the next one ends it.
std::optional<std::string_view> name_in(std::string_view disposition) {
    constexpr std::string_view begin = "form-data; name=\"";
    if (!disposition.starts_with(begin)) {
        return std::nullopt;
    }
    disposition.remove_prefix(begin.size());
    const std::size_t end = disposition.find('"');
    const std::string_view rest = disposition.substr(std::min(end, disposition.size()));
    if (end == 0 || end == std::string_view::npos || (rest != "\"" && !rest.starts_with("\"; filename"))) {
        return std::nullopt;
    }
    return disposition.substr(0, end);
}

// The one Content-Disposition among the fields of a part.
std::optional<std::string_view> name_of(std::string_view head) {
    std::optional<std::string_view> name;
    while (!head.empty()) {
        const std::size_t end = std::min(head.find("\r\n"), head.size());
        const std::string_view line = head.substr(0, end);
        head.remove_prefix(std::min(end + 2, head.size()));
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || line.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos) {
            return std::nullopt;
        }
        if (equal_ignoring_case(line.substr(0, colon), "Content-Transfer-Encoding")) {
            return std::nullopt; // RFC 7578, 4.7: not used any more
        }
        if (equal_ignoring_case(line.substr(0, colon), "Content-Disposition")) {
            if (name) {
                return std::nullopt;
            }
            name = name_in(without_blanks(line.substr(colon + 1)));
            if (!name) {
                return std::nullopt;
            }
        }
    }
    return name;
}

} // namespace

std::optional<std::vector<Part>> parse_multipart(std::string_view content_type, std::string_view body) {
    const std::string_view boundary = boundary_of(content_type);
    if (boundary.empty()) {
        return std::nullopt;
    }
    const std::string delimiter = "\r\n--" + std::string(boundary);
    if (!body.starts_with(std::string_view(delimiter).substr(2))) {
        return std::nullopt;
    }
    body.remove_prefix(delimiter.size() - 2);
    std::vector<Part> parts;
    while (body.starts_with("\r\n")) {
        body.remove_prefix(2);
        const std::size_t head_end = body.substr(0, part_head_bytes_max).find("\r\n\r\n");
        if (head_end == std::string_view::npos || parts.size() == parts_max) {
            return std::nullopt;
        }
        const auto name = name_of(body.substr(0, head_end));
        if (!name || std::ranges::find(parts, *name, &Part::name) != parts.end()) {
            return std::nullopt;
        }
        body.remove_prefix(head_end + 4);
        const std::size_t end = body.find(delimiter);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        parts.push_back({*name, body.substr(0, end)});
        body.remove_prefix(end + delimiter.size());
    }
    if (body != "--" && body != "--\r\n") {
        return std::nullopt;
    }
    return parts;
}

std::string_view content_of(const std::vector<Part>& parts, std::string_view name) {
    const auto found = std::ranges::find(parts, name, &Part::name);
    return found == parts.end() ? std::string_view() : found->content;
}

} // namespace kz::http
