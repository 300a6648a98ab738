#include "native/server/claim_states.hpp"

#include "shared/protocol/event_json.hpp"

namespace kz {

State replay(const std::vector<StoredEvent>& events) {
    State state;
    for (const StoredEvent& stored : events) {
        auto body = decode_event(stored.kind, stored.body);
        if (!body)
            throw StoreError("event " + std::to_string(stored.version) + " (" + stored.kind + ") can not be read: " +
                             body.error().field + ": " + body.error().detail);
        apply(state, Event{stored.at, stored.actor, std::move(*body)});
    }
    return state;
}

State& ClaimStates::get(Reader& store, ClaimId claim) {
    const std::int64_t version = store.version(claim);
    if (version == 0)
        return none_ = {};
    if (const auto place = places_.find(claim.value); place != places_.end()) {
        if (place->second->state.version == version) {
            kept_.splice(kept_.begin(), kept_, place->second);
            return kept_.front().state;
        }
        forget(claim);
    }
    put(claim, replay(store.events(claim)));
    return kept_.front().state;
}

void ClaimStates::put(ClaimId claim, State state) {
    forget(claim);
    kept_.push_front({claim, std::move(state)});
    places_[claim.value] = kept_.begin();
    if (kept_.size() > most_) {
        places_.erase(kept_.back().claim.value);
        kept_.pop_back();
    }
}

void ClaimStates::forget(ClaimId claim) {
    if (const auto place = places_.find(claim.value); place != places_.end()) {
        kept_.erase(place->second);
        places_.erase(place);
    }
}

void ClaimStates::clear() {
    kept_.clear();
    places_.clear();
}

} // namespace kz
