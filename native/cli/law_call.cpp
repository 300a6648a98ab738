#include "native/cli/law_call.hpp"

#include "shared/base/decimal_text.hpp"

namespace kz {

const Choices<Country> country_choices{
    {"DE", Country::De}, {"AT", Country::At}, {"BE", Country::Be}, {"NL", Country::Nl}, {"EU", Country::Eu}};
const Choices<Payer> payer_choices{{"consumer", Payer::Consumer}, {"business", Payer::Business}};
const Choices<CollectingParty> collector_choices{
    {"merchant", CollectingParty::Merchant}, {"collection_firm", CollectingParty::CollectionFirm}, {"lawyer", CollectingParty::Lawyer}};
const Choices<CreditorSize> creditor_size_choices{{"small", CreditorSize::Small}, {"large", CreditorSize::Large}};
const Choices<Channel> channel_choices{{"post", Channel::Post}, {"electronic", Channel::Electronic}};

LawCall::LawCall(CLI::App& law, const std::string& name, const std::string& help) : verb_(*law.add_subcommand(name, help)) {
    verb_.add_flag("--json", is_json_, "Print the calculation as JSON");
}

void LawCall::must(const std::string& field, const std::string& help) {
    verb_.add_option(field, words_[field], help)->required();
}

void LawCall::may(const std::string& field, const std::string& help, const std::string& otherwise) {
    words_[field] = otherwise;
    CLI::Option* option = verb_.add_option(field, words_[field], help);
    if (!otherwise.empty())
        option->capture_default_str();
}

void LawCall::flag(const std::string& field, const std::string& help) {
    verb_.add_flag(field, flags_[field], help);
}

void LawCall::list(const std::string& field, const std::string& help) {
    verb_.add_option(field, lists_[field], help)->delimiter(',');
}

void LawCall::country() {
    choose("--country", country_choices, {});
}

void LawCall::reminder() {
    may("--reminder-sent", "Day on which the reminder was sent");
    may("--reminder-received", "Day of its receipt, when known");
    may("--reminder-last-day", "The last free day that it names");
    choose("--channel", channel_choices, "post");
}

Date LawCall::day(const std::string& field) const {
    const std::string& word = words_.at(field);
    const auto date = parse_date(word);
    if (!date)
        throw BadWord{field, "'" + word + "' is no day like 2026-11-21"};
    return *date;
}

std::optional<Date> LawCall::day_if(const std::string& field) const {
    return is_given(field) ? std::optional(day(field)) : std::nullopt;
}

Money LawCall::money(const std::string& field) const {
    const std::string& word = words_.at(field);
    const auto money = parse_amount(word, eur);
    if (!money)
        throw BadWord{field, "'" + word + "' is no amount like 149.90"};
    if (money->is_negative())
        throw BadWord{field, word + " is below zero"};
    return *money;
}

std::optional<Money> LawCall::money_if(const std::string& field) const {
    return is_given(field) ? std::optional(money(field)) : std::nullopt;
}

Decimal LawCall::decimal(const std::string& field) const {
    const std::string& word = words_.at(field);
    const auto decimal = parse_decimal(word);
    if (!decimal || decimal->units < 0 || decimal->units / 1'000'000'000 > 1'000)
        throw BadWord{field, "'" + word + "' is no percentage like 6.52"};
    return *decimal;
}

std::optional<Decimal> LawCall::decimal_if(const std::string& field) const {
    return is_given(field) ? std::optional(decimal(field)) : std::nullopt;
}

int LawCall::number(const std::string& field, int least, int most) const {
    const std::string& word = words_.at(field);
    const auto number = parse_integer(word);
    if (!number || *number < least || *number > most)
        throw BadWord{field, "'" + word + "' is no number from " + std::to_string(least) + " to " + std::to_string(most)};
    return static_cast<int>(*number);
}

std::optional<Reminder> LawCall::reminder_if() const {
    if (!is_given("--reminder-sent")) {
        for (const char* field : {"--reminder-received", "--reminder-last-day"})
            if (is_given(field))
                throw BadWord{"--reminder-sent", std::string("needed by ") + field};
        return std::nullopt;
    }
    return Reminder{chosen("--channel", channel_choices), day("--reminder-sent"), day_if("--reminder-received"),
                    day_if("--reminder-last-day")};
}

} // namespace kz
