#include "native/http/problem.hpp"

#include "shared/base/assert.hpp"

#include <array>

namespace kz::http {

namespace {

constexpr std::array<ProblemText, problem_count> texts{{
    {431, "head_too_large", "Head too large", "The request line and fields exceed the limit."},
    {414, "target_too_long", "Target too long", "The address of the request exceeds the limit."},
    {400, "malformed_request", "Malformed request", "The request line is not valid HTTP/1.1."},
    {501, "unknown_method", "Unknown method", "This server does not know the method."},
    {505, "unsupported_version", "Unsupported version", "Only HTTP/1.0 and HTTP/1.1 are spoken."},
    {400, "refused_target", "Refused target", "The target must be a path with valid escapes."},
    {400, "malformed_field", "Malformed field", "A header field is not valid."},
    {431, "too_many_fields", "Too many fields", "The number of header fields exceeds the limit."},
    {400, "reserved_field", "Reserved field", "A header field name is reserved."},
    {400, "host_missing", "Host missing", "Exactly one valid Host field is required."},
    {411, "length_required", "Length required", "Send Content-Length, no Transfer-Encoding."},
    {415, "content_encoding", "Encoded content", "Request bodies must not be compressed."},
    {400, "content_length", "Bad length", "Exactly one decimal Content-Length is allowed."},
    {400, "unexpected_body", "Unexpected body", "GET and HEAD carry no body."},
    {417, "expectation", "Expectation failed", "Only 100-continue can be expected."},
    {413, "body_too_large", "Body too large", "The body exceeds the limit of this address."},
    {503, "out_of_memory", "Busy", "Too many large bodies are under way."},
    {408, "too_slow", "Too slow", "The request did not arrive in time."},
    {404, "not_found", "Not found", "There is nothing at this address."},
    {405, "method_not_allowed", "Method not allowed", "See Allow for the methods known here."},
    {503, "overloaded", "Busy", "The queue for this kind of work is full."},
    {503, "too_many_connections", "Busy", "Too many connections are open."},
    {503, "too_many_streams", "Busy", "Too many event streams are open."},
    {504, "answer_timeout", "No answer in time", "The work took too long."},
    {500, "failure", "Failure", "Something broke here. The request id leads to the cause."},
}};

struct Reason {
    int status;
    std::string_view phrase;
};
constexpr Reason reasons[] = {
    // The frequent ones first, since this is a search.
    {200, "OK"},
    {304, "Not Modified"},
    {404, "Not Found"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {425, "Too Early"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {451, "Unavailable For Legal Reasons"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
};

// An empty name: of no kind but its status.
std::string document(std::string_view name, std::string_view title, int status,
                     std::string_view detail, std::string_view request_id) {
    std::string json = "{\"type\":\"";
    json.append(name.empty() ? "about:blank" : "urn:kulanz:problem:").append(name);
    json.append("\",\"title\":\"").append(title);
    json.append("\",\"status\":").append(std::to_string(status));
    if (!name.empty()) {
        json.append(",\"code\":\"").append(name).append("\"");
    }
    if (!detail.empty()) {
        json.append(",\"detail\":\"").append(detail).append("\"");
    }
    if (!request_id.empty()) {
        json.append(",\"request_id\":\"").append(request_id).append("\"");
    }
    return json.append("}");
}

} // namespace

const ProblemText& text_of(Problem problem) {
    KZ_ASSERT(static_cast<int>(problem) < problem_count);
    return texts[static_cast<std::size_t>(problem)];
}

bool ends_connection(Problem problem) {
    return problem <= Problem::TooSlow || problem == Problem::TooManyConnections ||
           problem == Problem::AnswerTimeout;
}

bool may_retry(Problem problem) { return text_of(problem).status == 503; }

std::string problem_json(Problem problem, std::string_view request_id) {
    const ProblemText& text = text_of(problem);
    return document(text.name, text.title, text.status,
                    text.detail, request_id);
}

std::string status_json(int status) {
    return document({}, reason_of(status), status, {}, {});
}

std::string_view reason_of(int status) {
    for (const Reason& known : reasons) {
        if (known.status == status) {
            return known.phrase;
        }
    }
    return "Unknown";
}

} // namespace kz::http
