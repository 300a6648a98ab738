// ShareNotes: what came of shares, on its way into the journals of their claims and into the trail: consent and its end, each step between, by
// whom or why. A note is with the writer before what caused it is answered, so that the answer comes after it; what the writer does not take goes
// with the next one, or a second later. Each second the desk ends what time has ended, so that an end is written although nobody asks.
#pragma once

#include "native/server/desk.hpp"
#include "native/server/share_desk.hpp"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace kz {

class Service;

class ShareNotes {
public:
    explicit ShareNotes(Service& service) : service_(service) {}
    ~ShareNotes() { stop(); }

    void add(ShareNote note);
    // Shares that a server left when it went away have ended with it. Before anybody is let in.
    void sweep();
    void begin();
    // Ends every share, and has that written down.
    void end();

private:
    using Notes = std::vector<ShareNote>;
    void submit(Notes notes);
    void write(Transaction& tx, const ShareNote& note);
    void tick();
    void stop();

    Service& service_;
    std::mutex mutex_;
    Notes left_; // that no job has written
    bool is_ending_ = false;
    std::condition_variable ending_;
    std::thread thread_;
};

} // namespace kz
