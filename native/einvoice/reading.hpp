// What both syntaxes need while they read: typed values out of elements, the first fault, and where every business term
// stood, so that a rule that fails later can name element and line.
//
// Readers go on after a fault with neutral values; whoever started them asks fault() before using what came out. The
// first fault stays.
#pragma once

#include "native/einvoice/einvoice.hpp"
#include "native/einvoice/xml_tree.hpp"
#include "shared/domain/claims/invoice_rules.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kz::einvoice {

// "BT-106", or with a number from 1 "BT-131 of line 3".
struct Term {
    std::string_view code;
    int number = 0;
    std::string_view group = "line";
};

// A value to read: where, what it is called, and the rule that wants it ("" when it may be missing).
struct Field {
    XmlNode parent;
    std::string_view path;
    Term term;
    std::string_view rule = {};
};

inline constexpr std::size_t group_items_max = 1000;

class Reading {
public:
    const std::optional<ReadFault>& fault() const { return fault_; }
    void refuse_at(const XmlNode& node, Term term, std::string_view rule, std::string detail);
    // Keeps the place of a term for placed(); the first one stays.
    void remember(Term term, const XmlNode& node);
    // The fault of kz::check() with the place of its element.
    ReadFault placed(const InvoiceFault& fault, const XmlNode& root) const;

    // The one element of the field. A second is a fault, none is one when a rule wants it; an empty one counts as none.
    XmlNode one(const Field& field);

    // Every element of a group that may be there many times; more than group_items_max is a fault.
    std::vector<XmlNode> items(const XmlNode& parent, std::string_view path, Term term);

    // Text: of the first element that is not empty, or of all of them with a line feed between.
    std::string line(const Field& field);
    std::string lines(const Field& field);
    std::string code(const Field& field);
    // BT-84: an IBAN in capitals without spaces; another kind of account number without spaces.
    std::string account(const Field& field);
    // BT-22 or BT-127: without its subject code.
    std::string note(const Field& field);
    // The first identifier that has no scheme, else the first that has one; UBL mixes BT-90 (scheme SEPA) in between.
    std::string identifier(const std::vector<XmlNode>& candidates, Term term);

    Currency currency(const Field& field);
    // An amount in the currency of the document; another currencyID is KZ-03.
    Money amount(const Field& field);
    Money amount(const XmlNode& node, Term term);
    // Any number of decimals, rounded half away from zero to the nine that Decimal has. Zero when missing.
    Decimal decimal(const Field& field);
    // BT-149, above zero; 1 when missing.
    Decimal base_quantity(const Field& field);
    bool indicator(const Field& field);
    // "2026-11-21", with or without a time zone, which a day does not need.
    std::optional<Date> iso_date(const Field& field);
    // "20261121": format 102, the only one that EN 16931 allows in CII.
    std::optional<Date> date_102(const Field& field);

    void set_currency(Currency currency) { currency_ = currency; }
    bool is_in_currency(const XmlNode& amount) const;

private:
    std::optional<Date> date_of(const XmlNode& node, Term term, std::optional<Date> date);

    Currency currency_;
    std::optional<ReadFault> fault_;
    std::map<std::pair<std::string, int>, XmlNode> places_;
};

InvoiceKind kind_of(std::string_view type_code);
// The lines to read: one more than kz::check() lets through, however many there are.
std::vector<XmlNode> limited(std::vector<XmlNode> lines);

// The terms of a party's fields; "" where the model has none.
struct PartyTerms {
    std::string_view name, trade_name, id, legal_id, vat_id, tax_id;
    std::string_view street, extra, city, postcode, region, country;
    std::string_view contact_name, phone, email;
};
inline constexpr PartyTerms seller_terms{"BT-27", "BT-28", "BT-29", "BT-30", "BT-31", "BT-32", "BT-35", "BT-36",
                                         "BT-37", "BT-38", "BT-39", "BT-40", "BT-41", "BT-42", "BT-43"};
inline constexpr PartyTerms buyer_terms{"BT-44", "BT-45", "BT-46", "BT-47", "BT-48", "",      "BT-50", "BT-51",
                                        "BT-52", "BT-53", "BT-54", "BT-55", "BT-56", "BT-57", "BT-58"};
struct PayeeTerms {
    std::string_view name, id, legal_id;
};
inline constexpr PayeeTerms payee_terms{"BT-59", "BT-60", "BT-61"};
// A trade name (BT-28, BT-45) is one "other than" the name, so the same one again says nothing.
void normalise(Party& party);

// A tax share and where it stands.
struct PlacedTax {
    TaxShare share;
    XmlNode node;
    XmlNode base;
    XmlNode tax;
};
// BG-23 is a set: in the order of category and percent, whatever the order of the file. Remembers the places.
std::vector<TaxShare> in_order(Reading& reading, std::vector<PlacedTax> taxes);

// The terms of an allowance or charge, of the document or of the line with that number.
struct AdjustmentTerms {
    Term amount, reason, tax_category, tax_percent;
    std::string_view amount_rule, tax_category_rule;
};
inline constexpr int whole_document = 0;
AdjustmentTerms adjustment_terms(AdjustmentKind kind, int line);

// An allowance or charge and its element.
struct PlacedAdjustment {
    Adjustment adjustment;
    XmlNode node;
};
// BG-20 before BG-21 (BG-27 before BG-28), each in the order of the file: the order of the standard's model. Remembers
// the places when they are of the document.
std::vector<Adjustment> in_order(Reading& reading, std::vector<PlacedAdjustment> adjustments, int line);

} // namespace kz::einvoice
