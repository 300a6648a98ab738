#include "tests/native/statement/reading.hpp"

#include <doctest/doctest.h>

using namespace kz;
using test::Reading;

namespace {

constexpr std::string_view amount = "<Amt Ccy=\"EUR\">8.85</Amt>";
constexpr std::string_view credit = "<CdtDbtInd>CRDT</CdtDbtInd>";

struct Camt {
    std::string schema = "camt.053.001.08";
    std::string account = "<Acct><Id><IBAN>DE71110220330123456789</IBAN></Id></Acct>";
    std::string balances;
    std::string entries;
    std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
};

std::string text_of(const Camt& camt) {
    const bool is_notification = camt.schema.starts_with("camt.054");
    const std::string container = is_notification ? "BkToCstmrDbtCdtNtfctn" : "BkToCstmrStmt";
    const std::string statement = is_notification ? "Ntfctn" : "Stmt";
    return camt.head + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:" + camt.schema + "\"><" + container +
           "><GrpHdr><MsgId>1</MsgId></GrpHdr><" + statement + ">\n<Id>S1</Id>" + camt.account + camt.balances + "\n" +
           camt.entries + "\n</" + statement + "></" + container + "></Document>\n";
}

std::string entry(std::string_view content) {
    return "<Ntry>" + std::string(content) + "</Ntry>";
}
std::string entry_with_payment(std::string_view content) {
    return entry(std::string(amount) + std::string(credit) + "<Sts>BOOK</Sts><NtryDtls><TxDtls>" +
                 std::string(content) + "</TxDtls></NtryDtls>");
}
std::string balance(std::string_view kind, std::string_view content) {
    return "<Bal><Tp><CdOrPrtry><Cd>" + std::string(kind) + "</Cd></CdOrPrtry></Tp>" + std::string(content) + "</Bal>";
}

Reading read_entries(std::string entries) {
    Camt camt;
    camt.entries = std::move(entries);
    return test::read_whole(text_of(camt));
}

BankPayment read_payment(std::string_view content) {
    const Reading reading = read_entries(entry_with_payment(content));
    REQUIRE(reading.entries.size() == 1);
    REQUIRE(reading.entries[0].entry.payments.size() == 1);
    return reading.entries[0].entry.payments[0];
}

} // namespace

TEST_CASE("the direction of a camt entry is its mark alone, also when it is a reversal") {
    const struct {
        const char* mark;
        const char* reversal;
        Direction outcome;
    } rows[] = {
        {"CRDT", "false", Direction::Credit},
        {"DBIT", "false", Direction::Debit},
        {"CRDT", "true", Direction::Credit},
        {"DBIT", "true", Direction::Debit},
        {"DBIT", "1", Direction::Debit},
    };
    for (const auto& row : rows) {
        CAPTURE(std::string(row.mark) + " " + row.reversal);
        const Reading reading =
            read_entries(entry(std::string(amount) + "<CdtDbtInd>" + row.mark + "</CdtDbtInd><RvslInd>" + row.reversal +
                               "</RvslInd><Sts>BOOK</Sts>"));
        REQUIRE(reading.entries.size() == 1);
        CHECK(reading.entries[0].entry.direction == row.outcome);
        CHECK(reading.entries[0].entry.is_reversal == (std::string_view(row.reversal) != "false"));
    }
}

TEST_CASE("only a booked entry is money") {
    const struct {
        const char* status;
        EntryStatus outcome;
        const char* credits;
    } rows[] = {
        {"<Sts>BOOK</Sts>", EntryStatus::Booked, "8.85"},
        {"<Sts><Cd>BOOK</Cd></Sts>", EntryStatus::Booked, "8.85"},
        {"<Sts>\n <Cd>PDNG</Cd>\n</Sts>", EntryStatus::Pending, "0.00"},
        {"<Sts>PDNG</Sts>", EntryStatus::Pending, "0.00"},
        {"<Sts><Cd>FUTR</Cd></Sts>", EntryStatus::Pending, "0.00"},
        {"<Sts>INFO</Sts>", EntryStatus::Information, "0.00"},
        {"", EntryStatus::Booked, "8.85"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.status);
        const Reading reading = read_entries(entry(std::string(amount) + std::string(credit) + row.status));
        REQUIRE(reading.entries.size() == 1);
        CHECK(reading.entries[0].entry.status == row.outcome);
        CHECK(plain(reading.statements[0].credits) == row.credits);
    }
}

