#include "native/debit/pain008.hpp"

#include "native/debit/sepa_text.hpp"

#include <pugixml.hpp>

#include <map>
#include <tuple>

namespace kz {
namespace {

using Node = pugi::xml_node;

constexpr const char* name_space = "urn:iso:std:iso:20022:tech:xsd:pain.008.001.08";
constexpr std::size_t name_characters = 70;
constexpr std::size_t remittance_characters = 140;

Node add(Node parent, const char* name) {
    return parent.append_child(name);
}

void add(Node parent, const char* name, const std::string& text) {
    add(parent, name).text().set(text.c_str());
}

std::int64_t sum_of(const std::vector<const DebitOrder*>& orders) {
    std::int64_t minor = 0;
    for (const DebitOrder* order : orders)
        minor += order->collection.amount.minor;
    return minor;
}

// How many, and how much.
void add_sums(Node node, std::size_t count, std::int64_t minor) {
    add(node, "NbOfTxs", std::to_string(count));
    add(node, "CtrlSum", plain(Money{minor, eur}));
}

void add_account(Node node, const char* name, const std::string& iban) {
    add(add(add(node, name), "Id"), "IBAN", iban);
}

// The bank follows from the IBAN.
void add_bank(Node node, const char* name) {
    add(add(add(add(node, name), "FinInstnId"), "Othr"), "Id", "NOTPROVIDED");
}

void add_order(Node payment, const DebitOrder& order) {
    Node node = add(payment, "DrctDbtTxInf");
    add(add(node, "PmtId"), "EndToEndId", order.collection.reference);
    Node amount = add(node, "InstdAmt");
    amount.append_attribute("Ccy").set_value("EUR");
    amount.text().set(plain(order.collection.amount).c_str());
    Node mandate = add(add(node, "DrctDbtTx"), "MndtRltdInf");
    add(mandate, "MndtId", order.mandate.reference);
    add(mandate, "DtOfSgntr", iso(order.mandate.on));
    add_bank(node, "DbtrAgt");
    add(add(node, "Dbtr"), "Nm", sepa_text(order.mandate.holder, name_characters));
    add_account(node, "DbtrAcct", order.mandate.iban);
    add(add(node, "RmtInf"), "Ustrd", sepa_text(order.remittance, remittance_characters));
}

void add_payment(Node document, const DebitBatch& batch, const std::vector<const DebitOrder*>& orders, std::size_t number) {
    const Collection& common = orders.front()->collection;
    Node payment = add(document, "PmtInf");
    add(payment, "PmtInfId", batch.message + "-" + std::to_string(number));
    add(payment, "PmtMtd", "DD");
    add_sums(payment, orders.size(), sum_of(orders));
    Node kind = add(payment, "PmtTpInf");
    add(add(kind, "SvcLvl"), "Cd", "SEPA");
    add(add(kind, "LclInstrm"), "Cd", "CORE");
    add(kind, "SeqTp", std::string(sequence_code(common.sequence)));
    add(payment, "ReqdColltnDt", iso(common.collect_on));
    add(add(payment, "Cdtr"), "Nm", sepa_text(batch.creditor, name_characters));
    add_account(payment, "CdtrAcct", batch.terms.iban);
    add_bank(payment, "CdtrAgt");
    add(payment, "ChrgBr", "SLEV");
    Node scheme = add(add(add(add(payment, "CdtrSchmeId"), "Id"), "PrvtId"), "Othr");
    // As the customers have read it in their mandates, also when the merchant has another one by now.
    add(scheme, "Id", orders.front()->mandate.creditor_id);
    add(add(scheme, "SchmeNm"), "Prtry", "SEPA");
    for (const DebitOrder* order : orders)
        add_order(payment, *order);
}

struct Text final : pugi::xml_writer {
    std::string text;
    void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
};

} // namespace

std::string write_pain008(const DebitBatch& batch) {
    std::map<std::tuple<Date, DebitSequence, std::string>, std::vector<const DebitOrder*>> payments;
    std::vector<const DebitOrder*> all;
    for (const DebitOrder& order : batch.orders) {
        payments[{order.collection.collect_on, order.collection.sequence, order.mandate.creditor_id}].push_back(&order);
        all.push_back(&order);
    }
    pugi::xml_document document;
    Node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version").set_value("1.0");
    declaration.append_attribute("encoding").set_value("UTF-8");
    Node root = document.append_child("Document");
    root.append_attribute("xmlns").set_value(name_space);
    Node initiation = add(root, "CstmrDrctDbtInitn");
    Node head = add(initiation, "GrpHdr");
    add(head, "MsgId", batch.message);
    add(head, "CreDtTm", iso(batch.made_at));
    add_sums(head, all.size(), sum_of(all));
    add(add(head, "InitgPty"), "Nm", sepa_text(batch.creditor, name_characters));
    std::size_t number = 0;
    for (const auto& [key, orders] : payments)
        add_payment(initiation, batch, orders, ++number);
    Text text;
    document.save(text, "  ", pugi::format_indent, pugi::encoding_utf8);
    return text.text;
}

} // namespace kz
