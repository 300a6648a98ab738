#include "shared/domain/law/costs.hpp"

#include "shared/base/checked.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr auto explains = CostLine::Kind::Explains;
constexpr auto counts = CostLine::Kind::Counts;

// The lines so far, and their sum. Amounts are within bounds: a claim is, and no percentage is above 100.
class Bill {
public:
    Bill(const RulePack& pack, Money claim, Date on) : pack_(pack), claim_(claim), on_(on) {}

    std::optional<LawValue> value(ValueName name) const { return value_at(pack_, name, on_, claim_); }
    Money claim() const { return claim_; }
    Money net() const { return net_; }

    void add(CostItem item, CostLine::Kind kind, Money base, const LawValue& value, Money amount) {
        lines_.push_back({item, kind, base, value, amount});
        if (kind == counts)
            net_.minor += amount.minor;
    }
    void add_figure(CostItem item, const LawValue& value, int times = 1) {
        if (times > 0)
            add(item, counts, claim_, value, Money{value.money().minor * times, eur});
    }
    bool add_percent(CostItem item, Money base, const LawValue& value) {
        const auto amount = percentage(base, value.figure);
        if (amount)
            add(item, counts, base, value, *amount);
        return amount.has_value();
    }
    void raise_to(const LawValue& minimum) {
        if (net_.minor < minimum.money().minor)
            add(CostItem::Minimum, counts, net_, minimum, Money{minimum.money().minor - net_.minor, eur});
    }
    void lower_to(CostItem item, const LawValue& reason, Money most) {
        if (net_.minor > most.minor)
            add(item, counts, net_, reason, Money{most.minor - net_.minor, eur});
    }
    std::vector<CostLine> take_lines() { return std::move(lines_); }

private:
    const RulePack& pack_;
    Money claim_;
    Date on_;
    Money net_;
    std::vector<CostLine> lines_;
};

using Done = Result<void, LawRefusal>;

ValueName factor_of(Effort effort) {
    switch (effort) {
    case Effort::Simple: return ValueName::FactorSimple;
    case Effort::Usual: return ValueName::FactorUsual;
    case Effort::Extensive: return ValueName::FactorExtensive;
    }
    return ValueName::FactorSimple;
}

Money times_factor(Money fee, Decimal factor) {
    return percentage(fee, Decimal{factor.units * 100, factor.scale}).value_or(fee);
}

// A cent that is open counts for who pays.
Money share_cut(Money whole, Decimal percent) {
    __extension__ using Wide = __int128;
    return Money{static_cast<std::int64_t>(Wide{whole.minor} * millionths(percent) / 100'000'000), eur};
}

Done add_settlement(const RulePack& pack, const CostRequest& request, Bill& bill) {
    const auto factor = bill.value(ValueName::SettlementFactor);
    const auto share = bill.value(ValueName::SettlementBasePercent);
    if (!factor || !share)
        return refuse(LawRefusal::NoValue);
    const Money value = share_cut(bill.claim(), share->figure);
    KZ_TRY(fee, table_fee(pack, value, request.on));
    bill.add(CostItem::BaseFee, explains, value, *share, fee);
    bill.add(CostItem::SettlementFee, counts, fee, *factor, times_factor(fee, factor->figure));
    return {};
}

// DE. Lawyer and collection firm together ask one fee (RDG 13f), so one collector is all that a request names.
Done fee_table(const RulePack& pack, const CostRequest& request, Bill& bill) {
    const auto factor = bill.value(factor_of(request.effort));
    const auto small_max = bill.value(ValueName::SmallClaimMax);
    const auto small_fee = bill.value(ValueName::FeeSmallClaim);
    const auto table = bill.value(ValueName::FeeBase);
    const auto fee_min = bill.value(ValueName::FeeMin);
    const auto percent = bill.value(ValueName::ExpensesPercent);
    const auto expenses_max = bill.value(ValueName::ExpensesMax);
    if (!factor || !small_max || !small_fee || !table || !fee_min || !percent || !expenses_max)
        return refuse(LawRefusal::NoValue);
    const bool is_small = bill.claim().minor <= small_max->money().minor;
    const auto full_fee =
        is_small ? Result<Money, LawRefusal>(small_fee->money()) : table_fee(pack, bill.claim(), request.on);
    if (!full_fee)
        return refuse(full_fee.error());
    bill.add(CostItem::BaseFee, explains, bill.claim(), is_small ? *small_fee : *table, *full_fee);
    bill.add(CostItem::Fee, counts, *full_fee, *factor, times_factor(*full_fee, factor->figure));
    bill.raise_to(*fee_min);
    if (request.plans > 0)
        if (const auto added = add_settlement(pack, request, bill); !added)
            return added;
    const Money fees = bill.net();
    const Money expenses = percentage(fees, percent->figure).value_or(Money{});
    const bool is_capped = expenses.minor > expenses_max->money().minor;
    bill.add(CostItem::Expenses, counts, fees, is_capped ? *expenses_max : *percent, is_capped ? expenses_max->money() : expenses);
    return {};
}

