// The elements of one XML file by namespace, whatever prefixes it uses, each with its line and its path.
//
// Names are asked for with the prefixes that the standards print: cac, cbc (UBL), rsm, ram, udt, qdt (CII), inv and cn
// for the roots of UBL. Invariant: a XmlNode lives no longer than its XmlTree.
#pragma once

#include "native/einvoice/xml_text.hpp"
#include "shared/base/result.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kz::einvoice {

struct XmlElement; // both in the source
struct XmlData;

// One element, or the place where it should be: then text() is empty, and path() and line() are those of the nearest
// element that is there, with the missing steps behind.
class XmlNode {
public:
    bool is_there() const { return missing_.empty(); }
    // "cbc:ID", by the standards' prefixes; "" for a namespace that is none of theirs.
    std::string name() const;
    // The namespace as the file gives it.
    std::string_view space() const;

    // The first element at a path of names: "cac:Party/cac:PartyLegalEntity/cbc:CompanyID".
    XmlNode at(std::string_view path) const;
    // Every element at a path, in the order of the file.
    std::vector<XmlNode> all(std::string_view path) const;

    // All text directly inside, CDATA too.
    std::string text() const;
    // An attribute without namespace; empty when it is not there.
    std::string_view attribute(const char* name) const;

    int line() const;
    // "/ubl:Invoice/cac:InvoiceLine[2]/cbc:ID", with the names as the file writes them.
    std::string path() const;

    friend bool operator==(const XmlNode&, const XmlNode&) = default;

private:
    friend class XmlTree;
    XmlNode(const XmlData* data, int index) : data_(data), index_(index) {}
    const XmlElement& element() const;
    const XmlElement& element(int index) const;
    void append_all(std::string_view path, std::vector<XmlNode>& found) const;

    const XmlData* data_;
    int index_;
    std::string missing_; // "cac:Party/cbc:ID"
};

class XmlTree {
public:
    // `text` is UTF-8 without a problem that find_problem() knows.
    static Result<XmlTree, XmlProblem> parse(std::string_view text);
    XmlTree(XmlTree&&) noexcept;
    ~XmlTree();

    XmlNode root() const { return {data_.get(), 0}; }

private:
    explicit XmlTree(std::unique_ptr<XmlData> data);

    std::unique_ptr<XmlData> data_;
};

} // namespace kz::einvoice
