// Costs of collection: what may be asked of a consumer at most, item by item, and why.
//
//   DE  a lawyer's fee (RVG 13, VV 2300, 7002) for a collection firm or lawyer, once (RDG 13e, 13f); a merchant nothing
//   AT  fees of the decree for a collection firm, each necessary and in proportion (ABGB 1333(2)); a merchant nothing
//   BE  one sum by XIX.4, only as far as the contract asks for it; reminders are free, three a year
//   NL  slices of the principal, at least 40 EUR, whoever collects (BW 6:96, decree art 2)
//
// BE and NL only after the free reminder's period (waiting.hpp). Nowhere while the claim is in dispute, and nowhere more than
// the cap that is a row of the pack. Every amount is rounded once, half up. VAT only where the creditor can not deduct it.
#pragma once

#include "shared/domain/law/rule_pack.hpp"
#include "shared/domain/law/waiting.hpp"

#include <optional>
#include <vector>

namespace kz {

enum class Effort {
    Simple,    // DE: also when the consumer pays on the first demand, so the default
    Usual,     // DE: not paid on the first demand
    Extensive, // DE: especially extensive or difficult, the absolute cap
};
enum class Dispute { None, Open };
enum class VatDeduction { Possible, NotPossible };

struct CostRequest {
    Money principal;
    Money paid_in_time; // before the waiting period was over: costs are on the rest
    Date on;            // when the costs arise
    CollectingParty collector = CollectingParty::CollectionFirm;
    Effort effort = Effort::Simple;
    Dispute dispute = Dispute::None;
    VatDeduction vat = VatDeduction::Possible;
    std::optional<Reminder> reminder;  // BE, NL
    std::optional<Money> clause;       // BE: what the contract asks
    int reminders = 0; // AT: first and later ones; BE: in the calendar year, of regular deliveries
    int plans = 0;     // agreements on instalments: the caps of DE and AT; a fee makes the plan credit (credit_guard.hpp)
};

enum class CostItem {
    OwnWork, // of the merchant: not to be paid where the pack says so
    BaseFee,
    Fee,
    SettlementFee,
    Expenses,
    Handling,
    FirstReminder,
    LaterReminders,
    FlatSum,
    Slice,
    Minimum, // what is added to reach it
    Cap,     // what is taken off to keep it
    Clause,  // what is taken off because the contract asks for less
};
std::string_view cost_item_code(CostItem item);

// One line of the calculation. Lines with `counts` add up to the net; the others say how a line came about.
struct CostLine {
    enum class Kind { Explains, Counts };
    CostItem item = CostItem::Fee;
    Kind kind = Kind::Counts;
    Money base;      // what a figure was applied to
    LawValue value;  // figure and article
    Money amount;

    friend bool operator==(const CostLine&, const CostLine&) = default;
};

struct Costs {
    Money net;
    Money vat;
    Money total; // net + vat
    std::vector<CostLine> lines;
    std::optional<LawValue> vat_value;

    friend bool operator==(const Costs&, const Costs&) = default;
};

// Refusals: WrongCurrency, NotPositive (nothing left to collect, or a number below zero), TooLarge, Disputed, ReminderMissing,
// ClauseMissing, those of waiting_period, WaitingNotOver, NoValue (day or amount is outside of the tables).
Result<Costs, LawRefusal> costs(const RulePack& pack, const CostRequest& request);

// DE: 1.0 fee of the table for a value (RVG 13(1)), without the special one for small claims. Refusal: NoValue.
Result<Money, LawRefusal> table_fee(const RulePack& pack, Money value, Date on);

// What a late business owes on top (BGB 288(5), UGB 458). A consumer owes none: zero.
Money lump_sum(const RulePack& pack, Payer payer, Date on);

} // namespace kz
