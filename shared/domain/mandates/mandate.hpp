// Mandate: a customer allows a merchant to collect by SEPA direct debit (Core scheme) what one claim leaves open, and until revoked.
// It costs nothing, and the customer may have every collection paid back for eight weeks.
//
// A mandate is for one payment, or for the instalments of the plan that ran when it was given; what is agreed later needs a new one.
// Rules: EPC016-06, the Core rulebook: mandate (4.7.2), reference of 35 characters, unused for 36 months it ends.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/claims/claim.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

// What a merchant needs to collect.
struct DebitTerms {
    std::string creditor_id; // parse_creditor_id(); empty: the merchant collects nothing
    std::string iban;        // of the merchant; parse_iban()
    int announce_days = 14;  // a collection is announced so many days before: 14 unless agreed otherwise, at least one
    friend bool operator==(const DebitTerms&, const DebitTerms&) = default;
};
inline constexpr int announce_days_min = 1;
inline constexpr int announce_days_max = 30;
bool may_collect(const DebitTerms& terms);

// What the customer fills in.
struct MandateWish {
    std::string holder; // of the account
    std::string iban;
    friend bool operator==(const MandateWish&, const MandateWish&) = default;
};
inline constexpr int holder_code_points_max = 70; // of a name in SEPA
inline constexpr int typed_iban_bytes_max = 48;   // 34 and the blanks between

enum class MandateRefusal {
    HolderMissing,
    HolderTooLong,
    HolderNotPlain,  // not UTF-8, or control characters
    IbanInvalid,
    IbanOutsideEea,  // a bank there wants a BIC and an address with every debit
};
std::string_view refusal_code(MandateRefusal refusal); // "iban_invalid"
inline constexpr MandateRefusal mandate_refusals[] = {MandateRefusal::HolderMissing, MandateRefusal::HolderTooLong, MandateRefusal::HolderNotPlain,
                                                      MandateRefusal::IbanInvalid, MandateRefusal::IbanOutsideEea};
// Every reason at once, in the order of the list, at most one of each field. The same answer before and after normalised().
std::vector<MandateRefusal> check(const MandateWish& wish);
MandateWish normalised(const MandateWish& wish);

enum class MandateKind { OneOff, Recurring };
std::string_view mandate_kind_code(MandateKind kind); // "one_off"
std::optional<MandateKind> parse_mandate_kind(std::string_view code);

struct Mandate {
    std::string reference;   // unique with the creditor identifier
    std::string creditor_id; // as it was shown
    std::string holder;
    std::string iban;        // on a page: masked_iban() of it
    MandateKind kind = MandateKind::OneOff;
    Date on;                 // of the signature
    int announce_days = 14;  // as it was agreed
    std::optional<Date> ended_on = {}; // revoked, or a collection came back
    friend bool operator==(const Mandate&, const Mandate&) = default;
};

// "MND-C12-1": the first mandate of claim c12.
std::string mandate_reference(ClaimId claim, int number);
// "DE89 •••• •••• •••• 3000": enough to know one's own account by.
std::string masked_iban(std::string_view iban);

} // namespace kz
