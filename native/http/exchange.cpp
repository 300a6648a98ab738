#include "native/http/exchange.hpp"

#include "native/http/call.hpp"
#include "native/http/context.hpp"
#include "shared/base/assert.hpp"

#include <atomic>
#include <utility>

namespace kz::http {

namespace {

thread_local Call* current = nullptr;

} // namespace

CallScope::CallScope(Call& call) : outer_(std::exchange(current, &call)) {}
CallScope::~CallScope() { current = outer_; }

Exchange exchange() {
    KZ_ASSERT(current != nullptr);
    return Exchange(*current);
}

struct Ticket::State {
    std::shared_ptr<Mailbox> mailbox;
    RequestKey key;
    std::atomic<bool> is_answered = false;

    State(std::shared_ptr<Mailbox> box, const RequestKey& request)
        : mailbox(std::move(box)), key(request) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (!is_answered) {
            answer(problem_answer(Problem::Failure));
        }
    }

    void answer(Answer answer) {
        if (!is_answered.exchange(true)) {
            mailbox->post(Delivery{key, std::move(answer)});
        }
    }
};

void Ticket::answer(Answer answer) const { state_->answer(std::move(answer)); }

const RequestView& Exchange::request() const { return call_->view; }

std::string_view Exchange::id() {
    if (call_->id.empty()) {
        call_->id = call_->context.next_request_id();
    }
    return call_->id;
}

Ticket Exchange::defer() {
    call_->is_deferred = true;
    return Ticket(std::make_shared<Ticket::State>(call_->mailbox, call_->key));
}

void Exchange::stream(std::vector<std::string> topics) {
    call_->stream = StreamOrder{std::move(topics), std::string(call_->view.header("Last-Event-ID")),
                                call_->client};
}

void Exchange::label(std::string_view route) { call_->route = route; }

} // namespace kz::http
