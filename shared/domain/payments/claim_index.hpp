// The open claims, found by what a payer may write: references and invoice numbers (also with a typing error), names
// with amounts, accounts of earlier payers, customers. In memory, for a million claims and more: one flat table of hashed
// keys, eight bytes a key, and no lookup walks over claims that have nothing to do with it.
//
// Invariant: every lookup is checked against the claim itself, so two keys with one hash give no wrong claim.
#pragma once

#include "shared/domain/claims/claim.hpp"
#include "shared/domain/payments/key_table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

// What matching needs to know of a claim with something open.
struct OpenClaim {
    ClaimId id;
    std::vector<std::string> references; // creditor reference first; others that the invoice names (OGM, free text)
    std::string invoice_number;
    std::string customer;      // what tells one customer from another, over claims
    std::string customer_name;
    std::vector<std::string> payer_ibans; // who paid for this customer before
    Money open;                           // above zero
    std::vector<Money> instalments;       // rest of each plan line that is not paid, in order
    bool is_reported_paid = false;        // the customer says it was paid

    friend bool operator==(const OpenClaim&, const OpenClaim&) = default;
};

class ClaimIndex {
public:
    // A claim with the same id is replaced.
    void add(const OpenClaim& claim);
    void remove(ClaimId id);
    // For so many claims at once.
    void reserve(std::size_t claims);
    std::size_t size() const { return size_; }
    OpenClaim claim(std::uint32_t slot) const;
    // Zero for a claim that is not here.
    Money open_of(ClaimId id) const;

    // Slots of the claims that have it, each once. A name or an account that very many share finds nothing: it tells
    // nobody apart. Codes in compact form, names as name_key().
    std::vector<std::uint32_t> by_reference(std::string_view compact) const;         // with RF and check digits
    std::vector<std::uint32_t> by_reference_body(std::string_view compact) const;     // without
    std::vector<std::uint32_t> by_mistyped_reference(std::string_view compact) const; // with one typing error
    std::vector<std::uint32_t> by_number(std::string_view compact) const;
    std::vector<std::uint32_t> by_name_and_amount(std::string_view key, Money amount) const;
    std::vector<std::uint32_t> by_name(std::string_view key) const;
    std::vector<std::uint32_t> by_payer_iban(std::string_view iban) const;
    std::vector<std::uint32_t> by_customer(std::string_view customer) const;
    // True when more than one claim in 20,000 asks for exactly that: a price. In a small index every amount is.
    bool is_common_amount(Money amount) const;

private:
    struct Record {
        ClaimId id; // not set: free
        Money open;
        bool is_reported_paid = false;
        std::uint32_t text_bytes = 0;
        std::uint64_t text_at = 0;
    };
    template <class Check>
    std::vector<std::uint32_t> found(std::uint64_t hash, std::size_t limit, Check check) const;
    std::optional<std::uint32_t> slot_of(ClaimId id) const;
    void pack_texts();

    KeyTable keys_;
    std::vector<Record> records_;
    std::vector<std::uint32_t> free_;
    std::size_t size_ = 0;
    std::string texts_; // of all claims, packed
    std::size_t texts_unused_ = 0;
};

} // namespace kz
