// What customers write, and what the assistant takes it to be about. Each row that goes to a person is as much of a promise as an answer.
#include "shared/domain/contact/assistant.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace kz;

namespace {

struct Sentence {
    std::string reading;
    std::string text;
};

const Sentence german[] = {
    {"what", "Wofür ist diese Rechnung eigentlich?"},
    {"what", "Guten Tag, worum geht es hier?"},
    {"what", "Wie setzt sich der Preis zusammen?"},
    {"amount", "Wie viel muss ich noch bezahlen?"},
    {"amount", "Bis wann muss ich das überweisen?"},
    {"amount", "wieviel ist noch offen"},
    {"amount", "Wann ist das fälig?"},
    {"amount", "Wie hoch ist der Restbetrag?"},
    {"pay", "Wie kann ich bezahlen?"},
    {"pay", "Was ist Ihre Bankverbindug?"},
    {"pay", "Bitte die IBAN und den Verwendungszweck"},
    {"pay", "Kann ich auch mit Kreditkarte bezahlen?"},
    {"pay", "An welches Konto soll das Geld gehen?"},
    {"paid", "Ich habe das schon überwiesen"},
    {"paid", "Ist mein Geld angekommen?"},
    {"paid", "Habe bereits letzte Woche bezahlt!!"},
    {"paid", "Wann wird meine Überweisung verbucht?"},
    {"plan", "Kann ich in Raten zahlen?"},
    {"plan", "Ist eine Ratenzalung möglich"},
    {"plan", "Ich möchte erst nächsten Monat zahlen, geht das?"},
    {"plan", "Wann ist meine nächste Rate dran?"},
    {"plan", "Ich brauche mehr Zeit"},
    {"objection", "Die Rechnung ist falsch"},
    {"objection", "Das habe ich nie bestellt"},
    {"objection", "Da stimmt was nicht"},
    {"objection", "Ich will reklamiren"},
    {"papers", "Ich brauche eine Quittung"},
    {"papers", "Können Sie mir die Rechnung als PDF schicken?"},
    {"genuine", "Ist das echt oder Betrug?"},
    {"genuine", "Wer sind Sie überhaupt?"},
    {"hours", "Können Sie mich zurückrufen?"},
    {"hours", "Wie sind die Öffnungszeiten?"},
    {"courtesy", "Vielen Dank!"},
    {"unknown", "Wie wird morgen das Wetter"},
    {"unknown", "asdf"},
    {"person written", "Ich möchte mit einem Menschen sprechen"},
    {"person written", "kann ich mit einem Mitarbeiter reden"},
    {"person grave", "Ich bin seit Wochen krank und kann nicht zahlen"},
    {"person grave", "Mein Mann ist gestorben, was muss ich bezahlen?"},
    {"person grave", "Ich habe kein Geld mehr"},
    {"person grave", "Ich gebe das meinem Anwalt"},
    {"person grave", "Ich will mich beschweren"},
    {"person grave", "Löschen Sie alle meine Daten"},
    {"person grave", "Ich bin arbeitslos geworden, gehen Raten?"},
    {"person grave", "Ich will nicht mehr leben"},
    {"person grave", "Sonst zeige ich Sie an, ich gehe zur Polizei"},
    {"person unclear", "Wie viel ist es, und Kreditkarte?"},
    {"person grave", "Die Verbraucherzentrale hat mir geraten zu schreiben"},
};

const Sentence english[] = {
    {"what", "What is this bill for?"},
    {"what", "Can I see a breakdown of the charges?"},
    {"what", "what did I order"},
    {"amount", "How much do I owe?"},
    {"amount", "When is it due?"},
    {"amount", "By when do I have to pay"},
    {"amount", "What is the outstanding balnace?"},
    {"amount", "Hi, whats the deadline please"},
    {"pay", "How can I pay?"},
    {"pay", "What are your bank details?"},
    {"pay", "Can I use paypal"},
    {"pay", "what is the IBAN and the reference"},
    {"pay", "Do you take credit card?"},
    {"paid", "I have already paid this"},
    {"paid", "Has my payment arrived?"},
    {"paid", "I transferred the money on Monday"},
    {"paid", "did you receive my payment"},
    {"plan", "Can I pay in instalments?"},
    {"plan", "I need more time"},
    {"plan", "Could I pay later this month?"},
    {"plan", "can i have a payment plan"},
    {"plan", "Are instalmnets possible?"},
    {"objection", "This is wrong"},
    {"objection", "I never ordered this"},
    {"objection", "There is a mistake in my invoice"},
    {"objection", "I was charged twice"},
    {"papers", "Please send me a receipt"},
    {"papers", "Where can I download the invoice?"},
    {"genuine", "Is this a scam?"},
    {"genuine", "Who are you?"},
    {"genuine", "is this site genuine"},
    {"hours", "Can you call me back?"},
    {"hours", "What are your opening hours?"},
    {"courtesy", "Thank you very much"},
    {"unknown", "What will the weather be tomorrow"},
    {"unknown", "qwerty"},
    {"person written", "I want to talk to a human"},
    {"person written", "Let me speak to someone"},
    {"person grave", "I lost my job and cannot pay"},
    {"person grave", "My husband died last month"},
    {"person grave", "I am in hospital"},
    {"person grave", "I can't afford this"},
    {"person grave", "My lawyer will contact you"},
    {"person grave", "I want to make a complaint"},
    {"person grave", "Delete my data, GDPR"},
    {"person grave", "I will call the police"},
    {"person grave", "I am suicidal"},
    {"person unclear", "Receipt and opening hours please"},
};

const Sentence dutch[] = {
    {"what", "Waarvoor is deze factuur?"},
    {"what", "Waar gaat dit over?"},
    {"what", "Welke factuur is dit"},
    {"amount", "Hoeveel moet ik nog betalen?"},
    {"amount", "Tot wanneer kan ik betalen?"},
    {"amount", "Wanneer moet ik betalen?"},
    {"amount", "wat is het openstaande bedrag"},
    {"amount", "wat is de vervaldatm"},
    {"pay", "Hoe kan ik betalen?"},
    {"pay", "Wat is jullie rekeningnummer?"},
    {"pay", "Kan ik met iDEAL betalen?"},
    {"pay", "welk kenmerk moet ik gebruiken bij het overmaken"},
    {"pay", "IBAN graag"},
    {"paid", "Ik heb al betaald"},
    {"paid", "Is mijn betaling binnen?"},
    {"paid", "Ik heb het gisteren overgemaakt"},
    {"paid", "wanneer wordt het geboekt"},
    {"plan", "Kan ik in termijnen betalen?"},
    {"plan", "Ik wil graag een betalingsregeling"},
    {"plan", "Mag ik later betalen"},
    {"plan", "Is een betalingsregleing mogelijk?"},
    {"plan", "ik heb uitstel nodig"},
    {"objection", "Dit klopt niet"},
    {"objection", "Ik heb dit nooit besteld"},
    {"objection", "Er staat een fout op de factuur"},
    {"objection", "Ik maak bezwaar"},
    {"papers", "Mag ik een betaalbewijs?"},
    {"papers", "Kunt u de factuur als pdf sturen"},
    {"genuine", "Is dit echt of oplichting?"},
    {"genuine", "Wie zijn jullie?"},
    {"hours", "Kunt u mij terugbellen?"},
    {"hours", "Wat zijn de openingstijden"},
    {"courtesy", "Bedankt!"},
    {"unknown", "Wat voor weer wordt het"},
    {"unknown", "blabla"},
    {"person written", "Ik wil een medewerker spreken"},
    {"person written", "Kan ik met een mens praten?"},
    {"person grave", "Ik ben ziek en kan niet betalen"},
    {"person grave", "Mijn vader is overleden"},
    {"person grave", "Ik ben werkloos"},
    {"person grave", "Ik heb geen geld"},
    {"person grave", "Ik schakel een advocaat in"},
    {"person grave", "Ik wil een klacht indienen"},
    {"person grave", "Verwijder mijn gegevens"},
    {"person grave", "De deurwaarder stond aan de deur"},
    {"person grave", "Ik wil niet meer leven"},
    {"person unclear", "Openingstijden en betaalbewijs"},
};

const Sentence french[] = {
    {"what", "C’est pour quoi, cette facture ?"},
    {"what", "De quoi s’agit-il ?"},
    {"what", "Que contient cette facture ?"},
    {"amount", "Combien dois-je payer ?"},
    {"amount", "Jusqu'à quand puis-je payer ?"},
    {"amount", "Quelle est la date d'échéance ?"},
    {"amount", "quel est le solde"},
    {"amount", "quelle est l’echeanse"},
    {"pay", "Comment puis-je payer ?"},
    {"pay", "Quel est votre numéro de compte ?"},
    {"pay", "Quel est l'IBAN et la communication ?"},
    {"pay", "Puis-je payer par carte bancaire ?"},
    {"pay", "Vous prenez Bancontact ?"},
    {"paid", "J'ai déjà payé"},
    {"paid", "Avez-vous bien reçu mon virement ?"},
    {"paid", "J’ai fait le virement lundi"},
    {"paid", "Mon paiement est-il arrivé ?"},
    {"plan", "Puis-je payer en plusieurs fois ?"},
    {"plan", "Je voudrais un plan de paiement"},
    {"plan", "Puis-je payer plus tard ?"},
    {"plan", "Il me faut un délai supplémentaire"},
    {"plan", "Peut-on échelonner ?"},
    {"objection", "Il y a une erreur"},
    {"objection", "Je n'ai jamais commandé cela"},
    {"objection", "Je ne suis pas d'accord"},
    {"objection", "Je conteste"},
    {"papers", "Pouvez-vous envoyer une attestation ?"},
    {"papers", "Où télécharger la facture ?"},
    {"genuine", "C'est une arnaque ?"},
    {"genuine", "Qui êtes-vous ?"},
    {"hours", "Pouvez-vous me rappeler ?"},
    {"hours", "Quels sont vos horaires ?"},
    {"courtesy", "Merci beaucoup"},
    {"unknown", "Quel temps fera-t-il demain"},
    {"unknown", "azerty"},
    {"person written", "Je veux parler à un conseiller"},
    {"person written", "Je veux parler à un humain"},
    {"person grave", "Je suis malade et je ne peux pas payer"},
    {"person grave", "Mon mari est décédé"},
    {"person grave", "Je suis au chômage"},
    {"person grave", "Je n'ai plus d'argent"},
    {"person grave", "Mon avocat va vous écrire"},
    {"person grave", "Je veux porter plainte"},
    {"person grave", "Supprimez mes données"},
    {"person grave", "L'huissier est passé"},
    {"person grave", "Je ne veux plus vivre"},
    {"person unclear", "Horaires et attestation"},
};

std::string told(const Reading& reading) {
    std::string out(topic_code(reading.topic));
    if (reading.topic == AssistantTopic::Person)
        out.append(" ").append(ground_code(reading.ground));
    return out;
}

Reading read(std::string_view text, Language language = Language::German, const Conversation& talk = {}) {
    return read_question(text, ContactSubject::Question, language, talk);
}

void check_all(std::span<const Sentence> sentences, Language language) {
    for (const Sentence& sentence : sentences) {
        CAPTURE(sentence.text);
        CHECK(told(read(sentence.text, language)) == sentence.reading);
    }
}

TalkMessage said(TalkSide from, std::optional<AssistantTopic> topic = {}) {
    return {from, TalkChannel::Chat, Instant{1000}, {.text = "."}, topic};
}

} // namespace

