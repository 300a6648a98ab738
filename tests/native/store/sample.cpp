#include "tests/native/store/sample.hpp"

#include <cstdlib>
#include <filesystem>
#include <format>
#include <stdexcept>

namespace kz::test {
namespace {

std::string text(const std::optional<Date>& date) { return date ? std::to_string(date->days) : "-"; }
std::string text(const std::optional<Instant>& at) { return at ? std::to_string(at->milliseconds) : "-"; }

std::string text(const ClaimRecord& claim) {
    std::string all = std::format(
        "claim {} v{} merchant {} [{}] [{}] {:x} [{}] [{}] issued {} due {} {} total {} paid {} open {} plan {} next {} hold {} paused {}\n",
        claim.id.value, claim.version, claim.merchant.value, claim.seller_key, claim.number, claim.fingerprint,
        claim.seller_name, claim.buyer_name, claim.issued_on.days, text(claim.due_on), claim.currency.text(),
        claim.total_minor, claim.paid_minor, claim.open_minor, claim.has_plan, text(claim.next_due_on),
        claim.hold ? standing_code(*claim.hold) : "-", text(claim.paused_until));
    for (const LineRecord& line : claim.lines)
        all += std::format("  line [{}] [{}] {} {} {} {} {}\n", line.number, line.name, line.quantity, line.unit,
                           line.price, line.net_minor, line.tax_percent);
    return all;
}

std::string text(const StoredEvent& event) {
    return std::format("  event v{} at {} by {} {} [{}]\n", event.version, event.at.milliseconds,
                       static_cast<int>(event.actor), event.kind, event.body);
}

std::string text(const Link& link) {
    return std::format("  link {} claim {} [{}] {} to {} revoked {} failures {} at {}\n", link.id.value,
                       link.claim.value, link.token_hash, link.issued_at.milliseconds, link.expires_at.milliseconds,
                       text(link.revoked_at), link.factor_failures, text(link.factor_failed_at));
}

std::string text(const Merchant& merchant) {
    return std::format("merchant {} [{}] [{}] {} {} {} {} factor {} language {} theme {} [{}] [{}] {} {}\n", merchant.id.value,
                       merchant.seller_key, merchant.name, merchant.policy.customer.instalments_max,
                       merchant.policy.customer.instalment_min.minor, merchant.policy.customer.instalment_min.currency.text(),
                       merchant.policy.postpone.moves_max, static_cast<int>(merchant.factor),
                       merchant.language ? language_code(*merchant.language) : "of the browser", merchant.theme, merchant.website, merchant.hours, merchant.calls_at_once, merchant.has_assistant);
}

std::string text(const AuditEntry& entry) {
    return std::format("audit {} by {} {} claim {} [{}]\n", entry.at.milliseconds, static_cast<int>(entry.actor),
                       entry.what, entry.claim.value, entry.detail);
}

} // namespace

Folder::Folder(Medium medium) {
    namespace fs = std::filesystem;
    const bool is_in_memory = medium == Medium::Memory && fs::is_directory("/dev/shm");
    std::string name = (is_in_memory ? fs::path("/dev/shm") : fs::canonical(fs::temp_directory_path())) / "kulanz-XXXXXX";
    if (!::mkdtemp(name.data()))
        throw std::runtime_error("no temporary folder");
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

Merchant sample_merchant(const std::string& seller_key) {
    Merchant merchant;
    merchant.seller_key = seller_key;
    merchant.name = "Stadtwerke Überlingen";
    merchant.policy.customer = {6, {2500, eur}, 200, 21, {RhythmKind::Monthly, RhythmKind::Weekly}};
    merchant.policy.staff = {12, {1500, eur}, 400, 42, {RhythmKind::Monthly}};
    merchant.policy.creditor = Creditor::ThirdParty;
    merchant.policy.days = {3, 10, 30};
    merchant.policy.postpone = {30, 300, 2};
    merchant.factor = Factor::Postcode;
    merchant.language = Language::Dutch;
    merchant.theme = "harbour";
    merchant.website = "https://stadtwerke.example";
    merchant.answer_days = 5;
    merchant.hours = "Mo-Fr 09:00-17:00";
    merchant.calls_at_once = 3;
    merchant.has_assistant = true;
    merchant.answer_minutes = {12, 0, 55};
    return merchant;
}

ClaimRecord sample_claim(MerchantId merchant, const std::string& number, int lines) {
    ClaimRecord claim;
    claim.merchant = merchant;
    claim.seller_key = "vat:DE123456789";
    claim.number = number;
    claim.fingerprint = 0xfedcba9876543210u;
    claim.seller_name = "Stadtwerke Überlingen";
    claim.buyer_name = "Zoë Müller-Lüdenscheidt";
    claim.issued_on = Date{20'000};
    claim.due_on = Date{20'030};
    claim.total_minor = 12'345;
    claim.open_minor = 12'345;
    claim.next_due_on = Date{20'031};
    claim.version = 1;
    for (int i = 1; i <= lines; ++i)
        claim.lines.push_back({std::to_string(i), "Strom, Abschlag " + std::to_string(i), "1.5", "KWH", "0.3219", 48, "19"});
    return claim;
}

StoredEvent sample_event(const std::string& kind, const std::string& body) {
    return {0, Instant{1'750'000'000'123}, Actor::Customer, kind, body};
}

Link sample_link(ClaimId claim, const std::string& token_hash) {
    Link link;
    link.claim = claim;
    link.token_hash = token_hash;
    link.issued_at = Instant{1'000};
    link.expires_at = Instant{2'000};
    return link;
}

MerchantId add_merchant(Store& store, const std::string& seller_key) {
    MerchantId id;
    commit_one(store, [&](Transaction& transaction) { id = transaction.add_merchant(sample_merchant(seller_key)); });
    return id;
}

ClaimId add_claim(Store& store, MerchantId merchant, const std::string& number) {
    ClaimId id;
    commit_one(store, [&](Transaction& transaction) {
        const StoredEvent raised = sample_event("claim_raised", number);
        id = transaction.append(0, {&raised, 1}, sample_claim(merchant, number));
    });
    return id;
}

std::int64_t add_event(Transaction& transaction, ClaimId claim, const std::string& body) {
    ClaimRecord record;
    if (!transaction.load(claim, record))
        throw StoreError("no such claim");
    const StoredEvent event = sample_event("payment_posted", body);
    record.paid_minor += 1;
    record.open_minor -= 1;
    transaction.append(record.version++, {&event, 1}, record);
    return record.version;
}

void commit_one(Store& store, const Store::Job& job) {
    if (const std::exception_ptr failure = store.commit({&job, 1}).at(0))
        std::rethrow_exception(failure);
}

std::string dump(Reader& reader, const std::vector<std::string>& keys) {
    std::string all;
    reader.begin();
    for (const Merchant& merchant : reader.merchants())
        all += text(merchant);
    for (const ClaimRecord& listed : reader.claims({}, 1'000'000)) {
        ClaimRecord claim;
        reader.load(listed.id, claim);
        all += text(claim);
        for (const StoredEvent& event : reader.events(listed.id))
            all += text(event);
        for (const Link& link : reader.links(listed.id))
            all += text(link);
    }
    for (const Webhook& webhook : reader.webhooks({})) {
        all += std::format("webhook {} {} {} {}\n", webhook.id.value, webhook.merchant.value, webhook.url, webhook.secret);
        for (const Delivery& delivery : reader.deliveries(webhook.id, 1'000'000))
            all += std::format("delivery {} {} {} {}\n", delivery.entry.sequence, delivery.entry.body,
                               static_cast<int>(delivery.state), delivery.attempts);
    }
    for (const AuditEntry& entry : reader.audit({}, 1'000'000))
        all += text(entry);
    for (const std::string& key : keys)
        if (const auto answer = reader.kept_answer(key))
            all += std::format("answer {} [{}] {} [{}] {}\n", key, answer->fingerprint, answer->status, answer->body,
                               answer->at.milliseconds);
    reader.end();
    return all;
}

std::string dump(Store& store, const std::vector<std::string>& keys) { return dump(*store.reader(), keys); }

} // namespace kz::test
