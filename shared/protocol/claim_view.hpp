// ClaimView: one claim as an operator reads it. Written by appending only, without a JSON library: this is the answer that
// is asked for most. Reuse one value and one string: their memory stays.
//
//   claim  {claim: "c12", merchant: "m3", seller, buyer, number, issued_on, due_on (null: none), currency, total_minor,
//           open_minor, paid_minor, standing, version, lines: [line]}
//   line   {number, name, quantity: "1.5", unit, price: "19.00", net_minor, tax_percent: "19"}
//   claims {claims: [claim without lines], next: "c61" (null: no more)}      `next` is the `after` of the next request
//
// total = what the invoice asks for, below zero for a credit note; open = total - credits - paid.
#pragma once

#include "shared/base/date.hpp"
#include "shared/base/result.hpp"
#include "shared/domain/journal/journal.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

struct ClaimLineView {
    std::string number; // BT-126
    std::string name;
    Decimal quantity;
    std::string unit;
    Decimal price;
    std::int64_t net_minor = 0;
    Decimal tax_percent;
    friend bool operator==(const ClaimLineView&, const ClaimLineView&) = default;
};
struct ClaimView {
    ClaimId claim;
    MerchantId merchant;
    std::string seller; // name
    std::string buyer;  // name
    std::string number; // of the invoice
    Date issued_on;
    std::optional<Date> due_on;
    Currency currency = eur;
    std::int64_t total_minor = 0;
    std::int64_t open_minor = 0;
    std::int64_t paid_minor = 0; // posted minus reversed
    Standing standing = Standing::Open;
    std::int64_t version = 0;
    std::vector<ClaimLineView> lines;
    friend bool operator==(const ClaimView&, const ClaimView&) = default;
};

// The view of a state, for those who have one; the store may fill it from columns.
ClaimView claim_view(ClaimId claim, MerchantId merchant, const State& state, Date today);

void append_claim(std::string& out, const ClaimView& claim);
void append_claim_summary(std::string& out, const ClaimView& claim); // without its lines
// `next` not set: this is the last page.
void append_claims(std::string& out, std::span<const ClaimView> claims, ClaimId next);
// For tests and programs that ask our server.
Result<ClaimView, WireFault> decode_claim(std::string_view json);

} // namespace kz