TEST_CASE("a payment says who paid and what for, in the paths of every version") {
    const BankPayment old = read_payment(
        "<Refs><AcctSvcrRef>BANK-1</AcctSvcrRef><EndToEndId>E2E-1</EndToEndId><MndtId>M-1</MndtId></Refs>"
        "<RltdPties><Dbtr><Nm>Jonas  Test</Nm></Dbtr><DbtrAcct><Id><IBAN>DE89 3704 0044 0532 0130 00</IBAN></Id></DbtrAcct>"
        "<UltmtDbtr><Nm>Eva Test</Nm></UltmtDbtr><Cdtr><Nm>Shop</Nm></Cdtr></RltdPties>"
        "<RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf>");
    CHECK(old.name == "Jonas Test");
    CHECK(old.iban == "DE89370400440532013000");
    CHECK(old.ultimate_name == "Eva Test");
    CHECK(old.end_to_end_id == "E2E-1");
    CHECK(old.bank_reference == "BANK-1");
    CHECK(old.mandate_id == "M-1");
    CHECK(old.references == std::vector<std::string>{"RF18539007547034"});
    const BankPayment recent = read_payment("<RltdPties><Dbtr><Pty><Nm>Jonas Test</Nm></Pty></Dbtr></RltdPties>");
    CHECK(recent.name == "Jonas Test");
    CHECK(read_payment("<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>").end_to_end_id.empty());
    CHECK(read_payment("<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>").return_reason == "AC04");
    CHECK(plain(*read_payment("<AmtDtls><TxAmt><Amt Ccy=\"EUR\">8.85</Amt></TxAmt></AmtDtls>").amount) == "8.85");
}

TEST_CASE("free text in several pieces is joined without cutting or gluing words") {
    const std::string full(140, 'x');
    const std::string cut = "Rechnung 2026-1234 vom 5. November "; // 35: the field is full
    CHECK(read_payment("<RmtInf><Ustrd>one</Ustrd><Ustrd>two</Ustrd></RmtInf>").text == "one two");
    CHECK(read_payment("<RmtInf><Ustrd>" + full + "</Ustrd><Ustrd>y</Ustrd></RmtInf>").text == full + "y");
    CHECK(read_payment("<RmtInf><Ustrd>" + cut + "</Ustrd><Ustrd>2026</Ustrd></RmtInf>").text == cut + "2026");
}

TEST_CASE("versions 02 to 08 of statement and notification are read, and a file without a namespace") {
    const struct {
        const char* schema;
        const char* outcome;
    } rows[] = {
        {"camt.053.001.02", ""},
        {"camt.053.001.08", ""},
        {"camt.054.001.02", ""},
        {"camt.054.001.04", ""},
        {"camt.054.001.08", ""},
        {"camt.053.001.01", "line 2: /Document: version_unknown"},
        {"camt.053.001.09", "line 2: /Document: version_unknown"},
        {"camt.052.001.08", "line 2: /Document: not_a_statement"},
        {"pain.001.001.09", "line 2: /Document: not_a_statement"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.schema);
        Camt camt;
        camt.schema = row.schema;
        camt.entries = entry(std::string(amount) + std::string(credit));
        const Reading reading = test::read_whole(text_of(camt));
        CHECK((reading.fault ? plain(*reading.fault) : "") == row.outcome);
        CHECK(reading.entries.size() == (std::string_view(row.outcome).empty() ? 1 : 0));
    }
    CHECK(test::read_whole("<Document><BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE71110220330123456789</IBAN></Id></Acct>"
                           "</Stmt></BkToCstmrStmt></Document>")
              .statements.size() == 1);
}

