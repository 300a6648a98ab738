// ForwardReads: every read of the Seam (Reader or Transaction) handed to one object that can answer it. A store writes its
// reads once and has both of them.
#pragma once

#include "native/store/store.hpp"

namespace kz {

template <class Seam, class Queries>
class ForwardReads : public Seam {
public:
    bool load(ClaimId id, ClaimRecord& into) override { return queries().load(id, into); }
    bool load_head(ClaimId id, ClaimRecord& into) override { return queries().load_head(id, into); }
    std::int64_t version(ClaimId id) override { return queries().version(id); }
    ClaimId find_claim(std::string_view seller_key, std::string_view number) override {
        return queries().find_claim(seller_key, number);
    }
    std::vector<StoredEvent> events(ClaimId id) override { return queries().events(id); }
    std::vector<ClaimRecord> claims(ClaimId after, int limit) override { return queries().claims(after, limit); }
    std::vector<ClaimRecord> claims_waiting(MerchantId merchant, ClaimId after, int limit) override {
        return queries().claims_waiting(merchant, after, limit);
    }
    std::vector<ClaimRecord> claims_to_call(MerchantId merchant, ClockTime from, ClockTime before, int limit) override {
        return queries().claims_to_call(merchant, from, before, limit);
    }
    std::vector<ClaimId> claims_of_phone(MerchantId merchant, std::string_view phone, int limit) override {
        return queries().claims_of_phone(merchant, phone, limit);
    }
    std::vector<ClaimRecord> claims_in_credit(MerchantId merchant, ClaimId after, int limit) override {
        return queries().claims_in_credit(merchant, after, limit);
    }
    std::vector<ClaimRecord> find_claims(MerchantId merchant, std::string_view text, int limit) override {
        return queries().find_claims(merchant, text, limit);
    }
    std::vector<ClaimId> claims_with_services() override { return queries().claims_with_services(); }
    std::vector<ClaimId> claims_with_open_shares() override { return queries().claims_with_open_shares(); }
    std::optional<Link> find_link(std::string_view token_hash) override { return queries().find_link(token_hash); }
    std::vector<Link> links(ClaimId claim) override { return queries().links(claim); }
    std::optional<Merchant> merchant(MerchantId id) override { return queries().merchant(id); }
    std::optional<Merchant> find_merchant(std::string_view seller_key) override {
        return queries().find_merchant(seller_key);
    }
    std::vector<Merchant> merchants() override { return queries().merchants(); }
    std::optional<KeptAnswer> kept_answer(std::string_view key) override { return queries().kept_answer(key); }
    std::vector<AuditEntry> audit(ClaimId claim, int limit) override { return queries().audit(claim, limit); }
    std::vector<ClaimId> mandate_claims(MerchantId merchant) override { return queries().mandate_claims(merchant); }
    std::optional<DebitFile> debit_file(MerchantId merchant, Date on) override { return queries().debit_file(merchant, on); }
    std::optional<CheckoutRecord> checkout(std::string_view reference) override { return queries().checkout(reference); }
    std::optional<CheckoutRecord> find_checkout(PayProvider provider, std::string_view provider_id) override {
        return queries().find_checkout(provider, provider_id);
    }
    std::vector<CheckoutRecord> due_checkouts(Instant now, int limit) override { return queries().due_checkouts(now, limit); }
    std::vector<AuditEntry> staff_audit(MerchantId merchant, std::int64_t after, int limit) override {
        return queries().staff_audit(merchant, after, limit);
    }
    std::optional<StaffAccount> staff_account(StaffId id) override { return queries().staff_account(id); }
    std::optional<StaffAccount> find_staff(std::string_view name) override { return queries().find_staff(name); }
    std::optional<StaffAccount> find_set_up(std::string_view set_up_hash) override { return queries().find_set_up(set_up_hash); }
    std::vector<StaffAccount> staff_accounts() override { return queries().staff_accounts(); }
    std::optional<StaffSession> find_session(std::string_view token_hash) override { return queries().find_session(token_hash); }
    std::vector<StaffSession> staff_sessions(StaffId account) override { return queries().staff_sessions(account); }
    std::optional<Webhook> webhook(WebhookId id) override { return queries().webhook(id); }
    std::vector<Webhook> webhooks(MerchantId merchant) override { return queries().webhooks(merchant); }
    std::int64_t last_sequence(MerchantId merchant) override { return queries().last_sequence(merchant); }
    std::optional<Delivery> delivery(WebhookId webhook, std::int64_t sequence) override {
        return queries().delivery(webhook, sequence);
    }
    std::vector<Delivery> deliveries(WebhookId webhook, int limit) override { return queries().deliveries(webhook, limit); }
    std::vector<Delivery> due_deliveries(WebhookId webhook, Instant now, int limit) override {
        return queries().due_deliveries(webhook, now, limit);
    }
    std::optional<Instant> next_delivery_at(WebhookId webhook, Instant now) override {
        return queries().next_delivery_at(webhook, now);
    }
    std::optional<BankRecord> bank_record(BankRecordId id) override { return queries().bank_record(id); }
    BankRecordId find_bank_record(std::string_view key) override { return queries().find_bank_record(key); }
    std::vector<BankRecord> bank_records(const BankQuery& query) override { return queries().bank_records(query); }
    std::vector<BankRecord> bank_records_on(MerchantId merchant, Date booked_on) override {
        return queries().bank_records_on(merchant, booked_on);
    }
    std::vector<BankRecord> posted_payments(std::string_view account, Money amount) override {
        return queries().posted_payments(account, amount);
    }
    std::vector<BankRecord> bank_records_of(ClaimId claim) override { return queries().bank_records_of(claim); }
    std::vector<BankImport> bank_imports(int limit) override { return queries().bank_imports(limit); }
    bool has_seen_payment(ClaimId claim) override { return queries().has_seen_payment(claim); }
    std::vector<PayerLesson> payer_lessons() override { return queries().payer_lessons(); }
    std::vector<OutgoingRecord> outgoing(ClaimId claim) override { return queries().outgoing(claim); }
    std::vector<OutgoingRecord> due_outgoing(OutgoingKind kind, Instant now, int limit) override { return queries().due_outgoing(kind, now, limit); }
    std::optional<ReplyRecord> reply(ReplyId id) override { return queries().reply(id); }
    std::vector<ReplyRecord> replies(MerchantId merchant) override { return queries().replies(merchant); }
    std::optional<SmsGateway> sms_gateway(MerchantId merchant) override { return queries().sms_gateway(merchant); }

private:
    virtual Queries& queries() = 0;
};

} // namespace kz
