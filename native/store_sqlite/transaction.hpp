// SqliteTransaction: what a job may do, over the writer's connection, inside the savepoint that the store has opened.
#pragma once

#include "native/store/forward_reads.hpp"
#include "native/store_sqlite/bank_writes.hpp"
#include "native/store_sqlite/outbox_writes.hpp"
#include "native/store_sqlite/queries.hpp"
#include "native/store_sqlite/staff_writes.hpp"

namespace kz::sqlite {

class SqliteTransaction final : public ForwardReads<Transaction, Queries> {
public:
    explicit SqliteTransaction(Database& database);
    void begin() override {}
    void end() override {}

    ClaimId append(std::int64_t expected, std::span<const StoredEvent> events, const ClaimRecord& record) override;
    LinkId add_link(const Link& link) override;
    void change_link(const Link& link) override;
    MerchantId add_merchant(const Merchant& merchant) override;
    void change_merchant(const Merchant& merchant) override;
    void keep_answer(std::string_view key, const KeptAnswer& answer) override;
    void forget_answers(Instant before) override;
    void add_audit(const AuditEntry& entry) override;
    void note_phone(MerchantId merchant, ClaimId claim, std::string_view phone) override;
    void note_mandate(MerchantId merchant, ClaimId claim) override;
    void add_debit_file(const DebitFile& file) override;
    void put_checkout(const CheckoutRecord& record) override;
    StaffId add_staff(const StaffAccount& account) override;
    void change_staff(const StaffAccount& account) override;
    StaffSessionId add_session(const StaffSession& session) override;
    void change_session(const StaffSession& session) override;
    WebhookId add_webhook(const Webhook& webhook) override;
    void change_webhook(const Webhook& webhook) override;
    void remove_webhook(WebhookId id) override;
    void add_outbox(const OutboxEntry& entry, WebhookId only) override;
    void change_delivery(const Delivery& delivery) override;
    int deliver_again(WebhookId webhook, std::int64_t from_sequence, Instant now) override;
    BankRecordId add_bank_record(const BankRecord& record) override;
    void change_bank_record(const BankRecord& record) override;
    void add_bank_import(const BankImport& import) override;
    void add_payer_lesson(const PayerLesson& lesson) override;
    void remove_payer_lesson(const PayerLesson& lesson) override;
    OutgoingId add_outgoing(const OutgoingRecord& record) override;
    void change_outgoing(const OutgoingRecord& record) override;
    ReplyId add_reply(const ReplyRecord& record) override;
    void change_reply(const ReplyRecord& record) override;
    void remove_reply(ReplyId id) override;
    void put_sms_gateway(MerchantId merchant, const SmsGateway& gateway) override;
    void remove_sms_gateway(MerchantId merchant) override;

private:
    Queries& queries() override { return queries_; }
    ClaimId insert_claim(const ClaimRecord& record);
    void insert_lines(ClaimId id, const ClaimRecord& record);
    void update_claim(std::int64_t expected, const ClaimRecord& record);
    std::int64_t last_id() const;
    std::int64_t changed_rows() const;

    Database& database_;
    Queries queries_;
    Statement insert_claim_;
    Statement insert_line_;
    Statement update_claim_;
    Statement insert_event_;
    Statement insert_link_;
    Statement update_link_;
    Statement insert_merchant_;
    Statement update_merchant_;
    Statement insert_answer_;
    Statement delete_answers_;
    Statement insert_audit_;
    Statement insert_mandate_;
    Statement insert_phone_;
    Statement insert_debit_file_;
    Statement put_checkout_;
    OutboxWrites outbox_;
    BankWrites bank_;
    StaffWrites staff_;
    OutgoingWrites outgoing_;
    ContactWrites contact_;
};

} // namespace kz::sqlite
