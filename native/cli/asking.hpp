// What all verbs that speak the API share.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace kz {

struct Common {
    std::string data;
    bool is_json = false;
    int* code = nullptr; // the exit code
};
std::shared_ptr<Common> make_common(int& code);
void add_common(CLI::App& verb, const std::shared_ptr<Common>& common);

// `kulanz report`, the figures of which several files add their own.
CLI::App* report_verb(CLI::App& app);

// Asks, prints, and says how it went.
void ask(const Common& common, std::string_view method, const std::string& path, const std::string& body,
         const std::function<void(const std::string&)>& print);
// "149.90" as cents of the currency; throws what CLI11 reports as a wrong word of `name`.
long long cents_of(const std::string& amount, const std::string& currency, const std::string& name);
// Those that an option takes.
std::vector<std::string> language_codes();
// The day as typed, or today.
std::string day_or_today(const std::string& day);

} // namespace kz
