#include "native/statement/mt940_text.hpp"
#include "tests/native/statement/reading.hpp"

#include <doctest/doctest.h>

using namespace kz;
using test::Reading;

namespace {

std::string statement_text(std::string_view entries, std::string_view opening = ":60F:C260101EUR0,",
                      std::string_view closing = ":62F:C260131EUR0,") {
    return ":20:STARTUMS\r\n:25:10020030/1234567\r\n:28C:5/1\r\n" + std::string(opening) + "\r\n" +
           std::string(entries) + std::string(closing) + "\r\n-\r\n";
}

statement::Mt940Text text_of(const std::vector<std::string>& lines) {
    return statement::read_mt940_text(lines);
}

} // namespace

TEST_CASE("line 61 gives days, direction, amount and references") {
    const struct {
        const char* line;
        const char* value_on;
        const char* booked_on;
        const char* amount; // below zero: debit
        bool is_reversal;
        const char* end_to_end_id;
        const char* bank_reference;
    } rows[] = {
        {"0709040904CR300,NTRFTFNr 40005 MSGID//0724710345313905", "2007-09-04", "2007-09-04", "300.00", false,
         "TFNr 40005 MSGID", "0724710345313905"},
        {"0709040904RCR204,88NRTINONREF", "2007-09-04", "2007-09-04", "-204.88", true, "", ""},
        {"0709040904RDR204,88NRTINONREF", "2007-09-04", "2007-09-04", "204.88", true, "", ""},
        {"1902180218DR20,00N037NONREF", "2019-02-18", "2019-02-18", "-20.00", false, "", ""},
        {"200219C65,00NMSC", "2020-02-19", "2020-02-19", "65.00", false, "", ""},
        {"130403D000000000127,50N102EREF", "2013-04-03", "2013-04-03", "-127.50", false, "EREF", ""},
        {"2006080608D12,35 NRTIKREF+//2016021783252833", "2020-06-08", "2020-06-08", "-12.35", false, "",
         "2016021783252833"},
        {"2512310102C1,NMSCNONREF", "2025-12-31", "2026-01-02", "1.00", false, "", ""},
        {"2601021231C1,5NMSCNONREF", "2026-01-02", "2025-12-31", "1.50", false, "", ""},
        {"1602300301DR6,00N024NONREF", "2016-02-29", "2016-03-01", "-6.00", false, "", ""},
        {"0310201020C20000,00FMSCNONREF//8327000090031789", "2003-10-20", "2003-10-20", "20000.00", false, "",
         "8327000090031789"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.line);
        const Reading reading = test::read_whole(statement_text(":61:" + std::string(row.line) + "\r\n:86:text\r\n"));
        CHECK_FALSE(reading.fault);
        REQUIRE(reading.entries.size() == 1);
        const BankEntry& entry = reading.entries[0].entry;
        CHECK(iso(*entry.value_on) == row.value_on);
        CHECK(iso(*entry.booked_on) == row.booked_on);
        CHECK((entry.direction == Direction::Debit ? "-" : "") + plain(entry.amount) == row.amount);
        CHECK(entry.is_reversal == row.is_reversal);
        REQUIRE(entry.payments.size() == 1);
        CHECK(entry.payments[0].end_to_end_id == row.end_to_end_id);
        CHECK(entry.bank_reference == row.bank_reference);
    }
}

TEST_CASE("a balance on 31 November is of the 30th, with a warning") {
    const Reading reading = test::read_whole(statement_text("", ":60F:C180713EUR0,", ":62F:C021131EUR0,00"));
    CHECK_FALSE(reading.fault);
    REQUIRE(reading.statements.size() == 1);
    CHECK(iso(*reading.statements[0].closing->on) == "2002-11-30");
    REQUIRE(reading.warnings.size() == 1);
    CHECK(reading.warnings[0] == StatementWarning{StatementDoubt::DateImpossible, ":62F:", 5});
}

TEST_CASE("the text of German banks is joined before its tags are looked for") {
    const auto text = text_of({"109?00SEPA-LASTSCHR. RETOURE CORE?109075/629?20EREF+A1.200080779.",
                               "400143254?21.4961336 KREF+SEPA-DA202006?2201221740-34972000-P1 MR",
                               "EF+2?230852HW2723821 CRED+DE41EON0?240000129793 OAMT+11,85 SVWZ+?",
                               "25SONSTIGE GRUENDE ENDABRECHN?26UNG NR. 5001068757 ZU VERTRA?2740",
                               "0143254?30CSDBDE71XXX?31DE50712345600200691329?32TESTER?33EL?34905"});
    CHECK(text.end_to_end_id == "A1.200080779.400143254.4961336");
    CHECK(text.mandate_id == "20852HW2723821");
    CHECK(text.text == "SONSTIGE GRUENDE ENDABRECHNUNG NR. 5001068757 ZU VERTRA400143254");
    CHECK(text.iban == "DE50712345600200691329");
    CHECK(text.name == "TESTEREL");
    CHECK(text.information == "SEPA-LASTSCHR. RETOURE CORE");
    CHECK(text.return_reason == "905");
}

TEST_CASE("a text in the letters of Windows is decoded once, however many pieces it has") {
    std::string line = "166?00GUTSCHRIFT?20";
    std::string expected;
    for (int piece = 0; piece < 40; ++piece) { // decoded anew with each, the first would have grown to 2^40 letters
        line += "SVWZ+M\xfcller ";
        expected += piece == 0 ? "Müller" : " Müller";
    }
    CHECK(text_of({line}).text == expected);
}

