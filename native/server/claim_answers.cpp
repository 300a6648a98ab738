#include "native/server/claim_answers.hpp"

#include "shared/protocol/answers.hpp"
#include "shared/protocol/event_json.hpp"

namespace kz {
namespace {

Standing standing_of(const ClaimRecord& record, Date today) {
    if (record.open_minor == 0)
        return record.hold == Standing::Waived ? Standing::Waived : Standing::Settled;
    if (record.open_minor < 0)
        return record.total_minor < 0 ? Standing::Credit : Standing::Overpaid;
    if (record.hold == Standing::Disputed)
        return Standing::Disputed;
    if (record.paused_until && *record.paused_until >= today)
        return Standing::Paused;
    if (record.hold == Standing::PartlyDisputed)
        return Standing::PartlyDisputed;
    if (record.next_due_on && *record.next_due_on < today)
        return Standing::Overdue;
    return record.has_plan ? Standing::InPlan : Standing::Open;
}

// What the store has was a decimal when it was written.
Decimal decimal_of(const std::string& text) {
    return parse_decimal(text).value_or(Decimal{});
}

MerchantView view_of(const Merchant& merchant) {
    return {merchant.id, merchant.name,
            {merchant.policy, merchant.factor, merchant.language, merchant.theme, merchant.website, merchant.answer_days, merchant.debit, merchant.ways, merchant.hours, merchant.calls_at_once, merchant.has_assistant}};
}

} // namespace

void view_of(const ClaimRecord& record, Date today, ClaimView& into) {
    into.claim = record.id;
    into.merchant = record.merchant;
    into.seller = record.seller_name;
    into.buyer = record.buyer_name;
    into.number = record.number;
    into.issued_on = record.issued_on;
    into.due_on = record.due_on;
    into.currency = record.currency;
    into.total_minor = record.total_minor;
    into.open_minor = record.open_minor;
    into.paid_minor = record.paid_minor;
    into.standing = standing_of(record, today);
    into.version = record.version;
    into.lines.resize(record.lines.size());
    for (std::size_t i = 0; i < record.lines.size(); ++i) {
        const LineRecord& from = record.lines[i];
        ClaimLineView& line = into.lines[i];
        line.number = from.number;
        line.name = from.name;
        line.quantity = decimal_of(from.quantity);
        line.unit = from.unit;
        line.price = decimal_of(from.price);
        line.net_minor = from.net_minor;
        line.tax_percent = decimal_of(from.tax_percent);
    }
}

std::string claim_json(Reader& store, ClaimId claim, Date today) {
    ClaimRecord record;
    store.load(claim, record);
    ClaimView view;
    view_of(record, today, view);
    std::string out;
    append_claim(out, view);
    return out;
}

std::string claims_json(Reader& store, const ClaimQuery& query, Date today) {
    std::vector<ClaimView> found;
    ClaimId after = query.after;
    // Filtered in slices: the standing depends on the day, so no index knows it.
    constexpr int slice = 500;
    bool has_more = true;
    while (has_more && static_cast<int>(found.size()) < query.limit + 1) {
        const std::vector<ClaimRecord> records = store.claims(after, slice);
        has_more = static_cast<int>(records.size()) == slice;
        for (const ClaimRecord& record : records) {
            after = record.id;
            if (query.standing && standing_of(record, today) != *query.standing)
                continue;
            if (static_cast<int>(found.size()) == query.limit + 1)
                break;
            view_of(record, today, found.emplace_back());
        }
    }
    ClaimId next;
    if (static_cast<int>(found.size()) > query.limit) {
        found.pop_back();
        next = found.back().claim;
    }
    std::string out;
    append_claims(out, found, next);
    return out;
}

std::string journal_json(ClaimId claim, const std::vector<StoredEvent>& events) {
    std::vector<JournalEntry> entries;
    for (const StoredEvent& stored : events) {
        auto body = decode_event(stored.kind, stored.body);
        if (!body)
            throw StoreError("event " + std::to_string(stored.version) + " of " + claim_code(claim) + " can not be read");
        entries.push_back({stored.version, {stored.at, stored.actor, *std::move(body)}});
    }
    std::string out;
    append_journal(out, claim, entries);
    return out;
}

std::string merchant_json(const Merchant& merchant) {
    std::string out;
    append_merchant(out, view_of(merchant));
    return out;
}

std::string merchants_json(const std::vector<Merchant>& merchants) {
    std::vector<MerchantView> views;
    for (const Merchant& merchant : merchants)
        views.push_back(view_of(merchant));
    std::string out;
    append_merchants(out, views);
    return out;
}

} // namespace kz