TEST_CASE("what a bank gets wrong but money does not hang on is a warning") {
    const std::string opening = balance("OPBD", "<Amt Ccy=\"EUR\">1.00</Amt>" + std::string(credit));
    const std::string booked = entry(std::string(amount) + std::string(credit));
    const struct {
        const char* what;
        std::string balances;
        std::string entries;
        StatementDoubt doubt;
    } rows[] = {
        {"closing is another", opening + balance("CLBD", "<Amt Ccy=\"EUR\">9.00</Amt>" + std::string(credit)), booked,
         StatementDoubt::BalanceMismatch},
        {"a balance in a currency without cents", balance("CLAV", "<Amt Ccy=\"JPY\">2700</Amt>"), booked,
         StatementDoubt::BalanceUnreadable},
        {"an entry in a currency without cents", "", entry("<Amt Ccy=\"JPY\">2700</Amt>" + std::string(credit)),
         StatementDoubt::EntryCurrencyUnread},
        {"30 February", "", entry(std::string(amount) + std::string(credit) + "<BookgDt><Dt>2026-02-30</Dt></BookgDt>"),
         StatementDoubt::DateImpossible},
        {"no date at all", "", entry(std::string(amount) + std::string(credit) + "<ValDt><Dt>soon</Dt></ValDt>"),
         StatementDoubt::DateImpossible},
        {"a reference from a real file", "",
         entry_with_payment("<RmtInf><Strd><CdtrRefInf><Ref>RF98123456789012</Ref></CdtrRefInf></Strd></RmtInf>"),
         StatementDoubt::ReferenceCheckFailed},
        {"an account with a digit too many", "",
         entry_with_payment("<RltdPties><DbtrAcct><Id><IBAN>NL18INGB00012345678</IBAN></Id></DbtrAcct></RltdPties>"),
         StatementDoubt::AccountCheckFailed},
        {"a bundle of another sum", "", entry_with_payment("<Amt Ccy=\"EUR\">8.84</Amt>"),
         StatementDoubt::BundleSumDiffers},
        {"a bundle of another count", "",
         entry(std::string(amount) + std::string(credit) + "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch><TxDtls>" +
               std::string(amount) + "</TxDtls></NtryDtls>"),
         StatementDoubt::BundleCountDiffers},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        Camt camt;
        camt.balances = row.balances;
        camt.entries = row.entries;
        const Reading reading = test::read_whole(text_of(camt));
        CHECK_FALSE(reading.fault);
        REQUIRE(reading.warnings.size() == 1);
        CHECK(doubt_code(reading.warnings[0].doubt) == doubt_code(row.doubt));
        CHECK(reading.warnings[0].line > 1);
    }
}

TEST_CASE("a balance without its mark is a credit, and an impossible day becomes the last of its month") {
    Camt camt;
    camt.balances = balance("OPBD", "<Amt Ccy=\"EUR\">1.00</Amt>") + balance("CLBD", "<Amt Ccy=\"EUR\">9.85</Amt>");
    camt.entries =
        entry(std::string(amount) + std::string(credit) + "<BookgDt><DtTm>2026-02-30T13:15:00+01:00</DtTm></BookgDt>");
    const Reading reading = test::read_whole(text_of(camt));
    CHECK(reading.count(StatementDoubt::BalanceMismatch) == 0);
    REQUIRE(reading.entries.size() == 1);
    CHECK(iso(*reading.entries[0].entry.booked_on) == "2026-02-28");
}

