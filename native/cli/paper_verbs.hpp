// `kulanz claim receipt` and `kulanz claim letter`: what a merchant gives in writing, as PDF.
#pragma once

namespace CLI {
class App;
}

namespace kz {

void add_paper_verbs(CLI::App& claim, int& code);

} // namespace kz
