#include "native/printer/slip_writing.hpp"
#include "tests/native/paper/sample_paper.hpp"
#include "tests/native/printer/fake_paper.hpp"
#include "tests/shared/golden.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

constexpr SlipPaper wide{42, true}, narrow{32, false};
const SlipSeal seal{"KZ-7F3A-9Q2M-0V5K-R81C", "pay.example/check", "https://pay.example/check?code=KZ-7F3A-9Q2M-0V5K-R81C"};

SlipHead head(const Book& book, Language language) {
    return {language, "Nordfunk", book.today};
}

// Under its name as the others: tests/native/printer/golden.
void check_paper(std::string_view name, const Slip& slip, const SlipPaper& paper) {
    const FakePaper printed(set_slip(slip, paper));
    CHECK(printed.longest_line() <= static_cast<std::size_t>(paper.columns));
    test::check_golden("../native/printer", name, printed.text());
}

Book planned_book() {
    Book book = raised_book();
    book.plan(3, add_days(book.today, 20));
    book.pay(4'000);
    return book;
}

} // namespace

TEST_CASE("a receipt stands in every language and on both widths of paper") {
    const Book book = paid_book();
    const Paper paper = *receipt_of(book.state, 0);
    for (const Language language : {Language::German, Language::English, Language::Dutch, Language::French})
        check_paper("receipt." + std::string(language_code(language)), receipt_slip(book.state, paper, seal, head(book, language)), wide);
    check_paper("receipt.narrow", receipt_slip(book.state, paper, seal, head(book, Language::German)), narrow);
}

TEST_CASE("a plan stands line by line, with what to pay next") {
    const Book book = planned_book();
    REQUIRE(is_plan_running(book.state, book.today));
    const auto transfer = transfer_for(ClaimId{1}, book.state.invoice, next_payment(book.state, book.today));
    REQUIRE(transfer);
    check_paper("plan", plan_slip(book.state, *transfer, head(book, Language::German)), wide);
    check_paper("plan.narrow", plan_slip(book.state, std::nullopt, head(book, Language::French)), narrow);
}

TEST_CASE("a transfer can be taken along before anything is paid") {
    const Book book = raised_book();
    const auto transfer = transfer_for(ClaimId{1}, book.state.invoice, open(book.state));
    REQUIRE(transfer);
    check_paper("transfer", transfer_slip(book.state, *transfer, head(book, Language::Dutch)), narrow);
}

TEST_CASE("a label that leaves no room has its figure below, and a long word is cut") {
    const Slip slip{{SlipFigure{"Servicegebuehr fuer das ganze Jahr", "1.234,50 \u20ac"}, SlipFigure{"Betrag", "1.234,50\u00a0\u20ac"},
                     SlipText{"Donaudampfschifffahrtsgesellschaftskapitaenswitwe"}}};
    const FakePaper printed(set_slip(slip, {32, true}));
    CHECK(printed.longest_line() <= 32);
    CHECK(printed.text().find("Betrag                1.234,50 €\n") != std::string::npos);
    CHECK(printed.text().find("fuer das ganze Jahr   1.234,50 €") == std::string::npos);
}
