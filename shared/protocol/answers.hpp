// What operators are answered besides claims (claim_view.hpp), by appending.
//
//   payment    {posting, claim: claim}                     posting: number for its reversal, from 0
//   journal    {claim: "c12", entries: [{version, at_ms, actor, kind, body}]}
//              actor: "customer" | "staff" | "system"; kind and body: see event_json.hpp
//   link       {url, token, expires_at_ms}                 shown once: only its hash is kept
//   merchant   {merchant: "m3", name, policy: see page_json.hpp, factor: "none" | "postcode" | "birth_date",
//              theme (absent: the default one)}
//   merchants  {merchants: [merchant]}
//   health     {status: "ok", version}                     version of the program
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/journal/journal.hpp"
#include "shared/protocol/claim_view.hpp"
#include "shared/protocol/requests.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kz {

struct JournalEntry {
    std::int64_t version = 0; // the claim's after it, from 1
    Event event;
    friend bool operator==(const JournalEntry&, const JournalEntry&) = default;
};
struct LinkView {
    std::string url;   // for people
    std::string token; // for Authorization: Bearer
    Instant expires_at;
};
struct MerchantView {
    MerchantId merchant;
    std::string name;
    MerchantSettings settings;
    friend bool operator==(const MerchantView&, const MerchantView&) = default;
};

void append_payment(std::string& out, int posting, const ClaimView& claim);
void append_journal(std::string& out, ClaimId claim, std::span<const JournalEntry> entries);
void append_link(std::string& out, const LinkView& link);
void append_merchant(std::string& out, const MerchantView& merchant);
void append_merchants(std::string& out, std::span<const MerchantView> merchants);
void append_health(std::string& out, std::string_view program_version);

} // namespace kz
