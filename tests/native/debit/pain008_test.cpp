#include "native/debit/pain008.hpp"
#include "tests/shared/golden.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

const char* const golden_file = "tests/native/debit/data/pain008.xml";

Date day(int month, int of_month) {
    return *make_date(2026, month, of_month);
}

DebitOrder order(const char* collection, std::int64_t minor, Date on, DebitSequence sequence) {
    DebitOrder order;
    order.collection = {collection, "MND-C12-1", Money{minor, eur}, on, sequence};
    order.mandate = {"MND-C12-1", "DE98ZZZ09999999999", "Jürgen Müßig", "DE89370400440532013000", MandateKind::Recurring, day(11, 10), 14};
    order.remittance = "RF18539007547034 RE-2026/0815 Größe";
    return order;
}

DebitBatch batch() {
    return {"KULANZ-m3-2026-11-23", Instant{1'795'424'400'000}, "Fahrrad Müller & Söhne GmbH", {"DE98ZZZ09999999999", "NL91ABNA0417164300", 14},
            {order("SDD-C12-1", 3334, day(11, 24), DebitSequence::First), order("SDD-C13-1", 99'999'999'999, day(11, 24), DebitSequence::OneOff),
             order("SDD-C14-1", 1, day(11, 24), DebitSequence::First), order("SDD-C15-2", 500, day(11, 25), DebitSequence::Recurring),
             order("SDD-C16-3", 501, day(11, 25), DebitSequence::Final)}};
}

} // namespace

TEST_CASE("a batch is one document, with a payment for each day and place in a series") {
    const std::string xml = write_pain008(batch());
    if (std::getenv("KULANZ_GOLDEN_UPDATE") != nullptr) {
        std::FILE* file = std::fopen(golden_file, "wb");
        REQUIRE(file != nullptr);
        std::fwrite(xml.data(), 1, xml.size(), file);
        std::fclose(file);
        return;
    }
    CHECK(test::first_difference(test::read_text(golden_file), xml) == "");
}

TEST_CASE("the same batch has the same bytes, and another creditor identifier a payment of its own") {
    CHECK(write_pain008(batch()) == write_pain008(batch()));
    DebitBatch other = batch();
    other.orders[0].mandate.creditor_id = "DE79ZZZ01234567890";
    const std::string xml = write_pain008(other);
    CHECK(xml.find("<Id>DE79ZZZ01234567890</Id>") != std::string::npos);
    CHECK(xml.find("KULANZ-m3-2026-11-23-5") != std::string::npos);
}
