#include "native/provider/asking.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace kz {
namespace {

HttpSettings http_settings(const AskingSettings& settings) {
    HttpSettings http;
    http.purpose = HttpPurpose::Tell; // the operator chose the address; nothing is kept of one answer for the next
    http.connect_milliseconds_max = settings.connect_milliseconds_max;
    http.answer_milliseconds_max = settings.answer_milliseconds_max;
    http.answer_bytes_max = 1 << 20;
    return http;
}

} // namespace

bool is_worth_another_try(const HttpAnswer& answer) {
    return answer.status == 0 || answer.status == 409 || answer.status == 429 || answer.status >= 500;
}

class Asking::Post {
public:
    explicit Post(const AskingSettings& settings) : http_(http_settings(settings), [this] { arrived(); }) {}

    HttpAnswer once(HttpRequest request) {
        std::unique_lock lock(mutex_);
        const RequestId id = http_.send(std::move(request));
        waiting_.emplace(id, std::nullopt);
        changed_.wait(lock, [&] { return waiting_.at(id).has_value(); });
        return *std::move(waiting_.extract(id).mapped());
    }

private:
    // The client's thread says only that there is something; it takes no answer while one of ours is being sent.
    void arrived() {
        const std::lock_guard lock(mutex_);
        for (HttpArrival& arrival : http_.take())
            if (auto* const answer = std::get_if<HttpAnswer>(&arrival))
                if (const auto at = waiting_.find(answer->id); at != waiting_.end())
                    at->second = std::move(*answer);
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<RequestId, std::optional<HttpAnswer>> waiting_;
    HttpClient http_; // last: its thread uses everything above
};

Asking::Asking(AskingSettings settings) : settings_(settings), post_(settings.tries > 1 ? std::make_unique<Post>(settings) : nullptr) {}
Asking::~Asking() = default;

HttpAnswer Asking::ask(const HttpRequest& request) {
    // On a connection that was kept, curl asks again by itself when it finds it dead.
    if (!post_)
        return Post(settings_).once(request);
    constexpr std::int64_t retry_after_seconds_max = 2; // somebody waits for the page
    std::chrono::milliseconds pause(settings_.pause_milliseconds);
    for (int number = 1;; ++number, pause *= 4) {
        HttpAnswer answer = post_->once(request);
        if (number >= settings_.tries || !is_worth_another_try(answer) || answer.retry_after_seconds > retry_after_seconds_max)
            return answer;
        std::this_thread::sleep_for(std::max(pause, std::chrono::milliseconds(answer.retry_after_seconds * 1'000)));
    }
}

} // namespace kz
