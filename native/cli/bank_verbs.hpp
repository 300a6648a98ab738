// Money that came in: statements (statement), what nobody could tell (bank), and what a day brought (report).
#pragma once

namespace CLI {
class App;
}

namespace kz {

void add_bank_verbs(CLI::App& app, int& code);

} // namespace kz
