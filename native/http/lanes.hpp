// From a whole request to an answer: assets, then hot handlers, then the routes through the
// library, in the loop or in the pool. Everything is registered before the start; afterwards all
// loops use one object at once.
#pragma once

#include "native/http/asset_store.hpp"
#include "native/http/call.hpp"
#include "native/http/head.hpp"
#include "native/http/library.hpp"
#include "native/http/pool.hpp"
#include "native/http/reply.hpp"
#include "native/http/routes.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kz::http {

// Fills in the view of a request whose head has been scanned. `peer_text` must outlive the call.
void describe(Call& call, const Head& head, const Address& peer, std::string_view peer_text);

enum class Served : std::uint8_t {
    Answered, // in `out` and perhaps call.file
    Later,    // by a ticket or from the pool
    Stream,   // see call.stream
};

class Lanes {
  public:
    Routes routes;
    AssetStore assets;
    std::vector<HotHandler> hot;
    std::vector<std::function<bool(const RequestView&)>> slow;

    void start_pool(unsigned threads, std::size_t queue_max);
    void stop_pool();

    // `request` is the whole request, head and body, as received.
    Served serve(Call& call, const Head& head, std::string_view request, const Address& peer,
                 std::string& out) const;

  private:
    bool serve_hot(Call& call, std::string& out) const;
    Served serve_in_pool(Call& call, std::string_view request, const Address& peer,
                         std::string& out) const;
    bool is_slow(const Call& call, const Route& route) const;

    Library library_{routes};
    std::unique_ptr<Pool> pool_;
};

// The server's own page for the problem, or the front's document.
void append_problem(Call& call, Problem problem, const Fields& extra, std::string& out);

} // namespace kz::http
