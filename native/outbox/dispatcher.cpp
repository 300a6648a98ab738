#include "native/outbox/dispatcher.hpp"

#include "native/outbox/signature.hpp"
#include "native/platform/clock.hpp"
#include "native/platform/http_client.hpp"
#include "native/platform/log.hpp"
#include "native/platform/secret.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace kz {
namespace {

constexpr std::int64_t idle_milliseconds_max = 60'000; // a clock that was set does not stop it for long
constexpr std::int64_t store_pause_milliseconds = 1'000;
constexpr std::size_t answer_bytes_max = 64 << 10; // nobody reads it

using Key = std::pair<std::int64_t, std::int64_t>; // webhook and sequence

// What outlives the dispatcher: callbacks of the writer may come late.
struct Signal {
    std::mutex mutex;
    std::condition_variable changed;
    bool is_woken = true;
    bool is_stopping = false;
    std::vector<std::pair<Key, bool>> noted; // and whether the store has taken it

    void wake() {
        const std::lock_guard lock(mutex);
        is_woken = true;
        changed.notify_one();
    }
};

HttpSettings http_settings(const DispatcherSettings& settings) {
    HttpSettings http;
    http.purpose = settings.is_private_allowed ? HttpPurpose::Tell : HttpPurpose::TellPublic;
    http.connect_milliseconds_max = settings.connect_milliseconds_max;
    http.answer_milliseconds_max = settings.answer_milliseconds_max;
    http.answer_bytes_max = answer_bytes_max;
    return http;
}

std::uint64_t chance() {
    std::uint64_t number = 0;
    std::memcpy(&number, random_bytes(sizeof number).data(), sizeof number);
    return number;
}

HttpRequest request_of(const Webhook& webhook, const OutboxEntry& entry, Instant now) {
    const std::string id = webhook_message_id(entry.merchant, entry.sequence);
    const std::int64_t timestamp_s = now.milliseconds / 1'000;
    std::vector<std::string> secrets{webhook.secret};
    if (webhook.old_secret_until && now < *webhook.old_secret_until)
        secrets.push_back(webhook.old_secret);
    HttpRequest request{"POST", webhook.url, {}, entry.body};
    request.headers = {{"Content-Type", "application/json"},
                       {"User-Agent", "Kulanz"},
                       {"webhook-id", id},
                       {"webhook-timestamp", std::to_string(timestamp_s)},
                       {"webhook-signature", webhook_signatures(secrets, id, timestamp_s, entry.body)}};
    return request;
}

} // namespace

class Dispatcher::Worker {
public:
    Worker(Store& store, Writer& writer, const DispatcherSettings& settings)
        : settings_(settings), writer_(writer), reader_(store.reader()),
          http_(http_settings(settings), [signal = signal_] { signal->wake(); }), thread_([this] { work(); }) {}
    ~Worker() {
        {
            const std::lock_guard lock(signal_->mutex);
            signal_->is_stopping = true;
            signal_->changed.notify_one();
        }
        thread_.join();
    }
    const std::shared_ptr<Signal>& signal() const { return signal_; }

private:
    struct UnderWay {
        Delivery delivery;
        std::string url;
    };

    void work();
    bool wait_until(std::optional<Instant> then);
    void take_noted();
    void take_answers();
    std::optional<Instant> send_due();
    void fill_lane(const Webhook& webhook, Instant now);
    void note(Outcome after, const std::string& url);

    const std::shared_ptr<Signal> signal_ = std::make_shared<Signal>();
    const DispatcherSettings settings_;
    Writer& writer_;
    // Only the thread uses these.
    std::unique_ptr<Reader> reader_;
    std::map<RequestId, UnderWay> asked_;
    std::set<Key> busy_;                           // asked, or answered and not yet noted
    std::map<std::int64_t, Instant> paused_until_; // by webhook
    HttpClient http_;
    std::thread thread_;
};

void Dispatcher::Worker::work() {
    std::optional<Instant> next;
    while (wait_until(next)) {
        take_noted(); // before anything is read: what was noted must not be found as if it were not
        take_answers();
        try {
            next = send_due();
        } catch (const std::exception& error) {
            log_event(LogLevel::Error, "outbox_failed", {{"reason", error.what()}});
            next = Instant{now().milliseconds + store_pause_milliseconds};
        }
    }
}

// False: it is time to stop.
bool Dispatcher::Worker::wait_until(std::optional<Instant> then) {
    const std::int64_t wait = then ? std::clamp<std::int64_t>(then->milliseconds - now().milliseconds, 0, idle_milliseconds_max)
                                   : idle_milliseconds_max;
    std::unique_lock lock(signal_->mutex);
    signal_->changed.wait_for(lock, std::chrono::milliseconds(wait), [this] { return signal_->is_woken || signal_->is_stopping; });
    signal_->is_woken = false;
    return !signal_->is_stopping;
}