TEST_CASE("a broken file is refused with element, rule and line") {
    const std::string sts = "<Sts>BOOK</Sts>";
    const std::string ntry = "line 4: /Document/BkToCstmrStmt/Stmt/Ntry";
    const struct {
        const char* what;
        std::string entries;
        std::string outcome;
    } rows[] = {
        {"no amount", entry(credit), ntry + "/Amt: element_missing"},
        {"no direction", entry(amount), ntry + "/CdtDbtInd: element_missing"},
        {"an amount in words", entry("<Amt Ccy=\"EUR\">ten</Amt>" + std::string(credit)),
         ntry + "/Amt: amount_invalid"},
        {"an amount below zero", entry("<Amt Ccy=\"EUR\">-1.00</Amt>" + std::string(credit)),
         ntry + "/Amt: amount_invalid"},
        {"parts of a cent", entry("<Amt Ccy=\"EUR\">1.005</Amt>" + std::string(credit)), ntry + "/Amt: amount_invalid"},
        {"another direction", entry(std::string(amount) + "<CdtDbtInd>UP</CdtDbtInd>"),
         ntry + "/CdtDbtInd: direction_invalid"},
        {"another status", entry(std::string(amount) + std::string(credit) + "<Sts>DONE</Sts>"),
         ntry + "/Sts: status_invalid"},
        {"tags crossed", "<Ntry></Amt>", ntry + ": not_well_formed"},
        {"an entity", entry("<Amt Ccy=\"EUR\">&much;</Amt>"), ntry + "/Amt: doctype_or_entity"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const Reading reading = read_entries(row.entries);
        REQUIRE(reading.fault);
        CHECK(plain(*reading.fault) == row.outcome);
    }
    Camt camt;
    camt.account.clear();
    CHECK(plain(*test::read_whole(text_of(camt)).fault) ==
          "line 5: /Document/BkToCstmrStmt/Stmt/Acct/Id: element_missing");
    camt.head = "<!DOCTYPE Document [<!ENTITY a \"b\">]>\n";
    CHECK(plain(*test::read_whole(text_of(camt)).fault) == "line 1: doctype_or_entity");
    for (const char* const nothing : {"<Document/>", "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"> </Document>"})
        CHECK(plain(*test::read_whole(nothing).fault) == "line 1: /Document/BkToCstmrStmt: element_missing");
}

TEST_CASE("a file that ends early, is no statement, or is too deep is refused") {
    Camt camt;
    camt.entries = entry(std::string(amount) + std::string(credit));
    const std::string whole = text_of(camt);
    CHECK(test::read_whole(whole.substr(0, whole.size() / 2)).fault->reason == StatementRefusal::CutOff);
    for (const char* other : {"", "  \n", "%PDF-1.7", "Datum;Betrag;Name\n", "PK\x03\x04"})
        CHECK(test::read_whole(other).fault->reason == StatementRefusal::NotAStatement);
    CHECK(test::read_whole("<Invoice/>").fault->reason == StatementRefusal::NotAStatement);
    std::string deep;
    for (int i = 0; i < 100; ++i)
        deep += "<a>";
    CHECK(read_entries(deep).fault->reason == StatementRefusal::TooLarge);
    CHECK(read_entries("<Ntry><AddtlNtryInf>" + std::string(70'000, 'x')).fault->reason == StatementRefusal::TooLarge);
    CHECK(read_entries("<!--" + std::string(3u << 20, 'x') + "-->").fault->reason == StatementRefusal::TooLarge);
}

TEST_CASE("other encodings than UTF-8 are read") {
    for (const char* encoding : {"ISO-8859-1", "windows-1252"}) {
        Camt camt;
        camt.head = "<?xml version=\"1.0\" encoding=\"" + std::string(encoding) + "\"?>\n";
        camt.entries = entry_with_payment("<RltdPties><Dbtr><Nm>M\xfcller</Nm></Dbtr></RltdPties>");
        const Reading reading = test::read_whole(text_of(camt));
        REQUIRE(reading.entries.size() == 1);
        CHECK(reading.entries[0].entry.payments[0].name == "Müller");
    }
}

TEST_CASE("memory does not grow with the file: the reader holds one entry") {
    // Ten thousand entries pass through a sink that keeps nothing but their number.
    struct Counter : StatementSink {
        void entry(const BankStatement&, const BankEntry& read) override { last_line = read.line, ++entries; }
        void statement(const BankStatement& read) override { total = plain(read.credits); }
        void warning(const StatementWarning&) override {}
        int entries = 0;
        int last_line = 0;
        std::string total;
    } counter;
    StatementReader reader(counter);
    Camt camt;
    camt.entries = "#";
    const std::string frame = text_of(camt);
    const std::size_t at = frame.find("#");
    REQUIRE(reader.push(frame.substr(0, at)));
    for (int i = 0; i < 10'000; ++i)
        REQUIRE(reader.push(entry_with_payment("<Refs><AcctSvcrRef>R</AcctSvcrRef></Refs>") + "\n"));
    REQUIRE(reader.push(frame.substr(at + 1)));
    REQUIRE(reader.finish());
    CHECK(counter.entries == 10'000);
    CHECK(counter.last_line == 10'003);
    CHECK(counter.total == "88500.00");
    CHECK(reader.bytes_done() > 1'000'000);
}
