#include "native/einvoice/einvoice.hpp"

#include "native/einvoice/cii.hpp"
#include "native/einvoice/reading.hpp"
#include "native/einvoice/ubl.hpp"
#include "native/einvoice/xml_text.hpp"
#include "native/einvoice/xml_tree.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/claims/invoice_rules.hpp"

#include <utility>

namespace kz {
namespace {

using namespace einvoice;

ReadFault unknown_file(std::string detail) {
    return {"", "", "XML-02", 0, std::move(detail)};
}

ReadFault fault_of(XmlProblem problem) {
    return {"", "", std::string(problem.rule), problem.line, std::move(problem.detail)};
}

Result<std::string, ReadFault> guarded_text(std::string_view bytes) {
    if (bytes.empty())
        return refuse(unknown_file("the file is empty"));
    if (!trimmed(bytes.substr(0, 1024)).starts_with('<') && bytes.substr(0, 1024).contains("%PDF-"))
        return refuse(
            unknown_file("a PDF: extract the XML attached to it (factur-x.xml, xrechnung.xml) and import that"));
    if (bytes.size() > einvoice_bytes_max)
        return refuse(ReadFault{"", "", "XML-04", 0, "more than " + std::to_string(einvoice_bytes_max >> 20) + " MiB"});
    auto text = to_utf8(bytes);
    if (!text)
        return refuse(fault_of(std::move(text).error()));
    if (!trimmed(*text).starts_with('<'))
        return refuse(unknown_file("not XML: the first character is not '<'"));
    if (auto problem = find_problem(*text))
        return refuse(fault_of(std::move(*problem)));
    return *std::move(text);
}

ReadFault unknown_root(const XmlNode& root) {
    ReadFault fault{root.path(), "", "XML-02", root.line(),
                    "neither UBL Invoice or CreditNote nor CII CrossIndustryInvoice"};
    if (root.space().starts_with("urn:ferd:"))
        fault.detail = "ZUGFeRD 1 is older than EN 16931 and is not read";
    else if (root.space().contains("StandardBusinessDocumentHeader"))
        fault.detail = "an envelope: take the invoice out of the StandardBusinessDocument";
    return fault;
}

Result<Invoice, ReadFault> read_tree(const XmlTree& tree) {
    const XmlNode root = tree.root();
    const std::string name = root.name();
    const bool is_ubl = name == "inv:Invoice" || name == "cn:CreditNote";
    if (!is_ubl && name != "rsm:CrossIndustryInvoice")
        return refuse(unknown_root(root));
    Reading reading;
    Invoice invoice = is_ubl ? read_ubl(reading, root) : read_cii(reading, root);
    if (reading.fault())
        return refuse(*reading.fault());
    if (const auto checked = check(invoice); !checked)
        return refuse(reading.placed(checked.error(), root));
    return invoice;
}

} // namespace

std::string plain(const ReadFault& fault) {
    std::string out = fault.line > 0 ? "line " + std::to_string(fault.line) + ": " : "";
    if (!fault.term.empty() && !fault.element.empty())
        out += fault.term + " (" + fault.element + "): ";
    else if (!fault.term.empty() || !fault.element.empty())
        out += fault.term + fault.element + ": ";
    out += fault.rule;
    if (!fault.detail.empty())
        out += ": " + fault.detail;
    return out;
}

Result<Invoice, ReadFault> read_einvoice(std::string_view bytes) {
    KZ_TRY(text, guarded_text(bytes));
    auto tree = XmlTree::parse(text);
    if (!tree)
        return refuse(fault_of(std::move(tree).error()));
    return read_tree(*tree);
}

} // namespace kz