void Dispatcher::Worker::take_noted() {
    std::vector<std::pair<Key, bool>> noted;
    {
        const std::lock_guard lock(signal_->mutex);
        noted.swap(signal_->noted);
    }
    for (const auto& [key, is_stored] : noted) {
        busy_.erase(key);
        if (!is_stored) // it will be sent again; not at once, the disk may be full
            paused_until_[key.first] = Instant{now().milliseconds + store_pause_milliseconds};
    }
}

void Dispatcher::Worker::take_answers() {
    for (HttpArrival& arrival : http_.take()) {
        auto* const answer = std::get_if<HttpAnswer>(&arrival);
        auto node = answer == nullptr ? decltype(asked_)::node_type() : asked_.extract(answer->id);
        if (node.empty())
            continue;
        const Attempt attempt{answer->status, std::move(answer->failure), answer->retry_after_seconds};
        Outcome after = outcome(std::move(node.mapped().delivery), attempt, settings_.waits, now(), chance());
        if (after.paused_until)
            paused_until_[after.delivery.webhook.value] = *after.paused_until;
        if (after.delivery.state != DeliveryState::Delivered)
            log_event(LogLevel::Warning, "webhook_failed",
                      {{"webhook", after.delivery.webhook.value}, {"sequence", after.delivery.entry.sequence},
                       {"attempts", after.delivery.attempts}, {"status", attempt.status}, {"reason", attempt.failure}});
        note(std::move(after), node.mapped().url);
    }
}

// Sends what may go now. Result: when there is something to do next.
std::optional<Instant> Dispatcher::Worker::send_due() {
    std::optional<Instant> next;
    const auto at_latest = [&next](Instant then) { next = next ? std::min(*next, then) : then; };
    const Instant time = now();
    for (const Webhook& webhook : reader_->webhooks({})) {
        if (webhook.disabled_at)
            continue;
        if (const auto pause = paused_until_.find(webhook.id.value); pause != paused_until_.end()) {
            if (time < pause->second) {
                at_latest(pause->second);
                continue;
            }
            paused_until_.erase(pause);
        }
        fill_lane(webhook, time);
        if (const auto later = reader_->next_delivery_at(webhook.id, time))
            at_latest(*later);
    }
    return next;
}

void Dispatcher::Worker::fill_lane(const Webhook& webhook, Instant time) {
    const auto under_way = std::distance(busy_.lower_bound({webhook.id.value, 0}), busy_.lower_bound({webhook.id.value + 1, 0}));
    int room = settings_.under_way_max - static_cast<int>(under_way);
    if (room <= 0)
        return;
    // What is busy is still pending in the store, and the first of its claim.
    for (Delivery& delivery : reader_->due_deliveries(webhook.id, time, settings_.under_way_max)) {
        if (room == 0)
            break;
        if (!busy_.insert({webhook.id.value, delivery.entry.sequence}).second)
            continue;
        --room;
        const RequestId id = http_.send(request_of(webhook, delivery.entry, time));
        asked_.emplace(id, UnderWay{std::move(delivery), webhook.url});
    }
}

// Callbacks use the signal only: they may run when the dispatcher is gone.
void Dispatcher::Worker::note(Outcome after, const std::string& url) {
    const Key key{after.delivery.webhook.value, after.delivery.entry.sequence};
    const auto say = [signal = signal_, key](bool is_stored) {
        const std::lock_guard lock(signal->mutex);
        signal->noted.emplace_back(key, is_stored);
        signal->is_woken = true;
        signal->changed.notify_one();
    };
    Store::Job job = [after = std::move(after), url](Transaction& tx) {
        auto webhook = tx.webhook(after.delivery.webhook);
        if (!webhook || webhook->url != url || !tx.delivery(after.delivery.webhook, after.delivery.entry.sequence))
            return; // removed meanwhile
        tx.change_delivery(after.delivery);
        if (after.is_gone && !webhook->disabled_at) {
            webhook->disabled_at = after.delivery.due_at;
            webhook->disabled_because = "gone";
            tx.change_webhook(*webhook);
            tx.add_audit({after.delivery.due_at, Actor::System, "webhook_disabled", {}, "w" + std::to_string(webhook->id.value)});
        }
    };
    if (!writer_.submit(std::move(job), [say](const std::exception_ptr& failure) { say(!failure); }))
        say(false);
}

Dispatcher::Dispatcher(Store& store, Writer& writer, DispatcherSettings settings)
    : worker_(std::make_unique<Worker>(store, writer, settings)) {}
Dispatcher::~Dispatcher() = default;

std::function<void()> Dispatcher::waker() const {
    return [signal = worker_->signal()] { signal->wake(); };
}

} // namespace kz
