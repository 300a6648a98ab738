#include "native/einvoice/xml_tree.hpp"

#include "native/einvoice/normal_text.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace kz::einvoice {

struct XmlElement {
    std::string_view space;  // namespace URI
    std::string_view prefix; // the standards' prefix of it, or empty
    std::string_view local;
    pugi::xml_node node;
    int parent = -1;
    int first_child = -1;
    int next = -1;
    int line = 0;
};

struct XmlData {
    explicit XmlData(std::string_view text) : lines(text) {}

    pugi::xml_document document;
    LineIndex lines;
    std::vector<XmlElement> elements;
};

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> known_spaces{{
    {"inv", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"},
    {"cn", "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"},
    {"cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"},
    {"cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"},
    {"rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"},
    {"ram", "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"},
    {"udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"},
    {"qdt", "urn:un:unece:uncefact:data:standard:QualifiedDataType:100"},
}};

// A file declares a handful; a bound keeps the search for one short.
constexpr std::size_t declarations_max = 200;

std::string_view standard_prefix(std::string_view space) {
    for (const auto& [prefix, known] : known_spaces)
        if (space == known)
            return prefix;
    return {};
}

std::pair<std::string_view, std::string_view> split(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? std::pair{std::string_view{}, name}
                                           : std::pair{name.substr(0, colon), name.substr(colon + 1)};
}

// "a/b/c" as "a" and "b/c".
std::pair<std::string_view, std::string_view> first_step(std::string_view path) {
    const std::size_t slash = path.find('/');
    return slash == std::string_view::npos ? std::pair{path, std::string_view{}}
                                           : std::pair{path.substr(0, slash), path.substr(slash + 1)};
}

bool matches(const XmlElement& element, std::string_view step) {
    const auto [prefix, local] = split(step);
    return element.local == local && element.prefix == prefix;
}

// The parser lets it pass.
bool has_repeated_attribute(pugi::xml_node node) {
    std::vector<std::string_view> names;
    for (const pugi::xml_attribute attribute : node.attributes())
        names.emplace_back(attribute.name());
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

// Gives every element its namespace. Recursion is safe: the depth is limited before.
class Builder {
public:
    Builder(const LineIndex& lines, std::vector<XmlElement>& elements) : lines_(lines), elements_(elements) {}

    std::optional<XmlProblem> build(pugi::xml_node node) {
        add(node, -1);
        return std::move(problem_);
    }

private:
    int add(pugi::xml_node node, int parent) {
        const int index = static_cast<int>(elements_.size());
        const int line = lines_.line(static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0)));
        const std::size_t declared_before = declared_.size();
        for (const pugi::xml_attribute attribute : node.attributes()) {
            const std::string_view name = attribute.name();
            if (name == "xmlns")
                declared_.emplace_back(std::string_view{}, attribute.value());
            else if (name.starts_with("xmlns:"))
                declared_.emplace_back(name.substr(6), attribute.value());
        }
        const auto [prefix, local] = split(node.name());
        const auto space = find(prefix);
        if (has_repeated_attribute(node))
            problem_ = XmlProblem{"XML-01", line, "an attribute is there twice"};
        else if (declared_.size() > declarations_max)
            problem_ = XmlProblem{"XML-04", line, "more than " + std::to_string(declarations_max) + " namespaces"};
        else if (!space)
            problem_ = XmlProblem{"XML-01", line, "the prefix of <" + std::string(node.name()) + "> is not declared"};
        if (problem_)
            return index;
        elements_.push_back({*space, standard_prefix(*space), local, node, parent, -1, -1, line});
        int last = -1;
        for (const pugi::xml_node child : node.children()) {
            if (child.type() != pugi::node_element)
                continue;
            const int added = add(child, index);
            if (problem_)
                return index;
            (last < 0 ? elements_[static_cast<std::size_t>(index)].first_child
                      : elements_[static_cast<std::size_t>(last)].next) = added;
            last = added;
        }
        declared_.resize(declared_before);
        return index;
    }

    std::optional<std::string_view> find(std::string_view prefix) const {
        for (auto it = declared_.rbegin(); it != declared_.rend(); ++it)
            if (it->first == prefix)
                return it->second;
        return prefix.empty() ? std::optional<std::string_view>("") : std::nullopt;
    }

    const LineIndex& lines_;
    std::vector<XmlElement>& elements_;
    std::vector<std::pair<std::string_view, std::string_view>> declared_;
    std::optional<XmlProblem> problem_;
};

} // namespace