TEST_CASE("the text of other dialects gives account, name and remittance") {
    const struct {
        const char* what;
        std::vector<std::string> lines;
        statement::Mt940Text outcome;
    } rows[] = {
        {"German without tags: lines stay lines",
         {"051?00Gutschrift?10931?20PARTNERKEY 0123?21SPENDE, BITTE AM JAHRESENDE?22EINE BESCHEINIGUNG?32SOMEONE"},
         {"SOMEONE", "", "", "", "", "", "PARTNERKEY 0123 SPENDE, BITTE AM JAHRESENDEEINE BESCHEINIGUNG", "Gutschrift",
          ""}},
        {"German with another payer",
         {"166?00GUTSCHRIFT?20SVWZ+RF18 5390 0754 7034ABWA+?21Eva Test?31DE89370400440532013000?32Jonas Test"},
         {"Jonas Test", "DE89370400440532013000", "Eva Test", "", "", "", "RF18 5390 0754 7034", "GUTSCHRIFT", ""}},
        {"a question mark that begins no field",
         {"166?20SVWZ+13.24 UHR?221.TAN?32Max"},
         {"Max", "", "", "", "", "", "13.24 UHR1.TAN", "", ""}},
        {"Polish, with a blank in front and the account in 38",
         {" 020?00Wyplata?20a?32HUTA?38PL61109010140000071219812874"},
         {"HUTA", "PL61109010140000071219812874", "", "", "", "", "a", "Wyplata", ""}},
        {"Dutch, ABN AMRO",
         {"/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A",
          "/NAME/J TEST/REMI/FACTUUR 2026-1/EREF/NOTPROVIDED"},
         {"J TEST", "NL91ABNA0417164300", "", "", "", "", "FACTUUR 2026-1", "SEPA OVERBOEKING", ""}},
        {"Dutch, Rabobank",
         {"/EREF/04-09-2026 22:39/ORDP//NAME/J TEST/REMI/Factuur 7/ISDT/2026-09-04"},
         {"J TEST", "", "", "04-09-2026 22:39", "", "", "Factuur 7", "", ""}},
        {"Dutch, ING",
         {"/EREF/E1//CNTP/NL27INGB0000026500/INGBNL2A/J TEST/DELFT//REMI/USTD//Factuur 7/"},
         {"J TEST", "NL27INGB0000026500", "", "E1", "", "", "Factuur 7", "", ""}},
        {"Dutch, structured",
         {"/CNTP/NL27INGB0000026500/INGBNL2A/J TEST//REMI/STRD/ISO/RF18539007547034/"},
         {"J TEST", "NL27INGB0000026500", "", "", "", "RF18539007547034", "", "", ""}},
        {"ASN",
         {"NL47INGB9999999999 j test", "", "Betaling factuur 7", ""},
         {"j test", "NL47INGB9999999999", "", "", "", "", "Betaling factuur 7", "", ""}},
        {"text alone", {"999PN0907UEBERTRAG"}, {"", "", "", "", "", "", "999PN0907UEBERTRAG", "", ""}},
        {"Latin-1", {"051?20M\xfcller?32M\xdcLLER"}, {"MÜLLER", "", "", "", "", "", "Müller", "", ""}},
        {"empty", {""}, {}},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const auto text = text_of(row.lines);
        CHECK(text.name == row.outcome.name);
        CHECK(text.iban == row.outcome.iban);
        CHECK(text.ultimate_name == row.outcome.ultimate_name);
        CHECK(text.end_to_end_id == row.outcome.end_to_end_id);
        CHECK(text.reference == row.outcome.reference);
        CHECK(text.text == row.outcome.text);
        CHECK(text.information == row.outcome.information);
        CHECK(text == row.outcome);
    }
}

TEST_CASE("a broken MT940 is refused with tag, rule and line") {
    const struct {
        const char* what;
        std::string text;
        const char* outcome;
    } rows[] = {
        {"no mark", statement_text(":61:260102X1,00NMSC\r\n"), "line 5: :61:: tag_invalid"},
        {"no amount", statement_text(":61:260102CNMSC\r\n"), "line 5: :61:: tag_invalid"},
        {"no type", statement_text(":61:260102C1,00\r\n"), "line 5: :61:: tag_invalid"},
        {"no day", statement_text(":61:C1,00NMSC\r\n"), "line 5: :61:: tag_invalid"},
        {"an entry before the opening balance", statement_text("", ":61:260102C1,00NMSC"),
         "line 4: :60F:: element_missing"},
        {"an opening balance without currency", statement_text("", ":60F:C2601010,"), "line 4: :60F:: tag_invalid"},
        {"a currency without cents", statement_text("", ":60F:C260101JPY100,"), "line 4: :60F:: amount_invalid"},
        {"no account", ":20:X\n:60F:C260101EUR0,\n:61:260102C1,00NMSC\n", "line 3: :25:: element_missing"},
        {"no closing balance", ":20:X\n:25:1\n:60F:C260101EUR0,\n:61:260102C1,00NMSC\n", "line 4: :62F:: cut_off"},
        {"a tag before the first statement", "{1:F01X}{4:\n:25:1\n", "line 2: :20:: element_missing"},
        {"a line without end", ":20:" + std::string(70'000, 'x'), "line 1: too_large"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const Reading reading = test::read_whole(row.text);
        REQUIRE(reading.fault);
        CHECK(plain(*reading.fault) == row.outcome);
    }
}
