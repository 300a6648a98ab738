// kulanz law: what the law says, calculated and cited. Needs no server and no data; the day is an argument.
#pragma once

namespace CLI {
class App;
}

namespace kz {

// Registers `law` with its verbs; exit codes as in verbs.hpp.
void add_law(CLI::App& app, int& code);

} // namespace kz
