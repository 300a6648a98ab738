// Merchants: what they allow and how they look (merchant), and where their systems are told what happens (webhook).
#pragma once

namespace CLI {
class App;
}

namespace kz {

void add_merchant_verbs(CLI::App& app, int& code);

} // namespace kz
