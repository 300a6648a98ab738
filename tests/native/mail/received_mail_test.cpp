#include "native/mail/received_mail.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

std::string mail_of(const std::string& headers, const std::string& rest = "\n\nHallo\n") {
    return "From: Miriam Test <miriam@x.example>\nTo: thread+t@pay.example\nSubject: =?utf-8?q?Re=3A_Gr=C3=BC=C3=9Fe?=\nMessage-ID: <1@x.example>\n" + headers + rest;
}

// Nested so deep.
std::string nested(int depth) {
    std::string bytes = mail_of("Content-Type: multipart/mixed; boundary=b0", "\n\n");
    for (int at = 0; at < depth; ++at)
        bytes += "--b" + std::to_string(at) + "\nContent-Type: multipart/mixed; boundary=b" + std::to_string(at + 1) + "\n\n";
    return bytes + "--b" + std::to_string(depth) + "\n\nx\n";
}

} // namespace

TEST_CASE("a mail is read with what a conversation takes of it") {
    const auto mail = read_mail(mail_of("Cc: Other <o@x.example>\nDelivered-To: thread+d@pay.example"));
    REQUIRE(mail);
    CHECK(mail->from == "miriam@x.example");
    CHECK(mail->message_id == "1@x.example");
    CHECK(mail->subject == "Re: Grüße");
    CHECK(mail->recipients == std::vector<std::string>{"thread+d@pay.example", "thread+t@pay.example", "o@x.example"});
    CHECK(mail->text == "Hallo");
    CHECK(mail->files.empty());
    CHECK_FALSE(mail->is_automatic);
}

TEST_CASE("of alternatives the plain one counts, and files are their bytes") {
    const auto mail = read_mail(mail_of("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m", R"(

--m
Content-Type: multipart/alternative; boundary=a

--a
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Gr=FC=DFe
--a
Content-Type: text/html

<p>Anders</p>
--a--
--m
Content-Type: image/png; name=x.exe
Content-Disposition: attachment
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--m
Content-Type: text/plain
Content-Disposition: attachment; filename=a.txt

kein Teil des Textes
--m--
)"));
    REQUIRE(mail);
    CHECK(mail->text == "Grüße");
    REQUIRE(mail->files.size() == 2);
    CHECK(mail->files[0] == "\x89PNG\r\n\x1a\n");
}

TEST_CASE("HTML alone is reduced to what it says, without what it quotes") {
    const auto mail = read_mail(mail_of("Content-Type: text/html; charset=utf-8", "\n\n<div>Ja, <b>gern</b>.</div><div>On Sat, Nordfunk wrote:</div><blockquote>alt</blockquote>"));
    REQUIRE(mail);
    CHECK(mail->text == "Ja, gern.");
}

TEST_CASE("what a machine has sent is known by its head") {
    struct Row {
        const char* header;
        bool is_automatic;
    };
    const Row rows[] = {
        {"Auto-Submitted: no", false},       {"Auto-Submitted: auto-replied", true},         {"auto-submitted: Auto-Generated (vacation)", true},
        {"Auto-Submitted: no (sure)", false}, {"Precedence: bulk", true},                    {"Precedence: LIST", true},
        {"Precedence: junk", true},          {"Precedence: first-class", false},             {"Return-Path: <>", true},
        {"Return-Path: <a@x.example>", false}, {"Content-Type: multipart/report; report-type=delivery-status; boundary=r", true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.header);
        const auto mail = read_mail(mail_of(row.header));
        REQUIRE(mail);
        CHECK(mail->is_automatic == row.is_automatic);
    }
}

TEST_CASE("what is no mail, too large or too deep is refused") {
    CHECK(read_mail("").error() == MailFault::NoMail);
    CHECK(read_mail("Subject: nobody\n\nx").error() == MailFault::NoMail);
    CHECK(read_mail(std::string(mail_bytes_max + 1, 'x')).error() == MailFault::TooLarge);
    CHECK(read_mail(nested(mail_depth_max + 5)).error() == MailFault::TooManyParts);
    CHECK(read_mail(nested(mail_depth_max - 5)));
    std::string many = mail_of("Content-Type: multipart/mixed; boundary=b", "\n\n");
    for (int at = 0; at <= mail_parts_max; ++at)
        many += "--b\n\nx\n";
    CHECK(read_mail(many).error() == MailFault::TooManyParts);
}

TEST_CASE("a text may be in any encoding and hold any bytes: what comes out is plain") {
    const auto mail = read_mail(mail_of("Content-Type: text/plain; charset=utf-8", "\n\na\x01" "b\xff" "c\x1b[31m"));
    REQUIRE(mail);
    CHECK(mail->text.starts_with("ab"));
    CHECK(mail->text.find('\x1b') == std::string::npos);
}
