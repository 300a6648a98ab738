#include "native/cli/merchant_verbs.hpp"

#include "native/cli/api.hpp"
#include "native/cli/asking.hpp"
#include "native/cli/print.hpp"
#include "shared/domain/mandates/mandate.hpp"
#include "shared/domain/plans/plan_policy.hpp"
#include "shared/protocol/page_json.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

namespace kz {
namespace {

using Json = nlohmann::json;

// The API takes the settings as a whole: what is not named stays as it is, and an empty word takes a setting back.
Json with_what_was(const Common& common, const std::string& merchant, const Json& wanted) {
    const DataFolder data(common.data);
    Api api(data);
    const Json answer = Json::parse(api.ask("GET", "/api/v1/merchants").body, nullptr, false);
    // Of a merchant that is not there: in order, so that the answer says that.
    Json settings{{"policy", Json::parse(encode_policy({}))["policy"]}, {"factor", "none"}};
    if (answer.is_object() && answer.contains("merchants"))
        for (const Json& known : answer["merchants"])
            if (known.value("merchant", "") == merchant)
                settings = known;
    settings.erase("merchant");
    settings.erase("name");
    settings.merge_patch(wanted);
    for (const char* field : {"language", "theme", "website", "hours"})
        if (settings.value(field, "") == "")
            settings.erase(field);
    if (settings.contains("debit") && settings["debit"].value("creditor_id", "") == "" && settings["debit"].contains("creditor_id"))
        settings.erase("debit");
    return settings;
}

void change_merchant(const Common& common, const std::string& merchant, const Json& wanted) {
    ask(common, "PUT", "/api/v1/merchants/" + merchant, with_what_was(common, merchant, wanted).dump(),
        [](const std::string&) { std::printf("changed\n"); });
}

// What is allowed of instalments; `option` adds one of the command line that writes into the settings.
void add_policy(const auto& option) {
    const auto count = [&](const char* name, const char* part, const char* field, int most, const char* help) {
        option(name, help, [part, field](Json& settings, const std::string& word) {
            settings["policy"][part][field] = std::stoi(word);
        })->check(CLI::Range(0, most));
    };
    const auto smallest = [&](const char* name, const char* part, const char* help) {
        option(name, help, [name, part](Json& settings, const std::string& word) {
            settings["policy"][part]["instalment_min_minor"] = cents_of(word, "EUR", name);
            settings["policy"]["currency"] = "EUR";
        });
    };
    const auto rhythms = [&](const char* name, const char* part) {
        option(name, "Of weekly, fortnightly, monthly and after_pay_day, with commas", [part](Json& settings, const std::string& word) {
            settings["policy"][part]["rhythms"] = CLI::detail::split(word, ',');
        });
    };
    count("--plan-instalments-max", "customer", "instalments_max", plan_instalments_limit, "Agreed at once; 0: a person decides every plan");
    smallest("--plan-instalment-min", "customer", "Smallest instalment in EUR, agreed at once");
    count("--plan-term-days-max", "customer", "term_days_max", plan_term_days_limit, "Last instalment within so many days, agreed at once");
    count("--plan-first-due-days-max", "customer", "first_due_days_max", first_due_days_limit, "First instalment within so many days, agreed at once");
    rhythms("--plan-rhythms", "customer");
    count("--plan-staff-instalments-max", "staff", "instalments_max", plan_instalments_limit, "What staff may approve; both 0: no plans");
    smallest("--plan-staff-instalment-min", "staff", "Smallest instalment in EUR that staff may approve");
    count("--plan-staff-term-days-max", "staff", "term_days_max", plan_term_days_limit, "Last instalment within so many days, with staff");
    count("--plan-staff-first-due-days-max", "staff", "first_due_days_max", first_due_days_limit, "First instalment within so many days, with staff");
    rhythms("--plan-staff-rhythms", "staff");
    option("--plan-creditor", "original_seller, or third_party of claims that were sold: then a person decides every plan",
           [](Json& settings, const std::string& word) { settings["policy"]["creditor"] = word; })
        ->check(CLI::IsMember({"original_seller", "third_party"}));
    count("--plan-grace-days", "days", "grace_days", plan_reminder_days_limit, "After the due day nothing happens for so many days");
    count("--plan-reminded-after", "days", "reminded_after", plan_reminder_days_limit, "Days after the due day until a reminder");
    count("--plan-broken-after", "days", "broken_after", plan_reminder_days_limit, "Days after the due day until a plan counts as broken");
    count("--plan-pause-days-max", "postpone", "days_max", postpone_days_limit, "Longest pause, or later day, that a customer takes alone");
    count("--plan-pause-term-days-max", "postpone", "term_days_max", plan_term_days_limit, "Last instalment within so many days after a pause");
    count("--plan-pauses-max", "postpone", "moves_max", postpone_moves_limit, "How often days are moved without a person");
}

// What is not said keeps nothing: a gateway is set as a whole. Its key comes from the environment, where no list of processes shows it.
void add_sms(CLI::App& verb, const std::shared_ptr<Common>& common) {
    CLI::App* sms = verb.add_subcommand("sms", "The gateway through which staff send links by SMS; shows it when nothing is set. Its key: KULANZ_SMS_KEY");
    const auto merchant = std::make_shared<std::string>();
    sms->add_option("merchant", *merchant, "Its code, like m1")->required();
    const auto wanted = std::make_shared<Json>(Json::object());
    const auto option = [&](const char* name, const char* field, const char* help) {
        return sms->add_option_function<std::string>(name, [wanted, field](const std::string& word) { (*wanted)[field] = word; }, help);
    };
    option("--kind", "kind", "seven (seven.io), or http for any that takes a POST")->check(CLI::IsMember({"seven", "http"}));
    option("--sender", "sender", "What the customer's telephone shows: 1 to 11 letters and digits, or a number");
    option("--url", "url", "Of http: where the POST goes");
    option("--header", "header", "Of http: the header that carries the key, like Authorization");
    option("--form", "form", "Of http: json or form")->check(CLI::IsMember({"json", "form"}));
    option("--body", "body", "Of http: with {to}, {text} and {from}, like {\"to\":\"{to}\",\"text\":\"{text}\"}");
    const auto is_off = std::make_shared<bool>(false);
    sms->add_flag("--off", *is_off, "No SMS any more");
    add_common(*sms, common);
    sms->callback([=] {
        const std::string path = "/api/v1/merchants/" + *merchant + "/sms";
        if (*is_off)
            return ask(*common, "DELETE", path, {}, [](const std::string&) { std::printf("removed\n"); });
        if (wanted->empty())
            return ask(*common, "GET", path, {}, print_document);
        const char* const key = std::getenv("KULANZ_SMS_KEY");
        (*wanted)["secret"] = key == nullptr ? "" : key;
        ask(*common, "PUT", path, wanted->dump(), print_document);
    });
}

void add_merchant(CLI::App& app, int& code) {
    CLI::App* verb = app.add_subcommand("merchant", "Merchants and what they allow");
    verb->require_subcommand(1);
    auto common = make_common(code);
    CLI::App* list = verb->add_subcommand("list", "All merchants");
    add_common(*list, common);
    list->callback([=] { ask(*common, "GET", "/api/v1/merchants", {}, print_merchants); });

    CLI::App* known = verb->add_subcommand("well-known", "The document for the merchant's own site, at /.well-known/kulanz.json");
    auto whose = std::make_shared<std::string>();
    known->add_option("merchant", *whose, "Its code, like m1")->required();
    add_common(*known, common);
    known->callback([=] { ask(*common, "GET", "/api/v1/merchants/" + *whose + "/well-known", {}, print_document); });

    CLI::App* telephony = verb->add_subcommand("telephony", "Where its telephone system tells who calls, and with which user and password");
    telephony->add_option("merchant", *whose, "Its code, like m1")->required();
    add_common(*telephony, common);
    telephony->callback([=] { ask(*common, "GET", "/api/v1/merchants/" + *whose + "/telephony", {}, print_document); });

    add_sms(*verb, common);

    CLI::App* set = verb->add_subcommand("set", "Change what is named of a merchant's policy, second factor, language, look and web site");
    auto merchant = std::make_shared<std::string>();
    set->add_option("merchant", *merchant, "Its code, like m1")->required();
    const auto wanted = std::make_shared<Json>(Json::object());
    const auto option = [&](const char* name, const char* help, auto take) {
        return set->add_option_function<std::string>(name, [wanted, take](const std::string& word) { take(*wanted, word); }, help);
    };
    const auto text = [](const char* field) {
        return [field](Json& settings, const std::string& word) { settings[field] = word; };
    };
    add_policy(option);
    option("--factor", "Second factor: none, postcode or birth_date (the postcode where that is not known)", text("factor"))
        ->check(CLI::IsMember({"none", "postcode", "birth_date"}));
    std::vector<std::string> codes = language_codes();
    codes.emplace_back();
    option("--language", "Of its customers' pages; \"\": the browser's", text("language"))->check(CLI::IsMember(codes));
    option("--theme", "Look of the pages: the name of a file in assets/themes or DATA/themes; \"\": the default one", text("theme"));
    option("--answer-days", "Working days to answer an objection", [](Json& settings, const std::string& word) { settings["answer_days"] = std::stoi(word); })
        ->check(CLI::Range(1, 30));
    option("--website", "Where its customers know it, like https://shop.example; shown for comparison; \"\": not told", text("website"));
    option("--hours", "When somebody answers customers, like \"Mo-Fr 09:00-12:30,13:30-17:00; Sa 10:00-13:00\"; \"\": not told", text("hours"));
    option("--calls-at-once", "Customers that can book a call at one time of these hours; 0: calls are not offered",
           [](Json& settings, const std::string& word) { settings["calls_at_once"] = std::stoi(word); })
        ->check(CLI::Range(0, 50));
    option("--assistant", "Whether a machine answers customers first, from what their page says: on or off",
           [](Json& settings, const std::string& word) { settings["has_assistant"] = word == "on"; })
        ->check(CLI::IsMember({"on", "off"}));
    option("--creditor-id", "Creditor identifier of SEPA, like DE98ZZZ09999999999: customers may pay by direct debit; \"\": they may not",
           [](Json& settings, const std::string& word) { settings["debit"]["creditor_id"] = word; });
    option("--collect-iban", "The account that direct debits are paid into",
           [](Json& settings, const std::string& word) { settings["debit"]["iban"] = word; });
    option("--announce-days", "A collection is announced to its customer so many days before",
           [](Json& settings, const std::string& word) { settings["debit"]["announce_days"] = std::stoi(word); })
        ->check(CLI::Range(announce_days_min, announce_days_max));
    set->add_option_function<std::vector<std::string>>(
        "--pay-way", [wanted](const std::vector<std::string>& ways) { (*wanted)["ways"] = ways; },
        "Each way to pay in its order, like \"transfer\", \"card stripe\" or \"ideal mollie in:NL to:50000 stage:overdue\" (amounts in cents); \"transfer\" alone: no other");
    add_common(*set, common);
    set->callback([=] { change_merchant(*common, *merchant, *wanted); });
}

void add_webhook(CLI::App& app, int& code) {
    CLI::App* verb = app.add_subcommand("webhook", "Tell a merchant's system what happens, signed (Standard Webhooks)");
    verb->require_subcommand(1);
    auto common = make_common(code);
    auto merchant = std::make_shared<std::string>();
    auto webhook = std::make_shared<std::string>();
    auto url = std::make_shared<std::string>();
    auto from = std::make_shared<std::int64_t>(1);
    auto limit = std::make_shared<int>(50);
    const auto of_merchant = [&](const char* name, const char* help) {
        CLI::App* one = verb->add_subcommand(name, help);
        one->add_option("merchant", *merchant, "Its code, like m1")->required();
        add_common(*one, common);
        return one;
    };
    const auto of_webhook = [&](const char* name, const char* help) {
        CLI::App* one = verb->add_subcommand(name, help);
        one->add_option("webhook", *webhook, "Its code, like w1")->required();
        add_common(*one, common);
        return one;
    };
    CLI::App* add = of_merchant("add", "Add an address; prints the secret that signs, once");
    add->add_option("url", *url, "Like https://shop.example/kulanz")->required();
    add->callback([=] { ask(*common, "POST", "/api/v1/merchants/" + *merchant + "/webhooks", Json{{"url", *url}}.dump(), print_webhook); });
    of_merchant("list", "The addresses of a merchant")->callback([=] {
        ask(*common, "GET", "/api/v1/merchants/" + *merchant + "/webhooks", {}, print_webhooks);
    });
    const auto path = [=](const char* suffix) { return "/api/v1/webhooks/" + *webhook + suffix; };
    of_webhook("remove", "Remove an address and what it has still to be told")->callback([=] {
        ask(*common, "DELETE", path(""), {}, [](const std::string&) { std::printf("removed\n"); });
    });
    of_webhook("test", "Send webhook.test to it")->callback([=] { ask(*common, "POST", path("/test"), {}, print_queued); });
    of_webhook("rotate", "Give it a new secret; the old one signs too for a day")->callback([=] {
        ask(*common, "POST", path("/rotation"), {}, print_webhook);
    });
    CLI::App* deliveries = of_webhook("deliveries", "What it was told and how that went, newest first");
    deliveries->add_option("--limit", *limit, "At most this many")->check(CLI::Range(1, 200))->capture_default_str();
    deliveries->callback([=] { ask(*common, "GET", path("/deliveries?limit=") + std::to_string(*limit), {}, print_deliveries); });
    CLI::App* replay = of_webhook("replay", "Enable it, and send everything from a sequence number on again");
    replay->add_option("--from", *from, "Sequence number")->required()->check(CLI::PositiveNumber);
    replay->callback([=] { ask(*common, "POST", path("/replay"), Json{{"from_sequence", *from}}.dump(), print_queued); });
}

} // namespace

void add_merchant_verbs(CLI::App& app, int& code) {
    add_merchant(app, code);
    add_webhook(app, code);
}

} // namespace kz
