// Claims to look at: made of events as the journal makes them, on a fixed day. All people and merchants are invented.
#pragma once

#include "shared/app/model.hpp"

#include <string>
#include <utility>
#include <vector>

namespace kz::samples {

inline constexpr Date today{20778}; // 2026-11-21, a Saturday

inline Date in_days(int days) {
    return add_days(today, days);
}
// Noon in Central Europe.
inline Instant noon(int days) {
    return Instant{std::int64_t{in_days(days).days} * 86'400'000 + 11 * 3'600'000};
}
inline Money euros(std::int64_t minor) {
    return Money{minor, eur};
}

struct SampleLine {
    const char* name;
    const char* description;
    Decimal quantity;
    const char* unit;
    Decimal price;
    std::int64_t net_minor;
};

inline InvoiceLine line_of(int number, const SampleLine& sample, Decimal tax_percent) {
    InvoiceLine line;
    line.id = std::to_string(number);
    line.name = sample.name;
    line.description = sample.description;
    line.quantity = sample.quantity;
    line.unit = sample.unit;
    line.price = sample.price;
    line.net = euros(sample.net_minor);
    line.tax_category = "S";
    line.tax_percent = tax_percent;
    return line;
}

// Totals of lines with one tax rate and no adjustments.
inline void add_up(Invoice& invoice, Decimal tax_percent) {
    Money net = euros(0);
    for (const InvoiceLine& line : invoice.lines)
        net = *add(net, line.net);
    const Money tax = *percentage(net, tax_percent);
    invoice.taxes = {{net, tax, "S", tax_percent, ""}};
    invoice.totals.lines = invoice.totals.net = net;
    invoice.totals.tax = tax;
    invoice.totals.gross = invoice.totals.due = *add(net, tax);
}

// A phone bill of EUR 117.81.
inline Invoice mobile_invoice(int due_in_days) {
    Invoice invoice;
    invoice.number = "NF-10482";
    invoice.type_code = "380";
    invoice.issued_on = in_days(due_in_days - 28);
    invoice.due_on = in_days(due_in_days);
    invoice.period = {in_days(due_in_days - 58), in_days(due_in_days - 29)};
    invoice.contract_reference = "V-2024-7712";
    invoice.remittance = "NF-10482 Kundennummer 77120";
    invoice.seller.name = "Nordfunk GmbH";
    invoice.seller.vat_id = "DE811111111";
    invoice.seller.address = {"Speicherstraße 14", "", "Hamburg", "20457", "", "DE"};
    invoice.seller.contact_name = "Kundenservice";
    invoice.seller.phone = "+49 40 5550100";
    invoice.seller.email = "service@nordfunk.example";
    invoice.buyer.name = "Miriam Kessler";
    invoice.buyer.id = "77120";
    invoice.buyer.address = {"Lange Reihe 7", "", "Hamburg", "20099", "", "DE"};
    invoice.means = {{"58", "DE89370400440532013000", "Nordfunk GmbH", ""}};
    const Decimal percent{19, 0};
    const SampleLine lines[] = {
        {"Tarif Nord M", "Monatlicher Grundpreis, Telefonie und 25 GB", {1, 0}, "MON", {3361, 2}, 3361},
        {"Tagespass Schweiz", "Datennutzung im Ausland", {3, 0}, "DAY", {499, 2}, 1497},
        {"Gerätekauf", "Rate 8 von 24, Fairphone 6", {1, 0}, "C62", {5042, 2}, 5042}};
    for (const SampleLine& line : lines)
        invoice.lines.push_back(line_of(static_cast<int>(invoice.lines.size()) + 1, line, percent));
    add_up(invoice, percent);
    return invoice;
}

// Everything that an invoice can say, once: two rates, adjustments on lines and document, periods, references, prepaid.
inline Invoice full_invoice() {
    Invoice invoice;
    invoice.number = "2026-004711";
    invoice.type_code = "380";
    invoice.issued_on = in_days(-20);
    invoice.terms = "Zahlbar innerhalb von 30 Tagen ohne Abzug.";
    invoice.order_reference = "B-88213";
    invoice.contract_reference = "Wartung 2026";
    invoice.buyer_reference = "Laden Mitte";
    invoice.note = "#ADU#Vielen Dank für Ihren Einkauf in unserer Werkstatt.";
    invoice.delivered_on = in_days(-22);
    invoice.seller.name = "Fahrradhaus Speiche GmbH";
    invoice.seller.trade_name = "Speiche";
    invoice.seller.legal_id = "HRB 40711";
    invoice.seller.tax_id = "22/815/08155";
    invoice.seller.address = {"Radweg 3", "Hinterhof", "Freiburg", "79098", "Baden-Württemberg", "DE"};
    invoice.buyer.name = "Jonas Öztürk";
    invoice.buyer.address = {"Wiehre 12", "", "Freiburg", "79100", "", "DE"};
    invoice.payee = Party{};
    invoice.payee->name = "Speiche Abrechnung eG";
    invoice.means = {{"58", "AT611904300234573201", "Speiche Abrechnung eG", "GIBAATWWXXX"}};

    InvoiceLine repair = line_of(1, {"Große Inspektion", "Bremsen, Schaltung, Laufräder", {25, 1}, "HUR", {64, 0}, 15000}, {19, 0});
    repair.adjustments = {{AdjustmentKind::Allowance, euros(1500), "Stammkundenrabatt", "", {}},
                          {AdjustmentKind::Charge, euros(500), "", "", {}}};
    repair.period = {in_days(-25), in_days(-22)};
    repair.note = "Bitte nach 100 km nachziehen lassen.";
    InvoiceLine screws = line_of(2, {"Edelstahlschrauben", "", {40, 0}, "H87", {125, 1}, 500}, {19, 0});
    screws.base_quantity = {100, 0};
    InvoiceLine map = line_of(3, {"Radkarte Südbaden", "Radkarte Südbaden", {1, 0}, "C62", {935, 2}, 935}, {7, 0});
    invoice.lines = {repair, screws, map};
    invoice.adjustments = {{AdjustmentKind::Allowance, euros(500), "", "S", {19, 0}},
                           {AdjustmentKind::Charge, euros(490), "Versand", "S", {7, 0}}};
    invoice.taxes = {{euros(15000), euros(2850), "S", {19, 0}, ""}, {euros(1425), euros(100), "S", {7, 0}, ""}};
    invoice.totals = {.lines = euros(16435), .allowances = euros(500), .charges = euros(490), .net = euros(16425),
                      .tax = euros(2950), .gross = euros(19375), .prepaid = euros(5000), .rounding = euros(5),
                      .due = euros(14380)};
    return invoice;
}

inline Invoice long_invoice() {
    Invoice invoice = mobile_invoice(9);
    invoice.lines.clear();
    for (int number = 1; number <= 30; ++number) {
        const std::string name = "Gespräch in das Festnetz " + std::to_string(number);
        invoice.lines.push_back(line_of(number, {name.c_str(), "", {number, 0}, "MIN", {29, 2}, number * 29}, {19, 0}));
    }
    add_up(invoice, {19, 0});
    return invoice;
}

// Words without end, emoji, a name from right to left, and an amount with many digits.
inline Invoice odd_invoice() {
    Invoice invoice = mobile_invoice(30);
    invoice.number = "RE/2026/ä+ß \"7\" <b>";
    invoice.buyer.name = "מרים כהן";
    invoice.buyer.address = {"Donaudampfschifffahrtsgesellschaftskapitänsmützenständerweg 1a", "🏠 hinten links", "Ö", "0", "", "XX"};
    invoice.lines[0].name = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesbegleitbroschürenversandkosten";
    invoice.lines[0].description = "🎉🎉🎉 عرض خاص\nzweite Zeile";
    invoice.lines[1].unit = "X4Z"; // no unit of the catalogue
    invoice.lines[2].net = euros(999'999'999'99);
    invoice.lines[2].price = {999'999'999'99, 2};
    add_up(invoice, {19, 0});
    return invoice;
}

inline Invoice zero_tax_invoice() {
    Invoice invoice = mobile_invoice(14);
    for (InvoiceLine& line : invoice.lines) {
        line.tax_category = "E";
        line.tax_percent = {};
    }
    add_up(invoice, {});
    invoice.taxes[0].category = "E";
    invoice.taxes[0].exemption = "Kleinunternehmer nach § 19 UStG";
    return invoice;
}

inline Invoice credit_note() {
    Invoice invoice = mobile_invoice(0);
    invoice.kind = InvoiceKind::CreditNote;
    invoice.type_code = "381";
    invoice.number = "NF-G-77";
    invoice.preceding_number = "NF-10482";
    invoice.due_on.reset();
    invoice.lines.resize(1);
    add_up(invoice, {19, 0});
    return invoice;
}

inline Invoice franc_invoice() {
    Invoice invoice = mobile_invoice(10);
    const Currency chf = *parse_currency("CHF");
    for (InvoiceLine& line : invoice.lines)
        line.net.currency = chf;
    for (TaxShare& share : invoice.taxes)
        share.base.currency = share.tax.currency = chf;
    Totals& totals = invoice.totals;
    for (Money* money : {&totals.lines, &totals.allowances, &totals.charges, &totals.net, &totals.tax, &totals.gross,
                         &totals.prepaid, &totals.rounding, &totals.due})
        money->currency = chf;
    invoice.currency = chf;
    invoice.means[0].iban = "CH9300762011623852957";
    invoice.means[0].bic = "POFICHBEXXX";
    return invoice;
}

// ---- what happened since ------------------------------------------------------------------------------------------

inline void happen(State& state, int days, EventBody body) {
    apply(state, Event{noon(days), Actor::System, std::move(body)});
}

inline State raised(const Invoice& invoice) {
    State state;
    happen(state, -30, ClaimRaised{invoice});
    return state;
}

inline void pay(State& state, int days, std::int64_t minor) {
    happen(state, days, PaymentPosted{Money{minor, state.invoice.currency}, in_days(days), "NF-10482"});
}

inline void agree_plan(State& state, int days, int instalments, int first_due_in_days) {
    happen(state, days, PlanAgreed{equal_plan(open(state), instalments, {}, in_days(first_due_in_days), is_banking_day)});
}

inline ContactRequest contact_request() {
    return {ContactSubject::AlreadyPaid, "Ich habe am 14. November überwiesen.\nBitte prüfen Sie das.", "+49 170 5550123",
            "miriam@example.org"};
}

inline ClaimPage page_of(State state) {
    return ClaimPage{ClaimId{12}, std::move(state), PlanPolicy{}, "Nordfunk"};
}

inline Model model_of(State state, Language language) {
    Model model;
    model.language = language;
    model.today = today;
    model.gate = Gate::Open;
    model.page = page_of(std::move(state));
    model.merchant = model.page->merchant;
    model.key_seed = "seed";
    return model;
}

} // namespace kz::samples
