#include "shared/domain/contact/sms.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

TEST_CASE("a sign of the alphabet of GSM is one septet or two, and others are none") {
    const struct {
        const char* text;
        int septets; // -1: not in it
    } rows[] = {{"", 0}, {"abcXYZ019", 9}, {"https://pay.example/c/7F3A/", 27}, {"äöüÄÖÜß", 7}, {"éèàùÉ", 5}, {"€", 2}, {"[{~}]", 10}, {"a_b@c$", 6},
                        {"\n", 1}, {"ç", -1}, {"ê", -1}, {"`", -1}, {"–", -1}, {"’", -1}, {"Łódź", -1}, {"\xff", -1}};
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(gsm_length(row.text).value_or(-1) == row.septets);
    }
}

TEST_CASE("a long name gives way so that the message is one part") {
    const std::string rest(130, 'x');
    CHECK(name_in_sms("Nordfunk", rest) == "Nordfunk");
    CHECK(name_in_sms(std::string(30, 'n'), rest) == std::string(30, 'n'));
    CHECK(name_in_sms(std::string(31, 'n'), rest) == std::string(30, 'n'));
    CHECK(name_in_sms("Stadtwerke Friedrichshafen und Umland", rest) == "Stadtwerke Friedrichshafen und"); // at a word
    CHECK(name_in_sms("Elektrizitätswerk-Überlandzentrale", rest) == "Elektrizitätswerk-Überlandzent");     // else at a letter
    CHECK(name_in_sms("A Donaudampfschifffahrtsgesellschaft", rest) == "A Donaudampfschifffahrtsgesell"); // not at a word that leaves nothing
    CHECK(name_in_sms(std::string(61, 'n'), rest) == std::string(61, 'n'));         // less than half would be left: two parts
    CHECK(name_in_sms("Łódzka Spółdzielnia Mieszkaniowa", rest) == "Łódzka Spółdzielnia Mieszkaniowa"); // another alphabet anyway
}

TEST_CASE("a sender is short, and a header carries nothing but the secret") {
    for (const char* text : {"Nordfunk", "Stadt 1", "12345678901", "+4930123456", "493012345678901"})
        CHECK(is_sms_sender(text));
    for (const char* text : {"", "+", "Nordfunk Gmb", "Nörd", " a", "a ", "a_b", "+49 30", "4930123456789012"})
        CHECK_FALSE(is_sms_sender(text));
    for (const char* text : {"Authorization", "X-Api-Key", "api_key"})
        CHECK(is_sms_header(text));
    for (const char* text : {"", "X Key", "Key:", "Host", "content-length", "Content-Type", "Transfer-Encoding", "a\nb"})
        CHECK_FALSE(is_sms_header(text));
    CHECK_FALSE(is_sms_header(std::string(65, 'a')));
}

TEST_CASE("a body says where the number and the text go") {
    const struct {
        const char* body;
        SmsForm form;
        bool is_one;
    } rows[] = {
        {R"({"to":"{to}","text":"{text}"})", SmsForm::Json, true},
        {R"({"a":{"to":"{to}","from":"{from}","text":"{text}"}})", SmsForm::Json, true},
        {R"({"to":"{to}"})", SmsForm::Json, false},
        {R"({"text":"{text}"})", SmsForm::Json, false},
        {"", SmsForm::Json, false},
        {"to={to}&text={text}&from={from}", SmsForm::Form, true},
        {"to={to}&text={text}&key={key}", SmsForm::Form, false},
        {"to={to}&text={text}&a=b c", SmsForm::Form, false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.body);
        CHECK(is_sms_body(row.body, row.form) == row.is_one);
    }
    CHECK_FALSE(is_sms_body("{to}{text}" + std::string(sms_body_bytes_max, ' '), SmsForm::Json));
}

TEST_CASE("kinds, forms and refusals have codes") {
    for (const SmsKind kind : {SmsKind::Http, SmsKind::Seven})
        CHECK(parse_sms_kind(sms_kind_code(kind)) == kind);
    for (const SmsForm form : {SmsForm::Json, SmsForm::Form})
        CHECK(parse_sms_form(sms_form_code(form)) == form);
    CHECK_FALSE(parse_sms_kind("pigeon"));
    CHECK_FALSE(parse_sms_form("xml"));
    constexpr const char* codes[] = {"sms_no_gateway", "sms_number_faulty", "sms_too_many", "sms_gateway_refused", "sms_gateway_silent"};
    static_assert(std::size(codes) == sms_refusals_count);
    for (int refusal = 0; refusal < sms_refusals_count; ++refusal)
        CHECK(refusal_code(static_cast<SmsRefusal>(refusal)) == codes[refusal]);
}
