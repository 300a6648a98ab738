// What staff wrote and the customer has not read, as one e-mail in the customer's language. It has no link of the page: links are kept
// as hashes, so nobody here knows one any more; the letter has it.
#pragma once

#include "native/mail/composed_mail.hpp"
#include "native/store/store.hpp"

#include <optional>
#include <string>

namespace kz {

struct MailSettings {
    std::string mailbox;  // ours, "thread@pay.example": sender, and what reply addresses are made of; empty: no mail is sent
    std::int64_t wait_milliseconds = 120'000; // how long an answer may be read on the page before it goes by mail
};

inline constexpr std::int64_t stale_milliseconds = 7 * std::int64_t{86'400'000}; // what is older is news no more

struct Digest {
    MailToSend mail;
    int through = 0; // so many messages of the conversation are told then
};
// Of the messages behind the first `told` ones; nothing when all are read, or there is no address.
std::optional<Digest> digest_of(const MailSettings& settings, std::string_view key, ClaimId claim, const State& state, const Merchant& merchant, int told, Instant now);
// In which the customer wrote last; else the merchant's, else German.
Language language_of(const Conversation& talk, const Merchant& merchant);

} // namespace kz
