// ClaimReading: reads the open claims for matching on a thread of its own, which a large store keeps busy for half a minute, so
// that the writer goes on and whoever waits can be told how far it is. Begins when it is told to, or first waited for.
#pragma once

#include "native/server/open_claims.hpp"
#include "native/store/store.hpp"
#include "native/store/writer.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <future>
#include <mutex>
#include <optional>

namespace kz {

class ClaimReading {
public:
    ClaimReading(Store& store, Writer& writer, OpenClaims& claims) : store_(store), writer_(writer), claims_(claims) {}
    ~ClaimReading() { end(); }

    // Returns at once; what is read already is not read again.
    void begin();
    // Until all are read. Throws StoreError when the store can not be read, or the program ends.
    void wait();
    // Ends what is being read, for good: who waits gets a StoreError.
    void end() { is_ending_ = true; }
    // At most so long: nothing when all are read, otherwise how many so far.
    std::optional<std::uint64_t> wait_at_most(std::chrono::milliseconds time);

private:
    std::shared_future<void> reading();
    void read();

    Store& store_;
    Writer& writer_;
    OpenClaims& claims_;
    std::atomic<bool> is_ending_ = false;
    std::mutex mutex_;
    std::shared_future<void> reading_; // waits for its thread when it is destroyed: the last member
};

} // namespace kz
