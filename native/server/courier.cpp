#include "native/server/courier.hpp"

#include "native/outbox/outcome.hpp"
#include "native/platform/clock.hpp"
#include "native/platform/log.hpp"
#include "native/platform/secret.hpp"
#include "native/server/service.hpp"

#include <algorithm>
#include <chrono>
#include <cstring>

namespace kz {
namespace {

constexpr std::int64_t idle_milliseconds = 1'000;
constexpr int due_at_once = 20;

std::uint64_t chance() {
    std::uint64_t number = 0;
    std::memcpy(&number, random_bytes(sizeof number).data(), sizeof number);
    return number;
}

// As it is now, if it is still what it was when it was read.
std::optional<OutgoingRecord> unchanged(Transaction& tx, const OutgoingRecord& known) {
    const auto all = tx.outgoing(known.claim);
    const auto found = std::ranges::find(all, known.id, &OutgoingRecord::id);
    return found != all.end() && found->state == known.state ? std::optional(*found) : std::nullopt;
}

// So many messages were told by earlier mails, or are on their way.
int told_before(Transaction& tx, ClaimId claim) {
    int told = 0;
    for (const OutgoingRecord& record : tx.outgoing(claim))
        if (record.state == OutgoingState::Sent || record.state == OutgoingState::Ready)
            told = std::max(told, record.through);
    return told;
}

void end(OutgoingRecord& record, OutgoingState state, Instant now) {
    record.state = state;
    record.at = now;
    record.document.clear();
}

} // namespace

void note_answer(Transaction& store, ClaimId claim, const State& state, Instant now, std::int64_t wait_milliseconds) {
    if (completed(state.conversation, {}).email.empty())
        return;
    const auto all = store.outgoing(claim);
    if (std::ranges::any_of(all, [](const OutgoingRecord& record) { return record.kind == OutgoingKind::Mail && record.state == OutgoingState::Waiting; }))
        return;
    OutgoingRecord record;
    record.claim = claim;
    record.at = now;
    record.due_at = Instant{now.milliseconds + wait_milliseconds};
    store.add_outgoing(record);
}

Courier::Courier(Service& service, CourierSettings settings) : service_(service), settings_(std::move(settings)) {}

Courier::~Courier() {
    end();
}

void Courier::begin() {
    if (sends_mail())
        thread_ = std::thread([this] { work(); });
}

void Courier::end() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
        ended_.notify_all();
    }
    if (thread_.joinable())
        thread_.join();
}

void Courier::work() {
    const auto reader = service_.store.reader();
    while (!is_ending_) {
        try {
            for (const OutgoingRecord& record : reader->due_outgoing(OutgoingKind::Mail, now(), due_at_once)) {
                if (is_ending_)
                    return;
                if (record.state == OutgoingState::Waiting)
                    make(record);
                else
                    send(record);
            }
        } catch (const std::exception& error) {
            log_event(LogLevel::Error, "mail_failed", {{"reason", error.what()}});
        }
        std::unique_lock lock(mutex_);
        ended_.wait_for(lock, std::chrono::milliseconds(idle_milliseconds), [this] { return is_ending_.load(); });
    }
}

void Courier::make(const OutgoingRecord& due) {
    service_.wait_for([&](Transaction& tx, Moment now) {
        auto record = unchanged(tx, due);
        ClaimRecord claim;
        if (!record || !tx.load_head(due.claim, claim))
            return;
        const auto merchant = tx.merchant(claim.merchant);
        const auto digest = merchant ? digest_of(settings_.mail, service_.settings.proof_key, due.claim, service_.desk.state(tx, due.claim), *merchant,
                                                 told_before(tx, due.claim), now.at)
                                     : std::nullopt;
        if (digest) {
            record->state = OutgoingState::Ready;
            record->due_at = now.at;
            record->through = digest->through;
            record->address = digest->mail.to;
            record->key = digest->mail.message_id;
            record->document = compose_mail(digest->mail);
        } else {
            ::kz::end(*record, OutgoingState::Needless, now.at);
        }
        tx.change_outgoing(*record);
        service_.desk.touch(due.claim);
    });
}

void Courier::send(const OutgoingRecord& ready) {
    const SmtpAnswer answer = send_mail(settings_.smtp, settings_.mail.mailbox, ready.address, ready.document, is_ending_);
    if (answer.outcome == SmtpOutcome::Later && is_ending_)
        return; // it was given up from this side, and is due as it was
    if (answer.outcome != SmtpOutcome::Accepted)
        log_event(LogLevel::Warning, "mail_refused", {{"claim", claim_code(ready.claim)}, {"attempts", ready.attempts + 1}, {"status", answer.status}, {"reason", answer.failure}});
    service_.wait_for([&](Transaction& tx, Moment now) {
        auto record = unchanged(tx, ready);
        if (!record)
            return;
        ++record->attempts;
        record->failure = answer.failure;
        const auto wait = retry_wait(retry_waits(), record->attempts, chance());
        if (answer.outcome == SmtpOutcome::Accepted)
            ::kz::end(*record, OutgoingState::Sent, now.at);
        else if (answer.outcome == SmtpOutcome::Refused || !wait)
            ::kz::end(*record, OutgoingState::GivenUp, now.at);
        else
            record->due_at = Instant{now.at.milliseconds + *wait};
        if (!is_under_way(record->state))
            tx.add_audit({now.at, Actor::System, record->state == OutgoingState::Sent ? "mail_sent" : "mail_given_up", record->claim, std::to_string(answer.status)});
        tx.change_outgoing(*record);
        service_.desk.touch(ready.claim);
    });
}

} // namespace kz
