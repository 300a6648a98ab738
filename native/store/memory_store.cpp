// The store in memory, for tests and for showing the program without a file. Nothing outlives the process.
//
// A state is a value. A job works on a copy: when it throws, the copy is dropped. Readers share the last committed state,
// which nobody changes any more. What is large is shared between copies, so that copying is a matter of pointers; still,
// a job costs time in proportion to everything that is stored.
#include "native/store/forward_reads.hpp"
#include "native/store/memory_bank.hpp"
#include "native/store/memory_contact.hpp"
#include "native/store/memory_outbox.hpp"
#include "native/store/memory_outgoing.hpp"
#include "native/store/memory_staff.hpp"
#include "native/store/store.hpp"

#include "shared/base/assert.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <tuple>
#include <utility>

namespace kz {
namespace {

template <class T>
using Shared = std::shared_ptr<const T>;

template <class T>
std::int64_t next_id(const std::map<std::int64_t, T>& table) {
    return table.empty() ? 1 : table.rbegin()->first + 1;
}

char in_small(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}
bool begins_with(std::string_view text, std::string_view wanted) {
    return text.size() >= wanted.size() && std::ranges::equal(text.substr(0, wanted.size()), wanted, {}, in_small, in_small);
}
bool has_word(std::string_view name, std::string_view wanted) {
    for (;;) {
        if (begins_with(name, wanted))
            return true;
        const auto space = name.find(' ');
        if (space == std::string_view::npos)
            return false;
        name.remove_prefix(space + 1);
    }
}

struct StoredClaim {
    ClaimRecord record;
    std::vector<StoredEvent> events;
};

class Content : public MemoryOutbox, public MemoryBank, public MemoryStaff, public MemoryOutgoing, public MemoryContact {
public:
    bool load(ClaimId id, ClaimRecord& into) const {
        const StoredClaim* const claim = find(id);
        if (claim)
            into = claim->record;
        return claim != nullptr;
    }
    bool load_head(ClaimId id, ClaimRecord& into) const {
        std::vector<LineRecord> lines = std::move(into.lines);
        const bool is_known = load(id, into);
        into.lines = std::move(lines);
        return is_known;
    }
    std::int64_t version(ClaimId id) const {
        const StoredClaim* const claim = find(id);
        return claim ? claim->record.version : 0;
    }
    ClaimId find_claim(std::string_view seller_key, std::string_view number) const {
        const auto found = claim_ids.find(std::pair<std::string, std::string>(seller_key, number));
        return found == claim_ids.end() ? ClaimId{} : found->second;
    }
    std::vector<StoredEvent> events(ClaimId id) const {
        const StoredClaim* const claim = find(id);
        return claim ? claim->events : std::vector<StoredEvent>();
    }
    std::vector<ClaimRecord> claims(ClaimId after, int limit) const {
        std::vector<ClaimRecord> records;
        for (auto at = claim_table.upper_bound(after.value); at != claim_table.end(); ++at) {
            if (std::ssize(records) >= limit)
                break;
            records.push_back(at->second->record);
            records.back().lines.clear();
        }
        return records;
    }
    std::vector<ClaimRecord> claims_waiting(MerchantId merchant, ClaimId after, int limit) const {
        std::vector<ClaimRecord> records;
        for (auto at = claim_table.upper_bound(after.value); at != claim_table.end() && std::ssize(records) < limit; ++at)
            if (const ClaimRecord& record = at->second->record; record.is_waiting && is_of(record, merchant))
                records.push_back(without_lines(record));
        return records;
    }
    std::vector<ClaimRecord> claims_to_call(MerchantId merchant, ClockTime from, ClockTime before, int limit) const {
        const auto order = [](ClockTime at) { return std::pair(at.date, at.minute); };
        std::vector<ClaimRecord> records;
        for (const auto& [id, claim] : claim_table)
            if (const ClaimRecord& record = claim->record; record.call_at && is_of(record, merchant) && order(*record.call_at) >= order(from) && order(*record.call_at) < order(before))
                records.push_back(without_lines(record));
        std::ranges::stable_sort(records, {}, [&](const ClaimRecord& record) { return order(*record.call_at); });
        records.resize(std::min(records.size(), static_cast<std::size_t>(std::max(limit, 0))));
        return records;
    }
    std::vector<ClaimId> claims_of_phone(MerchantId merchant, std::string_view phone, int limit) const {
        std::vector<ClaimId> found;
        for (auto at = phone_table.rbegin(); at != phone_table.rend() && std::ssize(found) < limit; ++at)
            if (const auto& [number, owner, claim] = *at; number == phone && owner == merchant.value)
                found.push_back(ClaimId{claim});
        return found;
    }
    std::vector<ClaimRecord> claims_in_credit(MerchantId merchant, ClaimId after, int limit) const {
        std::vector<ClaimRecord> records;
        for (auto at = claim_table.upper_bound(after.value); at != claim_table.end() && std::ssize(records) < limit; ++at)
            if (const ClaimRecord& record = at->second->record; record.open_minor < 0 && is_of(record, merchant))
                records.push_back(without_lines(record));
        return records;
    }
    std::vector<ClaimRecord> find_claims(MerchantId merchant, std::string_view text, int limit) const {
        std::vector<ClaimRecord> records;
        if (text.size() < search_bytes_min)
            return records;
        for (auto at = claim_table.rbegin(); at != claim_table.rend() && std::ssize(records) < limit; ++at)
            if (const ClaimRecord& record = at->second->record; is_of(record, merchant) && (begins_with(record.number, text) || has_word(record.buyer_name, text)))
                records.push_back(without_lines(record));
        return records;
    }
    std::vector<ClaimId> claims_with_services() const {
        std::vector<ClaimId> found;
        for (const auto& [id, claim] : claim_table)
            if (std::ranges::find(claim->events, "service_blocked", &StoredEvent::kind) != claim->events.end())
                found.push_back(ClaimId{id});
        return found;
    }
    std::vector<ClaimId> claims_with_open_shares() const {
        std::vector<ClaimId> found;
        const auto count = [](const auto& claim, std::string_view move) {
            return std::ranges::count_if(claim->events, [&](const StoredEvent& event) { return event.kind == "share_noted" && event.body.find(move) != std::string::npos; });
        };
        for (const auto& [id, claim] : claim_table)
            if (count(claim, "\"move\":\"granted\"") > count(claim, "\"move\":\"ended\""))
                found.push_back(ClaimId{id});
        return found;
    }
    std::optional<Link> find_link(std::string_view token_hash) const {
        for (const auto& [id, link] : link_table)
            if (link.token_hash == token_hash)
                return link;
        return std::nullopt;
    }
    std::vector<Link> links(ClaimId claim) const {
        std::vector<Link> found;
        for (const auto& [id, link] : link_table)
            if (link.claim == claim)
                found.push_back(link);
        return found;
    }
    std::optional<Merchant> merchant(MerchantId id) const {
        const auto found = merchant_table.find(id.value);
        return found == merchant_table.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<Merchant> find_merchant(std::string_view seller_key) const {
        for (const auto& [id, merchant] : merchant_table)
            if (merchant.seller_key == seller_key)
                return merchant;
        return std::nullopt;
    }
    std::vector<Merchant> merchants() const {
        std::vector<Merchant> all;
        for (const auto& [id, merchant] : merchant_table)
            all.push_back(merchant);
        return all;
    }
    std::optional<KeptAnswer> kept_answer(std::string_view key) const {
        const auto found = answers.find(key);
        return found == answers.end() ? std::nullopt : std::optional(*found->second);
    }
    std::vector<AuditEntry> audit(ClaimId claim, int limit) const {
        std::vector<AuditEntry> found;
        for (auto at = audit_trail.rbegin(); at != audit_trail.rend() && std::ssize(found) < limit; ++at)
            if (!claim.is_set() || (*at)->claim == claim)
                found.push_back(**at);
        return found;
    }

    std::optional<CheckoutRecord> checkout(std::string_view reference) const {
        const auto found = checkouts.find(reference);
        return found == checkouts.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<CheckoutRecord> find_checkout(PayProvider provider, std::string_view provider_id) const {
        for (const auto& [reference, record] : checkouts)
            if (record.provider == provider && record.provider_id == provider_id && !provider_id.empty())
                return record;
        return std::nullopt;
    }
    std::vector<CheckoutRecord> due_checkouts(Instant now, int limit) const {
        std::vector<CheckoutRecord> due;
        for (const auto& [reference, record] : checkouts)
            if (!record.is_over && record.ask_at <= now)
                due.push_back(record);
        std::ranges::stable_sort(due, {}, &CheckoutRecord::ask_at);
        due.resize(std::min(due.size(), static_cast<std::size_t>(limit)));
        return due;
    }
    std::vector<ClaimId> mandate_claims(MerchantId merchant) const {
        std::vector<ClaimId> found;
        for (const auto& [owner, claim] : mandate_table)
            if (owner == merchant.value)
                found.push_back(ClaimId{claim});
        return found;
    }
    std::optional<DebitFile> debit_file(MerchantId merchant, Date on) const {
        const auto found = debit_files.find({merchant.value, on});
        return found == debit_files.end() ? std::nullopt : std::optional(*found->second);
    }

    std::vector<AuditEntry> staff_audit(MerchantId merchant, std::int64_t after, int limit) const {
        std::vector<AuditEntry> found;
        for (auto at = static_cast<std::size_t>(after); at < audit_trail.size() && std::ssize(found) < limit; ++at) {
            const AuditEntry& entry = *audit_trail[at];
            const auto account = staff_account(entry.account);
            if (account && (!merchant.is_set() || account->merchant == merchant))
                found.push_back(entry);
        }
        return found;
    }

    static bool is_of(const ClaimRecord& record, MerchantId merchant) { return !merchant.is_set() || record.merchant == merchant; }
    static ClaimRecord without_lines(ClaimRecord record) {
        record.lines.clear();
        return record;
    }
    const StoredClaim* find(ClaimId id) const {
        const auto found = claim_table.find(id.value);
        return found == claim_table.end() ? nullptr : found->second.get();
    }

    std::map<std::int64_t, Shared<StoredClaim>> claim_table;
    std::map<std::pair<std::string, std::string>, ClaimId> claim_ids;
    std::map<std::int64_t, Link> link_table;
    std::map<std::int64_t, Merchant> merchant_table;
    std::map<std::string, Shared<KeptAnswer>, std::less<>> answers;
    std::vector<Shared<AuditEntry>> audit_trail;
    std::set<std::pair<std::int64_t, std::int64_t>> mandate_table; // merchant, claim
    std::set<std::tuple<std::string, std::int64_t, std::int64_t>> phone_table; // number, merchant, claim
    std::map<std::pair<std::int64_t, Date>, Shared<DebitFile>> debit_files;
    std::map<std::string, CheckoutRecord, std::less<>> checkouts; // by reference
};

class MemoryTransaction final : public ForwardReads<Transaction, const Content> {
public:
    explicit MemoryTransaction(Content& state) : state_(state) {}
    void begin() override {}
    void end() override {}

    ClaimId append(std::int64_t expected, std::span<const StoredEvent> events, const ClaimRecord& record) override {
        KZ_ASSERT(!events.empty() && record.version == expected + std::ssize(events));
        StoredClaim claim;
        if (expected == 0) {
            if (state_.find_claim(record.seller_key, record.number).is_set())
                throw DuplicateClaim("the claim exists");
            require(state_.merchant(record.merchant).has_value(), "the merchant does not exist");
            claim.record = record;
            claim.record.id = ClaimId{next_id(state_.claim_table)};
            state_.claim_ids.emplace(std::pair(record.seller_key, record.number), claim.record.id);
        } else {
            if (state_.version(record.id) != expected)
                throw VersionConflict("the claim has changed");
            claim = *state_.find(record.id);
            const ClaimRecord before = std::exchange(claim.record, record);
            claim.record.merchant = before.merchant;
            claim.record.seller_key = before.seller_key;
            claim.record.number = before.number;
            claim.record.lines = before.lines;
        }
        for (const StoredEvent& event : events) {
            claim.events.push_back(event);
            claim.events.back().version = std::ssize(claim.events);
        }
        const ClaimId id = claim.record.id;
        state_.claim_table[id.value] = std::make_shared<const StoredClaim>(std::move(claim));
        return id;
    }
    LinkId add_link(const Link& link) override {
        const LinkId id{next_id(state_.link_table)};
        put(id, link);
        return id;
    }
    void change_link(const Link& link) override {
        require(state_.link_table.contains(link.id.value), "the link does not exist");
        put(link.id, link);
    }
    MerchantId add_merchant(const Merchant& merchant) override {
        const MerchantId id{next_id(state_.merchant_table)};
        put(id, merchant);
        return id;
    }
    void change_merchant(const Merchant& merchant) override {
        require(state_.merchant_table.contains(merchant.id.value), "the merchant does not exist");
        put(merchant.id, merchant);
    }
    void keep_answer(std::string_view key, const KeptAnswer& answer) override {
        const bool is_new =
            state_.answers.emplace(std::string(key), std::make_shared<const KeptAnswer>(answer)).second;
        require(is_new, "an answer is kept under this key");
    }
    void forget_answers(Instant before) override {
        std::erase_if(state_.answers, [before](const auto& item) { return item.second->at < before; });
    }
    void add_audit(const AuditEntry& entry) override {
        require(!entry.claim.is_set() || state_.find(entry.claim), "the claim does not exist");
        require(!entry.account.is_set() || state_.staff_account(entry.account), "the account does not exist");
        AuditEntry numbered = entry;
        numbered.number = std::ssize(state_.audit_trail) + 1;
        state_.audit_trail.push_back(std::make_shared<const AuditEntry>(std::move(numbered)));
    }
    StaffId add_staff(const StaffAccount& account) override {
        require(!account.merchant.is_set() || state_.merchant(account.merchant), "the merchant does not exist");
        return state_.add_staff(account);
    }
    void change_staff(const StaffAccount& account) override {
        require(!account.merchant.is_set() || state_.merchant(account.merchant), "the merchant does not exist");
        state_.change_staff(account);
    }
    void note_mandate(MerchantId merchant, ClaimId claim) override {
        require(state_.find(claim) != nullptr && state_.merchant(merchant), "the claim or merchant does not exist");
        state_.mandate_table.emplace(merchant.value, claim.value);
    }
    void note_phone(MerchantId merchant, ClaimId claim, std::string_view phone) override {
        require(state_.find(claim) != nullptr && state_.merchant(merchant), "the claim or merchant does not exist");
        state_.phone_table.emplace(std::string(phone), merchant.value, claim.value);
    }
    void add_debit_file(const DebitFile& file) override {
        require(state_.merchant(file.merchant).has_value(), "the merchant does not exist");
        const bool is_new = state_.debit_files.emplace(std::pair(file.merchant.value, file.on), std::make_shared<const DebitFile>(file)).second;
        require(is_new, "the merchant has a file of this day");
    }
    void put_checkout(const CheckoutRecord& record) override {
        require(state_.find(record.claim) != nullptr, "the claim does not exist");
        const auto known = state_.find_checkout(record.provider, record.provider_id);
        require(!known || known->reference == record.reference, "another checkout has this id at the provider");
        state_.checkouts.insert_or_assign(record.reference, record);
    }
    StaffSessionId add_session(const StaffSession& session) override { return state_.add_session(session); }
    void change_session(const StaffSession& session) override { state_.change_session(session); }
    WebhookId add_webhook(const Webhook& webhook) override {
        require(state_.merchant(webhook.merchant).has_value(), "the merchant does not exist");
        return state_.add_webhook(webhook);
    }
    void change_webhook(const Webhook& webhook) override {
        require(state_.merchant(webhook.merchant).has_value(), "the merchant does not exist");
        state_.change_webhook(webhook);
    }
    void remove_webhook(WebhookId id) override { state_.remove_webhook(id); }
    void add_outbox(const OutboxEntry& entry, WebhookId only) override {
        require(state_.merchant(entry.merchant).has_value(), "the merchant does not exist");
        require(!entry.claim.is_set() || state_.find(entry.claim), "the claim does not exist");
        state_.add(entry, only);
    }
    void change_delivery(const Delivery& delivery) override { state_.change_delivery(delivery); }
    int deliver_again(WebhookId webhook, std::int64_t from_sequence, Instant now) override {
        return state_.deliver_again(webhook, from_sequence, now);
    }
    BankRecordId add_bank_record(const BankRecord& record) override {
        require_known(record);
        return state_.add_bank_record(record);
    }
    void change_bank_record(const BankRecord& record) override {
        require_known(record);
        state_.change_bank_record(record);
    }
    void add_bank_import(const BankImport& import) override { state_.add_bank_import(import); }
    void add_payer_lesson(const PayerLesson& lesson) override { state_.add_payer_lesson(lesson); }
    void remove_payer_lesson(const PayerLesson& lesson) override { state_.remove_payer_lesson(lesson); }
    ReplyId add_reply(const ReplyRecord& record) override {
        require(state_.merchant(record.merchant).has_value(), "the merchant does not exist");
        return state_.add_reply(record);
    }
    void change_reply(const ReplyRecord& record) override { state_.change_reply(record); }
    void remove_reply(ReplyId id) override { state_.remove_reply(id); }
    void put_sms_gateway(MerchantId merchant, const SmsGateway& gateway) override {
        require(state_.merchant(merchant).has_value(), "the merchant does not exist");
        state_.put_sms_gateway(merchant, gateway);
    }
    void remove_sms_gateway(MerchantId merchant) override { state_.remove_sms_gateway(merchant); }
    OutgoingId add_outgoing(const OutgoingRecord& record) override {
        require(state_.find(record.claim) != nullptr, "the claim does not exist");
        return state_.add_outgoing(record);
    }
    void change_outgoing(const OutgoingRecord& record) override { state_.change_outgoing(record); }

private:
    const Content& queries() override { return state_; }

    static void require(bool holds, const char* otherwise) {
        if (!holds)
            throw StoreError(otherwise);
    }
    void require_known(const BankRecord& record) {
        require(!record.merchant.is_set() || state_.merchant(record.merchant), "the merchant does not exist");
        require(!record.seen_by.is_set() || state_.find(record.seen_by), "the claim does not exist");
        require(!record.twin.is_set() || state_.bank_record(record.twin), "the bank record does not exist");
        for (const BankShare& share : record.shares)
            require(state_.find(share.claim) != nullptr, "the claim does not exist");
    }
    void put(LinkId id, Link link) {
        require(state_.find(link.claim) != nullptr, "the claim does not exist");
        const auto same_hash = state_.find_link(link.token_hash);
        require(!same_hash || same_hash->id == id, "a link has this token hash");
        link.id = id;
        state_.link_table[id.value] = std::move(link);
    }
    void put(MerchantId id, Merchant merchant) {
        const auto same_key = state_.find_merchant(merchant.seller_key);
        require(!same_key || same_key->id == id, "a merchant has this seller key");
        merchant.id = id;
        state_.merchant_table[id.value] = std::move(merchant);
    }

    Content& state_;
};

// The last committed state, handed from the writer to the readers.
class Published {
public:
    Shared<Content> get() const {
        const std::lock_guard lock(mutex_);
        return state_;
    }
    void set(Shared<Content> state) {
        const std::lock_guard lock(mutex_);
        state_.swap(state);
    }

private:
    mutable std::mutex mutex_;
    Shared<Content> state_ = std::make_shared<const Content>();
};

class MemoryReader final : public ForwardReads<Reader, const Content> {
public:
    explicit MemoryReader(std::shared_ptr<const Published> published) : published_(std::move(published)) {}
    void begin() override {
        KZ_ASSERT(!is_begun_);
        is_begun_ = true;
        state_ = published_->get();
    }
    void end() override {
        KZ_ASSERT(is_begun_);
        is_begun_ = false;
    }

private:
    const Content& queries() override {
        if (!is_begun_)
            state_ = published_->get();
        return *state_;
    }

    std::shared_ptr<const Published> published_;
    Shared<Content> state_;
    bool is_begun_ = false;
};

class MemoryStore final : public Store {
public:
    std::vector<std::exception_ptr> commit(std::span<const Job> jobs) override {
        Content state = *published_->get();
        std::vector<std::exception_ptr> failures(jobs.size());
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            Content attempt = state;
            MemoryTransaction transaction(attempt);
            try {
                jobs[i](transaction);
                state = std::move(attempt);
            } catch (...) {
                failures[i] = std::current_exception();
            }
        }
        published_->set(std::make_shared<const Content>(std::move(state)));
        return failures;
    }
    std::unique_ptr<Reader> reader() override { return std::make_unique<MemoryReader>(published_); }

private:
    std::shared_ptr<Published> published_ = std::make_shared<Published>();
};

} // namespace

std::unique_ptr<Store> make_memory_store() { return std::make_unique<MemoryStore>(); }

} // namespace kz
