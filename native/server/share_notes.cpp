#include "native/server/share_notes.hpp"

#include "native/platform/clock.hpp"
#include "native/platform/log.hpp"
#include "native/server/service.hpp"

#include <algorithm>
#include <chrono>

namespace kz {
namespace {

Actor actor_of(const ShareStep& step) {
    if (step.move == ShareMove::Proposed || step.end == ShareEnd::ByStaff || step.end == ShareEnd::AskedAgain)
        return Actor::Staff;
    return step.end && step.end != ShareEnd::ByCustomer ? Actor::System : Actor::Customer;
}

Actor actor_of(ShareEnd end) {
    const bool is_of_customer = end == ShareEnd::ByCustomer || end == ShareEnd::Declined;
    return end == ShareEnd::ByStaff ? Actor::Staff : is_of_customer ? Actor::Customer : Actor::System;
}

} // namespace

void ShareNotes::add(ShareNote note) {
    Notes notes;
    {
        const std::lock_guard lock(mutex_);
        notes.swap(left_);
    }
    notes.push_back(std::move(note));
    submit(std::move(notes));
}

// A step that the journal does not take, because it has enough of them, is in the trail and in the record all the same.
void ShareNotes::write(Transaction& tx, const ShareNote& note) {
    for (const ShareStep& step : note.steps)
        if (const auto done = service_.desk.act(tx, note.claim, NoteShare{step}, actor_of(step), {note.at, central_european_date(note.at)}); !done)
            log_event(LogLevel::Info, "share_step_refused", {{"reason", refusal_code(done.error().reason)}});
    if (!note.end)
        return;
    AuditEntry entry{note.at, actor_of(*note.end), "share_ended", note.claim, note.share + " " + std::string(share_end_code(*note.end)) + " " + note.record};
    entry.account = StaffId{note.account};
    tx.add_audit(entry);
}

void ShareNotes::submit(Notes given) {
    const auto notes = std::make_shared<Notes>(std::move(given));
    const auto keep = [this, notes] {
        const std::lock_guard lock(mutex_);
        left_.insert(left_.begin(), notes->begin(), notes->end());
    };
    const bool is_queued = service_.later(
        [this, notes](Transaction& tx, Moment) {
            for (const ShareNote& note : *notes)
                write(tx, note);
        },
        [keep](bool is_done) {
            if (!is_done)
                keep();
        });
    if (!is_queued)
        keep();
}

void ShareNotes::sweep() {
    const auto claims = service_.reader().claims_with_open_shares();
    if (claims.empty())
        return;
    const auto accounts = service_.reader().staff_accounts();
    service_.wait_for([&](Transaction& tx, Moment now) {
        for (const ClaimId claim : claims)
            if (const ShareVisit* open = open_visit(service_.desk.state(tx, claim))) {
                ShareStep step{ShareMove::Ended, open->share};
                step.end = ShareEnd::ServerGone;
                const auto helper = std::ranges::find(accounts, open->helper, &StaffAccount::name);
                write(tx, {claim, step.share, helper == accounts.end() ? 0 : helper->id.value, now.at, {step}, ShareEnd::ServerGone, {}});
            }
    });
    log_event(LogLevel::Info, "shares_swept", {{"shares", static_cast<std::int64_t>(claims.size())}});
}

void ShareNotes::begin() {
    thread_ = std::thread([this] { tick(); });
}

void ShareNotes::end() {
    const bool was_running = thread_.joinable();
    stop();
    if (was_running)
        service_.shares.end_all(ShareEnd::ServerGone, now());
}

void ShareNotes::stop() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
    }
    ending_.notify_all();
    if (thread_.joinable())
        thread_.join();
}

void ShareNotes::tick() {
    constexpr std::chrono::seconds pause{1};
    std::unique_lock lock(mutex_);
    while (!ending_.wait_for(lock, pause, [this] { return is_ending_; })) {
        Notes notes;
        notes.swap(left_);
        lock.unlock();
        service_.shares.tick(now());
        if (!notes.empty())
            submit(std::move(notes));
        lock.lock();
    }
}

} // namespace kz
