#include "native/cli/account_verbs.hpp"

#include "native/cli/asking.hpp"
#include "native/cli/print.hpp"
#include "native/cli/print_parts.hpp"
#include "shared/base/date.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace kz {
namespace {

void print_one(const Json& account) {
    const std::string state = account.value("is_disabled", false) ? "disabled" : account.value("is_set_up", false) ? "" : "not set up";
    std::printf("%s  %s  %s  %s  %s\n", padded(text_of(account, "account"), 5).c_str(), padded(text_of(account, "name"), 32).c_str(),
                padded(text_of(account, "role"), 14).c_str(), padded(text_of(account, "merchant"), 5).c_str(), state.c_str());
    if (const std::string url = text_of(account, "set_up_url"); !url.empty())
        std::printf("Sets it up, once, within three days; not shown again:\n  %s\n", url.c_str());
}

void print_account(const std::string& json) {
    print_one(parsed(json));
}

void print_accounts(const std::string& json) {
    for (const Json& account : parsed(json).value("accounts", Json::array()))
        print_one(account);
}

void print_sessions(const std::string& json) {
    for (const Json& session : parsed(json).value("sessions", Json::array()))
        std::printf("%6lld  since %s, seen %s\n", static_cast<long long>(number_of(session, "session")),
                    iso(Instant{number_of(session, "begun_at_ms")}).c_str(), iso(Instant{number_of(session, "seen_at_ms")}).c_str());
}

Json role_of(const std::string& role, const std::string& merchant) {
    Json body{{"role", role}};
    if (!merchant.empty())
        body["merchant"] = merchant;
    return body;
}

void add_staff(CLI::App& app, int& code) {
    CLI::App* verb = app.add_subcommand("staff", "Who works here: accounts, roles, sessions");
    verb->require_subcommand(1);
    auto common = make_common(code);
    auto name = std::make_shared<std::string>();
    auto role = std::make_shared<std::string>("agent");
    auto merchant = std::make_shared<std::string>();
    auto account = std::make_shared<std::string>();
    auto is_ending = std::make_shared<bool>(false);
    const auto with_role = [&](CLI::App* one) {
        one->add_option("--role", *role, "agent, lead, merchant_admin or operator")->check(CLI::IsMember({"agent", "lead", "merchant_admin", "operator"}))->capture_default_str();
        one->add_option("--merchant", *merchant, "Whose claims, like m1; of an operator: none, which is all");
    };
    const auto of_account = [&](const char* word, const char* help) {
        CLI::App* one = verb->add_subcommand(word, help);
        one->add_option("account", *account, "Its code, like s1")->required();
        add_common(*one, common);
        return one;
    };
    const auto path = [=](const char* suffix) { return "/api/v1/staff/" + *account + suffix; };
    CLI::App* list = verb->add_subcommand("list", "All accounts");
    add_common(*list, common);
    list->callback([=] { ask(*common, "GET", "/api/v1/staff", {}, print_accounts); });
    CLI::App* add = verb->add_subcommand("add", "Add an account; prints the link that sets it up, once");
    add->add_option("name", *name, "To sign in with, like lena@shop.example")->required();
    with_role(add);
    add_common(*add, common);
    add->callback([=] {
        Json body = role_of(*role, *merchant);
        body["name"] = *name;
        ask(*common, "POST", "/api/v1/staff", body.dump(), print_account);
    });
    CLI::App* change = of_account("role", "Give an account another role; whoever is signed in signs in again");
    with_role(change);
    change->callback([=] { ask(*common, "PUT", path("/role"), role_of(*role, *merchant).dump(), print_account); });
    of_account("reset", "A forgotten password, a lost phone: a new link, and the old ones open nothing")->callback([=] {
        ask(*common, "POST", path("/reset"), {}, print_account);
    });
    of_account("disable", "Sign it out and let it in no more; reset lets it in again")->callback([=] {
        ask(*common, "POST", path("/disabled"), {}, print_account);
    });
    CLI::App* sessions = of_account("sessions", "Where it is signed in");
    sessions->add_flag("--end", *is_ending, "End them all");
    sessions->callback([=] {
        if (*is_ending)
            ask(*common, "DELETE", path("/sessions"), {}, [](const std::string&) { std::printf("ended\n"); });
        else
            ask(*common, "GET", path("/sessions"), {}, print_sessions);
    });
}

void add_audit(CLI::App& app, int& code) {
    CLI::App* verb = app.add_subcommand("audit", "What staff did and saw");
    verb->require_subcommand(1);
    auto common = make_common(code);
    CLI::App* one = verb->add_subcommand("export", "The whole trail as CSV; with --json as JSON");
    add_common(*one, common);
    one->callback([=] {
        ask(*common, "GET", common->is_json ? "/api/v1/audit" : "/api/v1/audit.csv", {}, [](const std::string& csv) { std::printf("%s", csv.c_str()); });
    });
}

} // namespace

void add_account_verbs(CLI::App& app, int& code) {
    add_staff(app, code);
    add_audit(app, code);
}

} // namespace kz
