#include "shared/domain/payments/claim_index.hpp"

#include "shared/base/assert.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/hash.hpp"
#include "shared/domain/claims/iban.hpp"
#include "shared/domain/payments/remittance.hpp"

#include <algorithm>

namespace kz {
namespace {

// A key that more claims share tells nobody apart.
constexpr std::size_t shared_codes_max = 16;
constexpr std::size_t mistyped_max = 64;
constexpr std::size_t shared_names_max = 64;
constexpr std::size_t number_digits_min = 5;
constexpr std::size_t mistyped_bytes_min = 8;
constexpr std::size_t common_amount_share = 20'000; // one claim in so many
constexpr std::size_t keys_per_claim = 26; // what reserve() expects

enum class Kind : std::uint64_t { Id, Reference, Body, Mistyped, Number, Name, NameAndAmount, Amount, Iban, Customer };

std::uint64_t key_of(Kind kind, std::string_view text) {
    // FNV's upper half is weak for short texts, and the table lives on it: one more round of mixing.
    std::uint64_t hash = hash64(text, hash64(static_cast<std::uint64_t>(kind), hash_seed));
    hash ^= hash >> 32;
    hash *= 0xd6e8feb86659fd93ull;
    return hash ^ (hash >> 32);
}

std::uint64_t key_of(ClaimId id) {
    std::string text;
    append_integer(text, id.value);
    return key_of(Kind::Id, text);
}

// With an empty name: the amount alone.
std::uint64_t key_of_name(std::string_view name, Money amount) {
    std::string text(name);
    text += '|';
    append_integer(text, amount.minor);
    text += amount.currency.text();
    return key_of(name.empty() ? Kind::Amount : Kind::NameAndAmount, text);
}

// What a typing error can be in: "RF" says nothing.
std::string_view significant(std::string_view reference) {
    return reference.starts_with("RF") ? reference.substr(2) : reference;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9')
            digits += c;
    return digits;
}

// The forms in which a number is looked for: all of it, and its digits alone when they are enough.
std::vector<std::string> number_forms(std::string_view number) {
    std::vector<std::string> forms;
    std::string compact = compact_code(number);
    std::string digits = digits_of(compact);
    if (digits.size() >= number_digits_min && digits != compact)
        forms.push_back(std::move(digits));
    if (compact.size() >= 3)
        forms.push_back(std::move(compact));
    return forms;
}

// A person's name as it is, without the names in the middle, and with the first one's initial.
std::vector<std::string> name_forms(std::string_view name) {
    const std::vector<std::string> words = name_words(name);
    std::vector<std::string> forms;
    if (!words.empty())
        forms.push_back(name_key(words));
    if (words.size() > 2)
        forms.push_back(name_key({words.front(), words.back()}));
    if (words.size() > 1)
        forms.push_back(name_key({words.front().substr(0, 1), words.back()}));
    return forms;
}

// With an amount, the surname too when the customer says that it was paid: then a spouse is to be found as well.
std::vector<std::string> name_forms_with_amount(const OpenClaim& claim) {
    std::vector<std::string> forms = name_forms(claim.customer_name);
    if (claim.is_reported_paid && !forms.empty())
        forms.push_back(name_words(claim.customer_name).back());
    return forms;
}

std::vector<Money> expected_amounts(const OpenClaim& claim) {
    std::vector<Money> amounts{claim.open};
    for (const Money& instalment : claim.instalments)
        if (!std::ranges::contains(amounts, instalment))
            amounts.push_back(instalment);
    return amounts;
}

template <class Visit>
void each_key(const OpenClaim& claim, Visit visit) {
    visit(key_of(claim.id));
    for (const std::string& written : claim.references) {
        const std::string reference = compact_code(written);
        visit(key_of(Kind::Reference, reference));
        if (reference.starts_with("RF"))
            visit(key_of(Kind::Body, std::string_view(reference).substr(std::min<std::size_t>(4, reference.size()))));
        if (reference.size() < mistyped_bytes_min)
            continue;
        visit(key_of(Kind::Mistyped, significant(reference)));
        for (const std::string& shorter : with_one_left_out(significant(reference)))
            visit(key_of(Kind::Mistyped, shorter));
    }
    for (const std::string& form : number_forms(claim.invoice_number))
        visit(key_of(Kind::Number, form));
    visit(key_of_name("", claim.open));
    const std::vector<Money> amounts = expected_amounts(claim);
    for (const std::string& form : name_forms(claim.customer_name))
        visit(key_of(Kind::Name, form));
    for (const std::string& form : name_forms_with_amount(claim))
        for (const Money& amount : amounts)
            visit(key_of_name(form, amount));
    for (const std::string& iban : claim.payer_ibans)
        visit(key_of(Kind::Iban, upper_without_spaces(iban)));
    visit(key_of(Kind::Customer, claim.customer));
}

// Texts of a claim in one line: fields end with 0x1f, items of a list with 0x1e.
constexpr char field_end = '\x1f';
constexpr char item_end = '\x1e';

void pack(std::string& out, std::string_view text) {
    for (const char c : text)
        out += c == field_end || c == item_end ? ' ' : c;
}

void pack(std::string& out, const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
        pack(out, text);
        out += item_end;
    }
    out += field_end;
}

std::string_view next(std::string_view& rest, char end) {
    const std::size_t at = rest.find(end);
    KZ_ASSERT(at != std::string_view::npos);
    const std::string_view text = rest.substr(0, at);
    rest.remove_prefix(at + 1);
    return text;
}

std::vector<std::string> next_list(std::string_view& rest) {
    std::string_view field = next(rest, field_end);
    std::vector<std::string> texts;
    while (!field.empty())
        texts.emplace_back(next(field, item_end));
    return texts;
}

} // namespace

