#include "native/server/service.hpp"

#include "native/http/exchange.hpp"
#include "native/platform/clock.hpp"
#include "native/platform/log.hpp"
#include "native/platform/secret.hpp"
#include "native/server/http_answers.hpp"
#include "shared/protocol/page_stream.hpp"

#include <algorithm>
#include <future>
#include <unordered_map>

namespace kz {
namespace {

constexpr std::uint64_t orders_between_cleanings = 1000;

} // namespace

Service::Service(ServiceSettings given, Store& its_store, PageFrame its_frame, const CashierSettings& providers, const CourierSettings& mail)
    : settings(std::move(given)), frame(std::move(its_frame)), store(its_store), proofs(settings.proof_folder), writer(its_store),
      cashier(*this, providers), courier(*this, mail) {
    desk.mail_wait_milliseconds = mail.mail.wait_milliseconds;
    desk.on_change = [this](ClaimId claim) { open_claims.mark(claim); };
    shares.note = [this](ShareNote note) { share_notes.add(std::move(note)); };
    shares.tell = [this](std::string_view where, std::string_view name, std::string_view data) {
        if (front_ != nullptr)
            front_->publish(where, name, data, http::Keeping::Passing);
    };
}

// Keyed by the service: tests run several in one process.
Reader& Service::reader() {
    thread_local std::unordered_map<const Service*, std::unique_ptr<Reader>> readers;
    std::unique_ptr<Reader>& mine = readers[this];
    if (!mine)
        mine = store.reader();
    return *mine;
}

ClaimStates& Service::states() {
    thread_local std::unordered_map<const Service*, ClaimStates> states;
    return states[this];
}

namespace {

http::Answer failure_answer(const std::exception_ptr& failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const std::exception& error) {
        log_event(LogLevel::Error, "command_failed", {{"reason", error.what()}});
    } catch (...) {
        log_event(LogLevel::Error, "command_failed");
    }
    return problem_answer(retry_later(ProblemCode::Busy, 1));
}

} // namespace

std::vector<Service::Changed> Service::take_changed(Transaction& tx, ClaimId also) {
    std::vector<ClaimId> claims = desk.take_touched();
    if (also.is_set())
        claims.push_back(also);
    std::ranges::sort(claims);
    claims.erase(std::ranges::unique(claims).begin(), claims.end());
    std::vector<Changed> changed;
    for (const ClaimId claim : claims)
        changed.push_back({claim, tx.version(claim)});
    if (desk.take_task_news())
        changed.push_back({});
    return changed;
}

void Service::make_stale(const std::vector<Changed>& changed) {
    for (const Changed& each : changed)
        generations_[static_cast<std::size_t>(each.claim.value) % slots].fetch_add(1, std::memory_order_release);
}

void Service::tell_typing(ClaimId claim, TalkSide side) {
    if (front_ != nullptr)
        front_->publish(topic(claim), stream_typing, side_code(side), http::Keeping::Passing);
}

void Service::tell_calls(MerchantId merchant) {
    if (front_ == nullptr)
        return;
    for (const MerchantId whose : {merchant, MerchantId{}})
        front_->publish(calls_topic(whose), stream_changed, "{\"version\":0}", http::Keeping::Passing);
}

void Service::announce(const std::vector<Changed>& changed) {
    if (on_commit)
        on_commit();
    if (front_ == nullptr)
        return;
    for (const Changed& each : changed)
        front_->publish(each.claim.is_set() ? topic(each.claim) : staff_topic, stream_changed, "{\"version\":" + std::to_string(each.version) + "}");
}

void Service::forget_job() {
    desk.forget_all();
    static_cast<void>(desk.take_touched());
    static_cast<void>(desk.take_task_news());
    open_claims.forget();
}

void Service::run(Order order) {
    // Shared by the job and by what follows it.
    struct Run {
        Order order;
        http::Answer answer;
        std::vector<Changed> changed;
        bool is_repeat = false;
    };
    auto run = std::make_shared<Run>(Run{std::move(order), {}, {}, false});
    const http::Ticket ticket = http::exchange().defer();

    Store::Job job = [this, run](Transaction& tx) {
        const Moment now = this_moment();
        const std::string& key = run->order.idempotency_key;
        if (!key.empty())
            if (auto kept = tx.kept_answer(key)) {
                run->is_repeat = true;
                run->answer = kept->fingerprint == run->order.fingerprint
                                  ? kept_answer(kept->status, std::move(kept->body))
                                  : problem_answer(ProblemCode::IdempotencyKeyReused);
                return;
            }
        try {
            run->answer = run->order.work(tx, now);
            run->changed = take_changed(tx, run->answer.status < 400 ? run->order.claim : ClaimId{});
        } catch (...) {
            forget_job();
            throw;
        }
        if (++orders_ % orders_between_cleanings == 0)
            tx.forget_answers(Instant{now.at.milliseconds - kept_answer_milliseconds});
        if (!key.empty())
            tx.keep_answer(key, {run->order.fingerprint, run->answer.status, body_to_keep(run->answer), now.at});
    };
    const bool is_queued = writer.submit(std::move(job), [this, run, ticket](const std::exception_ptr& failure) {
        if (failure) {
            forget_job();
            ticket.answer(failure_answer(failure));
            return;
        }
        make_stale(run->changed);
        ticket.answer(std::move(run->answer));
        if (!run->is_repeat)
            announce(run->changed);
    });
    if (!is_queued)
        ticket.answer(problem_answer(retry_later(ProblemCode::Busy, 1)));
}

void Service::wait_for(const std::function<void(Transaction&, Moment)>& work) {
    std::vector<Changed> changed;
    std::promise<void> written;
    Store::Job job = [&](Transaction& tx) {
        try {
            work(tx, this_moment());
            changed = take_changed(tx, {});
        } catch (...) {
            forget_job();
            throw;
        }
    };
    const bool is_queued = writer.submit(std::move(job), [&](const std::exception_ptr& failure) {
        if (failure) {
            forget_job();
            written.set_exception(failure);
            return;
        }
        make_stale(changed);
        announce(changed);
        written.set_value();
    });
    if (!is_queued)
        throw StoreError("the queue of writes is full");
    written.get_future().get();
}

bool Service::later(std::function<void(Transaction&, Moment)> work, std::function<void(bool)> then) {
    auto changed = std::make_shared<std::vector<Changed>>();
    Store::Job job = [this, changed, work = std::move(work)](Transaction& tx) {
        try {
            work(tx, this_moment());
            *changed = take_changed(tx, {});
        } catch (...) {
            forget_job();
            throw;
        }
    };
    return writer.submit(std::move(job), [this, changed, then = std::move(then)](const std::exception_ptr& failure) {
        if (failure) {
            forget_job();
            static_cast<void>(failure_answer(failure)); // for its line in the log
        } else {
            make_stale(*changed);
            announce(*changed);
        }
        then(!failure);
    });
}

void Service::with_bank(const std::function<void(Transaction&, Moment)>& work) {
    for (bool is_done = false; !is_done;) {
        wait_for([&](Transaction& tx, Moment now) {
            is_done = open_claims.is_ready();
            if (is_done)
                work(tx, now);
        });
        if (!is_done)
            claim_reading.wait();
    }
}

std::string request_fingerprint(std::string_view method, std::string_view path, std::string_view body) {
    std::string all;
    all.append(method).append(1, '\n').append(path).append(1, '\n').append(body);
    return sha256(all);
}

} // namespace kz
