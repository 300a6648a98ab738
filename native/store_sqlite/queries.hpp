// Queries: what can be read, over one connection, by a reader or inside a job. Reader says what each does.
#pragma once

#include "native/store_sqlite/bank_queries.hpp"
#include "native/store_sqlite/database.hpp"
#include "native/store_sqlite/outbox_queries.hpp"
#include "native/store_sqlite/contact.hpp"
#include "native/store_sqlite/outgoing.hpp"
#include "native/store_sqlite/staff_queries.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace kz::sqlite {

class Queries : public OutboxQueries, public BankQueries, public StaffQueries, public OutgoingQueries, public ContactQueries {
public:
    explicit Queries(Database& database);

    bool load(ClaimId id, ClaimRecord& into);
    bool load_head(ClaimId id, ClaimRecord& into);
    std::int64_t version(ClaimId id);
    ClaimId find_claim(std::string_view seller_key, std::string_view number);
    std::vector<StoredEvent> events(ClaimId id);
    std::vector<ClaimRecord> claims(ClaimId after, int limit);
    std::vector<ClaimRecord> claims_to_call(MerchantId merchant, ClockTime from, ClockTime before, int limit);
    std::vector<ClaimId> claims_of_phone(MerchantId merchant, std::string_view phone, int limit);
    std::vector<ClaimRecord> claims_waiting(MerchantId merchant, ClaimId after, int limit);
    std::vector<ClaimRecord> claims_in_credit(MerchantId merchant, ClaimId after, int limit);
    std::vector<ClaimRecord> find_claims(MerchantId merchant, std::string_view text, int limit);
    std::vector<ClaimId> claims_with_services();
    std::vector<ClaimId> claims_with_open_shares();
    std::optional<Link> find_link(std::string_view token_hash);
    std::vector<Link> links(ClaimId claim);
    std::optional<Merchant> merchant(MerchantId id);
    std::optional<Merchant> find_merchant(std::string_view seller_key);
    std::vector<Merchant> merchants();
    std::optional<KeptAnswer> kept_answer(std::string_view key);
    std::vector<AuditEntry> audit(ClaimId claim, int limit);
    std::vector<ClaimId> mandate_claims(MerchantId merchant);
    std::optional<DebitFile> debit_file(MerchantId merchant, Date on);
    std::optional<CheckoutRecord> checkout(std::string_view reference);
    std::optional<CheckoutRecord> find_checkout(PayProvider provider, std::string_view provider_id);
    std::vector<CheckoutRecord> due_checkouts(Instant now, int limit);
    std::vector<AuditEntry> staff_audit(MerchantId merchant, std::int64_t after, int limit);

private:
    Statement load_;
    Statement lines_;
    Statement version_;
    Statement find_claim_;
    Statement events_;
    Statement claims_;
    Statement claims_waiting_;
    Statement claims_to_call_;
    Statement claims_of_phone_;
    Statement claims_in_credit_;
    Statement find_claims_;
    Statement claims_with_services_;
    Statement claims_with_open_shares_;
    Statement find_link_;
    Statement links_;
    Statement merchant_;
    Statement find_merchant_;
    Statement merchants_;
    Statement kept_answer_;
    Statement audit_;
    Statement audit_of_claim_;
    Statement mandate_claims_;
    Statement debit_file_;
    Statement checkout_;
    Statement find_checkout_;
    Statement due_checkouts_;
    Statement staff_audit_;
};

} // namespace kz::sqlite
