// kulanz share verify FILE: whether the record of a shared page, as staff have saved it, is whole.
#pragma once

namespace CLI {
class App;
}

namespace kz {

void add_share_verbs(CLI::App& app, int& code);

} // namespace kz
