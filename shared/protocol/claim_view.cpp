#include "shared/protocol/claim_view.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/protocol/json_writer.hpp"

namespace kz {
namespace {

// The name comes with its comma, quotes and colon: one append a field.
void append_text(std::string& out, std::string_view name, std::string_view text) {
    out += name;
    append_json_text(out, text);
}

void append_number(std::string& out, std::string_view name, std::int64_t number) {
    out += name;
    append_integer(out, number);
}

void append_quoted(std::string& out, std::string_view name, Decimal decimal) {
    out += name;
    append_decimal(out, decimal);
    out += '"';
}

void append_date(std::string& out, std::string_view name, Date date) {
    out += name;
    append_iso(out, date);
    out += '"';
}

void append_line(std::string& out, const ClaimLineView& line) {
    append_text(out, "{\"number\":", line.number);
    append_text(out, ",\"name\":", line.name);
    append_quoted(out, ",\"quantity\":\"", line.quantity);
    append_text(out, ",\"unit\":", line.unit);
    append_quoted(out, ",\"price\":\"", line.price);
    append_number(out, ",\"net_minor\":", line.net_minor);
    append_quoted(out, ",\"tax_percent\":\"", line.tax_percent);
    out += '}';
}

// Everything but the lines and the brace behind them.
void append_head(std::string& out, const ClaimView& claim) {
    append_number(out, "{\"claim\":\"c", claim.claim.value);
    append_number(out, "\",\"merchant\":\"m", claim.merchant.value);
    append_text(out, "\",\"seller\":", claim.seller);
    append_text(out, ",\"buyer\":", claim.buyer);
    append_text(out, ",\"number\":", claim.number);
    append_date(out, ",\"issued_on\":\"", claim.issued_on);
    if (claim.due_on)
        append_date(out, ",\"due_on\":\"", *claim.due_on);
    else
        out += ",\"due_on\":null";
    out += ",\"currency\":\"";
    out += claim.currency.text();
    append_number(out, "\",\"total_minor\":", claim.total_minor);
    append_number(out, ",\"open_minor\":", claim.open_minor);
    append_number(out, ",\"paid_minor\":", claim.paid_minor);
    out += ",\"standing\":\"";
    out += standing_code(claim.standing);
    append_number(out, "\",\"version\":", claim.version);
}

} // namespace

ClaimView claim_view(ClaimId claim, MerchantId merchant, const State& state, Date today) {
    const Invoice& invoice = state.invoice;
    ClaimView view;
    view.claim = claim;
    view.merchant = merchant;
    view.seller = invoice.seller.name;
    view.buyer = invoice.buyer.name;
    view.number = invoice.number;
    view.issued_on = invoice.issued_on;
    view.due_on = due_date(state);
    view.currency = invoice.currency;
    view.total_minor = claimed(invoice).minor;
    view.open_minor = open(state).minor;
    view.paid_minor = paid(state).minor;
    view.standing = standing(state, today);
    view.version = state.version;
    view.lines.reserve(invoice.lines.size());
    for (const InvoiceLine& line : invoice.lines)
        view.lines.push_back(
            {line.id, line.name, line.quantity, line.unit, line.price, line.net.minor, line.tax_percent});
    return view;
}

void append_claim(std::string& out, const ClaimView& claim) {
    append_head(out, claim);
    out += ",\"lines\":[";
    for (std::size_t i = 0; i < claim.lines.size(); ++i) {
        if (i > 0)
            out += ',';
        append_line(out, claim.lines[i]);
    }
    out += "]}";
}

void append_claim_summary(std::string& out, const ClaimView& claim) {
    append_head(out, claim);
    out += '}';
}

void append_claims(std::string& out, std::span<const ClaimView> claims, ClaimId next) {
    out += "{\"claims\":[";
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (i > 0)
            out += ',';
        append_claim_summary(out, claims[i]);
    }
    if (next.is_set())
        append_number(out, "],\"next\":\"c", next.value), out += "\"}";
    else
        out += "],\"next\":null}";
}

} // namespace kz
