#include "native/mail/composed_mail.hpp"
#include "native/mail/received_mail.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

MailToSend sample() {
    return {.from_name = "Müller & Söhne GmbH",
            .from = "thread@pay.example",
            .to = "a@b.example",
            .reply_to = "thread+c1-20800-abc@pay.example",
            .subject = "R-1: Müller & Söhne GmbH hat Ihnen geschrieben",
            .message_id = "c1.m1.k@pay.example",
            .references = {"c1.k@pay.example", "x@b.example"},
            .at = Instant{1'794'500'000'000},
            .text = "Guten Tag,\n.\nein Punkt allein und ein sehr langer Satz, der über die Grenze der Zeilen geht, die ein Server nehmen muss. Grüße\n"};
}

} // namespace

TEST_CASE("a mail says who sent it, to whom replies go, that a machine did, and which thread it belongs to") {
    const std::string bytes = compose_mail(sample());
    for (const char* line : {"\r\nReply-To: thread+c1-20800-abc@pay.example\r\n", "\r\nTo: a@b.example\r\n", "\r\nMessage-Id: <c1.m1.k@pay.example>\r\n",
                             "\r\nIn-Reply-To: <x@b.example>\r\n", "\r\nReferences: <c1.k@pay.example> <x@b.example>\r\n", "\r\nAuto-Submitted: auto-generated\r\n",
                             "\r\nMIME-Version: 1.0\r\n", "Content-Transfer-Encoding: quoted-printable\r\n"})
        CHECK_MESSAGE(bytes.contains(line), bytes);
    CHECK(bytes.contains("<thread@pay.example>\r\n"));
}

TEST_CASE("a mail is ASCII in short lines that end in CRLF, whatever it says, and the same mail is the same bytes") {
    const std::string bytes = compose_mail(sample());
    CHECK(bytes == compose_mail(sample()));
    std::size_t length = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        REQUIRE(static_cast<unsigned char>(bytes[at]) < 128);
        if (bytes[at] == '\n') {
            REQUIRE(bytes[at - 1] == '\r');
            length = 0;
        }
        REQUIRE(++length <= 200);
    }
}

TEST_CASE("what is composed reads back, and counts as a machine's") {
    const auto mail = read_mail(compose_mail(sample()));
    REQUIRE(mail);
    CHECK(mail->from == "thread@pay.example");
    CHECK(mail->subject == sample().subject);
    CHECK(mail->message_id == sample().message_id);
    CHECK(mail->text + "\n" == sample().text);
    CHECK(mail->is_automatic);
}

TEST_CASE("nothing in a name or a subject begins a header") {
    MailToSend mail = sample();
    mail.subject = "a\r\nBcc: everybody@x.example";
    mail.from_name = "b\nBcc: everybody@x.example";
    CHECK_FALSE(compose_mail(mail).contains("\nBcc:"));
}
