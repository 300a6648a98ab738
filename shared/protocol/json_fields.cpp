#include "shared/protocol/json_fields.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"

#include <utility>

namespace kz {
namespace {

constexpr std::int64_t instant_ms_max = 376'200ll * 86'400'000; // the year 3000, where days end too

void append_place(std::string& pointer, const Place& place) {
    if (place.parent != nullptr)
        append_place(pointer, *place.parent);
    if (place.index >= 0) {
        std::string index;
        append_integer(index, place.index);
        append_pointer(pointer, index);
    } else if (!place.name.empty()) {
        append_pointer(pointer, place.name);
    }
}

std::string with_line_feeds(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\r')
            out += text[at];
        else if (at + 1 == text.size() || text[at + 1] != '\n')
            out += '\n';
    }
    return out;
}

std::string range_text(std::int64_t least, std::int64_t most) {
    std::string text = "from ";
    append_integer(text, least);
    text += " to ";
    append_integer(text, most);
    return text;
}

} // namespace

Fields::Fields(Decoding& decoding) : Fields(decoding, &decoding.tree.nodes.front(), {}) {}

Fields::Fields(Decoding& decoding, const JsonNode* node, Place place) : decoding_(decoding), node_(node), place_(place) {
    if (node_ != nullptr && node_->kind != JsonKind::Object) {
        node_ = nullptr;
        refuse_whole(WireRule::WrongType, "expects an object");
    }
}

void Fields::refuse_whole(WireRule rule, std::string_view detail) {
    if (decoding_.fault)
        return;
    std::string pointer;
    append_place(pointer, place_);
    decoding_.fault = WireFault{std::move(pointer), rule, std::string(detail)};
}

void Fields::refuse_field(std::string_view name, WireRule rule, std::string_view detail) {
    if (decoding_.fault)
        return;
    refuse_whole(rule, detail);
    append_pointer(decoding_.fault->field, name);
}

const JsonNode* Fields::find(std::string_view name) {
    if (node_ == nullptr || decoding_.fault)
        return nullptr;
    const std::vector<JsonNode>& nodes = decoding_.tree.nodes;
    auto at = static_cast<std::uint32_t>(node_ - nodes.data()) + 1;
    for (std::size_t member = 0; at < node_->end; ++member, at = nodes[at].end) {
        if (decoding_.tree.name(nodes[at]) != name)
            continue;
        taken_.set(member);
        return nodes[at].kind == JsonKind::Null ? nullptr : &nodes[at];
    }
    return nullptr;
}

const JsonNode* Fields::find(std::string_view name, JsonKind kind, std::string_view expected) {
    const JsonNode* node = find(name);
    if (node == nullptr || node->kind == kind)
        return node;
    refuse_field(name, WireRule::WrongType, expected);
    return nullptr;
}

const JsonNode* Fields::require(std::string_view name, const JsonNode* node) {
    if (node == nullptr)
        refuse_field(name, WireRule::Missing, "is required");
    return node;
}

bool Fields::has(std::string_view name) {
    return find(name) != nullptr;
}

std::string Fields::cleaned(std::string_view name, const JsonNode* node, int bytes_max) {
    if (node == nullptr)
        return {};
    const std::string_view text = decoding_.tree.text(*node);
    if (decoding_.strictness == Strictness::Document)
        return std::string(text);
    const std::string unified = with_line_feeds(text);
    std::string clean(trimmed(unified));
    if (clean.size() > static_cast<std::size_t>(bytes_max)) {
        std::string detail = "at most ";
        append_integer(detail, bytes_max);
        refuse_field(name, WireRule::TooLong, detail += " bytes of UTF-8");
    } else if (!is_plain_text(clean)) {
        refuse_field(name, WireRule::NotPlain, "no control characters but tab and line feed");
    }
    return clean;
}

std::string Fields::text(std::string_view name, int bytes_max) {
    return cleaned(name, find(name, JsonKind::String, "expects a string"), bytes_max);
}

std::string Fields::required_text(std::string_view name, int bytes_max) {
    return cleaned(name, require(name, find(name, JsonKind::String, "expects a string")), bytes_max);
}

std::string Fields::raw_text(std::string_view name) {
    const JsonNode* node = find(name, JsonKind::String, "expects a string");
    return node != nullptr ? std::string(decoding_.tree.text(*node)) : std::string();
}

const JsonNode* Fields::number(std::string_view name) {
    const JsonNode* node = find(name);
    if (node == nullptr)
        return nullptr;
    switch (node->kind) {
    case JsonKind::Integer: return node;
    case JsonKind::HugeInteger: refuse_field(name, WireRule::OutOfRange, "too large"); break;
    case JsonKind::Fraction: refuse_field(name, WireRule::NotWhole, "expects no fraction and no exponent"); break;
    default: refuse_field(name, WireRule::WrongType, "expects a whole number"); break;
    }
    return nullptr;
}

std::int64_t Fields::ranged(std::string_view name, const JsonNode& node, std::int64_t least, std::int64_t most) {
    if (node.integer >= least && node.integer <= most)
        return node.integer;
    refuse_field(name, WireRule::OutOfRange, range_text(least, most));
    return least;
}

std::int64_t Fields::integer(std::string_view name, std::int64_t least, std::int64_t most, std::int64_t otherwise) {
    const JsonNode* node = number(name);
    return node != nullptr ? ranged(name, *node, least, most) : otherwise;
}

