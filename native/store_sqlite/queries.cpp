#include "native/store_sqlite/queries.hpp"

#include "native/store_sqlite/codes.hpp"
#include "native/store_sqlite/policy_columns.hpp"

#include <algorithm>
#include <bit>

namespace kz::sqlite {
namespace {

#define KZ_CLAIM_COLUMNS                                                                                                \
    "id, version, merchant_id, currency, total_minor, paid_minor, open_minor, has_plan, issued_on, due_on, "            \
    "next_due_on, fingerprint, seller_key, number, seller_name, buyer_name, hold, paused_until, is_waiting, coalesce(call_at, -1)"
#define KZ_LINK_COLUMNS                                                                                                 \
    "id, claim_id, token_hash, issued_at, expires_at, revoked_at, factor_failures, factor_failed_at"
#define KZ_CHECKOUT_COLUMNS "reference, claim_id, provider, coalesce(provider_id, ''), url, started_at, is_over, asks, ask_at"
#define KZ_AUDIT_COLUMNS "audit.at, audit.actor, audit.what, audit.claim_id, audit.detail, audit.account_id, audit.session_id, audit.id"
#define KZ_MERCHANT_COLUMNS                                                                                             \
    "id, seller_key, name, " KZ_POLICY_COLUMNS("") ", factor, language, theme, website, answer_days, creditor_id, debit_iban, announce_days, pay_ways, business_hours, calls_at_once, answer_minutes, has_assistant"

// In the order of KZ_CLAIM_COLUMNS; the memory of `into` is used again.
void take_claim(Run& run, ClaimRecord& into) {
    into.id = ClaimId{run.number()};
    into.version = run.number();
    into.merchant = MerchantId{run.number()};
    into.currency = parse_currency_word(run.text());
    into.total_minor = run.number();
    into.paid_minor = run.number();
    into.open_minor = run.number();
    into.has_plan = run.flag();
    into.issued_on = run.date();
    into.due_on = run.optional_date();
    into.next_due_on = run.optional_date();
    into.fingerprint = std::bit_cast<std::uint64_t>(run.number());
    into.seller_key = run.text();
    into.number = run.text();
    into.seller_name = run.text();
    into.buyer_name = run.text();
    const std::string_view hold = run.text();
    into.hold = hold.empty() ? std::nullopt : std::optional(parse_standing_word(hold));
    into.paused_until = run.optional_date();
    into.is_waiting = run.flag();
    const std::int64_t call_at = run.number();
    into.call_at = call_at < 0 ? std::nullopt : std::optional(clock_time(call_at));
}

void take_line(Run& run, LineRecord& into) {
    into.number = run.text();
    into.name = run.text();
    into.quantity = run.text();
    into.unit = run.text();
    into.price = run.text();
    into.net_minor = run.number();
    into.tax_percent = run.text();
}

Link take_link(Run& run) {
    Link link;
    link.id = LinkId{run.number()};
    link.claim = ClaimId{run.number()};
    link.token_hash = run.text();
    link.issued_at = run.instant();
    link.expires_at = run.instant();
    link.revoked_at = run.optional_instant();
    link.factor_failures = static_cast<int>(run.number());
    link.factor_failed_at = run.optional_instant();
    return link;
}

CheckoutRecord take_checkout(Run& run) {
    CheckoutRecord record;
    record.reference = run.text();
    record.claim = ClaimId{run.number()};
    record.provider = parse_provider_word(run.text());
    record.provider_id = run.text();
    record.url = run.text();
    record.started_at = run.instant();
    record.is_over = run.flag();
    record.asks = static_cast<int>(run.number());
    record.ask_at = run.instant();
    return record;
}

Merchant take_merchant(Run& run) {
    Merchant merchant;
    merchant.id = MerchantId{run.number()};
    merchant.seller_key = run.text();
    merchant.name = run.text();
    merchant.policy = take_policy(run);
    merchant.factor = parse_factor_word(run.text());
    merchant.language = parse_language_word(run.text());
    merchant.theme = run.text();
    merchant.website = run.text();
    merchant.answer_days = static_cast<int>(run.number());
    merchant.debit.creditor_id = run.text();
    merchant.debit.iban = run.text();
    merchant.debit.announce_days = static_cast<int>(run.number());
    merchant.ways = parse_pay_ways(run.text());
    merchant.hours = run.text();
    merchant.calls_at_once = static_cast<int>(run.number());
    merchant.answer_minutes = parse_numbers(run.text());
    merchant.has_assistant = run.flag();
    return merchant;
}

AuditEntry take_audit(Run& run) {
    AuditEntry entry;
    entry.at = run.instant();
    entry.actor = parse_actor_word(run.text());
    entry.what = run.text();
    entry.claim = ClaimId{run.number()}; // NULL reads as 0
    entry.detail = run.text();
    entry.account = StaffId{run.number()};
    entry.session = StaffSessionId{run.number()};
    entry.number = run.number();
    return entry;
}

// What LIKE finds nothing but itself in, before '%'.
std::string literal_pattern(std::string_view text) {
    std::string pattern;
    for (const char letter : text) {
        if (letter == '%' || letter == '_' || letter == '\\')
            pattern += '\\';
        pattern += letter;
    }
    return pattern;
}

} // namespace

Queries::Queries(Database& database)
    : OutboxQueries(database), BankQueries(database), StaffQueries(database), OutgoingQueries(database), ContactQueries(database), load_(database, "SELECT " KZ_CLAIM_COLUMNS " FROM claim WHERE id = ?"),
      lines_(database, "SELECT number, name, quantity, unit, price, net_minor, tax_percent FROM claim_line "
                       "WHERE claim_id = ? ORDER BY position"),
      version_(database, "SELECT version FROM claim WHERE id = ?"),
      find_claim_(database, "SELECT id FROM claim WHERE seller_key = ? AND number = ?"),
      events_(database, "SELECT version, at, actor, kind, body FROM journal WHERE claim_id = ? ORDER BY version"),
      claims_(database, "SELECT " KZ_CLAIM_COLUMNS " FROM claim WHERE id > ? ORDER BY id LIMIT ?"),
      claims_waiting_(database, "SELECT " KZ_CLAIM_COLUMNS " FROM claim WHERE is_waiting AND id > ?1 AND (?2 = 0 OR merchant_id = ?2) "
                                "ORDER BY id LIMIT ?3"),
      claims_to_call_(database, "SELECT " KZ_CLAIM_COLUMNS " FROM claim WHERE call_at IS NOT NULL AND call_at >= ?1 AND call_at < ?2 AND (?3 = 0 OR merchant_id = ?3) "
                                "ORDER BY call_at, id LIMIT max(?4, 0)"),
      claims_of_phone_(database, "SELECT claim_id FROM claim_phone WHERE phone = ? AND merchant_id = ? ORDER BY claim_id DESC LIMIT max(?, 0)"),
      claims_in_credit_(database, "SELECT " KZ_CLAIM_COLUMNS " FROM claim WHERE open_minor < 0 AND id > ?1 AND (?2 = 0 OR merchant_id = ?2) "
                                  "ORDER BY id LIMIT ?3"),
      find_claims_(database, "SELECT " KZ_CLAIM_COLUMNS " FROM claim WHERE (?2 = 0 OR merchant_id = ?2) AND (number LIKE ?1 || '%' ESCAPE '\\' "
                             "OR buyer_name LIKE ?1 || '%' ESCAPE '\\' OR buyer_name LIKE '% ' || ?1 || '%' ESCAPE '\\') "
                             "ORDER BY id DESC LIMIT ?3"),
      claims_with_services_(database, "SELECT DISTINCT claim_id FROM journal WHERE kind = 'service_blocked' ORDER BY claim_id"),
      claims_with_open_shares_(database, "SELECT claim_id FROM journal WHERE kind = 'share_noted' GROUP BY claim_id "
                                         "HAVING sum(body ->> '$.move' = 'granted') > sum(body ->> '$.move' = 'ended') ORDER BY claim_id"),
      find_link_(database, "SELECT " KZ_LINK_COLUMNS " FROM link WHERE token_hash = ?"),
      links_(database, "SELECT " KZ_LINK_COLUMNS " FROM link WHERE claim_id = ? ORDER BY id"),
      merchant_(database, "SELECT " KZ_MERCHANT_COLUMNS " FROM merchant WHERE id = ?"),
      find_merchant_(database, "SELECT " KZ_MERCHANT_COLUMNS " FROM merchant WHERE seller_key = ?"),
      merchants_(database, "SELECT " KZ_MERCHANT_COLUMNS " FROM merchant ORDER BY id"),
      kept_answer_(database, "SELECT fingerprint, status, body, at FROM kept_answer WHERE key = ?"),
      audit_(database, "SELECT " KZ_AUDIT_COLUMNS " FROM audit ORDER BY id DESC LIMIT ?"),
      audit_of_claim_(database, "SELECT " KZ_AUDIT_COLUMNS " FROM audit WHERE claim_id = ? "
                                "ORDER BY id DESC LIMIT ?"),
      mandate_claims_(database, "SELECT claim_id FROM mandate_claim WHERE merchant_id = ? ORDER BY claim_id"),
      debit_file_(database, "SELECT merchant_id, made_for, at, message, collections, total_minor, document FROM debit_file "
                            "WHERE merchant_id = ? AND made_for = ?"),
      checkout_(database, "SELECT " KZ_CHECKOUT_COLUMNS " FROM checkout WHERE reference = ?"),
      find_checkout_(database, "SELECT " KZ_CHECKOUT_COLUMNS " FROM checkout WHERE provider = ? AND provider_id = ?"),
      due_checkouts_(database, "SELECT " KZ_CHECKOUT_COLUMNS " FROM checkout WHERE is_over = 0 AND ask_at <= ? ORDER BY ask_at LIMIT ?"),
      staff_audit_(database, "SELECT " KZ_AUDIT_COLUMNS " FROM audit JOIN staff ON staff.id = audit.account_id "
                             "WHERE audit.account_id IS NOT NULL AND audit.id > ?1 AND (?2 = 0 OR staff.merchant_id = ?2) "
                             "ORDER BY audit.id LIMIT ?3") {}

// The claim's row stays open while its lines are read: both are of one moment, and SQLite takes its lock once.
bool Queries::load(ClaimId id, ClaimRecord& into) {
    Run claim = load_.run(id);
    if (!claim.row())
        return false;
    take_claim(claim, into);
    std::size_t count = 0;
    for (Run line = lines_.run(id); line.row(); ++count) {
        if (count == into.lines.size())
            into.lines.emplace_back();
        take_line(line, into.lines[count]);
    }
    into.lines.resize(count);
    return true;
}

bool Queries::load_head(ClaimId id, ClaimRecord& into) {
    Run claim = load_.run(id);
    const bool is_known = claim.row();
    if (is_known)
        take_claim(claim, into);
    return is_known;
}

std::int64_t Queries::version(ClaimId id) {
    Run run = version_.run(id);
    return run.row() ? run.number() : 0;
}

ClaimId Queries::find_claim(std::string_view seller_key, std::string_view number) {
    Run run = find_claim_.run(seller_key, number);
    return run.row() ? ClaimId{run.number()} : ClaimId{};
}

std::vector<StoredEvent> Queries::events(ClaimId id) {
    std::vector<StoredEvent> events;
    for (Run run = events_.run(id); run.row();) {
        StoredEvent& event = events.emplace_back();
        event.version = run.number();
        event.at = run.instant();
        event.actor = parse_actor_word(run.text());
        event.kind = run.text();
        event.body = run.text();
    }
    return events;
}

std::vector<ClaimRecord> Queries::claims(ClaimId after, int limit) {
    std::vector<ClaimRecord> records;
    for (Run run = claims_.run(after, std::max(limit, 0)); run.row();)
        take_claim(run, records.emplace_back());
    return records;
}

std::vector<ClaimRecord> Queries::claims_waiting(MerchantId merchant, ClaimId after, int limit) {
    std::vector<ClaimRecord> records;
    for (Run run = claims_waiting_.run(after, merchant, std::max(limit, 0)); run.row();)
        take_claim(run, records.emplace_back());
    return records;
}

std::vector<ClaimRecord> Queries::claims_to_call(MerchantId merchant, ClockTime from, ClockTime before, int limit) {
    std::vector<ClaimRecord> records;
    for (Run run = claims_to_call_.run(clock_minutes(from), clock_minutes(before), merchant, limit); run.row();)
        take_claim(run, records.emplace_back());
    return records;
}

std::vector<ClaimId> Queries::claims_of_phone(MerchantId merchant, std::string_view phone, int limit) {
    std::vector<ClaimId> claims;
    for (Run run = claims_of_phone_.run(phone, merchant, limit); run.row();)
        claims.push_back(ClaimId{run.number()});
    return claims;
}

std::vector<ClaimRecord> Queries::claims_in_credit(MerchantId merchant, ClaimId after, int limit) {
    std::vector<ClaimRecord> records;
    for (Run run = claims_in_credit_.run(after, merchant, std::max(limit, 0)); run.row();)
        take_claim(run, records.emplace_back());
    return records;
}

std::vector<ClaimRecord> Queries::find_claims(MerchantId merchant, std::string_view text, int limit) {
    std::vector<ClaimRecord> records;
    if (text.size() < search_bytes_min)
        return records;
    const std::string pattern = literal_pattern(text);
    for (Run run = find_claims_.run(std::string_view(pattern), merchant, std::max(limit, 0)); run.row();)
        take_claim(run, records.emplace_back());
    return records;
}

std::vector<ClaimId> Queries::claims_with_services() {
    std::vector<ClaimId> found;
    for (Run run = claims_with_services_.run(); run.row();)
        found.push_back(ClaimId{run.number()});
    return found;
}

std::vector<ClaimId> Queries::claims_with_open_shares() {
    std::vector<ClaimId> found;
    for (Run run = claims_with_open_shares_.run(); run.row();)
        found.push_back(ClaimId{run.number()});
    return found;
}

std::optional<Link> Queries::find_link(std::string_view token_hash) {
    Run run = find_link_.run(Blob{token_hash});
    return run.row() ? std::optional(take_link(run)) : std::nullopt;
}

std::vector<Link> Queries::links(ClaimId claim) {
    std::vector<Link> links;
    for (Run run = links_.run(claim); run.row();)
        links.push_back(take_link(run));
    return links;
}

std::optional<Merchant> Queries::merchant(MerchantId id) {
    Run run = merchant_.run(id);
    return run.row() ? std::optional(take_merchant(run)) : std::nullopt;
}

std::optional<Merchant> Queries::find_merchant(std::string_view seller_key) {
    Run run = find_merchant_.run(seller_key);
    return run.row() ? std::optional(take_merchant(run)) : std::nullopt;
}

std::vector<Merchant> Queries::merchants() {
    std::vector<Merchant> merchants;
    for (Run run = merchants_.run(); run.row();)
        merchants.push_back(take_merchant(run));
    return merchants;
}

std::optional<KeptAnswer> Queries::kept_answer(std::string_view key) {
    Run run = kept_answer_.run(key);
    if (!run.row())
        return std::nullopt;
    KeptAnswer answer;
    answer.fingerprint = run.text();
    answer.status = static_cast<int>(run.number());
    answer.body = run.text();
    answer.at = run.instant();
    return answer;
}

// A limit below zero would be none for SQLite.
std::vector<AuditEntry> Queries::audit(ClaimId claim, int limit) {
    const int at_most = std::max(limit, 0);
    std::vector<AuditEntry> entries;
    for (Run run = claim.is_set() ? audit_of_claim_.run(claim, at_most) : audit_.run(at_most); run.row();)
        entries.push_back(take_audit(run));
    return entries;
}

std::optional<CheckoutRecord> Queries::checkout(std::string_view reference) {
    Run run = checkout_.run(reference);
    return run.row() ? std::optional(take_checkout(run)) : std::nullopt;
}

std::optional<CheckoutRecord> Queries::find_checkout(PayProvider provider, std::string_view provider_id) {
    Run run = find_checkout_.run(provider_code(provider), provider_id);
    return run.row() ? std::optional(take_checkout(run)) : std::nullopt;
}

std::vector<CheckoutRecord> Queries::due_checkouts(Instant now, int limit) {
    std::vector<CheckoutRecord> due;
    for (Run run = due_checkouts_.run(now, std::int64_t{limit}); run.row();)
        due.push_back(take_checkout(run));
    return due;
}

std::vector<ClaimId> Queries::mandate_claims(MerchantId merchant) {
    std::vector<ClaimId> claims;
    for (Run run = mandate_claims_.run(merchant); run.row();)
        claims.push_back(ClaimId{run.number()});
    return claims;
}

std::optional<DebitFile> Queries::debit_file(MerchantId merchant, Date on) {
    Run run = debit_file_.run(merchant, on);
    if (!run.row())
        return std::nullopt;
    DebitFile file;
    file.merchant = MerchantId{run.number()};
    file.on = run.date();
    file.at = run.instant();
    file.message = run.text();
    file.collections = static_cast<int>(run.number());
    file.total_minor = run.number();
    file.document = run.text();
    return file;
}

std::vector<AuditEntry> Queries::staff_audit(MerchantId merchant, std::int64_t after, int limit) {
    std::vector<AuditEntry> entries;
    for (Run run = staff_audit_.run(after, merchant, std::max(limit, 0)); run.row();)
        entries.push_back(take_audit(run));
    return entries;
}

} // namespace kz::sqlite
