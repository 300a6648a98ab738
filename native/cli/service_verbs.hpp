// `kulanz service block|restore` and `kulanz report reactivation`.
#pragma once

namespace CLI {
class App;
}

namespace kz {

void add_service_verbs(CLI::App& app, int& code);

} // namespace kz
