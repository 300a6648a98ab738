#include "native/cli/dispute_verbs.hpp"

#include "native/cli/asking.hpp"
#include "native/cli/print.hpp"
#include "native/platform/file.hpp"
#include "shared/domain/disputes/dispute.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <string>
#include <vector>

namespace kz {
namespace {

using Json = nlohmann::json;

struct Words {
    std::string claim, reason, text, currency = "EUR", paid, paid_on, holder, hash, file;
    std::vector<std::string> positions, credits;
    int dispute = 0;
};

std::vector<std::string> reason_codes() {
    std::vector<std::string> codes;
    for (int number = 0; number < dispute_reasons_count; ++number)
        codes.emplace_back(dispute_reason_code(static_cast<DisputeReason>(number)));
    return codes;
}

// "item-2=5.00"
Json credit_of(const std::string& word, const std::string& currency) {
    const auto sign = word.find('=');
    if (sign == std::string::npos)
        throw CLI::ValidationError("--credit", "is POSITION=AMOUNT, like item-2=5.00");
    return {{"position", word.substr(0, sign)}, {"amount_minor", cents_of(word.substr(sign + 1), currency, "--credit")}, {"currency", currency}};
}

Json objection_of(const Words& words) {
    Json body{{"reason", words.reason}};
    if (!words.positions.empty())
        body["positions"] = words.positions;
    if (!words.text.empty())
        body["text"] = words.text;
    if (!words.paid.empty())
        body["payment"] = {{"amount_minor", cents_of(words.paid, words.currency, "--paid")}, {"currency", words.currency},
                           {"on", day_or_today(words.paid_on)}, {"holder", words.holder}};
    return body;
}

void print_one(const std::string& json, int number) {
    const Json answer = Json::parse(json, nullptr, false);
    for (const Json& dispute : answer.value("disputes", Json::array()))
        if (dispute.value("dispute", -1) == number)
            std::printf("%s\n", dispute.dump(2).c_str());
}

struct Verbs {
    CLI::App* parent;
    std::shared_ptr<Common> common;
    std::shared_ptr<Words> words;

    CLI::App* add(const char* name, const char* help, bool has_dispute) const {
        CLI::App* verb = parent->add_subcommand(name, help);
        verb->add_option("claim", words->claim, "Its code, like c12")->required();
        if (has_dispute)
            verb->add_option("dispute", words->dispute, "Its number, from 0")->required()->check(CLI::NonNegativeNumber);
        add_common(*verb, common);
        return verb;
    }
    void resolve(const char* name, const char* outcome, const char* help) const {
        CLI::App* verb = add(name, help, true);
        verb->add_option("--reason", words->text, "What the customer reads");
        const bool is_partly = std::string(outcome) == "partly_accepted";
        if (is_partly) {
            verb->add_option("--credit", words->credits, "POSITION=AMOUNT, like item-2=5.00; once for each")->required();
            verb->add_option("--currency", words->currency)->capture_default_str();
        }
        verb->callback([common = common, words = words, outcome, is_partly] {
            Json body{{"outcome", outcome}};
            if (!words->text.empty())
                body["reason"] = words->text;
            if (is_partly)
                for (const std::string& credit : words->credits)
                    body["credits"].push_back(credit_of(credit, words->currency));
            ask(*common, "POST", "/api/v1/claims/" + words->claim + "/disputes/" + std::to_string(words->dispute) + "/resolution", body.dump(), print_claim);
        });
    }
};

void add_open(const Verbs& verbs) {
    CLI::App* verb = verbs.add("open", "Note what the customer objects to, on the phone or by letter", false);
    const auto words = verbs.words;
    verb->add_option("reason", words->reason)->required()->check(CLI::IsMember(reason_codes()));
    verb->add_option("--position", words->positions, "Like item-1, once for each; all items when not given");
    verb->add_option("--text", words->text, "What the customer says");
    verb->add_option("--paid", words->paid, "already_paid: how much, like 49.90");
    verb->add_option("--paid-on", words->paid_on, "already_paid: when; today when not given");
    verb->add_option("--holder", words->holder, "already_paid: whose account");
    verb->add_option("--currency", words->currency)->capture_default_str();
    verb->callback([common = verbs.common, words] {
        ask(*common, "POST", "/api/v1/claims/" + words->claim + "/disputes", objection_of(*words).dump(), print_claim);
    });
}

void add_reading(const Verbs& verbs) {
    const auto words = verbs.words;
    const auto common = verbs.common;
    CLI::App* list = verbs.parent->add_subcommand("list", "Objections that are open, the first to be answered first");
    add_common(*list, common);
    list->callback([=] { ask(*common, "GET", "/api/v1/disputes", {}, print_disputes); });
    verbs.add("show", "One objection in full", true)->callback([=] {
        ask(*common, "GET", "/api/v1/claims/" + words->claim + "/disputes", {}, [=](const std::string& json) { print_one(json, words->dispute); });
    });
    CLI::App* proof = verbs.add("proof", "Save a file that the customer has added", false);
    proof->add_option("hash", words->hash, "Of the file, as `show` says")->required();
    proof->add_option("file", words->file, "Where to save it")->required();
    proof->callback([=] {
        ask(*common, "GET", "/api/v1/claims/" + words->claim + "/proofs/" + words->hash, {}, [=](const std::string& bytes) {
            if (!write_file_durably(words->file, bytes))
                throw std::runtime_error(words->file + " can not be written");
            std::printf("saved\n");
        });
    });
}

} // namespace

void add_dispute_verbs(CLI::App& app, int& code) {
    CLI::App* parent = app.add_subcommand("dispute", "What customers object to, and the answer");
    parent->require_subcommand(1);
    const Verbs verbs{parent, make_common(code), std::make_shared<Words>()};
    add_reading(verbs);
    add_open(verbs);
    verbs.resolve("accept", "accepted", "The customer is right: credits exactly the items (already_paid: posts the payment)");
    verbs.resolve("partly", "partly_accepted", "The customer is right in part: credits what is named; with a reason");
    verbs.resolve("reject", "rejected", "The customer is not right; with a reason");
    verbs.resolve("withdraw", "withdrawn", "The customer has taken it back");
}

} // namespace kz
