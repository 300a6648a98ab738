#include "native/store_sqlite/bank_writes.hpp"

#include "native/store_sqlite/codes.hpp"

namespace kz::sqlite {
namespace {

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text.append(text.empty() ? "" : "\n").append(line);
    return text;
}

} // namespace

BankWrites::BankWrites(Database& database)
    // NULL where nothing is referred to: 0 would refer to something.
    : insert_record_(database,
                     "INSERT INTO bank_record (merchant_id, account, amount_minor, booked_on, state, currency, is_out, key, "
                     "statement, payer_name, payer_iban, ultimate_name, creditor_references, remittance, end_to_end_id, "
                     "return_reason, set_aside_because, twin_id, seen_by, at) "
                     "VALUES (nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0), nullif(?, 0), ?)"),
      update_record_(database, "UPDATE bank_record SET merchant_id = nullif(?, 0), state = ?, set_aside_because = ?, "
                               "seen_by = nullif(?, 0) WHERE id = ?"),
      delete_shares_(database, "DELETE FROM bank_share WHERE record_id = ?"),
      insert_share_(database, "INSERT INTO bank_share (record_id, position, claim_id, amount_minor, posting) VALUES (?, ?, ?, ?, ?)"),
      insert_import_(database, "INSERT INTO bank_import (at, accounts, entries, known, posted, waiting, reversed, noted, warnings, is_balance_off) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      insert_lesson_(database, "INSERT INTO payer_lesson (payer_iban, payer_name, customer) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"),
      delete_lesson_(database, "DELETE FROM payer_lesson WHERE payer_iban = ? AND payer_name = ? AND customer = ?") {}

void BankWrites::insert(const BankRecord& record) {
    const IncomingPayment& payment = record.payment;
    const std::string references = joined(payment.references);
    insert_record_
        .run(record.merchant, record.account, payment.amount.minor, record.booked_on, bank_state_code(record.state),
             payment.amount.currency.text(), record.is_out, record.key, record.statement, payment.payer_name, payment.payer_iban,
             payment.ultimate_name, references, payment.text, payment.end_to_end_id, record.return_reason,
             record.set_aside_because, record.twin, record.seen_by, record.at)
        .finish();
}

void BankWrites::update(const BankRecord& record) {
    update_record_.run(record.merchant, bank_state_code(record.state), record.set_aside_because, record.seen_by, record.id).finish();
}

void BankWrites::put_shares(BankRecordId id, const std::vector<BankShare>& shares) {
    delete_shares_.run(id).finish();
    std::int64_t position = 0;
    for (const BankShare& share : shares)
        insert_share_.run(id, ++position, share.claim, share.amount_minor, share.posting).finish();
}

void BankWrites::insert(const BankImport& import) {
    insert_import_
        .run(import.at, import.accounts, import.entries, import.known, import.posted, import.waiting, import.reversed, import.noted, import.warnings,
             import.is_balance_off)
        .finish();
}

void BankWrites::insert(const PayerLesson& lesson) {
    insert_lesson_.run(lesson.payer_iban, lesson.payer_name, lesson.customer).finish();
}

void BankWrites::remove(const PayerLesson& lesson) {
    delete_lesson_.run(lesson.payer_iban, lesson.payer_name, lesson.customer).finish();
}

} // namespace kz::sqlite
