// kulanz staff …, kulanz audit …: who works here, and what they did.
#pragma once

namespace CLI {
class App;
}

namespace kz {

void add_account_verbs(CLI::App& app, int& code);

} // namespace kz