// AT.
Done fee_decree(const RulePack&, const CostRequest& request, Bill& bill) {
    const auto fixed = bill.value(ValueName::HandlingFee);
    const auto first = bill.value(ValueName::FirstReminderFee);
    const auto later = bill.value(ValueName::LaterReminderFee);
    if (!fixed || !first || !later)
        return refuse(LawRefusal::NoValue);
    if (const auto percent = bill.value(ValueName::HandlingPercent)) {
        if (!bill.add_percent(CostItem::Handling, bill.claim(), *percent))
            return refuse(LawRefusal::TooLarge);
    } else {
        bill.add_figure(CostItem::Handling, *fixed);
    }
    bill.add_figure(CostItem::FirstReminder, *first, std::min(request.reminders, 1));
    bill.add_figure(CostItem::LaterReminders, *later, std::max(request.reminders - 1, 0) + request.plans);
    return {};
}

// BE. The percentage is of the part above the bracket, never of the whole.
Done stepped_sum(const RulePack&, const CostRequest& request, Bill& bill) {
    const auto sum = bill.value(ValueName::FlatSum);
    const auto most = bill.value(ValueName::CostsMax);
    const auto clause = bill.value(ValueName::CostsNeedClause);
    const auto later = bill.value(ValueName::LaterReminderMax);
    const auto free = bill.value(ValueName::FreeRemindersAYear);
    if (!sum || !most || !clause || !later || !free)
        return refuse(LawRefusal::NoValue);
    bill.add_figure(CostItem::FlatSum, *sum);
    if (const auto percent = bill.value(ValueName::SlicePercent)) {
        const Money above{bill.claim().minor - percent->above_minor, eur};
        if (!bill.add_percent(CostItem::Slice, above, *percent))
            return refuse(LawRefusal::TooLarge);
    }
    bill.lower_to(CostItem::Cap, *most, most->money());
    bill.lower_to(CostItem::Clause, *clause, *request.clause);
    const auto free_count = static_cast<int>(millionths(free->figure) / 1'000'000);
    bill.add_figure(CostItem::LaterReminders, *later, request.reminders - free_count);
    return {};
}

// NL. The brackets begin at whole amounts, so only the last slice is rounded.
Done slices(const RulePack& pack, const CostRequest& request, Bill& bill) {
    const auto least = bill.value(ValueName::CostsMin);
    const auto most = bill.value(ValueName::CostsMax);
    const std::vector<LawValue> brackets = values_at(pack, ValueName::SlicePercent, request.on);
    if (!least || !most || brackets.empty())
        return refuse(LawRefusal::NoValue);
    for (std::size_t i = 0; i < brackets.size() && bill.claim().minor > brackets[i].above_minor; ++i) {
        const std::int64_t next = i + 1 < brackets.size() ? brackets[i + 1].above_minor : bill.claim().minor;
        const std::int64_t end = std::min(next, bill.claim().minor);
        if (!bill.add_percent(CostItem::Slice, Money{end - brackets[i].above_minor, eur}, brackets[i]))
            return refuse(LawRefusal::TooLarge);
    }
    bill.raise_to(*least);
    bill.lower_to(CostItem::Cap, *most, most->money());
    return {};
}

Done check(const RulePack& pack, const CostRequest& request) {
    for (const Money money : {request.principal, request.paid_in_time, request.clause.value_or(Money{})})
        if (money.currency != eur)
            return refuse(LawRefusal::WrongCurrency);
    if (request.paid_in_time.is_negative() || request.principal.minor <= request.paid_in_time.minor || request.reminders < 0 ||
        request.plans < 0 || (request.clause && request.clause->is_negative()))
        return refuse(LawRefusal::NotPositive);
    constexpr int acts_max = 1000;
    if (request.principal.minor > money_minor_max || request.reminders > acts_max || request.plans > acts_max)
        return refuse(LawRefusal::TooLarge);
    if (request.dispute == Dispute::Open)
        return refuse(LawRefusal::Disputed);
    if (holds(pack, ValueName::CostsNeedReminder, request.on)) {
        if (!request.reminder)
            return refuse(LawRefusal::ReminderMissing);
        if (holds(pack, ValueName::CostsNeedClause, request.on) && !request.clause)
            return refuse(LawRefusal::ClauseMissing);
        KZ_TRY(period, waiting_period(pack, *request.reminder));
        if (request.on < period.costs_from)
            return refuse(LawRefusal::WaitingNotOver);
    }
    return {};
}

