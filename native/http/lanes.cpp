#include "native/http/lanes.hpp"

#include "native/http/ascii.hpp"
#include "native/http/context.hpp"
#include "native/http/exchange.hpp"
#include "shared/base/assert.hpp"

#include <optional>

namespace kz::http {

namespace {

void fail(Call& call, std::exception_ptr exception, std::string& out) {
    call.is_deferred = false;
    call.stream.reset();
    call.file = {};
    const std::string_view id = Exchange(call).id();
    if (const auto& hook = call.context.options.hooks.failure) {
        hook(id, call.route, exception);
    }
    append_problem(call, Problem::Failure, {}, out);
}

// Runs in a thread of the pool, where the loop's buffers are out of reach: the head is scanned once
// more.
void serve_copy(const Context& context, const Library& library, const RouteTable& table,
                const std::string& request, const RequestKey& key, const Framing& framing,
                const Address& peer, const std::shared_ptr<Mailbox>& mailbox) {
    thread_local Head head;
    HeadProgress progress;
    const HeadLimits limits{.head_bytes = context.options.limits.head_bytes};
    const HeadStep step = scan_head(request, limits, progress, head);
    KZ_ASSERT(step == HeadStep::Complete);

    const std::string peer_text = peer.text();
    Call call{.context = context, .mailbox = mailbox, .key = key, .framing = framing};
    describe(call, head, peer, peer_text);
    const RouteMatch match = table.find(method_of(head.method), head.path);
    call.route = match.route->pattern;
    const CallScope scope(call);
    std::string out;
    library.serve(call, head, std::string_view(request).substr(head.bytes), match, out);
    if (call.is_deferred) {
        return;
    }
    if (call.stream) {
        mailbox->post(Delivery{key, std::move(*call.stream)});
        return;
    }
    mailbox->post(Delivery{key, Rendered{std::move(out), call.status, framing.keeps_alive}});
}

} // namespace

void describe(Call& call, const Head& head, const Address& peer, std::string_view peer_text) {
    call.client = peer;
    RequestView& view = call.view;
    view.remote = peer_text;
    const std::vector<Network>& trusted = call.context.trusted;
    if (!trusted.empty() && contains(trusted, peer)) {
        call.client = client_behind(peer, head.forwarded_for, trusted);
        call.client_text = call.client.text();
        view.remote = call.client_text;
        view.https = equal_ignoring_case(head.forwarded_proto, "https");
    }
    view.method = head.method;
    view.path = head.path;
    view.query = head.query;
    view.accepts_br = head.accepts_br;
    view.accepts_gzip = head.accepts_gzip;
    view.fields = std::span(head.fields).first(head.field_count);
}

void append_problem(Call& call, Problem problem, const Fields& extra, std::string& out) {
    std::optional<Answer> page;
    if (const auto& hook = call.context.options.hooks.error_page) {
        page = hook(problem, call.view);
    }
    Answer answer = page ? std::move(*page) : problem_answer(problem, call.id);
    answer.fields.append(extra);
    call.status = answer.status;
    append_answer(out, answer, call.framing, call.context.common());
}

void Lanes::start_pool(unsigned threads, std::size_t queue_max) {
    pool_ = std::make_unique<Pool>(threads, queue_max);
}

void Lanes::stop_pool() {
    if (pool_) {
        pool_->stop();
    }
}

bool Lanes::serve_hot(Call& call, std::string& out) const {
    for (const HotHandler& handler : hot) {
        Reply reply(call, out);
        try {
            if (handler(call.view, reply)) {
                KZ_ASSERT(reply.is_complete() || call.is_deferred || call.stream);
                return true;
            }
        } catch (...) {
            reply.take_back();
            fail(call, std::current_exception(), out);
            return true;
        }
        reply.take_back();
    }
    return false;
}

bool Lanes::is_slow(const Call& call, const Route& route) const {
    if (route.lane == Lane::Pool) {
        return true;
    }
    for (const auto& predicate : slow) {
        if (predicate(call.view)) {
            return true;
        }
    }
    return false;
}

Served Lanes::serve_in_pool(Call& call, std::string_view request, const Address& peer,
                            std::string& out) const {
    const bool is_queued =
        pool_->submit([this, &context = call.context, bytes = std::string(request), key = call.key,
                       framing = call.framing, peer, mailbox = call.mailbox] {
            serve_copy(context, library_, routes.table(), bytes, key, framing, peer, mailbox);
        });
    if (is_queued) {
        return Served::Later;
    }
    append_problem(call, Problem::Overloaded, {}, out);
    return Served::Answered;
}

Served Lanes::serve(Call& call, const Head& head, std::string_view request, const Address& peer,
                    std::string& out) const {
    const std::size_t start = out.size();
    const CallScope scope(call);
    const bool only_reads = head.method == "GET" || head.method == "HEAD";
    bool is_done = only_reads && (assets.serve(call, out) || serve_hot(call, out));
    if (!is_done) {
        const RouteMatch match = routes.table().find(method_of(head.method), head.path);
        if (!match.route) {
            const std::string allowed = routes.table().allowed(head.path);
            const bool is_known = !allowed.empty();
            append_problem(call, is_known ? Problem::MethodNotAllowed : Problem::NotFound,
                           is_known ? Fields{}.add("Allow", allowed) : Fields{}, out);
            return Served::Answered;
        }
        call.route = match.route->pattern;
        if (is_slow(call, *match.route)) {
            return serve_in_pool(call, request, peer, out);
        }
        library_.serve(call, head, request.substr(head.bytes), match, out);
    }
    if (call.is_deferred || call.stream) {
        out.resize(start);
        return call.is_deferred ? Served::Later : Served::Stream;
    }
    return Served::Answered;
}

} // namespace kz::http
