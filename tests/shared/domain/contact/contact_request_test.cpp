#include "shared/domain/contact/contact_request.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

const ContactRequest sample{ContactSubject::Question, "Bitte rufen Sie an.", "+49 (30) 123456", "alex@example.org"};

// The codes with spaces between, or "in order".
std::string outcome(const ContactRequest& request) {
    std::string out;
    for (const ContactRefusal refusal : check(request))
        out += (out.empty() ? "" : " ") + std::string(refusal_code(refusal));
    return out.empty() ? "in order" : out;
}

std::string repeated(const char* text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i)
        out += text;
    return out;
}

} // namespace

TEST_CASE("a request has a text and a way back") {
    const struct {
        const char* what;
        ContactRequest request;
        const char* outcome;
    } rows[] = {
        {"all of it", sample, "in order"},
        {"phone alone", {ContactSubject::Wrong, "Falsch.", "030/123-456", ""}, "in order"},
        {"mail alone", {ContactSubject::Wrong, "Falsch.", "", "a@b.example"}, "in order"},
        {"2000 characters", {ContactSubject::Other, repeated("ü", 2000), "", "a@b.example"}, "in order"},
        {"white space around", {ContactSubject::Other, " ja\r\n", " 123456 ", " a@b.example\n"}, "in order"},
        {"line ends of a form", {ContactSubject::Other, "a\r\nb\rc", "123456", ""}, "in order"},
        {"no text", {ContactSubject::Question, " \r\n ", "123456", ""}, "text_missing"},
        {"2001 characters", {ContactSubject::Question, repeated("ü", 2001), "123456", ""}, "text_too_long"},
        {"control characters", {ContactSubject::Question, "a\x1b[31mb", "123456", ""}, "text_not_plain"},
        {"not UTF-8", {ContactSubject::Question, "M\xfcller", "123456", ""}, "text_not_plain"},
        {"no way back", {ContactSubject::Question, "Hallo", " ", " "}, "no_way_back"},
        {"everything at once", {ContactSubject::Question, "", "", ""}, "text_missing no_way_back"},
        {"too long and not plain", {ContactSubject::Question, std::string(2001, '\x01'), "1", "a"},
         "text_too_long text_not_plain phone_invalid email_invalid"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(outcome(row.request) == row.outcome);
        CHECK(outcome(normalised(row.request)) == row.outcome);
    }
}

TEST_CASE("a number to call has six digits and no letters") {
    const struct {
        std::string phone;
        const char* outcome;
    } rows[] = {
        {"123456", "in order"},
        {"+32 2 123 45 67", "in order"},
        {"(030) 12-34/56", "in order"},
        {std::string(32, '1'), "in order"},
        {std::string(33, '1'), "phone_invalid"},
        {"12345", "phone_invalid"},
        {"+-()/ ", "phone_invalid"},
        {"12345x6", "phone_invalid"},
        {"123.456", "phone_invalid"},
        {"123456\n7", "phone_invalid"},
        {"١٢٣٤٥٦", "phone_invalid"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.phone);
        ContactRequest request = sample;
        request.phone = row.phone;
        CHECK(outcome(request) == row.outcome);
    }
}

TEST_CASE("a mail address is one address and nothing more") {
    const struct {
        std::string email;
        const char* outcome;
    } rows[] = {
        {"a@b.example", "in order"},
        {"alex.muster+kulanz@sub.example.org", "in order"},
        {"müller@exämple.org", "in order"},
        {"a@" + std::string(244, 'b') + ".example", "in order"},
        {"a@" + std::string(245, 'b') + ".example", "email_invalid"},
        {"alex", "email_invalid"},
        {"@b.example", "email_invalid"},
        {"a@", "email_invalid"},
        {"a@example", "email_invalid"},
        {"a@.example", "email_invalid"},
        {"a@example.", "email_invalid"},
        {"a@b..example", "email_invalid"},
        {"a@b@c.example", "email_invalid"},
        {"a@@b.example", "email_invalid"},
        {"a b@c.example", "email_invalid"},
        {"a@b.example,c", "email_invalid"},
        {"a@b.example;c", "email_invalid"},
        {"Alex<a@b.example>", "email_invalid"},
        {"\"a\"@b.example", "email_invalid"},
        {"a@b.example\nBcc:c", "email_invalid"},
        {"a@b.example\r\nBcc:c", "email_invalid"},
        {"a\xff@b.example", "email_invalid"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.email);
        ContactRequest request = sample;
        request.email = row.email;
        CHECK(outcome(request) == row.outcome);
    }
}

TEST_CASE("a request is kept with its ends trimmed and line ends as line feeds") {
    const ContactRequest request =
        normalised({ContactSubject::Wrong, " \r\na\r\n\r\nb\rc \n", " 123456\t", "\na@b.example "});
    CHECK(request == ContactRequest{ContactSubject::Wrong, "a\n\nb\nc", "123456", "a@b.example"});
    CHECK(normalised(request) == request);
}

TEST_CASE("subjects have codes, and come back from them") {
    const struct {
        ContactSubject subject;
        const char* code;
    } rows[] = {
        {ContactSubject::Question, "question"},      {ContactSubject::AlreadyPaid, "already_paid"},
        {ContactSubject::Wrong, "wrong"},            {ContactSubject::CannotPay, "cannot_pay"},
        {ContactSubject::Other, "other"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.code);
        CHECK(subject_code(row.subject) == row.code);
        ContactSubject subject = ContactSubject::Question;
        CHECK(parse_subject(row.code, subject));
        CHECK(subject == row.subject);
    }
    ContactSubject untouched = ContactSubject::Wrong;
    CHECK_FALSE(parse_subject("Question", untouched));
    CHECK_FALSE(parse_subject("", untouched));
    CHECK(untouched == ContactSubject::Wrong);
}