XmlTree::XmlTree(std::unique_ptr<XmlData> data) : data_(std::move(data)) {}
XmlTree::XmlTree(XmlTree&&) noexcept = default;
XmlTree::~XmlTree() = default;

Result<XmlTree, XmlProblem> XmlTree::parse(std::string_view text) {
    auto data = std::make_unique<XmlData>(text);
    const pugi::xml_parse_result parsed =
        data->document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed)
        return refuse(XmlProblem{"XML-01",
                                 data->lines.line(static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0))),
                                 parsed.description()});
    if (!data->document.document_element())
        return refuse(XmlProblem{"XML-01", 1, "there is no element"});
    if (auto problem = Builder(data->lines, data->elements).build(data->document.document_element()))
        return refuse(std::move(*problem));
    return XmlTree(std::move(data));
}

const XmlElement& XmlNode::element() const {
    return element(index_);
}

const XmlElement& XmlNode::element(int index) const {
    return data_->elements[static_cast<std::size_t>(index)];
}

std::string XmlNode::name() const {
    if (!is_there() || element().prefix.empty())
        return {};
    return std::string(element().prefix) + ":" + std::string(element().local);
}

std::string_view XmlNode::space() const {
    return is_there() ? element().space : std::string_view{};
}

XmlNode XmlNode::at(std::string_view path) const {
    XmlNode node = *this;
    while (!path.empty()) {
        const auto [step, rest] = first_step(path);
        int child = node.is_there() ? node.element().first_child : -1;
        while (child >= 0 && !matches(element(child), step))
            child = element(child).next;
        if (child < 0) {
            append_part(node.missing_, path, "/");
            return node;
        }
        node.index_ = child;
        path = rest;
    }
    return node;
}

std::vector<XmlNode> XmlNode::all(std::string_view path) const {
    std::vector<XmlNode> found;
    append_all(path, found);
    return found;
}

void XmlNode::append_all(std::string_view path, std::vector<XmlNode>& found) const {
    if (!is_there())
        return;
    const auto [step, rest] = first_step(path);
    for (int child = element().first_child; child >= 0;) {
        const XmlElement& next = element(child);
        if (matches(next, step)) {
            const XmlNode node(data_, child);
            if (rest.empty())
                found.push_back(node);
            else
                node.append_all(rest, found);
        }
        child = next.next;
    }
}

std::string XmlNode::text() const {
    std::string out;
    if (is_there())
        for (const pugi::xml_node child : element().node.children())
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
                out += child.value();
    return out;
}

std::string_view XmlNode::attribute(const char* name) const {
    return is_there() ? element().node.attribute(name).value() : "";
}

int XmlNode::line() const {
    return element().line;
}

std::string XmlNode::path() const {
    std::string path;
    for (int index = index_; index >= 0; index = element(index).parent) {
        const XmlElement& step = element(index);
        int place = 0;
        int same = 0;
        for (int child = step.parent < 0 ? -1 : element(step.parent).first_child; child >= 0;
             child = element(child).next) {
            if (element(child).local != step.local || element(child).space != step.space)
                continue;
            ++same;
            if (child <= index)
                place = same;
        }
        path.insert(0, "/" + std::string(step.node.name()) + (same > 1 ? "[" + std::to_string(place) + "]" : ""));
    }
    append_part(path, missing_, "/");
    return path;
}

} // namespace kz::einvoice
