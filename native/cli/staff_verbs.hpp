// What staff say about a claim besides payments: charge, waive, refund, credit, pause and the like, each one command of the API
// (shared/protocol/claim_commands.hpp).
#pragma once

namespace CLI {
class App;
}

namespace kz {

void add_staff_verbs(CLI::App& app, int& code);

} // namespace kz