TEST_CASE("what customers write is read as they mean it") {
    check_all(german, Language::German);
    check_all(english, Language::English);
    check_all(dutch, Language::Dutch);
    check_all(french, Language::French);
}

TEST_CASE("what is grave is grave on a page in any language") {
    for (const auto& sentences : {std::span<const Sentence>(german), std::span<const Sentence>(english), std::span<const Sentence>(dutch), std::span<const Sentence>(french)})
        for (const Sentence& sentence : sentences)
            if (sentence.reading == "person grave")
                for (const Language language : languages) {
                    CAPTURE(sentence.text);
                    CHECK(read(sentence.text, language).topic == AssistantTopic::Person);
                }
}

TEST_CASE("every language has words for every topic, each written so that it can be found") {
    for (const Language language : languages) {
        std::set<AssistantTopic> topics;
        for (const WordRule& rule : word_rules(language)) {
            topics.insert(rule.topic);
            CAPTURE(rule.words);
            std::string message(rule.words.substr(0, rule.words.find(" -")));
            std::erase(message, '*');
            CHECK(rule.weight > 0);
            CHECK(read(message, language).topic != AssistantTopic::Unknown);
        }
        CHECK(topics.size() == static_cast<std::size_t>(assistant_topics_count) - 1); // there are no words for Unknown
    }
}

