// ClaimStates: states replayed from journals, kept while their version is the stored one. For one thread.
#pragma once

#include "native/store/store.hpp"
#include "shared/domain/journal/journal.hpp"

#include <list>
#include <unordered_map>

namespace kz {

// What a journal says, from its first event on. Throws StoreError when an event can not be read.
State replay(const std::vector<StoredEvent>& events);

class ClaimStates {
public:
    explicit ClaimStates(std::size_t most = 4096) : most_(most) {}

    // The state at the stored version; version 0 when there is no such claim. Valid until the next call. Whoever appends to
    // the journal applies the same events to it.
    State& get(Reader& store, ClaimId claim);
    void put(ClaimId claim, State state);
    void forget(ClaimId claim);
    void clear();

private:
    struct Kept {
        ClaimId claim;
        State state;
    };
    std::size_t most_;
    std::list<Kept> kept_; // the most recently used first
    std::unordered_map<std::int64_t, std::list<Kept>::iterator> places_;
    State none_;
};

} // namespace kz
