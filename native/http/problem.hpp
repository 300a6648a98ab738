// Every answer that the front gives in its own name instead of a handler's: one row each, in RFC
// 9457's form. The names are part of the interface ("urn:kulanz:problem:<name>") and never change
// their meaning.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kz::http {

enum class Problem : std::uint8_t {
    // The head, in the order in which it is checked.
    HeadTooLarge,
    TargetTooLong,
    MalformedRequest,
    UnknownMethod,
    UnsupportedVersion,
    RefusedTarget,
    MalformedField,
    TooManyFields,
    ReservedField,
    HostMissing,
    TransferEncoding,
    ContentEncoding,
    ContentLength,
    UnexpectedBody,
    Expectation,
    // The body and the clock.
    BodyTooLarge,
    OutOfMemory,
    TooSlow,
    // The way to an answer.
    NotFound,
    MethodNotAllowed,
    Overloaded,
    TooManyConnections,
    TooManyStreams,
    AnswerTimeout,
    Failure,
};
inline constexpr int problem_count = static_cast<int>(Problem::Failure) + 1;

struct ProblemText {
    int status;
    std::string_view name;
    std::string_view title;
    std::string_view detail;
};

const ProblemText& text_of(Problem problem);
// True when nothing after the request can be trusted to be a request, so that the connection ends.
bool ends_connection(Problem problem);
// True when a later attempt may succeed: the answer carries Retry-After.
bool may_retry(Problem problem);

// A small JSON document. `request_id` may be empty; it holds no character that needs escaping.
std::string problem_json(Problem problem, std::string_view request_id = {});
// The same document for a status that a handler has set without a body.
std::string status_json(int status);
// "Not Found" for 404; "Unknown" for what RFC 9110 does not list.
std::string_view reason_of(int status);

} // namespace kz::http
