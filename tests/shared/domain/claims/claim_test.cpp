#include "shared/domain/claims/claim.hpp"
#include "tests/shared/domain/claims/sample_invoice.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

std::string due_by_terms(const char* terms) {
    Invoice invoice = sample_invoice(); // issued on 2026-11-02
    invoice.due_on.reset();
    invoice.terms = terms;
    const auto date = due_date(invoice);
    return date ? iso(*date) : "none";
}

} // namespace

TEST_CASE("an invoice claims what is due, a credit note takes it away") {
    Invoice invoice = sample_invoice();
    CHECK(claimed(invoice) == cents(10000));
    invoice.kind = InvoiceKind::CreditNote;
    CHECK(claimed(invoice) == cents(-10000));
}

TEST_CASE("the due date is the invoice's own before any terms") {
    Invoice invoice = sample_invoice();
    invoice.terms = "30 Tage";
    CHECK(iso(due_date(invoice).value_or(Date{})) == "2026-11-16");
}

TEST_CASE("without a due date, a plain number of days in the terms counts from the issue date") {
    const struct {
        const char* terms;
        const char* outcome;
    } rows[] = {
        {"14 Tage", "2026-11-16"},
        {"14 days", "2026-11-16"},
        {"30 jours", "2026-12-02"},
        {"14 dagen", "2026-11-16"},
        {"1 day", "2026-11-03"},
        {"1 Tag", "2026-11-03"},
        {"1 jour", "2026-11-03"},
        {"1 dag", "2026-11-03"},
        {"0 Tage", "2026-11-02"},
        {"365 days", "2027-11-02"},
        {"14 TAGE NETTO", "2026-11-16"},
        {"14Tage", "2026-11-16"},
        {"14 Kalendertage", "2026-11-16"},
        {"14 calendar days", "2026-11-16"},
        {"zahlbar innerhalb von 14 Tagen", "2026-11-16"},
        {"Paiement à 30\xc2\xa0jours.", "2026-12-02"},
        {"Betaling binnen 14 dagen na factuurdatum", "2026-11-16"},
        {"Payable within 14 days, net.", "2026-11-16"},
        {"Zahlbar:\n14 Tage", "2026-11-16"},
        {"Bitte überweisen Sie den Betrag innerhalb von 14 Tagen auf unten stehendes Konto.", "2026-11-16"},
        {"Gebühr iHv. 120,00 € innerhalb von 14 Tagen unter Angabe der Rechnungsnummer 1234/78/901", "2026-11-16"},
        // more than one number: the customer gets the longest
        {"7 Tage 2 % Skonto, 30 Tage netto", "2026-12-02"},
        {"30 days net, 10 days 2 % discount", "2026-12-02"},
        // structured discounts are skipped, what stands beside them is read
        {"#SKONTO#TAGE=14#PROZENT=2.00#", "none"},
        {"#SKONTO#TAGE=7#PROZENT=2.00#\n#SKONTO#TAGE=14#PROZENT=1.00#\n30 Tage netto", "2026-12-02"},
        {"#SKONTO#TAGE=7#PROZENT=2.00# 30 Tage netto", "2026-12-02"},
        {"#SKONTO#14 Tage#", "none"},
        // in doubt there is no due date
        {"", "none"},
        {"Zahlbar sofort ohne Abzug.", "none"},
        {"Bis zum 14.08.2016 ohne Abzug", "none"},
        {"innerhalb von […] Tagen", "none"},
        {"innerhalb von vierzehn Tagen", "none"},
        {"2 % Skonto innerhalb von 8 Tagen", "none"},
        {"escompte 2 % à 10 jours", "none"},
        {"14 Werktage", "none"},
        {"10 working days", "none"},
        {"10 jours ouvrables", "none"},
        {"30 jours fin de mois", "none"},
        {"30 days end of month", "none"},
        {"366 Tage", "none"},
        {"99999999999999999999 Tage", "none"},
        {"1.14 Tage", "none"},
        {"A14 Tage", "none"},
        {"14 Tageblätter", "none"},
        {"14 Tagesätze", "none"},
        {"14", "none"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.terms);
        CHECK(due_by_terms(row.terms) == row.outcome);
    }
}

TEST_CASE("terms of the longest allowed kind are read in reasonable time") {
    std::string terms;
    while (terms.size() < 8000)
        terms += "1 ";
    CHECK(due_by_terms(terms.c_str()) == "none");
    CHECK(due_by_terms(std::string(8000, ' ').c_str()) == "none");
    CHECK(due_by_terms(std::string(8000, '9').c_str()) == "none");
}

TEST_CASE("the payee is who the bank knows, else the payee of the invoice, else the seller") {
    Invoice invoice = sample_invoice();
    Party payee;
    payee.name = "Muster Inkasso GmbH";
    invoice.payee = payee;
    invoice.means = {{"58", "DE89370400440532013000", "Muster Bankname", "COBADEFFXXX"}};
    CHECK(payee_name(invoice) == "Muster Bankname");
    CHECK(payee_bic(invoice) == "COBADEFFXXX");
    invoice.means[0].account_name = " ";
    CHECK(payee_name(invoice) == "Muster Inkasso GmbH");
    invoice.payee->name = "";
    CHECK(payee_name(invoice) == "Kulanz Test GmbH");
    invoice.payee.reset();
    CHECK(payee_name(invoice) == "Kulanz Test GmbH");
}

TEST_CASE("the account is the first that is a valid IBAN, with its own name and BIC") {
    Invoice invoice = sample_invoice();
    invoice.means = {{"48", "", "card", "CARDDEFF"},
                     {"30", "12345678", "national", "NATIDEFF"},
                     {"58", "be68 5390 0754 7034", "Kulanz Test BV", "GKCCBEBB"},
                     {"58", "DE89370400440532013000", "second", ""}};
    CHECK(payee_iban(invoice) == "BE68539007547034");
    CHECK(payee_name(invoice) == "Kulanz Test BV");
    CHECK(payee_bic(invoice) == "GKCCBEBB");
    invoice.means.clear();
    CHECK(payee_iban(invoice) == "");
    CHECK(payee_bic(invoice) == "");
    CHECK(payee_name(invoice) == "Kulanz Test GmbH");
}

TEST_CASE("a claim's code is read exactly as it is written") {
    CHECK(claim_code(ClaimId{12}) == "c12");
    const struct {
        const char* text;
        std::int64_t outcome;
    } rows[] = {
        {"c1", 1},   {"c12", 12},   {"c9223372036854775807", INT64_MAX},
        {"", 0},     {"c", 0},      {"12", 0},
        {"C12", 0},  {"c0", 0},     {"c-1", 0},
        {"c012", 0}, {"c12 ", 0},   {" c12", 0},
        {"c+1", 0},  {"c1.0", 0},   {"c9223372036854775808", 0},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(parse_claim_code(row.text).value_or(ClaimId{0}) == ClaimId{row.outcome});
    }
}
