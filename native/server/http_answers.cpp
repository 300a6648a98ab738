#include "native/server/http_answers.hpp"

#include <httplib.h>

#include <algorithm>
#include <string_view>

namespace kz {

http::Answer json_answer(int status, std::string body) {
    http::Answer answer{.status = status, .content_type = "application/json", .body = std::move(body), .fields = {}};
    answer.fields.add("Cache-Control", "no-store");
    return answer;
}

http::Answer kept_answer(int status, std::string body) {
    if (status == status_elsewhere) {
        http::Answer answer{.status = status, .content_type = {}, .body = {}, .fields = {}};
        answer.fields.add("Location", body).add("Cache-Control", "no-store");
        return answer;
    }
    http::Answer answer = json_answer(status, std::move(body));
    if (status >= 400)
        answer.content_type = problem_media_type;
    return answer;
}

std::string body_to_keep(const http::Answer& answer) {
    if (answer.status != status_elsewhere)
        return answer.body;
    constexpr std::string_view name = "Location: ";
    const std::string& fields = answer.fields.text();
    const std::size_t at = std::min(fields.find(name), fields.size());
    const std::string_view line = std::string_view(fields).substr(at, fields.find("\r\n", at) - at);
    return std::string(line.substr(std::min(name.size(), line.size())));
}

http::Answer problem_answer(const Problem& problem) {
    http::Answer answer = kept_answer(problem.status, encode_problem(problem));
    if (problem.retry_after_s)
        answer.fields.add("Retry-After", std::to_string(*problem.retry_after_s));
    if (problem.status == 401)
        answer.fields.add("WWW-Authenticate", "Bearer");
    return answer;
}

http::Answer problem_answer(ProblemCode code, std::string detail) {
    return problem_answer(make_problem(code, std::move(detail)));
}

http::Answer passing_answer(std::string_view url) {
    std::string address;
    for (const char c : url)
        switch (c) {
        case '&': address += "&amp;"; break;
        case '"': address += "&quot;"; break;
        case '<': address += "&lt;"; break;
        default: address += c;
        }
    http::Answer answer{.status = 200, .content_type = "text/html; charset=utf-8", .body = {}, .fields = {}};
    answer.body = "<!doctype html><meta charset=\"utf-8\"><title>Kulanz</title><meta http-equiv=\"refresh\" content=\"0;url=" + address +
                  "\"><a href=\"" + address + "\">Kulanz</a>";
    answer.fields.add("Cache-Control", "no-store").add("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    return answer;
}

void put(httplib::Response& response, http::Answer answer) {
    response.status = answer.status;
    // "Name: value\r\n" for each field, as Fields keeps them.
    std::string_view lines = answer.fields.text();
    while (!lines.empty()) {
        const auto end = lines.find("\r\n");
        const std::string_view line = lines.substr(0, end);
        const auto colon = line.find(": ");
        response.set_header(std::string(line.substr(0, colon)), std::string(line.substr(colon + 2)));
        lines.remove_prefix(end + 2);
    }
    if (!answer.body.empty())
        response.set_content(std::move(answer.body), answer.content_type);
}

} // namespace kz
