#include "native/server/page_request.hpp"

#include <algorithm>

namespace kz {

FormFields fields_of(const httplib::Params& params) {
    return {params.begin(), params.end()};
}

FormFields form_of(const httplib::Request& request) {
    FormFields fields = fields_of(request.params);
    if (request.get_header_value("Content-Type").starts_with("application/x-www-form-urlencoded")) {
        httplib::Params posted;
        httplib::detail::parse_query_text(request.body, posted);
        fields.insert(fields.end(), posted.begin(), posted.end());
    }
    return fields;
}

std::string value_of(const FormFields& fields, std::string_view name) {
    for (const auto& [key, value] : fields)
        if (key == name)
            return value;
    return {};
}

std::string query_text(const httplib::Request& request) {
    return request.target.substr(std::min(request.target.find('?'), request.target.size()));
}

Language language_for(const httplib::Request& request, std::optional<Language> merchants) {
    if (merchants)
        return *merchants;
    const std::string header = request.get_header_value("Accept-Language");
    std::string_view wanted = header;
    while (wanted.size() >= 2) {
        // "fr" and "fr-BE", but not "frr".
        if (const auto language = parse_language(wanted.substr(0, wanted.find_first_of("-;, "))))
            return *language;
        const auto comma = wanted.find(',');
        if (comma == std::string_view::npos)
            break;
        wanted.remove_prefix(comma + 1);
        wanted.remove_prefix(std::min(wanted.find_first_not_of(' '), wanted.size()));
    }
    return Language::German;
}

} // namespace kz
