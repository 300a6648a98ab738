// The SMS gateway of a merchant, as operators set it: PUT and GET /api/v1/merchants/{merchant}/sms
//
//   gateway  {kind: "seven" | "http", url (of http: required), sender, secret: not in an answer,
//             header, form: "json" | "form", body          of http alone}
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/contact/sms.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <string>
#include <string_view>

namespace kz {

// An address with https, or with http to this very host, where a gateway may run beside us.
Result<SmsGateway, WireFault> decode_sms_gateway(std::string_view json);
std::string encode_sms_gateway(const SmsGateway& gateway); // without its secret

} // namespace kz