std::int64_t Fields::required_integer(std::string_view name, std::int64_t least, std::int64_t most) {
    const JsonNode* node = require(name, number(name));
    return node != nullptr ? ranged(name, *node, least, most) : least;
}

int Fields::required_int(std::string_view name, int least, int most) {
    return static_cast<int>(required_integer(name, least, most));
}

bool Fields::flag(std::string_view name) {
    const JsonNode* node = find(name, JsonKind::Boolean, "expects true or false");
    return node != nullptr && node->is_true;
}

Money Fields::minor(std::string_view name, Currency currency) {
    return Money{integer(name, -money_minor_max, money_minor_max, 0), currency};
}

Money Fields::required_minor(std::string_view name, Currency currency) {
    return Money{required_integer(name, -money_minor_max, money_minor_max), currency};
}

Decimal Fields::decimal(std::string_view name, Decimal otherwise) {
    const JsonNode* node = find(name, JsonKind::String, "expects a decimal number as a string, \"19.00\"");
    if (node == nullptr)
        return otherwise;
    const auto parsed = parse_decimal(decoding_.tree.text(*node));
    if (!parsed)
        refuse_field(name, WireRule::BadFormat, "a decimal number of at most nine decimals, \"19.00\"");
    return parsed ? *parsed : otherwise;
}

Decimal Fields::required_decimal(std::string_view name) {
    require(name, find(name));
    return decimal(name);
}

std::optional<Date> Fields::date(std::string_view name) {
    const JsonNode* node = find(name, JsonKind::String, "expects a day as a string, \"2026-11-21\"");
    if (node == nullptr)
        return std::nullopt;
    const auto parsed = parse_date(decoding_.tree.text(*node));
    if (!parsed)
        refuse_field(name, WireRule::BadFormat, "a day of the years 1900 to 2999, \"2026-11-21\"");
    return parsed;
}

Date Fields::required_date(std::string_view name) {
    require(name, find(name));
    return date(name).value_or(Date{});
}

Instant Fields::required_instant(std::string_view name) {
    return Instant{required_integer(name, 0, instant_ms_max)};
}

Currency Fields::required_currency() {
    const JsonNode* node = require("currency", find("currency", JsonKind::String, "expects a string"));
    if (node == nullptr)
        return {};
    const auto parsed = parse_currency(decoding_.tree.text(*node));
    if (!parsed)
        refuse_field("currency", WireRule::BadFormat, "an ISO 4217 code of a currency with two minor digits, \"EUR\"");
    return parsed.value_or(Currency{});
}

std::optional<std::string_view> Fields::code(std::string_view name) {
    const JsonNode* node = find(name, JsonKind::String, "expects a code as a string");
    return node != nullptr ? std::optional(decoding_.tree.text(*node)) : std::nullopt;
}

std::string_view Fields::required_code(std::string_view name) {
    const JsonNode* node = require(name, find(name, JsonKind::String, "expects a code as a string"));
    return node != nullptr ? decoding_.tree.text(*node) : std::string_view{};
}

void Fields::unknown_code(std::string_view name) {
    refuse_field(name, WireRule::UnknownCode, "not a code of this field");
}

Fields Fields::object(std::string_view name) {
    return Fields(decoding_, find(name), Place{&place_, name});
}

Fields Fields::required_object(std::string_view name) {
    return Fields(decoding_, require(name, find(name)), Place{&place_, name});
}

Items Fields::items(std::string_view name) {
    return Items(decoding_, find(name, JsonKind::Array, "expects an array"), &place_, name);
}

std::vector<std::string> Fields::texts(std::string_view name, int bytes_max) {
    std::vector<std::string> texts;
    const JsonNode* array = find(name, JsonKind::Array, "expects an array");
    if (array == nullptr)
        return texts;
    const std::vector<JsonNode>& nodes = decoding_.tree.nodes;
    for (auto at = static_cast<std::uint32_t>(array - nodes.data()) + 1; at < array->end; at = nodes[at].end) {
        if (nodes[at].kind != JsonKind::String)
            refuse_field(name, WireRule::WrongType, "expects strings");
        texts.push_back(cleaned(name, nodes[at].kind == JsonKind::String ? &nodes[at] : nullptr, bytes_max));
    }
    return texts;
}

void Fields::finish() {
    if (node_ == nullptr || decoding_.fault || decoding_.strictness == Strictness::Document)
        return;
    const std::vector<JsonNode>& nodes = decoding_.tree.nodes;
    auto at = static_cast<std::uint32_t>(node_ - nodes.data()) + 1;
    for (std::size_t member = 0; at < node_->end; ++member, at = nodes[at].end)
        if (!taken_.test(member))
            return refuse_field(decoding_.tree.name(nodes[at]), WireRule::UnknownField, "there is no such field");
}

Items::Items(Decoding& decoding, const JsonNode* node, const Place* parent, std::string_view name)
    : decoding_(decoding), node_(node), place_{parent, name} {}

bool Items::next() {
    if (node_ == nullptr || decoding_.fault)
        return false;
    const std::vector<JsonNode>& nodes = decoding_.tree.nodes;
    const auto at = item_ == nullptr ? static_cast<std::uint32_t>(node_ - nodes.data()) + 1 : item_->end;
    if (at >= node_->end)
        return false;
    item_ = &nodes[at];
    ++index_;
    return true;
}

Fields Items::fields() const {
    return Fields(decoding_, item_, Place{&place_, {}, index_});
}

} // namespace kz
