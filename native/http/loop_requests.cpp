#include "native/http/loop.hpp"

#include <sys/socket.h>
#include <utility>

namespace kz::http {

namespace {

// Of one connection, before others get their turn.
constexpr int requests_per_turn = 64;
// With so much unsent, a client that does not read gets no further answers.
constexpr std::size_t output_before_next = 64 * 1024;
// From here on a body counts against Limits::body_memory.
constexpr std::size_t large_body = 64 * 1024;
// Of an event stream, in the kernel, which counts each twice. Left to itself it would take megabytes for a client that never reads
// before anything counts as Limits::stream_backlog.
constexpr int stream_send_buffer = 64 * 1024;

bool is_below(std::string_view path, std::string_view prefix) {
    return path.starts_with(prefix) &&
           (path.size() == prefix.size() || prefix.ends_with('/') || path[prefix.size()] == '/');
}

std::size_t body_limit(const Limits& limits, std::string_view path) {
    std::size_t bytes = limits.body_bytes, longest = 0;
    for (const BodyLimit& limit : limits.bodies) {
        if (limit.prefix.size() >= longest && is_below(path, limit.prefix)) {
            longest = limit.prefix.size();
            bytes = limit.bytes;
        }
    }
    return bytes;
}

void append_missed(const Hub::Resume& resume, std::size_t bytes_max, std::string& out) {
    std::size_t bytes = 0;
    for (const SharedEvent& event : resume.missed) {
        bytes += event->bytes.size();
    }
    if (resume.must_reset || bytes > bytes_max) {
        out.append(reset_event(resume.now));
        return;
    }
    for (const SharedEvent& event : resume.missed) {
        out.append(event->bytes);
    }
    // An id without data: whoever is cut off before the first event knows where to go on.
    out.append("id: ").append(std::to_string(resume.now)).append("\n\n");
}

} // namespace

void Loop::serve_ready() {
    if (ready_.empty()) {
        return;
    }
    const Hooks& hooks = context_.options.hooks;
    if (hooks.batch_begin) {
        hooks.batch_begin();
    }
    for (const Handle& handle : ready_) {
        if (Connection* connection = find(handle.descriptor, handle.generation)) {
            serve(*connection);
        }
    }
    if (hooks.batch_end) {
        hooks.batch_end();
    }
    ready_.clear();
}

void Loop::serve(Connection& connection) {
    std::string_view request;
    int count = 0;
    bool is_held_up = false;
    while (connection.phase == Phase::Open && !is_held_up && next_request(connection, request)) {
        answer(connection, request);
        count++;
        // The rest of what the client has sent ahead waits until it reads, or for the others.
        is_held_up = connection.unsent() > output_before_next || connection.file.left > 0 ||
                     count >= requests_per_turn;
    }
    if (is_held_up && connection.phase == Phase::Open && connection.unread() > 0) {
        again_.push_back({connection.socket.get(), connection.generation});
    } else if (connection.phase == Phase::Open && connection.has_ended &&
               connection.out_since == 0) {
        // What is left of the input will never be a whole request.
        connection.phase = Phase::Closing;
    }
    if (connection.in_at > 0) {
        connection.in.erase(0, connection.in_at);
        connection.in_at = 0;
    }
    if (connection.unsent() > 0 || connection.phase != Phase::Open) {
        mark_dirty(connection);
    }
}

bool Loop::next_request(Connection& connection, std::string_view& request) {
    const std::string_view input = std::string_view(connection.in).substr(connection.in_at);
    if (input.empty() || input.size() < connection.wanted || connection.out_since != 0) {
        return false;
    }
    const HeadLimits limits{.head_bytes = context_.options.limits.head_bytes};
    const HeadStep step = scan_head(input, limits, connection.progress, head_);
    if (step == HeadStep::Refused) {
        refuse(connection, head_.problem);
    }
    if (step != HeadStep::Complete || (connection.wanted == 0 && !admit(connection))) {
        return false;
    }
    if (input.size() < connection.wanted) {
        // No view into the input is used after this, so it may move.
        connection.in.reserve(connection.in_at + connection.wanted);
        return false;
    }
    request = input.substr(0, connection.wanted);
    return true;
}

// Once for each request, when its head is known and before its body is read.
bool Loop::admit(Connection& connection) {
    const Limits& limits = context_.options.limits;
    if (head_.body_bytes > body_limit(limits, head_.path)) {
        refuse(connection, Problem::BodyTooLarge);
        return false;
    }
    const auto body = static_cast<std::size_t>(head_.body_bytes);
    if (body > large_body) {
        if (context_.body_memory.fetch_add(body) + body > limits.body_memory) {
            context_.body_memory.fetch_sub(body);
            refuse(connection, Problem::OutOfMemory);
            return false;
        }
        connection.reserved = body;
    }
    connection.wanted = head_.bytes + body;
    connection.since = now_;
    if (head_.expects_continue && !head_.is_http_1_0 && connection.unread() == head_.bytes) {
        connection.out.append("HTTP/1.1 100 Continue\r\n\r\n");
    }
    return true;
}

void Loop::release_memory(Connection& connection) {
    if (connection.reserved > 0) {
        context_.body_memory.fetch_sub(std::exchange(connection.reserved, 0));
    }
}

void Loop::answer(Connection& connection, std::string_view request) {
    const bool must_log = static_cast<bool>(context_.options.hooks.access);
    connection.framing = {.keeps_alive = head_.keeps_alive &&
                                         !context_.is_stopping.load(std::memory_order_relaxed),
                          .is_http_1_0 = head_.is_http_1_0,
                          .is_head = head_.method == "HEAD"};
    context_.requests.fetch_add(1, std::memory_order_relaxed);
    Call call{.context = context_,
              .mailbox = mailbox_,
              .key = connection.key(),
              .framing = connection.framing};
    describe(call, head_, connection.peer, connection.peer_text);
    if (must_log) {
        connection.unlogged =
            std::make_unique<Unlogged>(std::string(head_.method), std::string(call.view.remote),
                                       std::string_view{}, monotonic_us());
    }
    const std::size_t before = connection.out.size();
    const Served served = lanes_.serve(call, head_, request, connection.peer, connection.out);
    connection.file = call.file;
    if (must_log) {
        connection.unlogged->route = call.route;
    }
    connection.phase = Phase::Waiting;
    connection.since = now_;
    connection.consume(std::exchange(connection.wanted, 0)); // ends all views into the request
    connection.progress = {};
    if (served == Served::Answered) {
        log_answer(connection, call.status, connection.out.size() - before + connection.file.left);
        end_request(connection);
    } else if (served == Served::Stream) {
        open_stream(connection, *call.stream);
    }
}

// The answer is in the output: on to the next request, or the end.
void Loop::end_request(Connection& connection) {
    release_memory(connection);
    connection.request++;
    connection.since = now_;
    connection.phase = connection.framing.keeps_alive ? Phase::Open : Phase::Closing;
    connection.must_linger = connection.must_linger || connection.unread() > 0;
}

void Loop::refuse(Connection& connection, Problem problem) {
    context_.refusals.fetch_add(1, std::memory_order_relaxed);
    if (context_.options.hooks.access && !connection.unlogged) {
        connection.unlogged = std::make_unique<Unlogged>(std::string("-"), connection.peer_text,
                                                         std::string_view{}, monotonic_us());
    }
    connection.framing = {.keeps_alive = false, .is_http_1_0 = false, .is_head = false};
    const std::size_t before = connection.out.size();
    append_answer(connection.out, problem_answer(problem), connection.framing, context_.common());
    log_answer(connection, text_of(problem).status, connection.out.size() - before);
    end_request(connection);
    connection.must_linger = true;
    connection.wanted = 0;
    connection.consume(connection.unread());
    mark_dirty(connection);
}

void Loop::receive_answer(Delivery& delivery) {
    Connection* const found = find(delivery.to.descriptor, delivery.to.generation);
    if (!found || found->phase != Phase::Waiting || found->request != delivery.to.request) {
        return; // the client has gone, or has been told something else
    }
    Connection& connection = *found;
    if (auto* order = std::get_if<StreamOrder>(&delivery.content)) {
        open_stream(connection, *order);
    } else {
        put_answer(connection, delivery);
    }
    mark_dirty(connection);
    if (connection.phase == Phase::Open && (connection.unread() > 0 || connection.has_ended)) {
        again_.push_back({connection.socket.get(), connection.generation});
    }
}

void Loop::put_answer(Connection& connection, const Delivery& delivery) {
    const std::size_t before = connection.out.size();
    int status = 0;
    if (const auto* rendered = std::get_if<Rendered>(&delivery.content)) {
        connection.framing.keeps_alive = rendered->keeps_alive;
        status = rendered->status;
        connection.out.append(rendered->bytes);
    } else {
        const Answer& answer = std::get<Answer>(delivery.content);
        connection.framing.keeps_alive = connection.framing.keeps_alive && !context_.is_stopping;
        status = answer.status;
        append_answer(connection.out, answer, connection.framing, context_.common());
    }
    log_answer(connection, status, connection.out.size() - before);
    end_request(connection);
}

void Loop::open_stream(Connection& connection, StreamOrder& order) {
    const std::size_t before = connection.out.size();
    const bool is_head = connection.framing.is_head;
    if (!is_head && !context_.streams.enter(order.client)) {
        const Answer full = problem_answer(Problem::TooManyStreams);
        append_answer(connection.out, full, connection.framing, context_.common());
        log_answer(connection, full.status, connection.out.size() - before);
        end_request(connection);
        return;
    }
    // A stream has no length, so its end is the connection's.
    connection.framing.keeps_alive = false;
    const Fields fields = Fields{}.add("Cache-Control", "no-store").add("X-Accel-Buffering", "no");
    append_head(connection.out, 200, "text/event-stream", fields.text(), connection.framing,
                context_.common());
    connection.out.append("\r\n");
    log_answer(connection, 200, connection.out.size() - before);
    if (is_head) {
        end_request(connection);
        return;
    }
    const Hub::Resume resume = context_.hub.resume(order.topics, order.last_event_id);
    append_missed(resume, context_.options.limits.stream_backlog, connection.out);
    ::setsockopt(connection.socket.get(), SOL_SOCKET, SO_SNDBUF, &stream_send_buffer, sizeof stream_send_buffer);
    connection.phase = Phase::Streaming;
    release_memory(connection);
    streams_.open(connection, order.client, std::move(order.topics), resume.now, now_);
}

void Loop::log_answer(Connection& connection, int status, std::size_t bytes) {
    const std::unique_ptr<Unlogged> line = std::exchange(connection.unlogged, nullptr);
    if (line) {
        context_.options.hooks.access(Access{.method = line->method,
                                             .route = line->route,
                                             .remote = line->remote,
                                             .status = status,
                                             .duration_us = monotonic_us() - line->begun_us,
                                             .bytes = bytes});
    }
}

} // namespace kz::http
