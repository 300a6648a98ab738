// The public XRechnung samples: every file is read, and the same invoice in both syntaxes is the same value.
// Messages name files and fields, never values: those are names of people and firms.
#include "native/einvoice/einvoice.hpp"
#include "shared/domain/claims/invoice_rules.hpp"
#include "shared/domain/claims/normal_invoice.hpp"
#include "shared/protocol/invoice_json.hpp"
#include "tests/native/einvoice/documents.hpp"
#include "tests/native/einvoice/invoice_text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

namespace {

std::filesystem::path samples_folder() {
    const char* given = std::getenv("KULANZ_SAMPLES");
    return std::filesystem::path(given != nullptr ? given : "../shared/samples") / "einvoice" / "xrechnung";
}

// The files, or nothing after saying that there are none.
std::vector<std::filesystem::path> sample_files(const std::string& ending) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(samples_folder(), error))
        if (entry.path().filename().string().ends_with(ending))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    if (files.empty())
        std::cout << "SKIPPED: no files *" << ending << " in " << samples_folder().string() << " (KULANZ_SAMPLES)\n";
    return files;
}

kz::Result<kz::Invoice, kz::ReadFault> read(const std::filesystem::path& file) {
    auto invoice = kz::read_einvoice(kz::test::file_text(file));
    if (!invoice) {
        const kz::ReadFault& fault = invoice.error();
        FAIL_CHECK(file.filename().string(), ": line ", fault.line, ": ", fault.term, " ", fault.element, " ",
                   fault.rule);
    }
    return invoice;
}

} // namespace

TEST_CASE("every sample is read and keeps the rules") {
    const auto files = sample_files(".xml");
    for (const auto& file : files) {
        const auto invoice = read(file);
        if (!invoice)
            continue;
        CHECK_MESSAGE(kz::check(*invoice).has_value(), file.filename().string());
        CHECK_MESSAGE(!invoice->lines.empty(), file.filename().string());
        CHECK_MESSAGE(!invoice->totals.due.is_zero(), file.filename().string());
        CHECK_MESSAGE(kz::normalised(*invoice) == *invoice, file.filename().string());
        const auto again = kz::decode_invoice(kz::encode_invoice(*invoice));
        CHECK_MESSAGE((again && *again == *invoice), file.filename().string());
    }
    CHECK((files.empty() || files.size() >= 24));
}

TEST_CASE("the same sample in both syntaxes is the same invoice") {
    for (const auto& file : sample_files("_ubl.xml")) {
        std::string name = file.filename().string();
        name.replace(name.find("_ubl.xml"), std::string::npos, "_uncefact.xml");
        const auto ubl = read(file);
        const auto cii = read(file.parent_path() / name);
        if (!ubl || !cii)
            continue;
        std::string fields;
        for (const std::string& field : kz::test::differing_fields(*ubl, *cii))
            fields += " " + field;
        CHECK_MESSAGE(*ubl == *cii, name, " differs in", fields);
    }
}
