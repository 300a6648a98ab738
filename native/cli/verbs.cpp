#include "native/cli/verbs.hpp"

#include "native/cli/account_verbs.hpp"
#include "native/cli/api.hpp"
#include "native/cli/asking.hpp"
#include "native/cli/bank_verbs.hpp"
#include "native/cli/debit_verbs.hpp"
#include "native/cli/law.hpp"
#include "native/cli/dispute_verbs.hpp"
#include "native/cli/mail_verbs.hpp"
#include "native/cli/merchant_verbs.hpp"
#include "native/cli/paper_verbs.hpp"
#include "native/cli/places.hpp"
#include "native/cli/service_verbs.hpp"
#include "native/cli/share_verbs.hpp"
#include "native/cli/print.hpp"
#include "native/cli/serve.hpp"
#include "native/cli/staff_verbs.hpp"
#include "native/platform/file.hpp"
#include "native/server/themes.hpp"
#include "shared/domain/people/language.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>

namespace kz {
namespace {

using Json = nlohmann::json;

// What is not chosen is not in the request.
Json with(Json request, const char* field, const std::string& chosen) {
    if (!chosen.empty())
        request[field] = chosen;
    return request;
}

std::vector<std::string> invoice_files(const std::vector<std::string>& paths) {
    namespace fs = std::filesystem;
    std::vector<std::string> files;
    for (const std::string& path : paths) {
        if (!fs::is_directory(path)) {
            files.push_back(path);
            continue;
        }
        std::vector<std::string> inside;
        for (const auto& entry : fs::recursive_directory_iterator(path))
            if (const std::string end = entry.path().extension().string(); end == ".xml" || end == ".XML" || end == ".json")
                inside.push_back(entry.path().string());
        std::ranges::sort(inside);
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

struct ImportCounts {
    int raised = 0, known = 0, refused = 0;
};

void import_file(Api& api, const Common& common, const std::string& file, ImportCounts& counts, Json& report) {
    const auto bytes = read_file(file);
    if (!bytes) {
        ++counts.refused;
        report.push_back({{"file", file}, {"status", 0}, {"code", "unreadable"}});
        if (!common.is_json)
            std::fprintf(stderr, "kulanz: %s: can not be read\n", file.c_str());
        return;
    }
    const bool is_json = file.ends_with(".json");
    const ApiAnswer answer = api.ask("POST", "/api/v1/claims", *bytes, is_json ? "application/json" : "application/xml");
    const Json body = Json::parse(answer.body, nullptr, false);
    if (answer.status >= 300) {
        ++counts.refused;
        report.push_back({{"file", file}, {"status", answer.status}, {"problem", body}});
        if (!common.is_json)
            print_problem(answer, file);
        return;
    }
    (answer.status == 201 ? counts.raised : counts.known) += 1;
    report.push_back({{"file", file}, {"status", answer.status}, {"claim", body.value("claim", "")}});
    if (!common.is_json)
        std::printf("%s  %s  %s, %s open\n", body.value("claim", "").c_str(), answer.status == 201 ? "raised" : "known ",
                    body.value("number", "").c_str(),
                    amount_text(body.value("open_minor", std::int64_t{0}), body.value("currency", "")).c_str());
}

void add_import(CLI::App& app, int& code) {
    auto common = make_common(code);
    auto paths = std::make_shared<std::vector<std::string>>();
    CLI::App* verb = app.add_subcommand("import", "Make claims of e-invoices (UBL, CII) or invoices in JSON");
    verb->add_option("path", *paths, "Files and folders")->required()->check(CLI::ExistingPath);
    add_common(*verb, common);
    verb->callback([common, paths] {
        const DataFolder data(common->data);
        Api api(data);
        ImportCounts counts;
        Json report = Json::array();
        for (const std::string& file : invoice_files(*paths))
            import_file(api, *common, file, counts, report);
        if (common->is_json)
            std::printf("%s\n", report.dump(2).c_str());
        else
            std::printf("%d raised, %d known, %d refused\n", counts.raised, counts.known, counts.refused);
        *common->code = counts.refused > 0 ? 1 : 0;
    });
}

void add_claim_ledger(CLI::App& verb, int& code) {
    auto common = make_common(code);
    auto claim = std::make_shared<std::string>();
    auto position = std::make_shared<std::string>();
    auto at = std::make_shared<std::string>();
    auto version = std::make_shared<int>(0);
    const auto add = [&](const char* name, const char* help) {
        CLI::App* one = verb.add_subcommand(name, help);
        one->add_option("claim", *claim, "Its code, like c12")->required();
        add_common(*one, common);
        return one;
    };
    add("show", "One claim with its lines and positions")->callback([=] {
        ask(*common, "GET", "/api/v1/claims/" + *claim, {}, print_claim);
        if (*common->code == 0 && !common->is_json)
            ask(*common, "GET", "/api/v1/claims/" + *claim + "/ledger", {}, print_positions);
    });
    CLI::App* why = add("why", "The entries that made each position what it is");
    why->add_option("position", *position, "Like item-1; all when not given");
    why->callback([=] {
        ask(*common, "GET", "/api/v1/claims/" + *claim + "/ledger", {},
            [position](const std::string& json) { print_entries(json, *position); });
    });
    CLI::App* balance = add("balance", "The positions as they were on a day, or at a version");
    CLI::Option* day = balance->add_option("--at", *at, "At the end of this day, like 2026-11-21");
    balance->add_option("--version", *version, "Of the journal")->check(CLI::NonNegativeNumber)->excludes(day);
    balance->callback([=] {
        const std::string query = !at->empty() ? "?at=" + *at : balance->count("--version") > 0 ? "?version=" + std::to_string(*version) : "";
        ask(*common, "GET", "/api/v1/claims/" + *claim + "/ledger" + query, {}, print_positions);
    });
}

void add_claim(CLI::App& app, int& code) {
    CLI::App* verb = app.add_subcommand("claim", "Look at claims");
    verb->require_subcommand(1);
    auto common = make_common(code);

    CLI::App* list = verb->add_subcommand("list", "All claims, or those of one standing");
    auto standing = std::make_shared<std::string>();
    auto after = std::make_shared<std::string>();
    auto limit = std::make_shared<int>(50);
    list->add_option("--standing", *standing, "open, overdue, in_plan, paused, disputed, partly_disputed, settled, waived, overpaid or credit");
    list->add_option("--after", *after, "Go on after this claim");
    list->add_option("--limit", *limit, "At most this many")->check(CLI::Range(1, 200))->capture_default_str();
    add_common(*list, common);
    list->callback([=] {
        std::string query = "?limit=" + std::to_string(*limit);
        if (!after->empty())
            query += "&after=" + *after;
        if (!standing->empty())
            query += "&standing=" + *standing;
        ask(*common, "GET", "/api/v1/claims" + query, {}, print_claims);
    });

    for (const auto& [name, help, suffix, print] :
         {std::tuple{"journal", "What happened to a claim", "/journal", &print_journal},
          std::tuple{"check-code", "The code for the letter, by which its customer can check that a page is genuine", "/check-code", &print_check_code}}) {
        CLI::App* one = verb->add_subcommand(name, help);
        auto claim = std::make_shared<std::string>();
        one->add_option("claim", *claim, "Its code, like c12")->required();
        add_common(*one, common);
        one->callback([=] { ask(*common, "GET", "/api/v1/claims/" + *claim + suffix, {}, print); });
    }
    add_claim_ledger(*verb, code);
    add_paper_verbs(*verb, code);
}

void add_link(CLI::App& app, int& code) {
    auto common = make_common(code);
    auto claim = std::make_shared<std::string>();
    auto days = std::make_shared<int>(90);
    auto language = std::make_shared<std::string>();
    auto is_revoked = std::make_shared<bool>(false);
    CLI::App* verb = app.add_subcommand("link", "Give a claim a new personal link; the old one stops working");
    verb->add_option("claim", *claim, "Its code, like c12")->required();
    verb->add_option("--days", *days, "How long it works")->check(CLI::Range(1, 365))->capture_default_str();
    verb->add_option("--language", *language, "In which the page opens; else the merchant's, or the browser's")
        ->check(CLI::IsMember(language_codes()));
    verb->add_flag("--revoke", *is_revoked, "Only take the old one back");
    add_common(*verb, common);
    verb->callback([=] {
        const std::string path = "/api/v1/claims/" + *claim + "/links";
        if (*is_revoked)
            ask(*common, "DELETE", path, {}, [](const std::string&) { std::printf("revoked\n"); });
        else
            ask(*common, "POST", path, with({{"expires_in_days", *days}}, "language", *language).dump(), print_link);
    });
}

void add_pay(CLI::App& app, int& code) {
    auto common = make_common(code);
    auto claim = std::make_shared<std::string>();
    auto amount = std::make_shared<std::string>();
    auto currency = std::make_shared<std::string>("EUR");
    auto booked_on = std::make_shared<std::string>();
    auto reference = std::make_shared<std::string>();
    auto positions = std::make_shared<std::vector<std::string>>();
    CLI::App* verb = app.add_subcommand("pay", "Post a payment that has come in");
    verb->add_option("claim", *claim, "Its code, like c12")->required();
    verb->add_option("amount", *amount, "Like 149.90")->required();
    verb->add_option("--currency", *currency)->capture_default_str();
    verb->add_option("--on", *booked_on, "Day of the booking, like 2026-11-21; today when not given");
    verb->add_option("--reference", *reference, "What the payer wrote");
    verb->add_option("--for", *positions, "What the payer wants paid, like item-2; by the law's rule when not given");
    add_common(*verb, common);
    verb->callback([=] {
        const Json body{{"amount_minor", cents_of(*amount, *currency, "amount")}, {"currency", *currency},
                        {"booked_on", day_or_today(*booked_on)}, {"reference", *reference}, {"positions", *positions}};
        ask(*common, "POST", "/api/v1/claims/" + *claim + "/payments", body.dump(), print_payment);
    });
}

void add_reverse(CLI::App& app, int& code) {
    auto common = make_common(code);
    auto claim = std::make_shared<std::string>();
    auto posting = std::make_shared<int>(0);
    auto booked_on = std::make_shared<std::string>();
    auto reason = std::make_shared<std::string>();
    auto how = std::make_shared<std::string>("reversed");
    CLI::App* verb = app.add_subcommand("reverse", "Take a payment back that bounced; the claim is open again");
    verb->add_option("claim", *claim, "Its code, like c12")->required();
    verb->add_option("payment", *posting, "Its number, from 0")->required()->check(CLI::NonNegativeNumber);
    verb->add_option("--on", *booked_on, "Day of the booking; today when not given");
    verb->add_option("--reason", *reason, "Like AC04");
    verb->add_option("--how", *how, "reversed, returned (by the bank) or charged_back (by the payer)")
        ->check(CLI::IsMember({"reversed", "returned", "charged_back"}))
        ->capture_default_str();
    add_common(*verb, common);
    verb->callback([=] {
        ask(*common, "POST", "/api/v1/claims/" + *claim + "/payments/" + std::to_string(*posting) + "/reversal",
            Json{{"booked_on", day_or_today(*booked_on)}, {"reason", *reason}, {"how", *how}}.dump(), print_claim);
    });
}

void add_theme(CLI::App& app) {
    CLI::App* verb = app.add_subcommand("theme", "Looks of merchants");
    verb->require_subcommand(1);
    CLI::App* check = verb->add_subcommand("check", "Say whether the file of a theme can be used, and if not, why");
    auto file = std::make_shared<std::string>();
    check->add_option("file", *file, "Like themes/bicycle.json")->required();
    check->callback([=] { std::printf("%s can be used\n", read_theme_file(*file).name.c_str()); });
}

void add_serve(CLI::App& app, int& code) {
    auto arguments = std::make_shared<ServeArguments>();
    arguments->data = default_data_folder();
    CLI::App* verb = app.add_subcommand("serve", "Run the server");
    verb->add_option("--data", arguments->data, "Folder of the database and keys")->capture_default_str();
    verb->add_option("--address", arguments->address, "Numeric address to listen on")->capture_default_str();
    verb->add_option("--port", arguments->port, "0: any free one")->check(CLI::Range(0, 65535))->capture_default_str();
    verb->add_option("--base-url", arguments->base_url, "What links begin with, like https://pay.example");
    verb->add_option("--trust-proxy", arguments->trusted_proxies, "Address of a proxy whose X-Forwarded-For counts");
    verb->add_option("--operator-name", arguments->run_by.name, "Who runs this server; customers who doubt are told");
    verb->add_option("--operator-address", arguments->run_by.address, "The postal address, in one line");
    verb->add_option("--operator-contact", arguments->run_by.contact, "For reports of barriers: an email address or phone number");
    verb->add_flag("--allow-private-webhooks", arguments->are_private_webhooks_allowed,
                   "Send webhooks over http and to addresses of this host and its network too");
    verb->add_option("--smtp", arguments->smtp, "Server for answers by mail, like smtp://mail.example:587; KULANZ_SMTP_USER, _PASSWORD, _CA_FILE in the environment")
        ->check([](const std::string& url) { return url.starts_with("smtp://") || url.starts_with("smtps://") ? std::string() : "is no address like smtp://mail.example:587"; });
    verb->add_option("--mailbox", arguments->mail.mailbox, "Our address, like thread@pay.example: thread+CODE@pay.example must lead to kulanz mail receive");
    verb->add_option_function<int>("--mail-after", [arguments](int seconds) { arguments->mail.wait_milliseconds = seconds * std::int64_t{1'000}; },
                                   "Seconds in which an answer may be read on the page before it goes by mail; 120 when not given")
        ->check(CLI::Range(0, 86'400));
    verb->add_flag("--demo", arguments->is_demo, "Raise demo claims and print their links");
    verb->add_flag("--verbose", arguments->is_verbose, "Log every answer");
    verb->callback([arguments, &code] { code = serve(*arguments); });
}

} // namespace

void add_verbs(CLI::App& app, int& code) {
    add_serve(app, code);
    add_import(app, code);
    add_claim(app, code);
    add_link(app, code);
    add_pay(app, code);
    add_reverse(app, code);
    add_staff_verbs(app, code);
    add_account_verbs(app, code);
    add_dispute_verbs(app, code);
    add_service_verbs(app, code);
    add_merchant_verbs(app, code);
    add_bank_verbs(app, code);
    add_debit_verbs(app, code);
    add_law(app, code);
    add_share_verbs(app, code);
    add_mail_verbs(app, code);
    add_theme(app);
}

} // namespace kz
