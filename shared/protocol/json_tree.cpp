#include "shared/protocol/json_tree.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"

#include <nlohmann/json.hpp>

#include <optional>

namespace kz {
namespace {

constexpr std::size_t pointer_name_bytes_max = 64;

// Receives the library's events. Every function answers whether to go on.
class TreeMaker {
public:
    using number_integer_t = nlohmann::json::number_integer_t;
    using number_unsigned_t = nlohmann::json::number_unsigned_t;
    using number_float_t = nlohmann::json::number_float_t;
    using string_t = nlohmann::json::string_t;
    using binary_t = nlohmann::json::binary_t;

    explicit TreeMaker(const JsonLimits& limits) : limits_(limits) {}

    bool null() { return add({}) != nullptr; }
    bool boolean(bool is_true) { return add({.kind = JsonKind::Boolean, .is_true = is_true}) != nullptr; }
    bool number_integer(number_integer_t number) {
        return add({.kind = JsonKind::Integer, .integer = number}) != nullptr;
    }
    bool number_unsigned(number_unsigned_t number) {
        if (number > static_cast<number_unsigned_t>(INT64_MAX))
            return add({.kind = JsonKind::HugeInteger}) != nullptr;
        return number_integer(static_cast<number_integer_t>(number));
    }
    bool number_float(number_float_t, const string_t& written) {
        const bool is_whole = written.find_first_of(".eE") == string_t::npos;
        return add({.kind = is_whole ? JsonKind::HugeInteger : JsonKind::Fraction}) != nullptr;
    }
    bool string(string_t& text) {
        if (text.size() > static_cast<std::size_t>(wire_text_bytes_max)) {
            return fail(WireRule::TooLong, limit_text(wire_text_bytes_max, " bytes of text"));
        }
        JsonNode* node = add({.kind = JsonKind::String});
        if (node == nullptr)
            return false;
        node->text_at = static_cast<std::uint32_t>(tree.bytes.size());
        node->text_size = static_cast<std::uint32_t>(text.size());
        tree.bytes += text;
        return true;
    }
    bool binary(binary_t&) { return false; }
    bool start_object(std::size_t) { return open(JsonKind::Object); }
    bool start_array(std::size_t) { return open(JsonKind::Array); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(string_t& name) {
        const std::uint32_t parent = open_nodes_.back();
        std::uint32_t at = parent + 1;
        while (at < tree.nodes.size()) {
            if (tree.name(tree.nodes[at]) == name) {
                name_ = name;
                return fail(WireRule::DuplicateField, "a field stands twice in one object");
            }
            at = tree.nodes[at].end;
        }
        name_ = std::move(name);
        return true;
    }
    template <class Exception>
    bool parse_error(std::size_t byte, const string_t&, const Exception&) {
        std::string detail = "not JSON at byte ";
        append_integer(detail, static_cast<std::int64_t>(byte));
        fault = WireFault{{}, WireRule::Malformed, std::move(detail)};
        return false;
    }

    JsonTree tree;
    std::optional<WireFault> fault;

private:
    static std::string limit_text(int limit, std::string_view of_what) {
        std::string text = "at most ";
        append_integer(text, limit);
        return text += of_what;
    }

    bool fail(WireRule rule, std::string detail) {
        fault = WireFault{pointer(), rule, std::move(detail)};
        return false;
    }

    // The place of the value that is read now.
    std::string pointer() const {
        std::string out;
        for (std::size_t depth = 0; depth < open_nodes_.size(); ++depth) {
            const JsonNode& parent = tree.nodes[open_nodes_[depth]];
            const bool is_last = depth + 1 == open_nodes_.size();
            if (parent.kind == JsonKind::Array) {
                // The count already has the child that is open, but not the one that is refused.
                std::string index;
                append_integer(index, is_last ? parent.integer : parent.integer - 1);
                append_pointer(out, index);
            } else {
                append_pointer(out, is_last ? std::string_view{name_} : tree.name(tree.nodes[open_nodes_[depth + 1]]));
            }
        }
        return out;
    }

    // Nothing when a limit is reached. The node is valid until the next one.
    JsonNode* add(JsonNode node) {
        if (tree.nodes.size() >= static_cast<std::size_t>(limits_.values_max)) {
            fail(WireRule::TooManyValues, limit_text(limits_.values_max, " values"));
            return nullptr;
        }
        if (!open_nodes_.empty()) {
            JsonNode& parent = tree.nodes[open_nodes_.back()];
            const int limit = parent.kind == JsonKind::Object ? wire_members_max : limits_.items_max;
            if (parent.integer >= limit) {
                fail(WireRule::TooManyValues, limit_text(limit, parent.kind == JsonKind::Object ? " fields" : " items"));
                return nullptr;
            }
            ++parent.integer;
            if (parent.kind == JsonKind::Object) {
                node.name_at = static_cast<std::uint32_t>(tree.bytes.size());
                node.name_size = static_cast<std::uint32_t>(name_.size());
                tree.bytes += name_;
            }
        }
        node.end = static_cast<std::uint32_t>(tree.nodes.size() + 1);
        tree.nodes.push_back(node);
        return &tree.nodes.back();
    }

    bool open(JsonKind kind) {
        if (open_nodes_.size() >= static_cast<std::size_t>(wire_depth_max))
            return fail(WireRule::TooDeep, limit_text(wire_depth_max, " levels"));
        const auto at = static_cast<std::uint32_t>(tree.nodes.size());
        if (add({.kind = kind}) == nullptr)
            return false;
        open_nodes_.push_back(at);
        return true;
    }

    bool close() {
        tree.nodes[open_nodes_.back()].end = static_cast<std::uint32_t>(tree.nodes.size());
        open_nodes_.pop_back();
        return true;
    }

    JsonLimits limits_;
    std::vector<std::uint32_t> open_nodes_;
    std::string name_; // of the field whose value comes next
};

} // namespace

Result<JsonTree, WireFault> parse_json(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.bytes_max) {
        std::string detail = "at most ";
        append_integer(detail, static_cast<std::int64_t>(limits.bytes_max));
        return refuse(WireFault{{}, WireRule::TooLarge, detail += " bytes"});
    }
    if (!is_utf8(text))
        return refuse(WireFault{{}, WireRule::NotUtf8, "the text is not UTF-8"});
    // The library takes a zero byte for the end of the text, and would not look at what follows.
    if (text.find('\0') != std::string_view::npos)
        return refuse(WireFault{{}, WireRule::Malformed, "a zero byte"});
    TreeMaker maker(limits);
    const bool is_read = nlohmann::json::sax_parse(text.begin(), text.end(), &maker);
    if (maker.fault)
        return refuse(*std::move(maker.fault));
    if (!is_read)
        return refuse(WireFault{{}, WireRule::Malformed, "not JSON"});
    return std::move(maker.tree);
}

void append_pointer(std::string& pointer, std::string_view name) {
    pointer += '/';
    std::size_t at = 0;
    while (at < name.size()) {
        const std::size_t from = at;
        if (!next_code_point(name, at))
            ++at;
        if (at > pointer_name_bytes_max) {
            pointer += "…";
            return;
        }
        if (name[from] == '~')
            pointer += "~0";
        else if (name[from] == '/')
            pointer += "~1";
        else
            pointer += name.substr(from, at - from);
    }
}

} // namespace kz
