// Traps of people who have built this before, each with its number in the list of the reference.
#include "tests/native/statement/reading.hpp"

#include <doctest/doctest.h>

using namespace kz;
using test::Reading;

namespace {

std::string camt(std::string_view entry, std::string_view closing) {
    const auto balance = [](std::string_view kind, std::string_view amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + std::string(kind) + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">" + std::string(amount) +
               "</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>";
    };
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>"
           "<GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt>\n<Id>S1</Id><Acct><Id><IBAN>DE71110220330123456789</IBAN></Id></Acct>" +
           balance("OPBD", "100.00") + balance("CLBD", closing) + "\n<Ntry><Amt Ccy=\"EUR\">8.85</Amt>" + std::string(entry) +
           "<Sts>BOOK</Sts></Ntry>\n</Stmt></BkToCstmrStmt></Document>\n";
}

std::string mt940(std::string_view mark) {
    return ":20:STARTUMS\r\n:25:10020030/1234567\r\n:28C:5/1\r\n:60F:C260101EUR100,\r\n:61:2601020102" + std::string(mark) +
           "8,85NRTINONREF\r\n:86:text\r\n:62F:C260131EUR100,\r\n-\r\n";
}

Direction direction_in(std::string_view file) {
    const Reading reading = test::read_whole(file);
    REQUIRE(reading.entries.size() == 1);
    CHECK(reading.entries[0].entry.is_reversal);
    return reading.entries[0].entry.direction;
}

} // namespace

TEST_CASE("trap 15: R turns the letter of MT940 around, RvslInd leaves the mark of camt as it is") {
    CHECK(direction_in(mt940("RC")) == Direction::Debit);
    CHECK(direction_in(mt940("RD")) == Direction::Credit);
    CHECK(direction_in(camt("<CdtDbtInd>CRDT</CdtDbtInd><RvslInd>true</RvslInd>", "108.85")) == Direction::Credit);
    CHECK(direction_in(camt("<CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd>", "91.15")) == Direction::Debit);
}

TEST_CASE("trap 16: a file whose balances do not add up is read to its end, with a warning") {
    const Reading reading = test::read_whole(camt("<CdtDbtInd>CRDT</CdtDbtInd>", "999.99"));
    CHECK_FALSE(reading.fault);
    CHECK(reading.entries.size() == 1);
    CHECK(reading.count(StatementDoubt::BalanceMismatch) == 1);
}
