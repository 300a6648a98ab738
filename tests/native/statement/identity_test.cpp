// The same money in two files is known again.
#include "tests/native/statement/reading.hpp"

#include <doctest/doctest.h>

using namespace kz;
using test::Reading;

namespace {

std::string camt(std::string_view schema, std::string_view container, std::string_view statement,
                 std::string_view entries) {
    std::string text = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:" + std::string(schema) + "\"><";
    text += std::string(container) + "><" + std::string(statement) +
            "><Id>S</Id><Acct><Id><IBAN>DE71110220330123456789</IBAN></Id></Acct>" + std::string(entries);
    return text + "</" + std::string(statement) + "></" + std::string(container) + "></Document>";
}

std::vector<EntryIdentity> identities(std::string_view bytes) {
    std::vector<EntryIdentity> out;
    for (const test::ReadEntry& read : test::read_whole(bytes).entries)
        out.push_back(identity(read.account, read.entry));
    return out;
}

} // namespace

TEST_CASE("a notification and the statement after it name the same entry, whatever details and days they give") {
    const std::string head = "<Ntry><Amt Ccy=\"EUR\">8.85</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>";
    const std::string reference = "<AcctSvcrRef>2026112100000012</AcctSvcrRef>";
    const auto notified = identities(camt("camt.054.001.04", "BkToCstmrDbtCdtNtfctn", "Ntfctn",
                                          head + reference + "<NtryDtls><TxDtls/></NtryDtls></Ntry>"));
    const auto stated = identities(camt("camt.053.001.08", "BkToCstmrStmt", "Stmt",
                                        head + "<BookgDt><Dt>2026-11-23</Dt></BookgDt>" + reference + "</Ntry>"));
    REQUIRE(notified.size() == 1);
    CHECK(notified == stated);
    CHECK(notified[0].basis == IdentityBasis::BankReference);
}

TEST_CASE("an equal payment on the same day is another entry, and keeps its key at a second import") {
    const std::string entry = ":61:260102C1,00NMSCNONREF\n:86:text\n";
    const std::string file = ":20:X\n:25:1\n:28C:1\n:60F:C260101EUR0,\n" + entry + entry + ":62F:C260102EUR2,\n-\n";
    const auto first = identities(file);
    REQUIRE(first.size() == 2);
    CHECK(first[0].key != first[1].key);
    CHECK(first[0].basis == IdentityBasis::Content);
    CHECK(first == identities(file));
}

TEST_CASE("what tells entries apart is in the key") {
    BankEntry entry;
    entry.amount = {885};
    entry.bank_reference = "2026112100000012";
    const std::string account = "DE71110220330123456789";
    const std::string key = identity(account, entry).key;
    BankEntry other = entry;
    other.booked_on = Date{20000};
    other.information = "another";
    CHECK(identity(account, other).key == key); // the bank's reference is enough
    other = entry;
    other.amount = {886};
    CHECK(identity(account, other).key != key);
    other = entry;
    other.direction = Direction::Debit;
    CHECK(identity(account, other).key != key);
    CHECK(identity("DE89370400440532013000", entry).key != key);
    for (const char* filler : {"", "NONREF", "NOTPROVIDED", "0000000000000000", "55555"}) {
        other = entry;
        other.bank_reference = filler;
        CAPTURE(filler);
        CHECK(identity(account, other).basis == IdentityBasis::Content);
    }
}
