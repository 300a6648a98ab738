// Takes the fields of a JSON object one by one, checks each, and remembers the first fault. For the protocol and the gateway.
//
// After a fault every read gives a default and does nothing, so that a decoder is a plain list of fields:
//
//   Decoding decoding(tree, Strictness::Request);
//   Fields fields(decoding);
//   const int instalments = fields.required_int("instalments", 0, 1000);
//   fields.finish();
//   if (decoding.fault) return refuse(*std::move(decoding.fault));
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/money/decimal.hpp"
#include "shared/domain/money/money.hpp"
#include "shared/protocol/json_tree.hpp"

#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

enum class Strictness {
    Request,  // unknown fields are refused; texts are cleaned: line ends are LF, no space at the ends, plain
    Document, // unknown fields are passed over; texts are taken as they are
};

struct Decoding {
    const JsonTree& tree;
    Strictness strictness;
    std::optional<WireFault> fault;
};

// Where a value stands, without the cost of a text for it.
struct Place {
    const Place* parent = nullptr;
    std::string_view name; // of a field
    int index = -1;        // of an item
};

class Items;

class Fields {
public:
    explicit Fields(Decoding& decoding); // of the whole text
    Fields(Decoding& decoding, const JsonNode* node, Place place);
    Fields(const Fields&) = delete;
    Fields& operator=(const Fields&) = delete;

    std::string text(std::string_view name, int bytes_max = wire_text_bytes_max);
    std::string required_text(std::string_view name, int bytes_max = wire_text_bytes_max);
    // As it stands, also in a request: the domain cleans and judges it.
    std::string raw_text(std::string_view name);
    std::int64_t integer(std::string_view name, std::int64_t least, std::int64_t most, std::int64_t otherwise);
    std::int64_t required_integer(std::string_view name, std::int64_t least, std::int64_t most);
    int required_int(std::string_view name, int least, int most);
    bool flag(std::string_view name);
    Money minor(std::string_view name, Currency currency);
    Money required_minor(std::string_view name, Currency currency);
    Decimal decimal(std::string_view name, Decimal otherwise = {});
    Decimal required_decimal(std::string_view name);
    std::optional<Date> date(std::string_view name);
    Date required_date(std::string_view name);
    Instant required_instant(std::string_view name);
    Currency required_currency();
    // The code of a field, or nothing when it is absent; the caller says unknown_code() when it does not know it.
    std::optional<std::string_view> code(std::string_view name);
    std::string_view required_code(std::string_view name);
    void unknown_code(std::string_view name);
    // True when the field is there and not null.
    bool has(std::string_view name);

    // Sub-objects and arrays. The names must live as long as the result.
    Fields object(std::string_view name);          // as if it were empty, when absent
    Fields required_object(std::string_view name);
    Items items(std::string_view name);
    // The strings of an array; none when it is absent.
    std::vector<std::string> texts(std::string_view name, int bytes_max = wire_text_bytes_max);

    void refuse_field(std::string_view name, WireRule rule, std::string_view detail);
    void refuse_whole(WireRule rule, std::string_view detail); // the object itself
    // In a request: refuses the first field that nobody has asked for.
    void finish();
    Strictness strictness() const { return decoding_.strictness; }

private:
    friend class Items;
    const JsonNode* find(std::string_view name);
    const JsonNode* find(std::string_view name, JsonKind kind, std::string_view expected);
    const JsonNode* require(std::string_view name, const JsonNode* node);
    std::string cleaned(std::string_view name, const JsonNode* node, int bytes_max);
    std::int64_t ranged(std::string_view name, const JsonNode& node, std::int64_t least, std::int64_t most);
    const JsonNode* number(std::string_view name);

    Decoding& decoding_;
    const JsonNode* node_; // nothing: there are no fields
    Place place_;
    std::bitset<wire_members_max> taken_;
};

// The items of an array, one after the other; each must be an object.
class Items {
public:
    Items(Decoding& decoding, const JsonNode* node, const Place* parent, std::string_view name);
    // False behind the last item, and after a fault.
    bool next();
    Fields fields() const;
    std::size_t count() const { return node_ != nullptr ? static_cast<std::size_t>(node_->integer) : 0; }

private:
    Decoding& decoding_;
    const JsonNode* node_;
    Place place_;
    const JsonNode* item_ = nullptr;
    int index_ = -1;
};

// What a code stands for; a fault and the first of the enumeration when there is none.
template <class Choice>
Choice choice(Fields& fields, std::string_view name, std::optional<Choice> parsed) {
    if (!parsed)
        fields.unknown_code(name);
    return parsed.value_or(Choice{});
}

} // namespace kz
