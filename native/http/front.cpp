#include "native/http/front.hpp"

#include "native/http/acceptor.hpp"
#include "native/http/context.hpp"
#include "native/http/lanes.hpp"
#include "native/http/loop.hpp"
#include "shared/base/assert.hpp"

#include <algorithm>
#include <csignal>
#include <optional>
#include <thread>

namespace kz::http {

namespace {

unsigned cores() { return std::max(1u, std::thread::hardware_concurrency()); }

// Descriptors that are not connections: epoll, eventfd, databases, assets, logs.
constexpr std::uint64_t other_descriptors = 256;

Options with_defaults(Options options) {
    KZ_ASSERT(options.deadlines.bytes_per_second_min > 0);
    if (options.loops == 0) {
        options.loops = std::min(cores(), 8u);
    }
    if (options.pool_threads == 0) {
        options.pool_threads = 2 * cores();
    }
    const std::uint64_t descriptors = raise_descriptor_limit();
    const std::uint64_t room =
        descriptors > 2 * other_descriptors ? descriptors - other_descriptors : descriptors / 2;
    options.limits.connections =
        static_cast<unsigned>(std::min<std::uint64_t>(options.limits.connections, room));
    return options;
}

} // namespace

struct Front::Parts {
    explicit Parts(Options options) : context(with_defaults(std::move(options))) {}

    Context context;
    Lanes lanes;
    std::optional<Acceptor> acceptor;
    std::vector<std::unique_ptr<Loop>> loops;
    std::vector<std::thread> threads;
    std::uint16_t port = 0;
    std::size_t next_loop = 0;

    void run();
};

// New connections go round the loops.
void Front::Parts::run() {
    loops[0]->accept_from(*acceptor, [this](const AcceptedSocket& socket) {
        if (!loops[next_loop++ % loops.size()]->mailbox()->post(socket)) {
            context.connections.leave(socket.peer);
            const Descriptor unused(socket.descriptor);
        }
    });
    context.hub.on_publish([this](const SharedEvent& event) {
        for (const auto& loop : loops) {
            loop->mailbox()->post(event);
        }
    });
    for (const auto& loop : loops) {
        threads.emplace_back([&loop = *loop] { loop.run(); });
    }
}

Front::Front(Options options) : parts_(std::make_unique<Parts>(std::move(options))) {}

Front::~Front() { stop(); }

Routes& Front::routes() { return parts_->lanes.routes; }

Front& Front::hot(HotHandler handler) {
    parts_->lanes.hot.push_back(std::move(handler));
    return *this;
}

Front& Front::slow(std::function<bool(const RequestView&)> predicate) {
    parts_->lanes.slow.push_back(std::move(predicate));
    return *this;
}

Result<void, StartFailure> Front::assets(std::string_view prefix,
                                         const std::vector<Asset>& manifest) {
    return parts_->lanes.assets.load(prefix, manifest);
}

Result<void, StartFailure> Front::start() {
    Parts& parts = *parts_;
    KZ_ASSERT(parts.threads.empty() && !parts.context.is_stopping);
    const Options& options = parts.context.options;
    for (const std::string& proxy : options.trusted_proxies) {
        const std::optional<Network> network = parse_network(proxy);
        if (!network) {
            return refuse(StartFailure{StartRefusal::NetworkInvalid, proxy + ": not a network"});
        }
        parts.context.trusted.push_back(*network);
    }
    KZ_TRY(listener, listen_on(options.address, options.port));
    std::signal(SIGPIPE, SIG_IGN); // sendfile has no MSG_NOSIGNAL
    parts.port = listener.port;
    parts.acceptor.emplace(std::move(listener), parts.context);
    for (unsigned i = 0; i < options.loops; i++) {
        parts.loops.push_back(std::make_unique<Loop>(parts.context, parts.lanes));
    }
    // The threads of the front take no signals: those are the owner's business.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    parts.lanes.start_pool(options.pool_threads, options.limits.pool_queue);
    parts.run();
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return {};
}

void Front::stop() {
    Parts& parts = *parts_;
    parts.context.is_stopping.store(true, std::memory_order_release);
    for (const auto& loop : parts.loops) {
        loop->mailbox()->wake();
    }
    for (std::thread& thread : parts.threads) {
        if (thread.joinable()) {
            thread.join();
        }
    }
    parts.lanes.stop_pool();
}

std::uint16_t Front::port() const { return parts_->port; }

std::uint64_t Front::publish(std::string_view topic, std::string_view name, std::string_view data, Keeping keeping) {
    return parts_->context.hub.publish(topic, name, data, keeping);
}

Stats Front::stats() const {
    const Context& context = parts_->context;
    return {.requests = context.requests.load(std::memory_order_relaxed),
            .refusals = context.refusals.load(std::memory_order_relaxed),
            .connections = context.connections.count(),
            .streams = context.streams.count()};
}

} // namespace kz::http
