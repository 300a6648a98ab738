#include "native/http/mailbox.hpp"

#include "shared/base/assert.hpp"

#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>

namespace kz::http {

namespace {

thread_local const Mailbox* own_mailbox = nullptr;

} // namespace

Mailbox::Mailbox() : wake_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) { KZ_ASSERT(wake_ >= 0); }

Mailbox::~Mailbox() { ::close(wake_); }

void Mailbox::belongs_to_this_thread() { own_mailbox = this; }

void Mailbox::wake() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(wake_, &one, sizeof one);
}

void Mailbox::acknowledge_wake() const {
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t read = ::read(wake_, &count, sizeof count);
}

bool Mailbox::put(auto& list, auto&& item) {
    bool had_mail = false;
    {
        const std::lock_guard lock(mutex_);
        if (is_closed_) {
            return false;
        }
        list.push_back(std::forward<decltype(item)>(item));
        had_mail = has_mail_.exchange(true, std::memory_order_acq_rel);
    }
    if (!had_mail && own_mailbox != this) {
        wake();
    }
    return true;
}

void Mailbox::post(Delivery delivery) { put(contents_.deliveries, std::move(delivery)); }
void Mailbox::post(const SharedEvent& event) { put(contents_.events, event); }
bool Mailbox::post(const AcceptedSocket& socket) { return put(contents_.sockets, socket); }

void Mailbox::take(Contents& contents) {
    contents.sockets.clear();
    contents.deliveries.clear();
    contents.events.clear();
    const std::lock_guard lock(mutex_);
    std::swap(contents, contents_);
    has_mail_.store(false, std::memory_order_release);
}

std::vector<AcceptedSocket> Mailbox::close() {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
    return std::exchange(contents_.sockets, {});
}

} // namespace kz::http
