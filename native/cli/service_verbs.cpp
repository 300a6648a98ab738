#include "native/cli/service_verbs.hpp"

#include "native/cli/asking.hpp"
#include "native/cli/print.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace kz {
namespace {

using Json = nlohmann::json;

void add_block(CLI::App& parent, const std::shared_ptr<Common>& common) {
    struct Words {
        std::string claim, service, on;
    };
    const auto words = std::make_shared<Words>();
    CLI::App* verb = parent.add_subcommand("block", "Note that a service was stopped because of the claim");
    verb->add_option("claim", words->claim, "Its code, like c12")->required();
    verb->add_option("service", words->service, "As the customer knows it: \"Mobilfunk 0170 5550123\"")->required();
    verb->add_option("--on", words->on, "Since when, like 2026-11-21; today when not given");
    add_common(*verb, common);
    verb->callback([common, words] {
        const Json body{{"service", words->service}, {"on", day_or_today(words->on)}};
        ask(*common, "POST", "/api/v1/claims/" + words->claim + "/service-blocks", body.dump(), print_claim);
    });
}

void add_restore(CLI::App& parent, const std::shared_ptr<Common>& common) {
    struct Words {
        std::string claim;
        int service = -1;
    };
    const auto words = std::make_shared<Words>();
    CLI::App* verb = parent.add_subcommand("restore", "Say that it is back: the customer's page shows it at once");
    verb->add_option("claim", words->claim, "Its code, like c12")->required();
    verb->add_option("service", words->service, "Its number, from 0; all that are blocked when not given")->check(CLI::NonNegativeNumber);
    add_common(*verb, common);
    verb->callback([common, words] {
        const Json body = words->service < 0 ? Json::object() : Json{{"service", words->service}};
        ask(*common, "POST", "/api/v1/claims/" + words->claim + "/service-restorations", body.dump(), print_claim);
    });
}

void add_reactivation(CLI::App& parent, const std::shared_ptr<Common>& common) {
    const auto merchant = std::make_shared<std::string>();
    CLI::App* verb = parent.add_subcommand("reactivation", "Seconds from the payment that settled a claim to the service that is back");
    verb->add_option("--merchant", *merchant, "Of one merchant, like m1");
    add_common(*verb, common);
    verb->callback([common, merchant] {
        ask(*common, "GET", "/api/v1/reports/reactivation" + (merchant->empty() ? "" : "?merchant=" + *merchant), {}, print_reactivations);
    });
}

} // namespace

void add_service_verbs(CLI::App& app, int& code) {
    const auto common = make_common(code);
    CLI::App* service = app.add_subcommand("service", "What was stopped because of a claim, and is back");
    service->require_subcommand(1);
    add_block(*service, common);
    add_restore(*service, common);
    add_reactivation(*report_verb(app), common);
}

} // namespace kz
