// What operators are answered besides claims (claim_view.hpp), by appending.
//
//   payment    {posting, claim: claim}                     posting: number for its reversal, from 0
//   journal    {claim: "c12", entries: [{version, at_ms, actor, kind, body}]}
//              actor: "customer" | "staff" | "system"; kind and body: see event_json.hpp
//   link       {url, token, expires_at_ms, check_code}
//                             shown once: only its hash is kept
//   merchant   {merchant: "m3", name, policy: see page_json.hpp, factor: "none" | "postcode" | "birth_date",
//              theme (absent: the default one), website (absent: not told), answer_days,
//              debit (absent: it collects nothing): see debit_fields.hpp, ways (absent: transfers alone): see checkout_fields.hpp}
//   merchants  {merchants: [merchant]}
//   check code {claim: "c12", check_code: "KZ-7F3A-9Q2M", check_url}   for the merchant's letter
//   well-known {kulanz, merchant, check_url}               what the merchant's own site says: kulanz is where its pages are
//   service    {kulanz, check_url, operator: {name, address, contact}}  the same of the server itself
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
    std::string check_code;
};
// `url` is the server's base, without a slash at its end.
struct ServiceView {
    std::string_view url, operator_name, operator_address, operator_contact;
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
void append_check_code(std::string& out, ClaimId claim, std::string_view code, std::string_view url);
void append_well_known(std::string& out, std::string_view merchant, std::string_view url);
void append_service(std::string& out, const ServiceView& service);
void append_health(std::string& out, std::string_view program_version);

// {checkout, url, phone_url}: a checkout that waits for its customer.
struct OpenedCheckoutView {
    std::string checkout;  // its reference
    std::string url;       // the provider's page; of a slip the claim's own
    std::string phone_url; // leads there, too, and is short enough for a code on a screen
};
std::string encode_opened_checkout(const OpenedCheckoutView& opened);
Result<OpenedCheckoutView, WireFault> decode_opened_checkout(std::string_view json);

} // namespace kz