TEST_CASE("capitals, accents, signs and one wrong letter do not count") {
    CHECK(read("BIS WANN ???") == read("bis wann"));
    CHECK(read("ueberweisung wohin").topic == AssistantTopic::Pay);
    CHECK(read("Jusqu’a quand", Language::French).topic == AssistantTopic::Amount);
    CHECK(read("Wie ist Ihre Kontonumer").topic == AssistantTopic::Pay);
    CHECK(read("wie bezahle ich").topic == AssistantTopic::Pay);
    CHECK(read("wie viel bezahle ich").topic == AssistantTopic::Amount); // though "wie" and "bezahle" are in it
    // "überwiesen" is a word of its own, not a mistyped "überweisen".
    CHECK(read("überwiesen").topic == AssistantTopic::Paid);
}

TEST_CASE("a page in one language understands another") {
    CHECK(read("How much do I owe?", Language::German).topic == AssistantTopic::Amount);
    CHECK(read("Ik heb al betaald", Language::French).topic == AssistantTopic::Paid);
}

TEST_CASE("who says that they can not pay, writes at length or is not understood twice gets a person") {
    CHECK(told(read_question("Wie viel ist es?", ContactSubject::CannotPay, Language::German, {})) == "person grave");
    CHECK(told(read_question("Siehe oben", ContactSubject::AlreadyPaid, Language::German, {})) == "paid");
    CHECK(told(read_question("Siehe oben", ContactSubject::Wrong, Language::German, {})) == "objection");
    std::string story = "Wie viel ist offen?";
    for (int words = 4; words < question_words_max; ++words)
        story += " eins";
    CHECK(told(read(story)) == "amount");
    CHECK(told(read(story + " zwei")) == "person unclear");

    Conversation talk;
    add_message(talk, said(TalkSide::Customer));
    add_message(talk, said(TalkSide::Assistant, AssistantTopic::Unknown));
    CHECK(told(read("asdf", Language::German, talk)) == "person unclear");
    CHECK(told(read("wie viel", Language::German, talk)) == "amount");
    add_message(talk, said(TalkSide::Customer));
    add_message(talk, said(TalkSide::Assistant, AssistantTopic::Amount));
    CHECK(told(read("asdf", Language::German, talk)) == "unknown");
}

