// HttpClient: HTTP for the native client. One thread of its own carries all requests; the user interface hands them in and
// polls what has arrived, so it never waits:
//
//   HttpClient http({}, [] { wake_the_window(); });
//   const RequestId id = http.send({.url = base + "/api/v1/claims/c1"});
//   for (HttpArrival& arrival : http.take()) …
//
// Cookies are kept in memory. A redirect is followed on the same origin only; to another one it is an answer like any
// other. Both not for a Purpose that sends to addresses of others. Nothing is retried: whoever sends knows what may be sent twice.
#pragma once

#include "shared/base/id.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kz {

using RequestId = Id<struct RequestTag>;

struct HttpHeader {
    std::string name; // of an answer: in lower case
    std::string value;
    friend bool operator==(const HttpHeader&, const HttpHeader&) = default;
};
// The first value of that name (in lower case), or empty: header_value(answer.headers, "etag").
std::string_view header_value(const std::vector<HttpHeader>& headers, std::string_view name);

struct HttpRequest {
    std::string method = "GET";
    std::string url{}; // http or https
    std::vector<HttpHeader> headers{};
    std::string body{}; // not of GET and HEAD
};

// The whole answer to send(). The last that arrives of its request.
struct HttpAnswer {
    RequestId id;
    int status = 0; // 0: not reached, or not in time; `failure` says why
    std::vector<HttpHeader> headers;
    std::string body;
    std::string failure; // for the log, in English; empty when there is a status
    std::int64_t retry_after_seconds = 0; // Retry-After, as a number or a day; 0: not said
};
// What arrives of stream(): a start, pieces as they come, an end. An end may come without a start.
struct HttpStreamStart {
    RequestId id;
    int status = 0;
    std::vector<HttpHeader> headers;
};
struct HttpStreamPiece {
    RequestId id;
    std::string bytes;
};
struct HttpStreamEnd {
    RequestId id;
    std::string failure; // empty: the server ended it
};
using HttpArrival = std::variant<HttpAnswer, HttpStreamStart, HttpStreamPiece, HttpStreamEnd>;

enum class HttpPurpose {
    Ask,         // our own server, as a browser would
    Tell,        // an address that somebody gave us: no cookies, no redirects, no proxy
    TellPublic,  // the same, over https, and only to a public address: judged where the connection is made, so that a
                 // name that resolves to another address the second time is of no use
};

struct HttpSettings {
    HttpPurpose purpose = HttpPurpose::Ask;
    int connect_milliseconds_max = 5'000;
    int answer_milliseconds_max = 30'000;   // of a whole answer; a stream may last
    int stream_silence_seconds_max = 60;    // the server sends a comment each 20 seconds
    std::size_t answer_bytes_max = 16u << 20;
};

class HttpClient {
public:
    // `wake` is called on the client's thread whenever take() has got something new.
    explicit HttpClient(HttpSettings settings = {}, std::function<void()> wake = {});
    ~HttpClient(); // gives up what is under way
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    RequestId send(HttpRequest request);
    // For server-sent events: the bytes as they come.
    RequestId stream(HttpRequest request);
    // Nothing of it arrives any more; what has not been taken yet is dropped.
    void cancel(RequestId id);
    // What has arrived since the last call, in order. Never waits.
    std::vector<HttpArrival> take();

private:
    class Worker;
    std::unique_ptr<Worker> worker_;
};

} // namespace kz
