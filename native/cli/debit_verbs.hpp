// kulanz debit: files for the merchant's bank, what was collected, and what came back.
#pragma once

namespace CLI {
class App;
}

namespace kz {

void add_debit_verbs(CLI::App& app, int& code);

} // namespace kz
