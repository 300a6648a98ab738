#include "tests/native/paper/sample_paper.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

std::string shown(const Document& document) {
    std::string out;
    for (std::size_t at = 0; at <= document.blocks.size(); ++at) {
        if (at == document.title_at)
            out += "# " + document.title + "\n";
        if (at == document.blocks.size())
            break;
        std::visit(
            [&](const auto& block) {
                using Kind = std::decay_t<decltype(block)>;
                if constexpr (std::is_same_v<Kind, Heading>)
                    out += "## " + block.text + "\n";
                else if constexpr (std::is_same_v<Kind, Paragraph>)
                    out += block.text + (block.url.empty() ? "" : " -> " + block.url) + "\n";
                else if constexpr (std::is_same_v<Kind, Lines>)
                    for (const std::string& line : block.lines)
                        out += "  " + line + "\n";
                else if constexpr (std::is_same_v<Kind, Facts>)
                    for (const Fact& fact : block.facts)
                        out += fact.label + ": " + fact.value + "\n";
                else if constexpr (std::is_same_v<Kind, Bars>)
                    out += "|||" + block.text + "\n";
                else
                    for (const auto& row : block.rows)
                        out += row[0] + " | " + row[1] + " | " + row[2] + "\n";
            },
            document.blocks[at]);
    }
    return out;
}

} // namespace

TEST_CASE("a receipt says who paid what to whom, when and for which invoice") {
    const Book book = paid_book();
    CHECK(shown(document_of(book.state, *receipt_of(book.state, 0), letterhead(Language::English))) ==
          "  Kulanz Test GmbH · Hauptstr. 1 · 10115 Berlin\n"
          "  Alex Muster\n  Nebenstr. 2\n  04109 Leipzig\n"
          "# Receipt\n"
          "Nordfunk received €40.00 from you on 10\u00a0November 2026. Thank you!\n"
          "Invoice number: 2026-000123\nIssued on: 2\u00a0November 2026\nInvoice from: Kulanz Test GmbH\n"
          "This receipt is for this one payment. If the payment goes back later, it no longer counts.\n"
          "## Is this paper genuine?\n"
          "Anybody you show it to can check. The check code is KZ-7F3A-9Q2M-0V5K-R81C. On pay.example/check it says who the paper is from, and "
          "its day and amount; nothing about you.\n"
          "Check the code: pay.example/check -> https://pay.example/check?code=KZ-7F3A-9Q2M-0V5K-R81C\n");
}

TEST_CASE("the movements of a settlement letter add up to what is open, and what came later is not in it") {
    Book book = paid_book();
    const Paper letter = *settlement_of(book.state);
    const std::string first = shown(document_of(book.state, letter, letterhead(Language::German)));
    INFO(first);
    CHECK(first.find("2.\u00a0November 2026 | Rechnung 2026-000123 | 100,00\u00a0€\n"
                     "10.\u00a0November 2026 | Zahlung | −40,00\u00a0€\n"
                     "13.\u00a0November 2026 | Zahlung | −60,00\u00a0€\n"
                     " | Noch offen | 0,00\u00a0€\n") != std::string::npos);
    book.today = add_days(book.today, 1);
    book.pay(500);
    CHECK(shown(document_of(book.state, letter, letterhead(Language::German))) == first);
}

TEST_CASE("a slip for a till says how much and until when, and its code stands below its bars") {
    Book book = raised_book();
    book.tell(StartCheckout{ClaimId{12}, PayMethod::Cash, cents(10'000), parse_pay_ways("cash viacash")});
    book.tell(IssueSlip{"PAY-C12-1", {"4006381333931", add_days(book.today, cash_slip_days)}});
    const Document document = slip_document(book.state, book.state.checkouts.front(), letterhead(Language::English));
    CHECK(document.on == book.today);
    const std::string text = shown(document);
    CHECK(text.starts_with("# Pay in cash at a shop\nShow this code at the till and pay €100.00 there in cash. It is valid until "));
    CHECK(text.find("|||4006381333931\n") != text.npos);
    CHECK(text.find("Invoice number: 2026-000123\n") != text.npos);
}
