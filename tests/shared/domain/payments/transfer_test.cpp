#include "shared/domain/payments/transfer.hpp"
#include "tests/shared/domain/claims/sample_invoice.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

const Currency chf = parse_currency("CHF").value_or(eur);
constexpr std::int64_t epc_minor_max = 99'999'999'999;

const Transfer sample{"Kulanz Test GmbH", "DE89370400440532013000", "", cents(14990), "RF46KULANZ2026000123"};
constexpr const char* sample_payload =
    "BCD\n002\n1\nSCT\n\nKulanz Test GmbH\nDE89370400440532013000\nEUR149.90\n\nRF46KULANZ2026000123";

std::string name_of(TransferRefusal refusal) {
    switch (refusal) {
    case TransferRefusal::NameMissing: return "NameMissing";
    case TransferRefusal::NameTooLong: return "NameTooLong";
    case TransferRefusal::IbanInvalid: return "IbanInvalid";
    case TransferRefusal::BicInvalid: return "BicInvalid";
    case TransferRefusal::CurrencyNotEuro: return "CurrencyNotEuro";
    case TransferRefusal::AmountOutOfRange: return "AmountOutOfRange";
    case TransferRefusal::ReferenceInvalid: return "ReferenceInvalid";
    case TransferRefusal::PayloadTooLong: return "PayloadTooLong";
    }
    return "";
}

std::string payload_or_refusal(const Transfer& transfer) {
    const auto payload = epc_payload(transfer);
    return payload ? *payload : name_of(payload.error());
}

// "name | iban | bic | amount | reference", or the refusal.
std::string shown(Result<Transfer, TransferRefusal> transfer) {
    if (!transfer)
        return name_of(transfer.error());
    return transfer->name + " | " + transfer->iban + " | " + transfer->bic + " | " + plain(transfer->amount) + " | " +
           transfer->reference;
}

std::string repeated(const char* text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i)
        out += text;
    return out;
}

} // namespace

TEST_CASE("the payload has its elements one a line and nothing after the reference") {
    CHECK(payload_or_refusal(sample) == sample_payload);
    CHECK(payload_or_refusal(sample).size() == 86);
}

TEST_CASE("the link for a banking app says the same as the code") {
    CHECK(payto_link(sample) == "payto://iban/DE89370400440532013000?amount=EUR:149.90&receiver-name=Kulanz%20Test%20GmbH&message=RF46KULANZ2026000123");
    Transfer abroad = sample;
    abroad.bic = "COBADEFFXXX";
    abroad.name = "Müller & Söhne";
    CHECK(payto_link(abroad) ==
          "payto://iban/COBADEFFXXX/DE89370400440532013000?amount=EUR:149.90&receiver-name=M%C3%BCller%20%26%20S%C3%B6hne&message=RF46KULANZ2026000123");
    abroad.iban = "DE00";
    CHECK(payto_link(abroad).error() == TransferRefusal::IbanInvalid);
}

