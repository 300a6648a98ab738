#include "native/http/problem.hpp"

#include "shared/base/assert.hpp"

#include <array>

namespace kz::http {

namespace {

constexpr std::array<ProblemText, problem_count> texts{{
    {431, "head-too-large", "Head too large", "The request line and fields exceed the limit."},
    {414, "target-too-long", "Target too long", "The address of the request exceeds the limit."},
    {400, "malformed-request", "Malformed request", "The request line is not valid HTTP/1.1."},
    {501, "unknown-method", "Unknown method", "This server does not know the method."},
    {505, "unsupported-version", "Unsupported version", "Only HTTP/1.0 and HTTP/1.1 are spoken."},
    {400, "refused-target", "Refused target", "The target must be a path with valid escapes."},
    {400, "malformed-field", "Malformed field", "A header field is not valid."},
    {431, "too-many-fields", "Too many fields", "The number of header fields exceeds the limit."},
    {400, "reserved-field", "Reserved field", "A header field name is reserved."},
    {400, "host-missing", "Host missing", "Exactly one valid Host field is required."},
    {411, "length-required", "Length required", "Send Content-Length, no Transfer-Encoding."},
    {415, "content-encoding", "Encoded content", "Request bodies must not be compressed."},
    {400, "content-length", "Bad length", "Exactly one decimal Content-Length is allowed."},
    {400, "unexpected-body", "Unexpected body", "GET and HEAD carry no body."},
    {417, "expectation", "Expectation failed", "Only 100-continue can be expected."},
    {413, "body-too-large", "Body too large", "The body exceeds the limit of this address."},
    {503, "out-of-memory", "Busy", "Too many large bodies are under way."},
    {408, "too-slow", "Too slow", "The request did not arrive in time."},
    {404, "not-found", "Not found", "There is nothing at this address."},
    {405, "method-not-allowed", "Method not allowed", "See Allow for the methods known here."},
    {503, "overloaded", "Busy", "The queue for this kind of work is full."},
    {503, "too-many-connections", "Busy", "Too many connections are open."},
    {503, "too-many-streams", "Busy", "Too many event streams are open."},
    {504, "answer-timeout", "No answer in time", "The work took too long."},
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

std::string document(std::string_view type, std::string_view title, int status,
                     std::string_view detail, std::string_view request_id) {
    std::string json = "{\"type\":\"";
    json.append(type).append("\",\"title\":\"").append(title);
    json.append("\",\"status\":").append(std::to_string(status));
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
    return document("urn:kulanz:problem:" + std::string(text.name), text.title, text.status,
                    text.detail, request_id);
}

std::string status_json(int status) {
    return document("about:blank", reason_of(status), status, {}, {});
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
