#include "native/store_sqlite/bank_queries.hpp"

#include "native/store_sqlite/codes.hpp"

#include <algorithm>

namespace kz::sqlite {
namespace {

#define KZ_BANK_COLUMNS                                                                                                 \
    "id, merchant_id, account, amount_minor, booked_on, state, currency, is_out, key, statement, payer_name, payer_iban, " \
    "ultimate_name, creditor_references, remittance, end_to_end_id, return_reason, set_aside_because, twin_id, seen_by, at"

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

// NULL, of nothing that is referred to, reads as 0.
BankRecord take_record(Run& run) {
    BankRecord record;
    record.id = BankRecordId{run.number()};
    record.merchant = MerchantId{run.number()};
    record.account = run.text();
    record.payment.amount.minor = run.number();
    record.booked_on = run.date();
    record.state = parse_bank_word(run.text());
    record.payment.amount.currency = parse_currency_word(run.text());
    record.is_out = run.flag();
    record.key = run.text();
    record.statement = run.text();
    record.payment.payer_name = run.text();
    record.payment.payer_iban = run.text();
    record.payment.ultimate_name = run.text();
    record.payment.references = lines_of(run.text());
    record.payment.text = run.text();
    record.payment.end_to_end_id = run.text();
    record.return_reason = run.text();
    record.set_aside_because = run.text();
    record.twin = BankRecordId{run.number()};
    record.seen_by = ClaimId{run.number()};
    record.at = run.instant();
    return record;
}

} // namespace

BankQueries::BankQueries(Database& database)
    : record_(database, "SELECT " KZ_BANK_COLUMNS " FROM bank_record WHERE id = ?"),
      find_(database, "SELECT id FROM bank_record WHERE key = ?"),
      records_(database, "SELECT " KZ_BANK_COLUMNS " FROM bank_record WHERE id > ?1 AND (?2 = 0 OR merchant_id = ?2) "
                         "ORDER BY id LIMIT ?3"),
      records_of_state_(database, "SELECT " KZ_BANK_COLUMNS " FROM bank_record WHERE state = ?4 AND id > ?1 "
                                  "AND (?2 = 0 OR merchant_id = ?2) ORDER BY id LIMIT ?3"),
      newest_of_state_(database, "SELECT " KZ_BANK_COLUMNS " FROM bank_record WHERE state = ?4 AND (?1 = 0 OR id < ?1) "
                                 "AND (?2 = 0 OR merchant_id = ?2) ORDER BY id DESC LIMIT ?3"),
      records_on_(database, "SELECT " KZ_BANK_COLUMNS " FROM bank_record WHERE merchant_id = ? AND booked_on = ? ORDER BY id"),
      posted_(database, "SELECT " KZ_BANK_COLUMNS " FROM bank_record WHERE account = ? AND amount_minor = ? AND currency = ? "
                        "AND is_out = 0 AND state IN ('posted', 'overpaid') ORDER BY id"),
      records_of_claim_(database, "SELECT " KZ_BANK_COLUMNS " FROM bank_record WHERE id IN (SELECT record_id FROM bank_share WHERE claim_id = ?) ORDER BY id"),
      imports_(database, "SELECT at, accounts, entries, known, posted, waiting, reversed, noted, warnings, is_balance_off FROM bank_import ORDER BY id DESC LIMIT ?"),
      seen_(database, "SELECT 1 FROM bank_record WHERE seen_by = ? LIMIT 1"),
      shares_(database, "SELECT claim_id, amount_minor, posting FROM bank_share WHERE record_id = ? ORDER BY position"),
      lessons_(database, "SELECT payer_iban, payer_name, customer FROM payer_lesson ORDER BY id") {}

std::vector<BankRecord> BankQueries::taken(Run run) {
    std::vector<BankRecord> records;
    while (run.row())
        records.push_back(take_record(run));
    for (BankRecord& record : records)
        for (Run share = shares_.run(record.id); share.row();)
            record.shares.push_back({ClaimId{share.number()}, share.number(), static_cast<int>(share.number())});
    return records;
}

std::optional<BankRecord> BankQueries::bank_record(BankRecordId id) {
    std::vector<BankRecord> found = taken(record_.run(id));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

BankRecordId BankQueries::find_bank_record(std::string_view key) {
    Run run = find_.run(key);
    return run.row() ? BankRecordId{run.number()} : BankRecordId{};
}

std::vector<BankRecord> BankQueries::bank_records(const BankQuery& query) {
    const int at_most = std::max(query.limit, 0);
    if (query.is_newest_first)
        return taken(newest_of_state_.run(query.after, query.merchant, at_most, bank_state_code(query.state.value_or(BankState::Waiting))));
    if (!query.state)
        return taken(records_.run(query.after, query.merchant, at_most));
    return taken(records_of_state_.run(query.after, query.merchant, at_most, bank_state_code(*query.state)));
}

std::vector<BankRecord> BankQueries::bank_records_on(MerchantId merchant, Date booked_on) {
    return taken(records_on_.run(merchant, booked_on));
}

std::vector<BankRecord> BankQueries::posted_payments(std::string_view account, Money amount) {
    return taken(posted_.run(account, amount.minor, amount.currency.text()));
}

std::vector<BankRecord> BankQueries::bank_records_of(ClaimId claim) {
    return taken(records_of_claim_.run(claim));
}

std::vector<BankImport> BankQueries::bank_imports(int limit) {
    std::vector<BankImport> imports;
    for (Run run = imports_.run(std::max(limit, 0)); run.row();) {
        BankImport& import = imports.emplace_back();
        import.at = run.instant();
        import.accounts = run.text();
        for (int* count : {&import.entries, &import.known, &import.posted, &import.waiting, &import.reversed, &import.noted, &import.warnings})
            *count = static_cast<int>(run.number());
        import.is_balance_off = run.flag();
    }
    return imports;
}

bool BankQueries::has_seen_payment(ClaimId claim) {
    return seen_.run(claim).row();
}

std::vector<PayerLesson> BankQueries::payer_lessons() {
    std::vector<PayerLesson> lessons;
    for (Run run = lessons_.run(); run.row();) {
        PayerLesson& lesson = lessons.emplace_back();
        lesson.payer_iban = run.text();
        lesson.payer_name = run.text();
        lesson.customer = run.text();
    }
    return lessons;
}

} // namespace kz::sqlite
