// kulanz dispute: what customers object to, and the merchant's answer.
#pragma once

namespace CLI {
class App;
}

namespace kz {

void add_dispute_verbs(CLI::App& app, int& code);

} // namespace kz
