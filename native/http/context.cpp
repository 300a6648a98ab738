#include "native/http/context.hpp"

#include "shared/base/hash.hpp"

#include <chrono>

namespace kz::http {

namespace {

std::uint64_t unix_ms() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

} // namespace

Context::Context(Options given)
    : options(std::move(given)),
      connections(options.limits.connections, options.limits.connections_per_address),
      streams(options.limits.streams, options.limits.streams_per_address),
      hub({options.limits.events_kept, options.limits.events_kept_per_topic,
           options.limits.event_bytes_kept},
          unix_ms()),
      id_seed_(unix_ms()) {}

std::string Context::next_request_id() const {
    // A hash, so that the id does not tell how much has been asked before.
    const std::uint64_t number = ids_.fetch_add(1, std::memory_order_relaxed);
    const std::uint64_t id = hash64(number, hash64(id_seed_, hash_seed));
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) {
        text.push_back(digits[id >> shift & 0xf]);
    }
    return text;
}

} // namespace kz::http
