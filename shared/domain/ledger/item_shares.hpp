// What each line of an invoice comes to: its net amount and its shares of what the document adds and takes off, so that the
// items add up to the amount due (BT-115) to the cent and none is below zero.
//
// Shares are in proportion, with the largest remainder (the first line on a tie):
//   allowances and charges   over the lines of the same tax category and rate, by net amount
//   tax                      over the lines of the same category and rate, by what they came to so far
//   rounding                 over all lines, by what they came to so far
//   a line below zero        is taken off the others, by what they came to; it is worth nothing itself
//   prepaid                  off all lines, by what they came to with tax
// Where no line has the category and rate, all lines share. What then still differs from the amount due is rounding. An amount
// due below zero, and a credit note, leave nothing to any item.
#pragma once

#include "shared/domain/claims/invoice.hpp"
#include "shared/domain/ledger/entry.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace kz {

struct ItemShare {
    int line = 0; // index into Invoice::lines
    EntryKind kind = EntryKind::Net;
    std::int64_t minor = 0;
    friend bool operator==(const ItemShare&, const ItemShare&) = default;
};
// In the order of the kinds, without zeros.
std::vector<ItemShare> item_shares(const Invoice& invoice);

// Parts of `whole` in proportion to the weights (none below zero), which add up exactly: largest remainder. Equal parts when all
// weights are zero; no part is larger than its weight when the whole is not larger than their sum.
std::vector<std::int64_t> apportion(std::int64_t whole, std::span<const std::int64_t> weights);

} // namespace kz
