#include "shared/domain/claims/normal_invoice.hpp"

#include "shared/base/white_space.hpp"
#include "shared/domain/claims/iban.hpp"

#include <initializer_list>

namespace kz {
namespace {

void on_one_line(std::initializer_list<std::string*> texts) {
    for (std::string* text : texts)
        *text = one_line(*text);
}
void on_many_lines(std::initializer_list<std::string*> texts) {
    for (std::string* text : texts)
        *text = many_lines(*text);
}
void without_spaces(std::initializer_list<std::string*> texts) {
    for (std::string* text : texts)
        *text = without_space(*text);
}

void normalise(Party& party) {
    PostalAddress& address = party.address;
    on_one_line({&party.name, &party.trade_name, &party.id, &party.legal_id, &party.tax_id, &party.contact_name, &party.phone,
                 &party.email, &address.street, &address.extra, &address.city, &address.postcode, &address.region});
    without_spaces({&party.vat_id, &address.country});
}

void normalise(std::vector<Adjustment>& adjustments) {
    for (Adjustment& adjustment : adjustments) {
        on_one_line({&adjustment.reason});
        without_spaces({&adjustment.tax_category});
    }
}

void normalise(InvoiceLine& line) {
    on_one_line({&line.id, &line.name});
    on_many_lines({&line.description, &line.note});
    without_spaces({&line.unit, &line.tax_category});
    normalise(line.adjustments);
}

} // namespace

Invoice normalised(Invoice invoice) {
    on_one_line({&invoice.number, &invoice.buyer_reference, &invoice.order_reference, &invoice.contract_reference,
                 &invoice.preceding_number, &invoice.remittance});
    on_many_lines({&invoice.terms, &invoice.note});
    without_spaces({&invoice.type_code});
    normalise(invoice.seller);
    normalise(invoice.buyer);
    if (invoice.payee)
        normalise(*invoice.payee);
    for (PaymentMeans& means : invoice.means) {
        on_one_line({&means.account_name});
        without_spaces({&means.code, &means.bic});
        means.iban = parse_iban(means.iban).value_or(without_space(means.iban));
    }
    for (InvoiceLine& line : invoice.lines)
        normalise(line);
    normalise(invoice.adjustments);
    for (TaxShare& share : invoice.taxes) {
        on_many_lines({&share.exemption});
        without_spaces({&share.category});
    }
    return invoice;
}

} // namespace kz
