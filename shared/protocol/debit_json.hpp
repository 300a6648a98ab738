// What operators are answered about direct debits, by appending.
//
//   debits     {collections: [{claim: "c12", collection, mandate, amount_minor, collect_on, sequence, returned_on, reason,
//              state: "sent" | "paid" | "returned", refundable_until (of paid, while it can be taken back)}],
//              upcoming: [{claim: "c12", collect_on, amount_minor, submit_by}]}             all in euros
//   debit file {merchant: "m3", on, collections, total_minor, message, made_at_ms}         the last two absent: there was nothing to collect
#pragma once

#include "shared/domain/journal/debits.hpp"

#include <span>
#include <string>

namespace kz {

struct CollectionView {
    ClaimId claim;
    Collection collection;
    CollectionState state = CollectionState::Sent;
    std::optional<Date> refundable_until; // told of what is paid
};
struct UpcomingView {
    ClaimId claim;
    AnnouncedDebit debit;
};
struct DebitFileView {
    MerchantId merchant;
    Date on;
    std::string message = {};
    Instant made_at = {};
    int collections = 0;
    std::int64_t total_minor = 0;
};

void append_debits(std::string& out, std::span<const CollectionView> collections, std::span<const UpcomingView> upcoming);
void append_debit_file(std::string& out, const DebitFileView& file);

} // namespace kz
