// How a claim is paid by SEPA credit transfer: account, amount, reference, and the EPC QR code that carries them
// (EPC069-12 v2.1: version 002, UTF-8, error level M, QR version 13 at most, payload 331 bytes at most).
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/claims/claim.hpp"
#include "shared/domain/money/money.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

// ISO 11649 creditor reference: "RF", two check digits, 1 to 21 letters and digits.
std::optional<std::string> make_creditor_reference(std::string_view body);
// Canonical form (upper case, no spaces) when valid: check digits 02 to 98 and remainder 1.
std::optional<std::string> parse_creditor_reference(std::string_view text);
std::string grouped_reference(std::string_view reference); // "RF18 5390 0754 7034"
// The reference of a claim: the invoice's own remittance text when that is a creditor reference, else one made of the
// claim's id ("KZ" and eight digits or more): unique, short, safe to type.
std::string claim_reference(ClaimId id, const Invoice& invoice);

struct Transfer {
    std::string name; // as the bank knows it (Regulation (EU) 2024/886, verification of payee); 1 to 70 characters
    std::string iban;
    std::string bic;  // may be empty inside the EEA
    Money amount;
    std::string reference; // creditor reference

    friend bool operator==(const Transfer&, const Transfer&) = default;
};

enum class TransferRefusal {
    NameMissing,
    NameTooLong,
    IbanInvalid,
    BicInvalid,       // neither 8 nor 11 capitals and digits; or missing for an account outside the EEA
    CurrencyNotEuro,
    AmountOutOfRange, // EUR 0.01 to 999999999.99
    ReferenceInvalid,
    PayloadTooLong,   // above 331 bytes
};

// The transfer for an amount of a claim; refused when the invoice has no account to pay into. So that a customer can pay
// wherever that is possible, a longer name is cut to the 70 characters that SEPA carries (no bank knows more), and what
// is no BIC is left out.
Result<Transfer, TransferRefusal> transfer_for(ClaimId id, const Invoice& invoice, Money amount);
// The text inside the QR code: lines parted by LF, nothing after the reference, which is the last.
Result<std::string, TransferRefusal> epc_payload(const Transfer& transfer);
// The same as a link for the banking app of the device that shows it (RFC 8905, 5: target type "iban").
Result<std::string, TransferRefusal> payto_link(const Transfer& transfer);

// A QR symbol: size x size modules, row by row, '1' dark and '0' light, without the quiet zone.
struct QrSymbol {
    int size = 0;
    std::string modules;

    friend bool operator==(const QrSymbol&, const QrSymbol&) = default;
};
// Error level M, the smallest version up to `version_max` (40 is the largest there is); nothing when the text does not
// fit or has a zero byte.
std::optional<QrSymbol> qr_symbol(std::string_view text, int version_max);

} // namespace kz