void ClaimIndex::reserve(std::size_t claims) {
    keys_.reserve(claims * keys_per_claim);
    records_.reserve(claims);
}

std::optional<std::uint32_t> ClaimIndex::slot_of(ClaimId id) const {
    std::vector<std::uint32_t> slots;
    keys_.find(key_of(id), slots);
    for (const std::uint32_t slot : slots)
        if (records_[slot].id == id)
            return slot;
    return std::nullopt;
}

void ClaimIndex::add(const OpenClaim& claim) {
    KZ_ASSERT(claim.id.is_set());
    remove(claim.id);
    Record record{claim.id, claim.open, claim.is_reported_paid, 0, texts_.size()};
    pack(texts_, claim.references);
    for (const std::string* text : {&claim.invoice_number, &claim.customer, &claim.customer_name}) {
        pack(texts_, *text);
        texts_ += field_end;
    }
    pack(texts_, claim.payer_ibans);
    for (const Money& instalment : claim.instalments) {
        append_integer(texts_, instalment.minor);
        texts_ += item_end;
    }
    texts_ += field_end;
    record.text_bytes = static_cast<std::uint32_t>(texts_.size() - record.text_at);
    std::uint32_t slot = static_cast<std::uint32_t>(records_.size());
    if (free_.empty()) {
        records_.push_back(record);
    } else {
        slot = free_.back();
        free_.pop_back();
        records_[slot] = record;
    }
    // As it was packed, so that remove() finds the same keys.
    each_key(this->claim(slot), [&](std::uint64_t hash) { keys_.insert(hash, slot); });
    ++size_;
}

void ClaimIndex::remove(ClaimId id) {
    const auto slot = slot_of(id);
    if (!slot)
        return;
    each_key(claim(*slot), [&](std::uint64_t hash) { keys_.erase(hash, *slot); });
    texts_unused_ += records_[*slot].text_bytes;
    records_[*slot] = {};
    free_.push_back(*slot);
    --size_;
    if (texts_unused_ > texts_.size() / 2)
        pack_texts();
}

void ClaimIndex::pack_texts() {
    std::string packed;
    packed.reserve(texts_.size() - texts_unused_);
    for (Record& record : records_) {
        const std::size_t at = packed.size();
        packed.append(texts_, record.text_at, record.text_bytes);
        record.text_at = at;
    }
    texts_ = std::move(packed);
    texts_unused_ = 0;
}

OpenClaim ClaimIndex::claim(std::uint32_t slot) const {
    const Record& record = records_[slot];
    OpenClaim claim;
    claim.id = record.id;
    claim.open = record.open;
    claim.is_reported_paid = record.is_reported_paid;
    std::string_view rest = std::string_view(texts_).substr(record.text_at, record.text_bytes);
    claim.references = next_list(rest);
    claim.invoice_number = next(rest, field_end);
    claim.customer = next(rest, field_end);
    claim.customer_name = next(rest, field_end);
    claim.payer_ibans = next_list(rest);
    for (const std::string& minor : next_list(rest))
        claim.instalments.push_back({parse_integer(minor).value_or(0), record.open.currency});
    return claim;
}

