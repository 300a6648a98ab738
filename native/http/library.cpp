#include "native/http/library.hpp"

#include "native/http/ascii.hpp"
#include "native/http/context.hpp"
#include "native/http/exchange.hpp"

#include <cstring>
#include <exception>
#include <httplib.h>

namespace kz::http {

namespace {

// What the library believes to be a socket: the request line and the body to read, a string to
// write to.
class MemoryStream final : public httplib::Stream {
  public:
    MemoryStream(std::string_view line, std::string_view body, std::string& out)
        : line_(line), body_(body), out_(out) {}

    bool is_readable() const override { return !line_.empty() || !body_.empty(); }
#ifdef CPPHTTPLIB_VERSION_NUM // the library has other pure functions from 0.20 on
    bool wait_readable() const override { return is_readable(); }
    bool wait_writable() const override { return true; }
    time_t duration() const override { return 0; }
#else
    bool is_writable() const override { return true; }
#endif
    ssize_t read(char* to, std::size_t size) override {
        std::string_view& from = line_.empty() ? body_ : line_;
        size = std::min(size, from.size());
        std::memcpy(to, from.data(), size);
        from.remove_prefix(size);
        return static_cast<ssize_t>(size);
    }
    ssize_t write(const char* from, std::size_t size) override {
        out_.append(from, size);
        return static_cast<ssize_t>(size);
    }
    void get_remote_ip_and_port(std::string& ip, int& port) const override { ip.clear(), port = 0; }
    void get_local_ip_and_port(std::string& ip, int& port) const override { ip.clear(), port = 0; }
    socket_t socket() const override { return -1; }

