#include "shared/protocol/claim_view.hpp"

#include "shared/protocol/codes.hpp"
#include "shared/protocol/json_fields.hpp"

namespace kz {
namespace {

std::vector<ClaimLineView> read_lines(Items items) {
    std::vector<ClaimLineView> lines;
    while (items.next()) {
        Fields fields = items.fields();
        ClaimLineView& line = lines.emplace_back();
        line.number = fields.text("number");
        line.name = fields.text("name");
        line.quantity = fields.required_decimal("quantity");
        line.unit = fields.text("unit");
        line.price = fields.required_decimal("price");
        line.net_minor = fields.required_minor("net_minor", eur).minor;
        line.tax_percent = fields.decimal("tax_percent");
    }
    return lines;
}

} // namespace

Result<ClaimView, WireFault> decode_claim(std::string_view text) {
    KZ_TRY(tree, parse_json(text, document_limits));
    Decoding decoding{tree, Strictness::Document, {}};
    Fields fields(decoding);
    ClaimView claim;
    if (const auto id = parse_claim_code(fields.required_code("claim")))
        claim.claim = *id;
    else
        fields.refuse_field("claim", WireRule::BadFormat, "the code of a claim, \"c12\"");
    if (const auto id = parse_merchant_code(fields.required_code("merchant")))
        claim.merchant = *id;
    else
        fields.refuse_field("merchant", WireRule::BadFormat, "the code of a merchant, \"m3\"");
    claim.seller = fields.text("seller");
    claim.buyer = fields.text("buyer");
    claim.number = fields.text("number");
    claim.issued_on = fields.required_date("issued_on");
    claim.due_on = fields.date("due_on");
    claim.currency = fields.required_currency();
    claim.total_minor = fields.required_minor("total_minor", claim.currency).minor;
    claim.open_minor = fields.required_minor("open_minor", claim.currency).minor;
    claim.paid_minor = fields.required_minor("paid_minor", claim.currency).minor;
    if (const auto standing = parse_standing(fields.required_code("standing")))
        claim.standing = *standing;
    else
        fields.unknown_code("standing");
    claim.version = fields.required_integer("version", 1, INT64_MAX);
    claim.lines = read_lines(fields.items("lines"));
    if (decoding.fault)
        return refuse(*std::move(decoding.fault));
    return claim;
}

} // namespace kz
