// RulePack: the law of one country as data. Each value has the days on which it holds, its source and a mark, so that a
// lawyer replaces a row of pack_*.cpp and no code. What a pack does not say is refused as NoValue, never guessed.
//
// Scope: claims on consumers. Where the law is open the pack holds the reading that costs the consumer less or gives more
// time. This is no legal advice: a row marked ToVerify has to be read in the official text before it is used.
#pragma once

#include "shared/base/date.hpp"
#include "shared/base/result.hpp"
#include "shared/domain/law/law_value.hpp"
#include "shared/domain/law/notice_duty.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace kz {

enum class Country { De, At, Be, Nl, Eu }; // Eu: what holds in all of them
std::optional<Country> parse_country(std::string_view code); // "DE"
std::string_view country_code(Country country);

enum class Payer { Consumer, Business };
enum class CollectingParty { Merchant, CollectionFirm, Lawyer }; // Merchant: the seller asks for its own claim
enum class CreditorSize { Small, Large };                  // Small: micro, small or medium; Large when not known

// A day without work: the same day each year, or so many days from Easter Sunday.
struct Holiday {
    std::string_view name; // "good_friday"
    int month = 0;         // 0: counted from Easter
    int day = 0;           // of the month, or days from Easter Sunday
    CivilDate valid_from;
    CivilDate valid_to;
    std::string_view source;
    Mark mark = Mark::ToVerify;
    bool is_before_sunday = false; // on a Sunday it is kept the day before (King's Day)
};

// How a country caps the costs of collection.
enum class CostMethod {
    FeeTable,   // DE: a lawyer's fee of a table times a factor, and expenses
    FeeDecree,  // AT: fees of the decree, by claim and act
    SteppedSum, // BE: one sum for the claim, agreed in the contract
    Slices,     // NL: percentages of slices of the claim
    None,
};

struct RulePack {
    Country country = Country::Eu;
    CostMethod cost_method = CostMethod::None;
    std::span<const LawValue> values;
    std::span<const Holiday> holidays;
    std::span<const NoticeDuty> duties;
};

const RulePack& rule_pack(Country country);

// Why the law gives no answer. Each function names those that it uses, in the order checked.
enum class LawRefusal {
    WrongCurrency,   // not in EUR
    NotPositive,     // amount or rate below what makes sense
    TooLarge,        // the result is no amount any more
    DatesReversed,   // the end lies before the begin
    NoValue,         // the pack has no value for this day or amount
    ClauseMissing,   // the contract would have to provide it
    Disputed,        // nothing is added to a claim that is in dispute
    NothingRequired, // no waiting period in this country
    ReceiptUnknown,  // the period runs from the receipt
    PeriodTooShort,  // the letter names an earlier end than the law: it is void
    ReminderMissing, // costs need a free reminder first
    WaitingNotOver,  // and its period has to be over
};
std::string_view refusal_code(LawRefusal refusal); // "waiting_not_over"

// The row that holds on the day; of several brackets the highest that the claim is above. Nothing: NoValue.
std::optional<LawValue> value_at(const RulePack& pack, ValueName name, Date on, Money claim = {});
// All brackets of the day, lowest first.
std::vector<LawValue> values_at(const RulePack& pack, ValueName name, Date on);
// A yes or no, a number of days, months or years. Nothing: the pack has no such rule on the day.
std::optional<int> count_at(const RulePack& pack, ValueName name, Date on);
bool holds(const RulePack& pack, ValueName name, Date on);

// What is wrong with a pack's tables: none of the packs here has a fault (tests), and an edited one says so at once.
enum class PackFault {
    DatesReversed,  // valid_to before valid_from
    Overlap,        // two rows of one name and bracket hold on one day
    Gap,            // a rate that changes is missing on a day between two rows
    BaseRateOff,    // DE: base rate is not the ECB's rate - 0.88 (BGB 247, since 2015)
    ReferenceOff,   // BE: reference rate is not the ECB's, or the business rate not that + 8, rounded up to half points
    SourceMissing,
};
struct FoundFault {
    PackFault fault;
    LawValue value;

    friend bool operator==(const FoundFault&, const FoundFault&) = default;
};
std::string_view fault_code(PackFault fault);
std::vector<FoundFault> faults(const RulePack& pack);

} // namespace kz
