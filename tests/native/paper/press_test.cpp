// Held against other people's programs: qpdf says whether the file is whole, poppler what its structure and its text are.
#include "native/paper/payout_paper.hpp"
#include "native/paper/press.hpp"
#include "tests/native/paper/sample_paper.hpp"

#include <doctest/doctest.h>

#include <thread>

using namespace kz;

namespace {

Document letter(Language language) {
    const Book book = paid_book();
    return document_of(book.state, *settlement_of(book.state), letterhead(language));
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++times;
    return times;
}

bool has(const std::string& text, const std::string& part) {
    const bool is_there = text.find(part) != std::string::npos;
    if (!is_there)
        MESSAGE(part << " is not in\n" << text);
    return is_there;
}

} // namespace

TEST_CASE("a paper is a whole PDF that says its title, its language and its day") {
    Press press;
    for (const Language language : languages) {
        const std::string pdf = press.pdf(letter(language), default_theme());
        CHECK(has(said_of("qpdf --check", pdf), "No syntax or stream encoding errors found"));
        const std::string facts = said_of("TZ=UTC pdfinfo", pdf);
        CHECK(has(facts, letter(language).title));
        CHECK(has(facts, "Tagged:          yes"));
        CHECK(has(facts, "A4"));
        CHECK(has(facts, "Nov 13"));
        const std::string root = said_of("qpdf --json", pdf);
        CHECK(has(root, "\"/Lang\": \"u:" + std::string(language_code(language)) + "\""));
        CHECK(has(root, "\"/DisplayDocTitle\": true"));
    }
}

TEST_CASE("a merchant's day is a paper with its sums and entries, in every language") {
    Press press;
    for (const Language language : languages) {
        const PayoutPaper paper{language, "Nordfunk", *make_date(2026, 11, 13), {PayoutTotals{eur, 500, 400, 100, 0, 300, 50, 50, 20, 10, 5}},
                                {{"Miriam Test", "NF-1", {500}, false}, {"", "", {20}, true}, {"Jonas", "zurück", {10}, true}, {"Bank", "", {5}, true}}};
        const std::string pdf = press.pdf(document_of(paper), default_theme());
        CHECK(has(said_of("qpdf --check", pdf), "No syntax or stream encoding errors found"));
        CHECK(has(said_of("pdfinfo", pdf), "Tagged:          yes"));
        const std::string structure = said_of("pdfinfo -struct-text", pdf);
        CHECK(count(structure, "Table") >= 2);
        CHECK(count(structure, "TH:") == 5);
        CHECK(has(structure, "Miriam Test"));
    }
}

TEST_CASE("headings, paragraphs, lists and the table with its headers are told to assistive technology") {
    Press press;
    const std::string structure = said_of("pdfinfo -struct-text", press.pdf(letter(Language::English), default_theme()));
    INFO(structure);
    CHECK(count(structure, "H1") == 1);
    CHECK(count(structure, "H2") == 2);
    CHECK(count(structure, "Table") >= 1);
    CHECK(count(structure, "TR") == 5);
    CHECK(count(structure, "TH:") == 3);
    CHECK(count(structure, "TD") == 12);
    CHECK(count(structure, "LBody") == 3);
    CHECK(count(structure, "Link") >= 1);
    CHECK(count(structure, "/Scope /Column") == 3);
    CHECK(has(structure, "\"Alex Muster Nebenstr. 2 04109 Leipzig \""));
    CHECK(count(structure, "Onpay") == 0);
}

TEST_CASE("text can be searched and copied, and fonts are embedded as a subset") {
    Press press;
    const std::string pdf = press.pdf(letter(Language::French), default_theme());
    const std::string text = said_of("pdftotext -layout", pdf, "-");
    CHECK(has(text, "Confirmation"));
    CHECK(has(text, "2026-000123"));
    CHECK(has(text, "KZ-7F3A-9Q2M-0V5K-R81C"));
    const std::string fonts = said_of("pdffonts", pdf);
    CHECK(has(fonts, "+OpenSans"));
    CHECK(count(fonts, " yes yes yes ") == count(fonts, "+OpenSans"));
    CHECK(pdf.size() < 100'000);
}

TEST_CASE("the same document gives the same bytes, from any press and thread") {
    Press press, other;
    const Document document = letter(Language::Dutch);
    const std::string first = press.pdf(document, default_theme());
    CHECK(press.pdf(document, default_theme()) == first);
    CHECK(other.pdf(document, default_theme()) == first);
    std::string from_thread;
    std::thread([&] { from_thread = press.pdf(document, default_theme()); }).join();
    CHECK(from_thread == first);
}

TEST_CASE("what is long goes on on the next page, and stays in one table") {
    Press press;
    Document document = letter(Language::English);
    for (Block& block : document.blocks)
        if (Table* table = std::get_if<Table>(&block))
            for (int row = 0; row < 120; ++row)
                table->rows.insert(table->rows.begin(), {"1 January 2026", "Payment with a text that is long enough to need more than one line", "−€1.00"});
    const std::string pdf = press.pdf(document, default_theme());
    CHECK(has(said_of("qpdf --check", pdf), "No syntax or stream encoding errors found"));
    const std::string structure = said_of("pdfinfo -struct", pdf);
    CHECK(count(structure, "Table") == 1);
    CHECK(count(structure, "TR") == 125);
    CHECK(count(said_of("pdfinfo", pdf), "Pages:           1\n") == 0);
}

TEST_CASE("the text of a customer or a merchant is text, whatever it is") {
    Press press;
    Document document = letter(Language::German);
    document.sender = "<b>&\\(' Ω 木 \xff";
    document.blocks.emplace_back(Paragraph{"x", "https://pay.example/') /S /JavaScript ("});
    const std::string pdf = press.pdf(document, default_theme());
    CHECK(has(said_of("qpdf --check", pdf), "No syntax or stream encoding errors found"));
    CHECK(has(said_of("pdftotext", pdf, "-"), "<b>&\\(' Ω ? ?"));
}
