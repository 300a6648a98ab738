// The verbs of `kulanz` with their arguments. Exit codes: 0 done, 1 refused or failed (one line on stderr says what and
// why), 2 the words of the call are off.
#pragma once

namespace CLI {
class App;
}

namespace kz {

// Registers every verb; the chosen one stores its exit code in `code` when the parser runs it.
void add_verbs(CLI::App& app, int& code);

} // namespace kz
