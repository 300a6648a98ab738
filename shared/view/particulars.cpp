// What else stands on the invoice: the parties, dates, references, terms and notes.
#include "shared/base/utf8.hpp"
#include "shared/view/sheet.hpp"

#include <algorithm>

namespace kz {
namespace {

void append_part(std::string& out, std::string_view separator, std::string_view part) {
    part = trimmed(part);
    if (part.empty())
        return;
    if (!out.empty())
        out += separator;
    out += part;
}

std::string address_text(const Party& party) {
    const PostalAddress& address = party.address;
    std::string place;
    append_part(place, " ", address.postcode);
    append_part(place, " ", address.city);
    std::string out;
    append_part(out, ", ", party.name);
    if (party.trade_name != party.name)
        append_part(out, ", ", party.trade_name);
    for (const std::string_view part : {std::string_view(address.street), std::string_view(address.extra),
                                        std::string_view(place), std::string_view(address.region),
                                        std::string_view(address.country)})
        append_part(out, ", ", part);
    return shown(out);
}

// XRechnung puts the subject of a note before it ("#ADU#…"): a code for machines.
std::string_view without_subject_code(std::string_view note) {
    note = trimmed(note);
    if (note.size() > 5 && note[0] == '#' && note[4] == '#')
        return note.substr(5);
    return note;
}

void add_text(Sheet& sheet, std::string_view key, TextKey label, std::string_view value) {
    if (const std::string_view said = trimmed(value); !said.empty())
        sheet.fact(key, sheet.words(label), Style::Body, shown(said), Sensitivity::Personal);
}

void add_period(Sheet& sheet) {
    const Period& period = sheet.invoice().period;
    std::string text;
    if (period.from && period.to)
        text = sheet.words(TextKey::LinesDates, *period.from, *period.to);
    else if (period.from)
        text = sheet.words(TextKey::LinesDatesFrom, *period.from);
    else if (period.to)
        text = sheet.words(TextKey::LinesDatesTo, *period.to);
    else
        return;
    sheet.fact("period", sheet.words(TextKey::FactPeriod), Style::Body, text);
}

void add_seller(Sheet& sheet) {
    const Party& seller = sheet.invoice().seller;
    add_text(sheet, "seller", TextKey::FactSeller, address_text(seller));
    add_text(sheet, "vat-id", TextKey::FactVatId, seller.vat_id);
    add_text(sheet, "tax-id", TextKey::FactTaxId, seller.tax_id);
    add_text(sheet, "legal-id", TextKey::FactLegalId, seller.legal_id);
    add_text(sheet, "contact-name", TextKey::FactContactName, seller.contact_name);
    add_text(sheet, "phone", TextKey::FactPhone, seller.phone);
    add_text(sheet, "email", TextKey::FactEmail, seller.email);
}

} // namespace

void add_particulars(Sheet& sheet) {
    const Invoice& invoice = sheet.invoice();
    sheet.heading(3, "more", Style::SubTitle, sheet.words(TextKey::LinesMore));
    sheet.open(Role::List, "particulars", Style::Particulars);
    if (invoice.delivered_on)
        sheet.fact("delivered", sheet.words(TextKey::FactDeliveredOn), Style::Body,
                   date_text(sheet.language(), *invoice.delivered_on));
    add_period(sheet);
    add_text(sheet, "order", TextKey::FactOrderReference, invoice.order_reference);
    add_text(sheet, "contract", TextKey::FactContractReference, invoice.contract_reference);
    add_text(sheet, "buyer-reference", TextKey::FactBuyerReference, invoice.buyer_reference);
    add_text(sheet, "preceding", TextKey::FactPrecedingNumber, invoice.preceding_number);
    add_text(sheet, "terms", TextKey::FactTerms, invoice.terms);
    add_text(sheet, "note", TextKey::FactNote, without_subject_code(invoice.note));
    add_text(sheet, "customer", TextKey::FactCustomer, address_text(invoice.buyer));
    add_text(sheet, "customer-id", TextKey::FactCustomerId, invoice.buyer.id);
    add_seller(sheet);
    if (invoice.payee)
        add_text(sheet, "payee", TextKey::FactPayee, address_text(*invoice.payee));
    sheet.close();
}

} // namespace kz