Money ClaimIndex::open_of(ClaimId id) const {
    const auto slot = slot_of(id);
    return slot ? records_[*slot].open : Money{};
}

template <class Check>
std::vector<std::uint32_t> ClaimIndex::found(std::uint64_t hash, std::size_t limit, Check check) const {
    std::vector<std::uint32_t> slots;
    keys_.find(hash, slots);
    if (slots.size() > limit * 2)
        return {};
    std::ranges::sort(slots);
    slots.erase(std::ranges::unique(slots).begin(), slots.end());
    std::erase_if(slots, [&](std::uint32_t slot) { return !check(claim(slot)); });
    if (slots.size() > limit)
        slots.clear();
    return slots;
}

std::vector<std::uint32_t> ClaimIndex::by_reference(std::string_view compact) const {
    return found(key_of(Kind::Reference, compact), shared_codes_max, [&](const OpenClaim& claim) {
        return std::ranges::any_of(claim.references,
                                   [&](const std::string& reference) { return compact_code(reference) == compact; });
    });
}

std::vector<std::uint32_t> ClaimIndex::by_reference_body(std::string_view compact) const {
    return found(key_of(Kind::Body, compact), shared_codes_max, [&](const OpenClaim& claim) {
        return std::ranges::any_of(claim.references, [&](const std::string& written) {
            const std::string reference = compact_code(written);
            return reference.starts_with("RF") && reference.size() > 4 && reference.substr(4) == compact;
        });
    });
}

std::vector<std::uint32_t> ClaimIndex::by_mistyped_reference(std::string_view compact) const {
    const std::string_view typed = significant(compact);
    if (typed.size() + 3 < mistyped_bytes_min)
        return {};
    const auto is_near = [&](const OpenClaim& claim) {
        return std::ranges::any_of(claim.references, [&](const std::string& written) {
            const std::string reference = compact_code(written);
            return typing_errors(significant(reference), typed, 1) == 1;
        });
    };
    std::vector<std::uint32_t> slots = found(key_of(Kind::Mistyped, typed), mistyped_max, is_near);
    for (const std::string& shorter : with_one_left_out(typed))
        for (const std::uint32_t slot : found(key_of(Kind::Mistyped, shorter), mistyped_max, is_near))
            slots.push_back(slot);
    std::ranges::sort(slots);
    slots.erase(std::ranges::unique(slots).begin(), slots.end());
    return slots;
}

std::vector<std::uint32_t> ClaimIndex::by_number(std::string_view compact) const {
    return found(key_of(Kind::Number, compact), shared_codes_max, [&](const OpenClaim& claim) {
        return std::ranges::contains(number_forms(claim.invoice_number), compact);
    });
}

std::vector<std::uint32_t> ClaimIndex::by_name_and_amount(std::string_view key, Money amount) const {
    return found(key_of_name(key, amount), shared_names_max, [&](const OpenClaim& claim) {
        return std::ranges::contains(expected_amounts(claim), amount) &&
               std::ranges::contains(name_forms_with_amount(claim), key);
    });
}

std::vector<std::uint32_t> ClaimIndex::by_name(std::string_view key) const {
    return found(key_of(Kind::Name, key), shared_names_max, [&](const OpenClaim& claim) {
        return std::ranges::contains(name_forms(claim.customer_name), key);
    });
}

std::vector<std::uint32_t> ClaimIndex::by_payer_iban(std::string_view iban) const {
    const std::string code = upper_without_spaces(iban);
    return found(key_of(Kind::Iban, code), shared_names_max, [&](const OpenClaim& claim) {
        return std::ranges::any_of(claim.payer_ibans,
                                   [&](const std::string& known) { return upper_without_spaces(known) == code; });
    });
}

std::vector<std::uint32_t> ClaimIndex::by_customer(std::string_view customer) const {
    return found(key_of(Kind::Customer, customer), shared_names_max,
                 [&](const OpenClaim& claim) { return claim.customer == customer; });
}

bool ClaimIndex::is_common_amount(Money amount) const {
    const std::uint64_t key = key_of_name("", amount);
    std::vector<std::uint32_t> slots;
    keys_.find(key, slots);
    return keys_.is_crowded(key) || slots.size() * common_amount_share > size_;
}

} // namespace kz
