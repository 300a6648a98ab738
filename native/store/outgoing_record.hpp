// A message on its way to a customer who is not on the page. What it says is fixed before it leaves for the first time: an attempt that
// is repeated after a crash sends the same bytes under the same key.
#pragma once

#include "shared/base/date.hpp"
#include "shared/base/id.hpp"
#include "shared/domain/claims/claim.hpp"

#include <string>

namespace kz {

enum class OutgoingKind {
    Mail,
    Sms, // Ready from before it leaves until the gateway has said something: what stays so is not known, and not sent again
};
enum class OutgoingState {
    Waiting,  // until due_at, when it is made of what is unread then
    Ready,    // document, address, key and through are what they will be
    Sent,     // the next server has it
    Needless, // everything was read on the page
    GivenUp,
};

inline bool is_under_way(OutgoingState state) {
    return state == OutgoingState::Waiting || state == OutgoingState::Ready;
}

using OutgoingId = Id<struct OutgoingTag>;
struct OutgoingRecord {
    OutgoingId id;
    ClaimId claim;
    OutgoingKind kind = OutgoingKind::Mail;
    OutgoingState state = OutgoingState::Waiting;
    Instant at;          // when it was caused; of one that has ended: when that was
    Instant due_at;      // of what happens next
    int attempts = 0;
    int through = 0;     // so many messages of the conversation are told, here or before
    std::string address; // where to
    std::string key;     // Message-ID, without angle brackets
    std::string document; // empty again when it has ended
    std::string failure; // of the last attempt, for operators
    friend bool operator==(const OutgoingRecord&, const OutgoingRecord&) = default;
};

} // namespace kz