Done add_lines(const RulePack& pack, const CostRequest& request, Bill& bill) {
    switch (pack.cost_method) {
    case CostMethod::FeeTable: return fee_table(pack, request, bill);
    case CostMethod::FeeDecree: return fee_decree(pack, request, bill);
    case CostMethod::SteppedSum: return stepped_sum(pack, request, bill);
    case CostMethod::Slices: return slices(pack, request, bill);
    case CostMethod::None: break;
    }
    return refuse(LawRefusal::NoValue);
}

} // namespace

std::string_view cost_item_code(CostItem item) {
    switch (item) {
    case CostItem::OwnWork: return "own_work";
    case CostItem::BaseFee: return "base_fee";
    case CostItem::Fee: return "fee";
    case CostItem::SettlementFee: return "settlement_fee";
    case CostItem::Expenses: return "expenses";
    case CostItem::Handling: return "handling";
    case CostItem::FirstReminder: return "first_reminder";
    case CostItem::LaterReminders: return "later_reminders";
    case CostItem::FlatSum: return "flat_sum";
    case CostItem::Slice: return "slice";
    case CostItem::Minimum: return "minimum";
    case CostItem::Cap: return "cap";
    case CostItem::Clause: return "clause";
    }
    return "";
}

Result<Money, LawRefusal> table_fee(const RulePack& pack, Money value, Date on) {
    const auto base = value_at(pack, ValueName::FeeBase, on);
    const auto table_max = value_at(pack, ValueName::FeeTableMax, on);
    const std::vector<LawValue> steps = values_at(pack, ValueName::FeeStep, on);
    if (!base || !table_max || value.minor > table_max->money().minor)
        return refuse(LawRefusal::NoValue);
    std::int64_t fee = base->money().minor;
    for (std::size_t i = 0; i < steps.size() && value.minor > steps[i].above_minor; ++i) {
        const auto width = value_at(pack, ValueName::FeeStepWidth, on, Money{steps[i].above_minor + 1, eur});
        if (!width)
            return refuse(LawRefusal::NoValue);
        const std::int64_t end = i + 1 < steps.size() ? std::min(steps[i + 1].above_minor, value.minor) : value.minor;
        const std::int64_t width_minor = width->money().minor;
        fee += (end - steps[i].above_minor + width_minor - 1) / width_minor * steps[i].money().minor; // each begun one
    }
    return Money{fee, eur};
}

Money lump_sum(const RulePack& pack, Payer payer, Date on) {
    const auto sum = value_at(pack, ValueName::LumpSum, on);
    return sum && payer == Payer::Business ? sum->money() : Money{};
}

Result<Costs, LawRefusal> costs(const RulePack& pack, const CostRequest& request) {
    if (const auto checked = check(pack, request); !checked)
        return refuse(checked.error());
    Bill bill(pack, Money{request.principal.minor - request.paid_in_time.minor, eur}, request.on);
    const auto own_work = bill.value(ValueName::MerchantMayCharge);
    if (!own_work)
        return refuse(LawRefusal::NoValue);
    if (request.collector == CollectingParty::Merchant && own_work->figure.units == 0)
        bill.add(CostItem::OwnWork, counts, bill.claim(), *own_work, Money{});
    else if (const auto added = add_lines(pack, request, bill); !added)
        return refuse(added.error());

    Costs result{bill.net(), {}, bill.net(), bill.take_lines(), std::nullopt};
    if (request.vat == VatDeduction::NotPossible)
        result.vat_value = value_at(pack, ValueName::VatPercent, request.on);
    if (result.vat_value) {
        const auto vat = percentage(result.net, result.vat_value->figure);
        if (!vat)
            return refuse(LawRefusal::TooLarge);
        result.vat = *vat;
        result.total.minor += vat->minor;
    }
    return result;
}

} // namespace kz
