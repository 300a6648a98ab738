#include "shared/domain/ledger/item_shares.hpp"

#include <algorithm>
#include <numeric>

namespace kz {
namespace {

__extension__ using Wide = __int128;

bool has_rate(const InvoiceLine& line, const std::string& category, Decimal percent) {
    return line.tax_category == category && line.tax_percent == percent;
}

// The lines' sums while the shares are being made.
class Shares {
public:
    explicit Shares(const Invoice& invoice) : invoice_(invoice), sums_(invoice.lines.size(), 0) {}

    void give(std::size_t line, EntryKind kind, std::int64_t minor) {
        if (minor == 0)
            return;
        sums_[line] += minor;
        shares_.push_back({static_cast<int>(line), kind, minor});
    }
    void spread(EntryKind kind, std::int64_t minor, const std::vector<std::int64_t>& weights) {
        const std::vector<std::int64_t> parts = apportion(minor, weights);
        for (std::size_t line = 0; line < parts.size(); ++line)
            give(line, kind, parts[line]);
    }
    // Never more than is there.
    void take_off(EntryKind kind, std::int64_t minor) { spread(kind, -std::min(minor, sum()), weights()); }

    std::vector<std::int64_t> weights() const {
        std::vector<std::int64_t> weights = sums_;
        for (std::int64_t& weight : weights)
            weight = std::max<std::int64_t>(weight, 0);
        return weights;
    }
    std::vector<std::int64_t> weights_of_rate(const std::string& category, Decimal percent) const {
        std::vector<std::int64_t> chosen = weights();
        for (std::size_t line = 0; line < chosen.size(); ++line)
            if (!has_rate(invoice_.lines[line], category, percent))
                chosen[line] = 0;
        return std::ranges::any_of(chosen, [](std::int64_t weight) { return weight > 0; }) ? chosen : weights();
    }
    // Lines below zero, taken off the others.
    void offset() {
        std::int64_t below = 0;
        for (std::size_t line = 0; line < sums_.size(); ++line)
            if (sums_[line] < 0) {
                below -= sums_[line];
                give(line, EntryKind::Offset, -sums_[line]);
            }
        take_off(EntryKind::Offset, below);
    }
    std::int64_t sum() const { return std::accumulate(sums_.begin(), sums_.end(), std::int64_t{0}); }
    std::vector<ItemShare> shares() && { return std::move(shares_); }

private:
    const Invoice& invoice_;
    std::vector<std::int64_t> sums_;
    std::vector<ItemShare> shares_;
};

} // namespace

std::vector<std::int64_t> apportion(std::int64_t whole, std::span<const std::int64_t> weights) {
    struct Rest {
        Wide rest;
        std::size_t at;
    };
    std::vector<std::int64_t> parts(weights.size(), 0);
    if (weights.empty() || whole == 0)
        return parts;
    const Wide size = whole < 0 ? -Wide{whole} : Wide{whole};
    Wide all = 0;
    for (const std::int64_t weight : weights)
        all += weight;
    std::vector<Rest> rests;
    Wide left = size;
    for (std::size_t at = 0; at < weights.size(); ++at) {
        const Wide weight = all == 0 ? Wide{1} : Wide{weights[at]};
        const Wide sum = all == 0 ? static_cast<Wide>(weights.size()) : all;
        parts[at] = static_cast<std::int64_t>(size * weight / sum);
        left -= parts[at];
        rests.push_back({size * weight % sum, at});
    }
    std::ranges::stable_sort(rests, [](const Rest& a, const Rest& b) { return a.rest > b.rest; });
    for (std::size_t at = 0; left > 0; ++at, --left)
        ++parts[rests[at].at];
    if (whole < 0)
        for (std::int64_t& part : parts)
            part = -part;
    return parts;
}

std::vector<ItemShare> item_shares(const Invoice& invoice) {
    if (invoice.lines.empty() || invoice.kind == InvoiceKind::CreditNote)
        return {};
    Shares shares(invoice);
    for (std::size_t line = 0; line < invoice.lines.size(); ++line)
        shares.give(line, EntryKind::Net, invoice.lines[line].net.minor);
    for (const Adjustment& adjustment : invoice.adjustments)
        shares.spread(EntryKind::Adjustment,
                      adjustment.kind == AdjustmentKind::Allowance ? -adjustment.amount.minor : adjustment.amount.minor,
                      shares.weights_of_rate(adjustment.tax_category, adjustment.tax_percent));
    for (const TaxShare& tax : invoice.taxes)
        shares.spread(EntryKind::Tax, tax.tax.minor, shares.weights_of_rate(tax.category, tax.percent));
    shares.spread(EntryKind::Rounding, invoice.totals.rounding.minor, shares.weights());
    shares.offset();
    if (invoice.totals.prepaid.minor > 0)
        shares.take_off(EntryKind::Prepaid, invoice.totals.prepaid.minor);
    else
        shares.spread(EntryKind::Prepaid, -invoice.totals.prepaid.minor, shares.weights());
    // Nothing is left here when the sums of the invoice agree and something is due.
    const std::int64_t due = std::max<std::int64_t>(invoice.totals.due.minor, 0);
    shares.spread(EntryKind::Rounding, due - shares.sum(), shares.weights());
    return std::move(shares).shares();
}

} // namespace kz
