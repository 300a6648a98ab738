#include "shared/domain/contact/canned_reply.hpp"

#include "shared/domain/contact/contact_request.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

ReplyFacts facts() {
    ReplyFacts all;
    all[static_cast<std::size_t>(ReplyFact::Customer)] = "Miriam Kessler";
    all[static_cast<std::size_t>(ReplyFact::Number)] = "NF-10482";
    all[static_cast<std::size_t>(ReplyFact::Open)] = "100,00 €";
    all[static_cast<std::size_t>(ReplyFact::Merchant)] = "{open}"; // a name can be anything
    return all;
}

std::string told(const std::string& text) {
    const auto read = filled(text, facts());
    return read ? *read : std::string(refusal_code(read.error()));
}

std::string refused(const CannedReply& reply) {
    const auto refusal = check(normalised(reply));
    return refusal ? std::string(refusal_code(*refusal)) : "";
}

} // namespace

TEST_CASE("a reply text is filled with the facts of the claim, and with nothing else") {
    const struct {
        const char* text;
        const char* outcome;
    } rows[] = {
        {"", ""},
        {"Guten Tag.", "Guten Tag."},
        {"{customer}", "Miriam Kessler"},
        {"Guten Tag {customer},\n\nzu {number} sind {open} offen.", "Guten Tag Miriam Kessler,\n\nzu NF-10482 sind 100,00 € offen."},
        {"{number}{number}", "NF-10482NF-10482"},
        {"von {merchant}.", "von {open}."}, // what a fact brings is not read again
        {"bis {due}", "reply_fact_missing"},
        {"{link}", "reply_placeholder_unknown"},
        {"{Open}", "reply_placeholder_unknown"},
        {"{ open }", "reply_placeholder_unknown"},
        {"{}", "reply_placeholder_unknown"},
        {"{open", "reply_placeholder_unknown"},
        {"open}", "reply_placeholder_unknown"},
        {"{{open}}", "reply_placeholder_unknown"},
        {"{open}}", "reply_placeholder_unknown"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(told(row.text) == row.outcome);
    }
}

TEST_CASE("a reply text is refused for the first reason, in their order") {
    const CannedReply good{Language::French, "Délai", "Bonjour {customer}"};
    const auto with = [&](auto change) {
        CannedReply reply = good;
        change(reply);
        return refused(reply);
    };
    CHECK(refused(good) == "");
    CHECK(refused({}) == "reply_title_missing");
    CHECK(with([](CannedReply& r) { r.title = " \t"; }) == "reply_title_missing");
    CHECK(with([](CannedReply& r) { r.title.clear(); for (int i = 0; i < 60; ++i) r.title += "é"; }) == "");
    CHECK(with([](CannedReply& r) { r.title = std::string(61, 'x'); }) == "reply_title_too_long");
    CHECK(with([](CannedReply& r) { r.title = "a\nb"; }) == "reply_title_not_plain");
    CHECK(with([](CannedReply& r) { r.title = "a\x01"; }) == "reply_title_not_plain");
    CHECK(with([](CannedReply& r) { r.text = "\r\n "; }) == "reply_text_missing");
    CHECK(with([](CannedReply& r) { r.text = std::string(contact_text_code_points_max, 'x'); }) == "");
    CHECK(with([](CannedReply& r) { r.text = std::string(contact_text_code_points_max + 1, 'x'); }) == "reply_text_too_long");
    CHECK(with([](CannedReply& r) { r.text = "\xff"; }) == "reply_text_not_plain");
    CHECK(with([](CannedReply& r) { r.text = "siehe {link}"; }) == "reply_placeholder_unknown");
    CHECK(with([](CannedReply& r) { r.text = "bis {due}"; }) == ""); // some claims have one
    CHECK(refusal_code(ReplyRefusal::TooMany) == "replies_too_many");
}

TEST_CASE("every fact has a code that fills it") {
    ReplyFacts all;
    for (int fact = 0; fact < reply_facts_count; ++fact)
        all[static_cast<std::size_t>(fact)] = std::to_string(fact);
    for (int fact = 0; fact < reply_facts_count; ++fact)
        CHECK(filled("{" + std::string(reply_fact_code(static_cast<ReplyFact>(fact))) + "}", all) == std::to_string(fact));
}

TEST_CASE("what is kept has clean ends and line ends") {
    CHECK(normalised({Language::Dutch, " Termijn ", "\r\nBeste klant\r\n\r\nDag\r"}) == CannedReply{Language::Dutch, "Termijn", "Beste klant\n\nDag"});
}
