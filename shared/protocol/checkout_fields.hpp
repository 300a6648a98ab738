// Parts of payments through a provider inside other documents. Private to the protocol.
//
//   ways        ["card stripe", "ideal mollie in:NL"]      see shared/domain/payments/pay_ways.hpp; absent: transfers alone
//   checkout    {checkout, method: pay_method_code, provider: provider_code, amount_minor, state: checkout_state_code (absent: started),
//               refunded_minor (absent: nothing), posting (absent: it was never paid), slip (of cash: code, valid_until)}
#pragma once

#include "shared/domain/payments/checkout.hpp"
#include "shared/protocol/json_fields.hpp"
#include "shared/protocol/json_writer.hpp"

#include <vector>

namespace kz {

// "ways"; nothing when there are none.
void write_pay_ways(JsonWriter& json, const std::vector<PayWay>& ways);
std::vector<PayWay> read_pay_ways(Fields& fields);

// Into the object that is open.
void write_checkout(JsonWriter& json, const Checkout& checkout);
Checkout read_checkout(Fields& fields, Currency currency);
void write_slip(JsonWriter& json, const CashSlip& slip);
CashSlip read_slip(Fields& fields);

} // namespace kz
