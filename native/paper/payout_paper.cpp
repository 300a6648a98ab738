#include "native/paper/payout_paper.hpp"

#include "shared/text/staff_say.hpp"
#include "shared/text/text.hpp"

namespace kz {
namespace {

Table sums_of(const PayoutPaper& paper, const PayoutTotals& sums) {
    const auto words = [&](StaffKey key) { return std::string(say(paper.language, key)); };
    Table table{{{words(StaffKey::PayoutColumnWhat), 6}, {words(StaffKey::ActAmount), 3, true}}, {}, true};
    const auto row = [&](StaffKey label, std::int64_t minor) { table.rows.push_back({words(label), money_text(paper.language, {minor, sums.currency})}); };
    row(StaffKey::PayoutClaims, sums.claims_minor);
    row(StaffKey::PayoutFees, sums.fees_minor);
    row(StaffKey::PayoutCredit, sums.credit_minor);
    row(StaffKey::PayoutWaiting, sums.waiting_minor);
    row(StaffKey::PayoutAside, sums.set_aside_minor);
    row(StaffKey::PayoutReturned, -sums.taken_back_minor);
    row(StaffKey::PayoutRefunded, -sums.refunded_minor);
    row(StaffKey::PayoutOut, -sums.went_out_minor);
    row(StaffKey::PayoutNet, sums.net_minor());
    return table;
}

Table entries_of(const PayoutPaper& paper, Currency currency) {
    const auto words = [&](StaffKey key) { return std::string(say(paper.language, key)); };
    Table table{{{words(StaffKey::MoneyPayer), 3}, {words(StaffKey::MoneyText), 4}, {words(StaffKey::ActAmount), 2, true}}, {}, true};
    std::int64_t sum = 0;
    for (const PayoutPaper::Row& row : paper.rows)
        if (row.amount.currency == currency) {
            const std::int64_t minor = row.is_out ? -row.amount.minor : row.amount.minor;
            sum += minor;
            table.rows.push_back({row.payer, row.text, money_text(paper.language, {minor, currency})});
        }
    table.rows.push_back({words(StaffKey::PayoutNet), "", money_text(paper.language, {sum, currency})});
    return table;
}

} // namespace

Document document_of(const PayoutPaper& paper) {
    Document document{paper.language, say(paper.language, StaffKey::PayoutOf, paper.merchant, paper.day), paper.merchant, paper.day, {}};
    if (paper.totals.empty())
        document.blocks.emplace_back(Paragraph{say(paper.language, StaffKey::PayoutEntries, 0)});
    for (const PayoutTotals& sums : paper.totals) {
        document.blocks.emplace_back(sums_of(paper, sums));
        document.blocks.emplace_back(Heading{std::string(say(paper.language, StaffKey::PayoutBookings))});
        document.blocks.emplace_back(entries_of(paper, sums.currency));
    }
    return document;
}

} // namespace kz
