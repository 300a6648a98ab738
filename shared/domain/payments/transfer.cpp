#include "shared/domain/payments/transfer.hpp"

#include "shared/base/utf8.hpp"
#include "shared/domain/claims/iban.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::size_t name_characters_max = 70;
constexpr std::size_t payload_bytes_max = 331;
constexpr std::int64_t amount_minor_max = 99'999'999'999;

// Inside the European Economic Area a transfer needs no BIC (Regulation (EU) 260/2012); elsewhere in SEPA it does.
constexpr std::string_view eea_countries[] = {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI",
                                              "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU",
                                              "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"};

bool is_inside_eea(std::string_view iban) {
    return std::ranges::contains(eea_countries, iban.substr(0, 2));
}

// ISO 9362: four of the institution, two letters of the country, two of the place, three of the branch or none.
bool is_bic(std::string_view bic) {
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto is_capital_or_digit = [&](char c) { return is_capital(c) || (c >= '0' && c <= '9'); };
    return (bic.size() == 8 || bic.size() == 11) && std::ranges::all_of(bic, is_capital_or_digit) &&
           is_capital(bic[4]) && is_capital(bic[5]);
}

// On one line, ends trimmed: a line break inside a name would move every later element of the QR payload.
std::string one_line(std::string_view name) {
    std::string out(name);
    for (char& c : out)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = ' ';
    return std::string(trimmed(out));
}

std::string first_characters(std::string_view text, std::size_t count) {
    std::size_t end = 0;
    for (; count > 0 && end < text.size(); --count)
        if (!next_code_point(text, end))
            ++end;
    return std::string(trimmed(text.substr(0, end)));
}

std::optional<TransferRefusal> fault_of(const Transfer& transfer) {
    const std::string name = one_line(transfer.name);
    if (name.empty())
        return TransferRefusal::NameMissing;
    if (code_point_count(name) > name_characters_max)
        return TransferRefusal::NameTooLong;
    const auto iban = parse_iban(transfer.iban);
    if (!iban)
        return TransferRefusal::IbanInvalid;
    if (transfer.bic.empty() ? !is_inside_eea(*iban) : !is_bic(transfer.bic))
        return TransferRefusal::BicInvalid;
    if (transfer.amount.currency != eur)
        return TransferRefusal::CurrencyNotEuro;
    if (transfer.amount.minor < 1 || transfer.amount.minor > amount_minor_max)
        return TransferRefusal::AmountOutOfRange;
    if (!parse_creditor_reference(transfer.reference))
        return TransferRefusal::ReferenceInvalid;
    return std::nullopt;
}

// RFC 3986, 2.3: all but unreserved characters as bytes of UTF-8.
void append_uri_text(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF", unreserved = "-._~";
    for (const char c : text) {
        const bool is_letter_or_digit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (is_letter_or_digit || unreserved.contains(c))
            out += c;
        else
            (out += '%') += {digits[static_cast<unsigned char>(c) >> 4], digits[static_cast<unsigned char>(c) & 15]};
    }
}

} // namespace

Result<Transfer, TransferRefusal> transfer_for(ClaimId id, const Invoice& invoice, Money amount) {
    Transfer transfer;
    transfer.name = first_characters(one_line(payee_name(invoice)), name_characters_max);
    transfer.iban = payee_iban(invoice);
    transfer.bic = upper_without_spaces(payee_bic(invoice));
    if (!is_bic(transfer.bic))
        transfer.bic.clear();
    transfer.amount = amount;
    transfer.reference = claim_reference(id, invoice);
    if (const auto fault = fault_of(transfer))
        return refuse(*fault);
    return transfer;
}

Result<std::string, TransferRefusal> epc_payload(const Transfer& transfer) {
    if (const auto fault = fault_of(transfer))
        return refuse(*fault);
    std::string payload = "BCD\n002\n1\nSCT\n"; // version 002, UTF-8, SEPA credit transfer
    payload += transfer.bic + '\n';
    payload += one_line(transfer.name) + '\n';
    payload += *parse_iban(transfer.iban) + '\n';
    payload += "EUR" + plain(transfer.amount) + '\n';
    payload += '\n'; // no purpose
    payload += *parse_creditor_reference(transfer.reference);
    if (payload.size() > payload_bytes_max)
        return refuse(TransferRefusal::PayloadTooLong);
    return payload;
}

Result<std::string, TransferRefusal> payto_link(const Transfer& transfer) {
    if (const auto fault = fault_of(transfer))
        return refuse(*fault);
    std::string link = "payto://iban/";
    if (!transfer.bic.empty())
        link += transfer.bic + '/';
    link += *parse_iban(transfer.iban) + "?amount=EUR:" + plain(transfer.amount);
    append_uri_text(link += "&receiver-name=", one_line(transfer.name));
    return link += "&message=" + *parse_creditor_reference(transfer.reference);
}

} // namespace kz
