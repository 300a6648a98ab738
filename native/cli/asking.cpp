#include "native/cli/asking.hpp"

#include "native/cli/api.hpp"
#include "native/cli/places.hpp"
#include "native/cli/print.hpp"
#include "native/platform/clock.hpp"
#include "shared/domain/money/money.hpp"
#include "shared/domain/people/language.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace kz {

std::shared_ptr<Common> make_common(int& code) {
    auto common = std::make_shared<Common>();
    common->data = default_data_folder();
    common->code = &code;
    return common;
}

void add_common(CLI::App& verb, const std::shared_ptr<Common>& common) {
    verb.add_option("--data", common->data, "Folder of the database and keys")->capture_default_str();
    verb.add_flag("--json", common->is_json, "Print the API's answer as it is");
}

CLI::App* report_verb(CLI::App& app) {
    for (CLI::App* known : app.get_subcommands([](const CLI::App* verb) { return verb->get_name() == "report"; }))
        return known;
    CLI::App* verb = app.add_subcommand("report", "What a day brought, and how fast");
    verb->require_subcommand(1);
    return verb;
}

void ask(const Common& common, std::string_view method, const std::string& path, const std::string& body,
         const std::function<void(const std::string&)>& print) {
    const DataFolder data(common.data);
    Api api(data);
    const ApiAnswer answer = api.ask(method, path, body);
    *common.code = answer.status < 300 ? 0 : 1;
    if (common.is_json)
        std::printf("%s\n", answer.body.c_str());
    else if (answer.status >= 300)
        print_problem(answer, {});
    else
        print(answer.body);
}

long long cents_of(const std::string& amount, const std::string& currency, const std::string& name) {
    const auto its_currency = parse_currency(currency);
    if (!its_currency)
        throw CLI::ValidationError("--currency", currency + " is not a currency with cents");
    const auto money = parse_amount(amount, *its_currency);
    if (!money)
        throw CLI::ValidationError(name, amount + " is not an amount like 149.90");
    return money->minor;
}

std::vector<std::string> language_codes() {
    std::vector<std::string> codes;
    for (const Language language : languages)
        codes.emplace_back(language_code(language));
    return codes;
}

std::string day_or_today(const std::string& day) {
    return day.empty() ? iso(central_european_date(now())) : day;
}

} // namespace kz