TEST_CASE("the assistant speaks until a person is wanted or has written") {
    Conversation talk;
    CHECK(is_assistant_speaking(talk));
    add_message(talk, said(TalkSide::Customer));
    CHECK_FALSE(is_assistant_speaking(talk)); // what was written before it was there waits for a person
    add_message(talk, said(TalkSide::Assistant, AssistantTopic::Amount));
    CHECK(is_assistant_speaking(talk));
    CHECK_FALSE(first_unanswered(talk));
    CHECK(talk.staff == TalkMarks{});
    CHECK(unread(talk, TalkSide::Customer) == 1);
    CHECK(unread(talk, TalkSide::Staff) == 1);

    Conversation wanted = talk;
    want_person(wanted, Instant{5000});
    want_person(wanted, Instant{9000});
    CHECK_FALSE(is_assistant_speaking(wanted));
    CHECK(first_unanswered(wanted) == std::optional<std::size_t>(0));
    CHECK(waits_since(wanted, 0) == Instant{5000});
    add_message(wanted, said(TalkSide::Staff));
    CHECK_FALSE(first_unanswered(wanted));
    CHECK_FALSE(is_assistant_speaking(wanted));

    add_message(talk, said(TalkSide::Staff));
    CHECK_FALSE(is_assistant_speaking(talk));
}

TEST_CASE("whatever is written, reading ends, and the same words are read the same") {
    for (const std::string& text : {std::string(), std::string(2000, 'a'), std::string("\xff\xfe bad"), std::string("\u202e\u0000", 3), std::string(500, '\'')})
        for (const Language language : languages)
            CHECK(read(text, language) == read(text, language));
}
