// One invoice with every field, by hand in both syntaxes, as text. KULANZ_GOLDEN_UPDATE=1 writes the golden file anew.
#include "native/einvoice/einvoice.hpp"
#include "tests/native/einvoice/documents.hpp"
#include "tests/native/einvoice/invoice_text.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

const std::filesystem::path folder = "tests/native/einvoice/data";

void check_golden(const std::string& text, const std::filesystem::path& file) {
    const char* update = std::getenv("KULANZ_GOLDEN_UPDATE");
    if (update != nullptr && std::string(update) == "1")
        std::ofstream(file, std::ios::binary) << text;
    CHECK(text == kz::test::file_text(file));
}

} // namespace

TEST_CASE("an invoice with every field is read alike from both syntaxes") {
    for (const std::string name : {"harbour", "harbour_credit_note"}) {
        const auto ubl = kz::read_einvoice(kz::test::file_text(folder / (name + "_ubl.xml")));
        const auto cii = kz::read_einvoice(kz::test::file_text(folder / (name + "_cii.xml")));
        REQUIRE_MESSAGE(ubl.has_value(), kz::plain(ubl.error()));
        REQUIRE_MESSAGE(cii.has_value(), kz::plain(cii.error()));
        check_golden(kz::test::invoice_text(*ubl), folder / (name + ".golden.txt"));
        check_golden(kz::test::invoice_text(*cii), folder / (name + ".golden.txt"));
        CHECK(*ubl == *cii);
    }
}
