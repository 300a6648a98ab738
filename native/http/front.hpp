// The HTTP front: owns the sockets, lets whole and well-formed requests through, sends answers and
// events.
//
//     Front front({.port = 8080, .trusted_proxies = {"127.0.0.1"}});
//     front.routes().get("/claims/:id", show_claim)                    // cpp-httplib handlers
//                   .post("/login", check_password, Lane::Pool);       // slow ones run in the pool
//     front.hot([&](const RequestView& request, Reply& reply) { … });  // GET without the library
//     if (auto loaded = front.assets("/assets", manifest); !loaded) { … }
//     if (auto started = front.start(); !started) { … started.error().detail … }
//     front.publish("claim/7", "message", json);                       // from any thread
//     front.stop();
//
// A request is tried as an asset, then by the hot handlers, then by the routes. It is refused
// before all that when it is not plain HTTP/1.1 within the limits; what is accepted and what is not
// is in head.hpp and options.hpp.
// Invariant: everything is registered before start(); start() and stop() are called once, by the
// owner's thread.
#pragma once

#include "native/http/asset.hpp"
#include "native/http/exchange.hpp"
#include "native/http/failure.hpp"
#include "native/http/hub.hpp"
#include "native/http/options.hpp"
#include "native/http/reply.hpp"
#include "native/http/request.hpp"
#include "native/http/routes.hpp"
#include "shared/base/result.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace kz::http {

struct Stats {
    std::uint64_t requests = 0; // answered or being answered
    std::uint64_t refusals = 0; // requests and connections turned away by the front itself
    unsigned connections = 0;   // open now
    unsigned streams = 0;       // of them, event streams
};

class Front {
  public:
    explicit Front(Options options);
    ~Front(); // stops
    Front(const Front&) = delete;
    Front& operator=(const Front&) = delete;

    Routes& routes();
    // Tried in the order given. Runs in the loop: microseconds.
    Front& hot(HotHandler handler);
    // Requests that run in the pool although their route says Lane::Loop.
    Front& slow(std::function<bool(const RequestView&)> predicate);
    // Reads all files now; "/assets" and "app.js" make "/assets/app.js".
    Result<void, StartFailure> assets(std::string_view prefix, const std::vector<Asset>& manifest);

    Result<void, StartFailure> start();
    // Accepts nobody, ends streams and idle connections, lets the rest finish for Deadlines::stop.
    // Not from a handler: it waits for them.
    void stop();
    // The port that was bound; 0 before start().
    std::uint16_t port() const;

    // To all streams of the topic, in the order of the returned ids. `name` holds no line end;
    // `data` may.
    std::uint64_t publish(std::string_view topic, std::string_view name, std::string_view data,
                          Keeping keeping = Keeping::Kept);
    Stats stats() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace kz::http
