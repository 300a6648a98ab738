#include "native/http/request.hpp"

#include "native/http/ascii.hpp"

namespace kz::http {

std::string_view RequestView::header(std::string_view name) const {
    for (const Field& field : fields) {
        if (equal_ignoring_case(field.name, name)) {
            return field.value;
        }
    }
    return {};
}

std::string_view RequestView::cookie(std::string_view name) const {
    for (const Field& field : fields) {
        if (!equal_ignoring_case(field.name, "Cookie")) {
            continue;
        }
        for (std::string_view rest = field.value; !rest.empty();) {
            std::string_view value = without_blanks(take_until(rest, ';'));
            if (take_until(value, '=') == name) {
                return value;
            }
        }
    }
    return {};
}

std::string_view RequestView::query_value(std::string_view name) const {
    for (std::string_view rest = query; !rest.empty();) {
        std::string_view value = take_until(rest, '&');
        if (take_until(value, '=') == name) {
            return value;
        }
    }
    return {};
}

} // namespace kz::http
