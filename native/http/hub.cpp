#include "native/http/hub.hpp"

#include "native/http/ascii.hpp"
#include "shared/base/assert.hpp"

#include <algorithm>

namespace kz::http {

namespace {

std::string event_bytes(std::uint64_t id, std::string_view name, std::string_view data) {
    KZ_ASSERT(name.find_first_of("\r\n") == std::string_view::npos);
    std::string bytes = "id: " + std::to_string(id) + "\n";
    if (!name.empty()) {
        bytes.append("event: ").append(name).append("\n");
    }
    for (bool is_first = true; is_first || !data.empty(); is_first = false) {
        const std::size_t end = std::min(data.find_first_of("\r\n"), data.size());
        bytes.append("data: ").append(data.substr(0, end)).append("\n");
        const bool is_pair = data.substr(end).starts_with("\r\n");
        data.remove_prefix(std::min(end + (is_pair ? 2 : 1), data.size()));
    }
    return bytes.append("\n");
}

} // namespace

std::string reset_event(std::uint64_t id) { return event_bytes(id, "reset", "reset"); }

Hub::Hub(const HubLimits& limits, std::uint64_t start_ms)
    : limits_(limits), first_(start_ms * 4096), last_(first_), forgotten_(first_) {}

void Hub::on_publish(Post post) {
    const std::lock_guard lock(mutex_);
    post_ = std::move(post);
}

std::uint64_t Hub::publish(std::string_view topic, std::string_view name, std::string_view data, Keeping keeping) {
    const std::lock_guard lock(mutex_);
    const std::uint64_t id = ++last_;
    const auto event =
        std::make_shared<const Event>(Event{id, std::string(topic), event_bytes(id, name, data)});
    if (keeping == Keeping::Kept) {
        keep(event);
    }
    if (post_) {
        post_(event);
    }
    return id;
}

void Hub::keep(SharedEvent event) {
    const auto [found, is_new] = topics_.try_emplace(event->topic, Topic{forgotten_, {}});
    bytes_ += event->bytes.size();
    kept_.push_back(std::move(event));
    found->second.events.push_back(std::prev(kept_.end()));
    if (found->second.events.size() > limits_.events_per_topic) {
        forget_oldest(found->first);
    }
    while (kept_.size() > limits_.events || bytes_ > limits_.bytes) {
        forget_oldest(std::string(kept_.front()->topic));
    }
}

void Hub::forget_oldest(const std::string& topic) {
    const auto found = topics_.find(topic);
    Topic& entry = found->second;
    const Kept::iterator oldest = entry.events.front();
    entry.forgotten = (*oldest)->id;
    bytes_ -= (*oldest)->bytes.size();
    kept_.erase(oldest);
    entry.events.pop_front();
    if (entry.events.empty()) {
        forgotten_ = std::max(forgotten_, entry.forgotten);
        topics_.erase(found);
    }
}

Hub::Resume Hub::resume(std::span<const std::string> topics, std::string_view last_event_id) const {
    const std::lock_guard lock(mutex_);
    Resume resume;
    resume.now = last_;
    if (last_event_id.empty()) {
        return resume;
    }
    const std::uint64_t last = decimal(last_event_id).value_or(0);
    resume.must_reset = last < first_ || last > last_;
    for (const std::string& name : topics) {
        const auto found = topics_.find(name);
        if (found == topics_.end()) {
            resume.must_reset = resume.must_reset || last < forgotten_;
            continue;
        }
        resume.must_reset = resume.must_reset || last < found->second.forgotten;
        const auto& events = found->second.events;
        const auto after = std::upper_bound(
            events.begin(), events.end(), last,
            [](std::uint64_t id, const Kept::iterator& event) { return id < (*event)->id; });
        for (auto event = after; event != events.end(); ++event) {
            resume.missed.push_back(**event);
        }
    }
    if (resume.must_reset) {
        resume.missed.clear();
    }
    std::ranges::sort(resume.missed, {}, [](const SharedEvent& event) { return event->id; });
    return resume;
}

} // namespace kz::http
