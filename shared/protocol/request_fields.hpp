// How a request is decoded as a whole. Private to the protocol.
#pragma once

#include "shared/protocol/json_fields.hpp"

#include <utility>

namespace kz {

// A whole request by its fields: read(fields) makes the value.
template <class Read>
auto decode_request(std::string_view text, Read read) -> Result<decltype(read(std::declval<Fields&>())), WireFault> {
    KZ_TRY(tree, parse_json(text, request_limits));
    Decoding decoding{tree, Strictness::Request, {}};
    Fields fields(decoding);
    auto value = read(fields);
    fields.finish();
    if (decoding.fault)
        return refuse(*std::move(decoding.fault));
    return value;
}

} // namespace kz
