#include "native/cli/debit_verbs.hpp"

#include "native/cli/api.hpp"
#include "native/cli/asking.hpp"
#include "native/cli/print.hpp"
#include "native/platform/file.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <stdexcept>

namespace kz {
namespace {

using Json = nlohmann::json;

// The file is made and kept by the server first. Whatever happens to this process, the same words fetch the same bytes again.
void write_file(const Common& common, const std::string& merchant, const std::string& day, const std::string& out) {
    const std::string path = "/api/v1/merchants/" + merchant + "/debit-files/" + day;
    const DataFolder data(common.data);
    Api api(data);
    const ApiAnswer made = api.ask("PUT", path);
    *common.code = made.status < 300 ? 0 : 1;
    if (made.status >= 300) {
        if (common.is_json)
            std::printf("%s\n", made.body.c_str());
        else
            print_problem(made, {});
        return;
    }
    if (Json::parse(made.body, nullptr, false).value("collections", 0) > 0) {
        const ApiAnswer document = api.ask("GET", path);
        if (document.status != 200 || !write_file_durably(out, document.body))
            throw std::runtime_error(out + " can not be written; the file is kept: ask for it again");
    }
    if (common.is_json)
        std::printf("%s\n", made.body.c_str());
    else
        print_debit_file(made.body);
}

void add_file(CLI::App& verb, int& code) {
    auto common = make_common(code);
    auto merchant = std::make_shared<std::string>();
    auto day = std::make_shared<std::string>();
    auto out = std::make_shared<std::string>();
    CLI::App* file = verb.add_subcommand("file", "Write what is to be collected as pain.008.001.08, once for a day, and announce what needs it");
    file->add_option("--merchant", *merchant, "Its code, like m1")->required();
    file->add_option("--on", *day, "The day on which it goes to the bank, like 2026-11-23; today when not given");
    file->add_option("--out", *out, "Where to write it")->required();
    add_common(*file, common);
    file->callback([=] { write_file(*common, *merchant, day_or_today(*day), *out); });
}

} // namespace

void add_debit_verbs(CLI::App& app, int& code) {
    CLI::App* verb = app.add_subcommand("debit", "Collect by SEPA direct debit");
    verb->require_subcommand(1);
    add_file(*verb, code);

    auto common = make_common(code);
    auto merchant = std::make_shared<std::string>();
    CLI::App* list = verb->add_subcommand("list", "What was sent to the bank, and what is to come");
    list->add_option("--merchant", *merchant, "Its code, like m1")->required();
    add_common(*list, common);
    list->callback([=] { ask(*common, "GET", "/api/v1/merchants/" + *merchant + "/debits", {}, print_debits); });

    auto collection = std::make_shared<std::string>();
    auto reason = std::make_shared<std::string>();
    auto day = std::make_shared<std::string>();
    CLI::App* returned = verb->add_subcommand("return", "A collection came back: the claim is open again, and its customer is told why");
    returned->add_option("collection", *collection, "Its reference, like SDD-C12-1")->required();
    returned->add_option("reason", *reason, "As the bank codes it, like AC04")->required();
    returned->add_option("--on", *day, "Day of the booking; today when not given");
    add_common(*returned, common);
    returned->callback([=] {
        ask(*common, "POST", "/api/v1/collections/" + *collection + "/return", Json{{"reason", *reason}, {"on", day_or_today(*day)}}.dump(), print_claim);
    });
}

} // namespace kz
