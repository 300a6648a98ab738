#include "native/cli/staff_verbs.hpp"

#include "native/cli/asking.hpp"
#include "native/cli/print.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace kz {
namespace {

using Json = nlohmann::json;

enum class Kind {
    Text,   // left out when it is empty
    Amount, // in cents, and the currency beside it
    Day,
    Today,  // a day, today when it is not given
    Number,
    Flag,
};
struct Option {
    const char* name; // of the command line: "amount", "--on"
    const char* field;
    Kind kind;
    const char* help;
};
struct Verb {
    const char* name;
    const char* word; // of the address
    const char* help;
    std::vector<Option> options;
};

const Option option_on{"--on", "on", Kind::Today, "The day on which it counts; today when not given"};
const Option option_booked_on{"--on", "booked_on", Kind::Today, "Day of the booking; today when not given"};
const Option option_amount{"amount", "amount_minor", Kind::Amount, "Like 149.90"};
const Option option_reason{"--reason", "reason", Kind::Text, "What the customer reads"};
const Option option_position{"--position", "position", Kind::Text, "Like item-1; everything outstanding when not given"};

const Verb verbs[] = {
    {"charge", "charges", "Add costs or interest; refused while the claim is paused or in dispute",
     {{"kind", "charge", Kind::Text, "cost or interest"}, option_amount, option_on, option_reason}},
    {"waive", "waivers", "Let go of an amount", {option_amount, option_on, option_reason, option_position}},
    {"refund", "refunds", "Pay back what was paid too much",
     {option_amount, option_booked_on, {"--reference", "reference", Kind::Text, "Of the transfer"}}},
    {"order-refund", "refund-orders", "Decide that credit goes back to an account; a statement closes it",
     {option_amount, {"iban", "iban", Kind::Text, "The account, in full"}, {"holder", "holder", Kind::Text, "Its name"}}},
    {"cancel-refund", "refund-cancellations", "Take such an order back", {{"refund", "refund", Kind::Number, "Its number, from 0"}}},
    {"answered", "contact-closures", "Say that a message was answered", {{"message", "contact", Kind::Number, "Its number, from 0"}}},
    {"credit", "credits", "Take a credit note off the claim, or off one position",
     {option_amount, {"number", "number", Kind::Text, "Of the credit note"}, option_on, option_position}},
    {"allocate", "allocation", "Choose the rule by which payments are used",
     {{"rule", "allocation", Kind::Text, "german, german_credit (consumer loans), austrian, belgian or dutch"}}},
    {"pause", "pause", "Let a claim rest: no reminder, no charge", {{"until", "until", Kind::Day, "The last day"}}},
    {"resume", "resumption", "End the pause", {}},
    {"due", "due-date", "Move the due date to a later day", {{"day", "due_on", Kind::Day, "The new one"}}},
    {"deliver", "deliveries", "Note that the customer has got the invoice", {option_on}},
    {"remind", "reminders", "Note a reminder that was sent",
     {{"level", "level", Kind::Number, "1 for the first"}, option_on}},
    {"end-plan", "plan-end", "End the instalment plan",
     {{"--broken", "is_broken", Kind::Flag, "Because instalments were not paid"}}},
};

const Verb plan_verbs[] = {
    {"approve", "plan-approval", "Agree to the plan that the customer asked for", {}},
    {"decline", "plan-refusal", "Say no to it, with the reason", {{"reason", "reason", Kind::Text, "As the customer reads it"}}},
};

Json body_of(const Verb& verb, const std::map<std::string, std::string>& values, const std::string& currency) {
    Json body = Json::object();
    for (const Option& option : verb.options) {
        const std::string& value = values.at(option.field);
        switch (option.kind) {
        case Kind::Text:
            if (!value.empty())
                body[option.field] = value;
            break;
        case Kind::Amount:
            body[option.field] = cents_of(value, currency, option.name);
            body["currency"] = currency;
            break;
        case Kind::Day: body[option.field] = value; break;
        case Kind::Today: body[option.field] = day_or_today(value); break;
        case Kind::Number: body[option.field] = std::stoi(value); break;
        case Kind::Flag: body[option.field] = value == "true"; break;
        }
    }
    return body;
}

void add_verb(CLI::App& app, const Verb& verb, int& code) {
    auto common = make_common(code);
    auto claim = std::make_shared<std::string>();
    auto currency = std::make_shared<std::string>("EUR");
    auto values = std::make_shared<std::map<std::string, std::string>>();
    CLI::App* parser = app.add_subcommand(verb.name, verb.help);
    parser->add_option("claim", *claim, "Its code, like c12")->required();
    for (const Option& option : verb.options) {
        std::string& value = (*values)[option.field];
        if (option.kind == Kind::Flag) {
            parser->add_flag_function(option.name, [&value](std::int64_t) { value = "true"; }, option.help);
            continue;
        }
        CLI::Option* added = parser->add_option(option.name, value, option.help);
        if (option.name[0] != '-')
            added->required();
        if (option.kind == Kind::Number)
            added->check(CLI::Range(0, 1000));
        if (option.kind == Kind::Amount)
            parser->add_option("--currency", *currency)->capture_default_str();
    }
    add_common(*parser, common);
    parser->callback([=, &verb] {
        ask(*common, "POST", "/api/v1/claims/" + *claim + "/" + verb.word, body_of(verb, *values, *currency).dump(), print_claim);
    });
}

} // namespace

void add_staff_verbs(CLI::App& app, int& code) {
    for (const Verb& verb : verbs)
        add_verb(app, verb, code);
    CLI::App* plan = app.add_subcommand("plan", "Decide on a plan that goes beyond what is agreed at once");
    plan->require_subcommand(1);
    for (const Verb& verb : plan_verbs)
        add_verb(*plan, verb, code);
}

} // namespace kz
