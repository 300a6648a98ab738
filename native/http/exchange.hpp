// What a handler may do with the request that it is serving, beside filling in an answer. In any
// lane:
//
//     Ticket ticket = exchange().defer();                          // answer later, from any thread
//     writer.submit(job, [ticket](Json result) { ticket.answer({.body = result.text()}); });
//
//     exchange().stream({"claim/7", "tenant/1"});                  // or: an event stream
//
// The handler returns at once in both cases; what it has put into its answer is not sent.
#pragma once

#include "native/http/answer.hpp"
#include "native/http/request.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kz::http {

struct Call;

// The right to answer one request. Copies share it; the first answer counts. A client that has
// gone, or a server that has stopped, is no error. Invariant: a request whose last ticket dies
// without an answer gets a 500.
class Ticket {
  public:
    void answer(Answer answer) const;

  private:
    friend class Exchange;
    struct State;
    explicit Ticket(std::shared_ptr<State> state) : state_(std::move(state)) {}
    std::shared_ptr<State> state_;
};

class Exchange {
  public:
    explicit Exchange(Call& call) : call_(&call) {}

    const RequestView& request() const;
    // Names this request in the log and in a 500; made on first use.
    std::string_view id();
    // Connections keep their order: the next request of this client waits for the ticket.
    Ticket defer();
    // What has been missed since the client's Last-Event-ID comes first, or an event named "reset".
    void stream(std::vector<std::string> topics);
    // How the access log calls this request; for hot handlers, whose route nobody else knows. Lives
    // for ever.
    void label(std::string_view route);

  private:
    Call* call_;
};

// Of the request that this thread is serving; a bug anywhere else.
Exchange exchange();

} // namespace kz::http