  private:
    std::string_view line_, body_;
    std::string& out_;
};

// What the library's callbacks, which are the same for all requests, need to know of the one on
// this thread.
struct Running {
    Call& call;
    const Head& head;
    const RouteMatch& match;
};
thread_local const Running* running = nullptr;

// Files in a form are read by multipart.hpp: without the type, the library takes the body as it is.
bool is_multipart(const Field& field) {
    constexpr std::string_view type = "multipart/";
    return equal_ignoring_case(field.name, "Content-Type") &&
           equal_ignoring_case(field.value.substr(0, type.size()), type);
}

// The fields that the scanner has kept, as they came: the library's own reader would percent-decode
// the values, which makes CR LF out of "%0d%0a" (CVE-2026-45372).
void give_request(httplib::Request& request) {
    const Head& head = running->head;
    request.path = "/"; // the pattern under which the core is registered
    request.headers.clear();
    for (const Field& field : running->call.view.fields) {
        if (!equal_ignoring_case(field.name, "Range") &&
            !equal_ignoring_case(field.name, "If-Range") && !is_multipart(field)) {
            request.headers.emplace(field.name, field.value);
        }
    }
    if (head.method != "GET" && head.method != "HEAD") {
        request.headers.emplace("Content-Length", std::to_string(head.body_bytes));
    }
}

void give_path(const httplib::Request& request) {
    // The library passes its own, non-constant request as constant.
    auto& given = const_cast<httplib::Request&>(request);
    given.path = running->head.path;
    given.path_params.clear();
    for (const auto& [name, value] : running->match.parameters) {
        given.path_params.emplace(name, value);
    }
}

// A handler threw: the client learns an id, the hook the cause.
void fail(httplib::Response& response, std::exception_ptr exception) {
    Call& call = running->call;
    call.is_deferred = false;
    call.stream.reset();
    const std::string_view id = Exchange(call).id();
    const Hooks& hooks = call.context.options.hooks;
    if (hooks.failure) {
        hooks.failure(id, call.route, exception);
    }
    std::optional<Answer> page;
    if (hooks.error_page) {
        page = hooks.error_page(Problem::Failure, call.view);
    }
    set_answer(response, page ? *page : problem_answer(Problem::Failure, id));
}

// Answers with a content provider are read to their end, so that every answer has a length and is
// sent at once.
void read_provider(const httplib::Request& request, httplib::Response& response) {
    response.headers.erase("Transfer-Encoding");
    if (request.method == "HEAD") {
        return;
    }
    const std::size_t length = response.content_length_;
    std::string body;
    bool is_done = false;
    httplib::DataSink sink;
    sink.is_writable = [] { return true; };
    sink.done = [&is_done] { is_done = true; };
    sink.done_with_trailer = [&is_done](const httplib::Headers&) { is_done = true; };
    sink.write = [&body](const char* data, std::size_t size) {
        body.append(data, size);
        return true;
    };
    bool is_good = true;
    while (is_good && !is_done && (length == 0 || body.size() < length)) {
        const std::size_t left = length == 0 ? 0 : length - body.size();
        is_good = response.content_provider_(body.size(), left, sink);
    }
    response.content_provider_ = nullptr;
    response.content_provider_success_ = is_good;
    if (!is_good) {
        fail(response, nullptr);
        body = response.body;
    }
    response.headers.erase("Content-Length");
    response.set_header("Content-Length", std::to_string(body.size()));
    response.body = std::move(body);
}

void finish(const httplib::Request& request, httplib::Response& response) {
    if (response.content_provider_) {
        read_provider(request, response);
    }
    if (response.status == 204 || response.status == 304) {
        response.headers.erase("Content-Length");
        response.body.clear();
    }
    running->call.status = response.status;
}

// Replaces the library's writer: Date and the common fields come in, what it says about the
// connection goes out.
ssize_t write_fields(httplib::Stream& stream, httplib::Headers& headers) {
    const Call& call = running->call;
    Fields fields;
    for (const auto& [name, value] : headers) {
        if (!equal_ignoring_case(name, "Keep-Alive") && !equal_ignoring_case(name, "Connection") &&
            !equal_ignoring_case(name, "Accept-Ranges") && !equal_ignoring_case(name, "Date")) {
            fields.add(name, value);
        }
    }
    std::string text = "Date: ";
    text.append(http_date()).append("\r\n").append(call.context.common()).append(fields.text());
    text.append(connection_field(call.framing)).append("\r\n");
    return stream.write(text.data(), text.size());
}

} // namespace

void set_answer(httplib::Response& response, const Answer& answer) {
    response.headers.clear();
    response.content_provider_ = nullptr;
    response.content_length_ = 0;
    response.status = answer.status;
    response.body.clear();
    response.set_content(answer.body, answer.content_type);
    for (std::string_view rest = answer.fields.text(); !rest.empty();) {
        std::string_view value = take_until(rest, '\r');
        rest.remove_prefix(1); // the line feed
        const std::string_view name = take_until(value, ':');
        response.set_header(std::string(name), std::string(without_blanks(value)));
    }
}

class Library::Core : public httplib::Server {
  public:
    explicit Core(const Routes& routes) : routes_(routes) {
        // One pattern for everything: the route has been found. "/:" makes the library compare
        // strings instead of running a regular expression.
        const auto handler = [this](const httplib::Request& request, httplib::Response& response) {
            run(request, response);
        };
        Get("/:", handler);
        Post("/:", handler);
        Put("/:", handler);
        Patch("/:", handler);
        Delete("/:", handler);
        Options("/:", handler);
        set_header_writer(write_fields);
        set_post_routing_handler(finish);
        set_error_handler([](const httplib::Request&, httplib::Response& response) {
            const bool has_body = !response.body.empty() || response.content_provider_;
            if (!has_body) {
                response.set_content(status_json(response.status), "application/problem+json");
            }
            return has_body ? HandlerResponse::Unhandled : HandlerResponse::Handled;
        });
        set_exception_handler([](const httplib::Request&, httplib::Response& response,
                                 std::exception_ptr exception) { fail(response, exception); });
    }

    void process(std::string_view line, std::string_view body, const std::string& remote,
                 std::string& out) {
        MemoryStream stream(line, body, out);
        bool is_closed = false;
        process_request(stream, remote, 0, {}, 0, false, is_closed, give_request);
    }

  private:
    void run(const httplib::Request& request, httplib::Response& response) {
        give_path(request);
        const bool is_complete = routes_.gate() && routes_.gate()(request, response);
        if (!is_complete) {
            running->match.route->handler(request, response);
        }
    }

    const Routes& routes_;
};

Library::Library(const Routes& routes) : core_(std::make_unique<Core>(routes)) {}
Library::~Library() = default;

void Library::serve(Call& call, const Head& head, std::string_view body, const RouteMatch& match,
                    std::string& out) const {
    const Running here{call, head, match};
    running = &here;
    std::string line(head.method);
    line.append(" ").append(head.target).append(" HTTP/1.1\r\n\r\n");
    core_->process(line, body, std::string(call.view.remote), out);
    running = nullptr;
}

} // namespace kz::http
