// Courier: takes to customers by mail what staff wrote while they were not on the page.
//
//   1. an answer leaves a record in the transaction that stores it (note_answer), due after the time in which it may be read,
//   2. when it is due, a job makes it the mail that it will be, or sees that everything was read,
//   3. the mail goes to the server, and what that said is written down.
//
// At least once: a crash between sending and writing down repeats the same bytes under the same Message-ID.
#pragma once

#include "native/platform/smtp_client.hpp"
#include "native/server/digest.hpp"
#include "native/server/desk.hpp"
#include "native/store/store.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace kz {

class Service;

struct CourierSettings {
    MailSettings mail;
    SmtpSettings smtp;
};

class Courier {
public:
    Courier(Service& service, CourierSettings settings);
    ~Courier();

    const CourierSettings& settings() const { return settings_; }
    bool sends_mail() const { return !settings_.smtp.url.empty(); }
    // Takes what is due, from now on, on a thread of its own; and no more, before what hears of it is gone.
    void begin();
    void end();

private:
    void work();
    void make(const OutgoingRecord& due);
    void send(const OutgoingRecord& ready);

    Service& service_;
    const CourierSettings settings_;
    std::atomic<bool> is_ending_ = false;
    std::mutex mutex_;
    std::condition_variable ended_;
    std::thread thread_;
};

// In the job that stores an answer of staff: it goes by mail unless it is read before. Nothing when there is no address, or one waits already.
void note_answer(Transaction& store, ClaimId claim, const State& state, Instant now, std::int64_t wait_milliseconds);

} // namespace kz
