#include "native/server/service.hpp"

#include "native/http/exchange.hpp"
#include "native/platform/clock.hpp"
#include "native/platform/log.hpp"
#include "native/platform/secret.hpp"
#include "native/server/http_answers.hpp"
#include "shared/protocol/page_stream.hpp"

#include <unordered_map>

namespace kz {
namespace {

constexpr std::uint64_t orders_between_cleanings = 1000;

} // namespace

Service::Service(ServiceSettings given, Store& its_store, PageFrame its_frame)
    : settings(std::move(given)), frame(std::move(its_frame)), store(its_store), proofs(settings.proof_folder), writer(its_store) {}

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

void Service::run(Order order) {
    // Shared by the job and by what follows it.
    struct Run {
        Order order;
        http::Answer answer;
        std::int64_t version = 0; // of the claim, after the work
        bool is_repeat = false;
    };
    auto run = std::make_shared<Run>(Run{std::move(order), {}, 0, false});
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
            if (run->order.claim.is_set())
                run->version = tx.version(run->order.claim);
        } catch (...) {
            desk.forget_all();
            throw;
        }
        if (++orders_ % orders_between_cleanings == 0)
            tx.forget_answers(Instant{now.at.milliseconds - kept_answer_milliseconds});
        if (!key.empty())
            tx.keep_answer(key, {run->order.fingerprint, run->answer.status, run->answer.body, now.at});
    };
    const bool is_queued = writer.submit(std::move(job), [this, run, ticket](const std::exception_ptr& failure) {
        if (failure) {
            desk.forget_all();
            ticket.answer(failure_answer(failure));
            return;
        }
        const ClaimId claim = run->order.claim;
        const bool is_news = !run->is_repeat && run->answer.status < 400 && claim.is_set();
        if (is_news)
            generations_[static_cast<std::size_t>(claim.value) % slots].fetch_add(1, std::memory_order_release);
        ticket.answer(std::move(run->answer));
        if (on_commit && !run->is_repeat)
            on_commit();
        if (is_news && front_ != nullptr)
            front_->publish(topic(claim), stream_changed, "{\"version\":" + std::to_string(run->version) + "}");
    });
    if (!is_queued)
        ticket.answer(problem_answer(retry_later(ProblemCode::Busy, 1)));
}

std::string request_fingerprint(std::string_view method, std::string_view path, std::string_view body) {
    std::string all;
    all.append(method).append(1, '\n').append(path).append(1, '\n').append(body);
    return sha256(all);
}

} // namespace kz
