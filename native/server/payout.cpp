#include "native/server/payout.hpp"

#include "native/paper/payout_paper.hpp"
#include "native/server/http_answers.hpp"

#include <algorithm>

namespace kz {
namespace {

PayoutTotals& totals_of(std::vector<PayoutTotals>& all, Currency currency) {
    const auto found = std::ranges::find(all, currency, &PayoutTotals::currency);
    return found != all.end() ? *found : all.emplace_back(PayoutTotals{currency});
}

// What a posting was used for when it came; what of it moved later is no money of this day.
void add_use(PayoutTotals& totals, const Ledger& ledger, const BankShare& share) {
    std::int64_t items = 0, all = 0;
    for (const Entry& entry : ledger.entries) {
        const Movement& movement = ledger.movements[static_cast<std::size_t>(entry.movement)];
        if (movement.kind != MovementKind::Paid || movement.posting != share.posting || entry.account != Account::Position || entry.minor >= 0)
            continue;
        all -= entry.minor;
        if (ledger.positions[static_cast<std::size_t>(entry.position)].kind == PositionKind::Item)
            items -= entry.minor;
    }
    const std::int64_t used = std::min(all, share.amount_minor);
    totals.claims_minor += std::min(items, used);
    totals.fees_minor += used - std::min(items, used);
    totals.credit_minor += share.amount_minor - used;
}

void add_to(PayoutTotals& totals, const BankRecord& record, Service& service) {
    const std::int64_t amount = record.payment.amount.minor;
    if (record.is_out) {
        (record.state == BankState::Noted ? totals.went_out_minor : record.state == BankState::GoneBack ? totals.refunded_minor : totals.taken_back_minor) += amount;
        return;
    }
    const std::int64_t rest = rest_of(record).minor;
    totals.came_in_minor += amount;
    totals.posted_minor += amount - rest;
    for (const BankShare& share : record.shares)
        add_use(totals, service.states().get(service.reader(), share.claim).ledger, share);
    (record.state == BankState::Waiting ? totals.waiting_minor : totals.set_aside_minor) += rest;
}

} // namespace

Payout payout_of(Service& service, const Merchant& merchant, Date day) {
    Payout payout{merchant.id, merchant.name, day, {}, service.reader().bank_records_on(merchant.id, day)};
    for (const BankRecord& record : payout.records)
        add_to(totals_of(payout.totals, record.payment.amount.currency), record, service);
    return payout;
}

http::Answer payout_answer(Service& service, const Merchant& merchant, Date day, PayoutForm form, Language language) {
    const Payout payout = payout_of(service, merchant, day);
    if (form == PayoutForm::Json)
        return json_answer(200, encode_payout(merchant.id, day, payout.totals, views_of(payout.records)));
    http::Answer answer{.status = 200, .content_type = {}, .body = {}, .fields = {}};
    const std::string name = "payout-" + merchant_code(merchant.id) + "-" + iso(day);
    if (form == PayoutForm::Csv) {
        answer.content_type = "text/csv; charset=utf-8";
        answer.body = payout_csv(views_of(payout.records));
        answer.fields.add("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    } else {
        PayoutPaper paper{language, merchant.name, day, payout.totals, {}};
        for (const BankRecord& record : payout.records)
            paper.rows.push_back({record.payment.payer_name, record.payment.text, record.payment.amount, record.is_out});
        answer.content_type = "application/pdf";
        answer.body = service.press.pdf(document_of(paper), look_of(service.frame, merchant.theme).theme);
        answer.fields.add("Content-Disposition", "inline; filename=\"" + name + ".pdf\"");
    }
    answer.fields.add("Cache-Control", "no-store");
    return answer;
}

BankEntryView view_of(const BankRecord& record) {
    BankEntryView view{record.id,      record.state,   record.statement,         record.account,       record.merchant,
                       record.booked_on, record.is_out, &record.payment,         rest_of(record).minor, record.return_reason,
                       record.set_aside_because, record.twin, record.seen_by, {}};
    for (const BankShare& share : record.shares)
        view.shares.push_back({share.claim, share.amount_minor, share.posting});
    return view;
}

std::vector<BankEntryView> views_of(const std::vector<BankRecord>& records) {
    std::vector<BankEntryView> views;
    for (const BankRecord& record : records)
        views.push_back(view_of(record));
    return views;
}

} // namespace kz
