#include "native/mail/html_text.hpp"
#include "native/mail/new_text.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("of a reply, what is new is kept") {
    struct Row {
        const char* what;
        const char* text;
        const char* expected;
    };
    const Row rows[] = {
        {"nothing quoted", "Danke.\nBis morgen", "Danke.\nBis morgen"},
        {"above the quote", "Ja.\r\n\r\nAm 21.11.2026 um 10:00 schrieb Nordfunk:\r\n> Passt das?\r\n> Gruß\r\n", "Ja."},
        {"below the quote", "Am 21.11.2026 schrieb Nordfunk:\n> Passt das?\n\nJa, passt.\n", "Ja, passt."},
        {"between quotes", "> Eins?\nJa.\n> Zwei?\nNein.", "Ja.\nNein."},
        {"English, over two lines", "Yes.\n\nOn Sat, 21 Nov 2026 at 10:00, Nordfunk\n<thread@x.example> wrote:\n> Fine?", "Yes."},
        {"Dutch", "Ja.\n\nOp 21 nov 2026 om 10:00 schreef Nordfunk <a@b.example>:\n> Goed?", "Ja."},
        {"French", "Oui.\n\nLe 21 nov. 2026 à 10:00, Nordfunk <a@b.example> a écrit :\n> Bien ?", "Oui."},
        {"history without marks", "Ja.\n\nAm 21.11.2026 schrieb Nordfunk:\nPasst das?\nGruß", "Ja."},
        {"Outlook, German", "Ja.\n\n________________________________\nVon: Nordfunk\nGesendet: Samstag\nAn: mich\nBetreff: x\n\nPasst das?", "Ja."},
        {"Outlook, English", "Yes.\n\nFrom: Nordfunk\nSent: Saturday\nTo: me\n\nFine?", "Yes."},
        {"Outlook, Dutch", "Ja.\n-----Oorspronkelijk bericht-----\nVan: x", "Ja."},
        {"Outlook, French", "Oui.\n-----Message d'origine-----\nDe : x", "Oui."},
        {"a signature", "Ja.\n-- \nMiriam Test\nHamburg", "Ja."},
        {"a sentence that only begins so", "Am Montag zahle ich.\nOn Monday: fine.", "Am Montag zahle ich.\nOn Monday: fine."},
        {"a sentence with From", "From: my point of view it is fine.", "From: my point of view it is fine."},
        {"only quotes", "> a\n> b", ""},
        {"nothing", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(new_text(row.text) == row.expected);
    }
}

TEST_CASE("lines that were broken for transport are whole again") {
    CHECK(unflowed("a \nb\nc\n", false) == "a b\nc\n");
    CHECK(unflowed("a \nb\n", true) == "ab\n");
    CHECK(unflowed(" > no quote\n-- \nname\n", false) == "> no quote\n-- \nname\n");
}

TEST_CASE("of HTML alone, what it says is kept") {
    struct Row {
        const char* html;
        const char* expected;
    };
    const Row rows[] = {
        {"<p>Guten&nbsp;Tag,</p><p>ich zahle 5&euro;.</p>", "Guten Tag,\nich zahle 5€.\n"},
        {"a<br>b<br/>c", "a\nb\nc"},
        {"<style>p{color:red}</style><script>alert(1)</script>x", "x"},
        {"Ja.<blockquote>Passt das?<blockquote>alt</blockquote></blockquote> Gut.", "Ja. Gut."},
        {"a &lt;b&gt; &amp;amp; &#8364; &#x20AC; &unknown; &", "a <b> &amp; € € &unknown; &"},
        {"<!-- nothing -->a<!-- no end", "a"},
        {"a < b", "a < b"},
        {"</blockquote>a", "a"},
        {"&#0;&#7;&#xD800;&#x110000;x", "&#0;&#7;&#xD800;&#x110000;x"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.html);
        CHECK(html_text(row.html) == row.expected);
    }
}
