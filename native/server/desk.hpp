// Desk: carries out commands. Inside a job of the writer it loads the claim's journal, asks the domain what the command
// does, appends the events and writes the record that claims are found by. Nothing here knows HTTP.
//
// All methods that take a Transaction run on the writer's thread only; the states it keeps there are dropped whenever a
// job or commit fails.
#pragma once

#include "native/server/claim_states.hpp"
#include "native/store/store.hpp"
#include "shared/domain/journal/journal.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kz {

struct Moment {
    Instant at;
    Date today; // in Central European Time
};
Moment this_moment();

class Desk {
public:
    // After the command; what it points to is the desk's, until its next call.
    struct Acted {
        ClaimId claim;
        const State* state = nullptr;
        const ClaimRecord* record = nullptr; // without its lines
    };
    Result<Acted, Refused> act(Transaction& store, ClaimId claim, const Command& command, Actor actor, Moment now);

    enum class Raising {
        New,
        Known,    // the same document again: nothing changed
        Conflict, // another document under this seller and number: nothing changed
        Faulty,   // see `fault`
    };
    struct Raised {
        Raising how = Raising::New;
        ClaimId claim;
        std::optional<InvoiceFault> fault;
    };
    // A credit note (BT-25) takes its amount off the invoice it names, when that is known and open.
    Raised raise(Transaction& store, const Invoice& invoice, Actor actor, Moment now);

    const State& state(Transaction& store, ClaimId claim) { return states_.get(store, claim); }

    // Whose watchers hear of a job when it is committed: the claims that it changed, and those named here.
    void touch(ClaimId claim) { touched_.push_back(claim); }
    std::vector<ClaimId> take_touched() { return std::exchange(touched_, {}); }
    // The same for staff: something waits for a person now, or did before.
    void note_task() { has_task_news_ = true; }
    bool take_task_news() { return std::exchange(has_task_news_, false); }
    // Called for each claim that a command changes, before the commit. Set before the server starts.
    std::function<void(ClaimId)> on_change;

    // How long an answer of staff may be read on the page before it goes by mail.
    std::int64_t mail_wait_milliseconds = 120'000;

    // After a failed job or commit: what it may have put into the kept states is not true.
    void forget_all() { states_.clear(); }

private:
    void note_change(ClaimId claim);

    std::vector<ClaimId> touched_;
    bool has_task_news_ = false;
    ClaimStates states_;
    ClaimRecord record_; // kept for its memory
};

// The merchant of an invoice; makes one with the default settings when the seller is new.
Merchant merchant_for(Transaction& store, const Party& seller, Moment now);

} // namespace kz
