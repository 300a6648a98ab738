// The work of the kill -9 test: numbered commands, each with its number as idempotency key. Every tenth from the seventh
// on throws after it has written, so it must never be found.
#pragma once

#include "native/store/store.hpp"

#include <vector>

namespace kz::test {

inline constexpr int kill_claims = 5;

// The claims that the commands write to; made when they are not there.
std::vector<ClaimId> ensure_kill_claims(Transaction& transaction);
constexpr bool is_refused(std::int64_t number) { return number % 10 == 7; }
// Posts once however often it is done.
void do_command(Transaction& transaction, const std::vector<ClaimId>& claims, std::int64_t number);

} // namespace kz::test
