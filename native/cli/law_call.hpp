// LawCall: the words of one `kulanz law` verb, read as days, amounts and choices. A word that can not be read is a BadWord
// with its field and the reason.
#pragma once

#include "shared/domain/law/waiting.hpp"

#include <CLI/CLI.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kz {

struct BadWord {
    std::string field;
    std::string reason;
};

template <class T>
using Choices = std::vector<std::pair<std::string, T>>;

extern const Choices<Country> country_choices; // with EU
extern const Choices<Payer> payer_choices;
extern const Choices<CollectingParty> collector_choices;
extern const Choices<CreditorSize> creditor_size_choices;
extern const Choices<Channel> channel_choices;

template <class T>
std::string names_of(const Choices<T>& choices) {
    std::string names;
    for (const auto& [name, value] : choices)
        names += (names.empty() ? "" : ", ") + name;
    return names;
}

class LawCall {
public:
    LawCall(CLI::App& law, const std::string& name, const std::string& help);

    void must(const std::string& field, const std::string& help);
    void may(const std::string& field, const std::string& help, const std::string& otherwise = {});
    void flag(const std::string& field, const std::string& help);
    void list(const std::string& field, const std::string& help);
    template <class T>
    void choose(const std::string& field, const Choices<T>& choices, const std::string& otherwise) {
        otherwise.empty() ? must(field, names_of(choices)) : may(field, names_of(choices), otherwise);
    }
    void country();
    void reminder(); // --reminder-sent and what belongs to it

    CLI::App& verb() const { return verb_; }
    bool is_json() const { return is_json_; }
    bool is_given(const std::string& field) const { return !words_.at(field).empty(); }
    bool is_set(const std::string& field) const { return flags_.at(field); }
    const std::vector<std::string>& words(const std::string& field) const { return lists_.at(field); }

    Date day(const std::string& field) const;
    std::optional<Date> day_if(const std::string& field) const;
    Money money(const std::string& field) const;
    std::optional<Money> money_if(const std::string& field) const;
    Decimal decimal(const std::string& field) const;
    std::optional<Decimal> decimal_if(const std::string& field) const;
    int number(const std::string& field, int least, int most) const;
    std::optional<Reminder> reminder_if() const;
    template <class T>
    T chosen(const std::string& field, const Choices<T>& choices) const {
        return pick(field, words_.at(field), choices);
    }
    template <class T>
    static T pick(const std::string& field, const std::string& word, const Choices<T>& choices) {
        for (const auto& [name, value] : choices)
            if (name == word)
                return value;
        throw BadWord{field, word + " is none of " + names_of(choices)};
    }
    const RulePack& pack() const { return rule_pack(chosen("--country", country_choices)); }

private:
    CLI::App& verb_;
    // Nodes of these do not move: the parser holds their addresses.
    std::map<std::string, std::string> words_;
    std::map<std::string, bool> flags_;
    std::map<std::string, std::vector<std::string>> lists_;
    bool is_json_ = false;
};

} // namespace kz
