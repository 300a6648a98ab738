#include "native/einvoice/xml_tree.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace kz::einvoice;

namespace {

constexpr std::string_view text = R"(<?xml version="1.0"?>
<!-- a comment -->
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
         xmlns:x="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <x:ID>one &amp; <!-- c --><![CDATA[<two>]]></x:ID>
  <ID xmlns="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" schemeID="0088">three</ID>
  <ID>of the invoice's own namespace</ID>
  <Party xmlns="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
    ><ID xmlns="urn:else">four</ID><x:ID>five</x:ID></Party>
  <x:ID xmlns:x="urn:else">six</x:ID>
</Invoice>
)";

} // namespace

TEST_CASE("elements are found by namespace, whatever the prefix") {
    const auto tree = XmlTree::parse(text);
    REQUIRE(tree.has_value());
    const XmlNode root = tree->root();
    CHECK(root.name() == "inv:Invoice");
    const auto ids = root.all("cbc:ID");
    REQUIRE(ids.size() == 2);
    CHECK(ids[0].text() == "one & <two>");
    CHECK(ids[1].text() == "three");
    CHECK(ids[1].attribute("schemeID") == "0088");
    CHECK(ids[1].attribute("none") == "");
    CHECK(root.at("cac:Party/cbc:ID").text() == "five");
    CHECK(root.all("inv:ID").size() == 1);
}

TEST_CASE("an element knows its line and its path as the file writes it") {
    const auto tree = XmlTree::parse(text);
    REQUIRE(tree.has_value());
    const XmlNode root = tree->root();
    CHECK(root.line() == 3);
    CHECK(root.all("cbc:ID")[1].line() == 6);
    CHECK(root.at("cac:Party/cbc:ID").line() == 9);
    CHECK(root.at("cac:Party/cbc:ID").path() == "/Invoice/Party/x:ID");
    CHECK(root.all("cbc:ID")[1].path() == "/Invoice/ID[2]");
}

TEST_CASE("what is not there has the place where it should be") {
    const auto tree = XmlTree::parse(text);
    REQUIRE(tree.has_value());
    const XmlNode missing = tree->root().at("cac:Party/cac:Contact/cbc:Name");
    CHECK_FALSE(missing.is_there());
    CHECK(missing.text() == "");
    CHECK(missing.line() == 8);
    CHECK(missing.path() == "/Invoice/Party/cac:Contact/cbc:Name");
    CHECK(missing.at("cbc:ID").path() == "/Invoice/Party/cac:Contact/cbc:Name/cbc:ID");
    CHECK(missing.all("cbc:ID").empty());
}