TEST_CASE("a transfer is put into the payload, or the first reason why not") {
    const struct {
        const char* what;
        void (*change)(Transfer&);
        std::string outcome;
    } rows[] = {
        {"BIC of 8, Belgium",
         [](Transfer& t) { t = {"Kulanz Test BV", "BE68539007547034", "GKCCBEBB", cents(4755), "RF18539007547034"}; },
         "BCD\n002\n1\nSCT\nGKCCBEBB\nKulanz Test BV\nBE68539007547034\nEUR47.55\n\nRF18539007547034"},
        {"BIC of 11 and umlauts",
         [](Transfer& t) {
             t = {"Franz Mustermänn", "DE71110220330123456789", "BHBLDEHHXXX", cents(1230), "RF18539007547034"};
         },
         "BCD\n002\n1\nSCT\nBHBLDEHHXXX\nFranz Mustermänn\nDE71110220330123456789\nEUR12.30\n\nRF18539007547034"},
        {"the smallest amount, Netherlands",
         [](Transfer& t) { t = {"Müller & Söhne", "NL91ABNA0417164300", "", cents(1), "RF097"}; },
         "BCD\n002\n1\nSCT\n\nMüller & Söhne\nNL91ABNA0417164300\nEUR0.01\n\nRF097"},
        {"the largest amount", [](Transfer& t) { t = {"X", "DE89370400440532013000", "", cents(epc_minor_max), "RF097"}; },
         "BCD\n002\n1\nSCT\n\nX\nDE89370400440532013000\nEUR999999999.99\n\nRF097"},
        {"account and reference as people write them",
         [](Transfer& t) {
             t.iban = "de89 3704 0044 0532 0130 00";
             t.reference = "rf46 kula nz20 2600 0123";
         },
         sample_payload},
        {"a line break in the name begins no element", [](Transfer& t) { t.name = "Kulanz\nTest\rGmbH\n"; },
         "BCD\n002\n1\nSCT\n\nKulanz Test GmbH\nDE89370400440532013000\nEUR149.90\n\nRF46KULANZ2026000123"},
        {"70 characters, not bytes", [](Transfer& t) { t = {repeated("ü", 70), t.iban, "", cents(1), "RF097"}; },
         "BCD\n002\n1\nSCT\n\n" + repeated("ü", 70) + "\nDE89370400440532013000\nEUR0.01\n\nRF097"},
        {"BIC outside the EEA", [](Transfer& t) { t = {"X", "CH9300762011623852957", "UBSWCHZH", cents(1), "RF097"}; },
         "BCD\n002\n1\nSCT\nUBSWCHZH\nX\nCH9300762011623852957\nEUR0.01\n\nRF097"},
        {"no name", [](Transfer& t) { t.name = " \n"; }, "NameMissing"},
        {"71 characters", [](Transfer& t) { t.name = repeated("ü", 71); }, "NameTooLong"},
        {"no account", [](Transfer& t) { t.iban = ""; }, "IbanInvalid"},
        {"wrong account", [](Transfer& t) { t.iban = "DE89370400440532013001"; }, "IbanInvalid"},
        {"BIC of 9", [](Transfer& t) { t.bic = "BHBLDEHHX"; }, "BicInvalid"},
        {"BIC in lower case", [](Transfer& t) { t.bic = "bhbldehh"; }, "BicInvalid"},
        {"BIC without a country", [](Transfer& t) { t.bic = "BHBL12HH"; }, "BicInvalid"},
        {"no BIC outside the EEA", [](Transfer& t) { t.iban = "CH9300762011623852957"; }, "BicInvalid"},
        {"francs", [](Transfer& t) { t.amount.currency = chf; }, "CurrencyNotEuro"},
        {"EUR0", [](Transfer& t) { t.amount.minor = 0; }, "AmountOutOfRange"},
        {"below zero", [](Transfer& t) { t.amount.minor = -1; }, "AmountOutOfRange"},
        {"a cent too much", [](Transfer& t) { t.amount.minor = epc_minor_max + 1; }, "AmountOutOfRange"},
        {"no reference", [](Transfer& t) { t.reference = ""; }, "ReferenceInvalid"},
        {"wrong reference", [](Transfer& t) { t.reference = "RF98123456789012"; }, "ReferenceInvalid"},
        {"331 bytes", [](Transfer& t) { t.name = repeated("🙂", 62) + "Annas"; t.bic = "COBADEFF"; },
         "BCD\n002\n1\nSCT\nCOBADEFF\n" + repeated("🙂", 62) +
             "Annas\nDE89370400440532013000\nEUR149.90\n\nRF46KULANZ2026000123"},
        {"332 bytes", [](Transfer& t) { t.name = repeated("🙂", 62) + "Annika"; t.bic = "COBADEFF"; }, "PayloadTooLong"},
        {"every field fits, the payload does not", [](Transfer& t) { t.name = repeated("🙂", 70); }, "PayloadTooLong"},
        {"name before account",
         [](Transfer& t) {
             t.name = "";
             t.iban = "";
         },
         "NameMissing"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        Transfer transfer = sample;
        row.change(transfer);
        CHECK(payload_or_refusal(transfer) == row.outcome);
    }
}

TEST_CASE("a claim is paid to the account of its invoice, with its own reference") {
    const std::string reference = claim_reference(ClaimId{7}, sample_invoice());
    const struct {
        const char* what;
        void (*change)(Invoice&);
        Money amount;
        std::string outcome;
    } rows[] = {
        {"the sample", [](Invoice&) {}, cents(10000),
         "Kulanz Test GmbH | DE89370400440532013000 |  | 100.00 | " + reference},
        {"a part of it", [](Invoice&) {}, cents(3334), "Kulanz Test GmbH | DE89370400440532013000 |  | 33.34 | " + reference},
        {"BIC as people write it", [](Invoice& i) { i.means[0].bic = "coba deff xxx"; }, cents(1),
         "Kulanz Test GmbH | DE89370400440532013000 | COBADEFFXXX | 0.01 | " + reference},
        {"what is no BIC is left out", [](Invoice& i) { i.means[0].bic = "[BIC]"; }, cents(1),
         "Kulanz Test GmbH | DE89370400440532013000 |  | 0.01 | " + reference},
        {"a longer name is cut", [](Invoice& i) { i.means[0].account_name = repeated("ü", 69) + " GmbH"; }, cents(1),
         repeated("ü", 69) + " | DE89370400440532013000 |  | 0.01 | " + reference},
        {"a byte that is not UTF-8 counts as a character", [](Invoice& i) { i.means[0].account_name = "\xff" + repeated("x", 70); },
         cents(1), "\xff" + repeated("x", 69) + " | DE89370400440532013000 |  | 0.01 | " + reference},
        {"the invoice's own reference", [](Invoice& i) { i.remittance = "RF18 5390 0754 7034"; }, cents(1),
         "Kulanz Test GmbH | DE89370400440532013000 |  | 0.01 | RF18539007547034"},
        {"no name at all",
         [](Invoice& i) {
             i.means[0].account_name = "";
             i.seller.name = "";
         },
         cents(1), "NameMissing"},
        {"no account to pay into", [](Invoice& i) { i.means.clear(); }, cents(1), "IbanInvalid"},
        {"no BIC outside the EEA", [](Invoice& i) { i.means[0].iban = "CH9300762011623852957"; }, cents(1), "BicInvalid"},
        {"francs", [](Invoice&) {}, Money{1, chf}, "CurrencyNotEuro"},
        {"nothing to pay", [](Invoice&) {}, cents(0), "AmountOutOfRange"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        Invoice invoice = sample_invoice();
        row.change(invoice);
        CHECK(shown(transfer_for(ClaimId{7}, invoice, row.amount)) == row.outcome);
    }
}
