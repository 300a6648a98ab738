// Dispatcher: a thread that sends what is due in the outbox, for as long as it lives.
//
// At least once: an attempt is noted after its answer, so a crash between the two repeats it, under the same webhook-id and
// with the same body. In order for each claim: the next entry of a claim goes when the one before is delivered or given up.
// Webhooks do not wait for each other: all requests are under way at once, a few for each webhook.
#pragma once

#include "native/outbox/outcome.hpp"
#include "native/store/store.hpp"
#include "native/store/writer.hpp"

#include <functional>
#include <memory>

namespace kz {

struct DispatcherSettings {
    bool is_private_allowed = false; // plain http, and addresses of this host and its network
    int connect_milliseconds_max = 5'000;
    int answer_milliseconds_max = 15'000;
    int under_way_max = 8; // of one webhook
    std::span<const std::int64_t> waits = retry_waits();
};

class Dispatcher {
public:
    // Store and writer must outlive it.
    Dispatcher(Store& store, Writer& writer, DispatcherSettings settings);
    ~Dispatcher(); // what is under way will be sent again by the next one
    Dispatcher(const Dispatcher&) = delete;
    Dispatcher& operator=(const Dispatcher&) = delete;

    // To be called after a commit that may have written to the outbox: from any thread, also after the dispatcher's end.
    std::function<void()> waker() const;

private:
    class Worker;
    std::unique_ptr<Worker> worker_;
};

} // namespace kz
