#include "shared/protocol/checkout_fields.hpp"

#include "shared/domain/payments/barcode.hpp"

#include <cstdint>

namespace kz {

void write_pay_ways(JsonWriter& json, const std::vector<PayWay>& ways) {
    std::vector<std::string> lines;
    for (const PayWay& way : ways)
        lines.push_back(pay_way_text(way));
    json.texts_if_any("ways", lines);
}

std::vector<PayWay> read_pay_ways(Fields& fields) {
    std::vector<PayWay> ways;
    for (const std::string& line : fields.texts("ways", static_cast<int>(pay_way_bytes_max))) {
        auto way = parse_pay_way(line);
        if (way)
            ways.push_back(*std::move(way));
        else if (fields.strictness() == Strictness::Request)
            fields.refuse_field("ways", WireRule::BadFormat, refusal_code(way.error()));
    }
    if (ways.size() > pay_ways_max)
        fields.refuse_field("ways", WireRule::OutOfRange, "20 at most");
    return ways;
}

void write_checkout(JsonWriter& json, const Checkout& checkout) {
    json.text("checkout", checkout.reference);
    json.text("method", pay_method_code(checkout.method));
    json.text("provider", provider_code(checkout.provider));
    json.minor("amount_minor", checkout.amount, checkout.amount.currency);
    if (checkout.state != CheckoutState::Started)
        json.text("state", checkout_state_code(checkout.state));
    if (!checkout.refunded.is_zero())
        json.minor("refunded_minor", checkout.refunded, checkout.amount.currency);
    if (checkout.posting >= 0)
        json.integer("posting", checkout.posting);
    if (checkout.slip)
        write_slip(json, *checkout.slip);
}

Checkout read_checkout(Fields& fields, Currency currency) {
    Checkout checkout;
    checkout.reference = fields.required_text("checkout");
    checkout.method = choice(fields, "method", parse_pay_method(fields.required_code("method")));
    checkout.provider = choice(fields, "provider", parse_provider(fields.required_code("provider")));
    checkout.amount = fields.required_minor("amount_minor", currency);
    if (const auto state = fields.code("state"))
        checkout.state = choice(fields, "state", parse_checkout_state(*state));
    checkout.refunded = fields.minor("refunded_minor", currency);
    checkout.posting = static_cast<int>(fields.integer("posting", 0, INT32_MAX, -1));
    if (fields.has("valid_until"))
        checkout.slip = read_slip(fields);
    return checkout;
}

void write_slip(JsonWriter& json, const CashSlip& slip) {
    json.text_if_any("code", slip.code);
    json.date("valid_until", slip.valid_until);
}

CashSlip read_slip(Fields& fields) {
    CashSlip slip;
    slip.code = fields.text("code", static_cast<int>(barcode_characters_max));
    slip.valid_until = fields.required_date("valid_until");
    return slip;
}

} // namespace kz
