#include "shared/base/hash.hpp"
#include "shared/domain/claims/iban.hpp"
#include "shared/domain/payments/bank_entry.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::size_t strong_reference_bytes_min = 8;
constexpr std::uint64_t second_seed = 0x9e3779b97f4a7c15ull;

std::uint64_t add_text(std::uint64_t hash, std::string_view text) {
    // The length keeps "ab" + "c" apart from "a" + "bc".
    return hash64(text, hash64(text.size(), hash));
}

std::uint64_t common_digest(std::uint64_t seed, std::string_view account, const BankEntry& entry) {
    std::uint64_t hash = add_text(seed, upper_without_spaces(account));
    hash = hash64(static_cast<std::uint64_t>(entry.amount.minor), hash);
    hash = add_text(hash, entry.amount.currency.text());
    return hash64(entry.direction == Direction::Credit ? 1 : 2, hash);
}

std::uint64_t content_digest(std::uint64_t seed, std::string_view account, const BankEntry& entry) {
    std::uint64_t hash = common_digest(seed, account, entry);
    hash = hash64(static_cast<std::uint64_t>(entry.booked_on.value_or(Date{}).days), hash);
    for (const std::string* text : {&entry.entry_reference, &entry.bank_reference, &entry.information})
        hash = add_text(hash, *text);
    for (const BankPayment& payment : entry.payments) {
        hash = hash64(static_cast<std::uint64_t>(payment.amount.value_or(Money{}).minor), hash);
        for (const std::string* text :
             {&payment.name, &payment.iban, &payment.end_to_end_id, &payment.bank_reference, &payment.text})
            hash = add_text(hash, *text);
        for (const std::string& reference : payment.references)
            hash = add_text(hash, reference);
    }
    return hash;
}

void append_hex(std::string& out, std::uint64_t number) {
    for (int shift = 60; shift >= 0; shift -= 4)
        out += "0123456789abcdef"[(number >> shift) & 15];
}

} // namespace

bool is_filler_reference(std::string_view reference) {
    const std::string code = upper_without_spaces(reference);
    for (const std::string_view filler :
         {"NONREF", "NOTPROVIDED", "NOREF", "NOTAVAILABLE", "KREF+", "EREF+", "UNKNOWN"})
        if (code == filler)
            return true;
    return std::ranges::all_of(code, [](char c) { return c == '0' || c == '-' || c == '.'; });
}

std::uint64_t content_digest(std::string_view account, const BankEntry& entry) {
    return content_digest(hash_seed, account, entry);
}

EntryIdentity identity(std::string_view account, const BankEntry& entry) {
    EntryIdentity identity;
    const auto digest = [&](std::uint64_t seed) {
        if (identity.basis == IdentityBasis::BankReference)
            return add_text(common_digest(seed, account, entry), upper_without_spaces(entry.bank_reference));
        return hash64(static_cast<std::uint64_t>(entry.occurrence), content_digest(seed, account, entry));
    };
    if (entry.bank_reference.size() >= strong_reference_bytes_min && !is_filler_reference(entry.bank_reference))
        identity.basis = IdentityBasis::BankReference;
    identity.key = identity.basis == IdentityBasis::BankReference ? "b" : "c";
    append_hex(identity.key, digest(hash_seed));
    append_hex(identity.key, digest(second_seed));
    return identity;
}

} // namespace kz
