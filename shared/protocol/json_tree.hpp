// JsonTree: a JSON text as nodes in pre-order, made in one pass without recursion. For the protocol and the gateway: the only place
// that knows the JSON library is json_tree.cpp.
//
// Invariants: the text was UTF-8 and inside the limits of wire_fault.hpp; no object has two fields of one name.
#pragma once

#include "shared/base/result.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

enum class JsonKind : std::uint8_t { Null, Boolean, Integer, HugeInteger, Fraction, String, Object, Array };

struct JsonNode {
    JsonKind kind = JsonKind::Null;
    bool is_true = false;
    std::uint32_t end = 0;       // index behind the last node inside
    std::uint32_t name_at = 0;   // of a field
    std::uint32_t name_size = 0;
    std::uint32_t text_at = 0;   // of a string
    std::uint32_t text_size = 0;
    std::int64_t integer = 0;    // of an integer; the number of fields or items of an object or array
};

struct JsonTree {
    std::vector<JsonNode> nodes; // nodes[0] is the whole
    std::string bytes;           // names and strings

    std::string_view name(const JsonNode& node) const { return {bytes.data() + node.name_at, node.name_size}; }
    std::string_view text(const JsonNode& node) const { return {bytes.data() + node.text_at, node.text_size}; }
};

struct JsonLimits {
    std::size_t bytes_max = request_body_bytes_max;
    int items_max = wire_items_max;
    int values_max = wire_values_max;
};
inline constexpr JsonLimits request_limits{};
inline constexpr JsonLimits invoice_limits{.bytes_max = invoice_body_bytes_max};
inline constexpr JsonLimits document_limits{document_bytes_max, 10 * wire_values_max, 10 * wire_values_max};

Result<JsonTree, WireFault> parse_json(std::string_view text, const JsonLimits& limits);

// Appends `name` to a JSON Pointer: escaped, and cut when it is long.
void append_pointer(std::string& pointer, std::string_view name);

} // namespace kz
