#include "tests/bench/payment_world.hpp"

#include "shared/domain/claims/iban.hpp"
#include "shared/domain/payments/transfer.hpp"

#include <algorithm>

namespace kz::bench {
namespace {

constexpr const char* first_names[] = {
    "Anna",      "Thomas", "Maria",  "Michael", "Petra",      "Andreas", "Sabine",    "Stefan", "Julia",  "Peter",
    "Jörg",      "Jürgen", "Ayşe",   "Mehmet",  "Fatma",      "Ali",     "Elif",      "Olga",   "Sergej", "Piotr",
    "Agnieszka", "Jan",    "Sophie", "Luc",     "Marie",      "Pierre",  "Françoise", "Noël",   "Jeroen", "Sanne",
    "Daan",      "Femke",  "Bram",   "Lieke",   "Hans-Peter", "Karl",    "Ingrid",    "Renate", "Uwe",    "Björn",
    "Søren",     "Zoë",    "Chloé",  "Emma",    "Mia",        "Ben",     "Paul",      "Leon",   "Finn",   "Noah",
    "Lena",      "Laura",  "Lisa",   "Sarah",   "Nina",       "David",   "Daniel",    "Markus", "Martin", "Frank",
    "Claudia",   "Monika", "Ursula", "Heike",   "Gabriele",   "Kerstin"};
constexpr const char* frequent_surnames[] = {
    "Müller",   "Schmidt",      "Schneider", "Fischer", "Weber",    "Meyer",  "Wagner",  "Becker",
    "Schulz",   "Hoffmann",     "Koch",      "Bauer",   "Richter",  "Klein",  "Wolf",    "Jansen",
    "de Vries", "van den Berg", "Bakker",    "Peeters", "Janssens", "Dubois", "Lambert", "Yılmaz",
    "Kaya",     "Gruber",       "Huber",     "Pichler", "Nowak",    "Ivanov", "Groß",    "Weiß"};
constexpr const char* surname_starts[] = {"Stein", "Wald",   "Berg",  "Grün",   "Alt",    "Neu",    "Ober",  "Hüb",
                                          "Kirch", "Linden", "Rosen", "Sommer", "Winter", "Eich",   "Buch",  "Hase",
                                          "Lang",  "Krä",    "Schön", "Fried",  "Engel",  "Ritter", "Brand", "Holz",
                                          "Feld",  "Mühl",   "Hoch",  "Groot",  "Kers",   "Dijk"};
constexpr const char* surname_ends[] = {"mann", "berger", "hofer", "bach", "stein",   "meier", "ner",  "huber",
                                        "feld", "ker",    "ler",   "auer", "ing",     "horst", "kamp", "brink",
                                        "stra", "veld",   "sen",   "wald", "thal",    "dorf",  "wig",  "hart",
                                        "mer",  "inger",  "rath",  "lein", "schmied", "baum"};
constexpr const char* surname_middles[] = {"",    "",    "el",   "er", "en",  "hol", "lin", "bur", "gar", "wei",
                                           "mar", "tel", "sche", "ro", "kel", "din", "bel", "los", "nau", "ster"};
constexpr int price_points[] = {999,  1499, 1990,  2490,  2995,  3900,  4990,  5999,
                                7990, 9900, 12900, 14990, 19900, 24900, 29900, 49900};
constexpr const char* idle_words[] = {
    "Rechnung", "Danke",          "Zahlung",          "Überweisung",          "Ihre Rechnung",  "betaling", "paiement",
    "factuur",  "wie besprochen", "Mahnung erledigt", "Bestellung vom 3.11.", "Kundennr. 4711", ""};
constexpr const char* before_code[] = {
    "", "", "", "Ref. ", "Verwendungszweck ", "Rechnung ", "Rg.Nr. ", "Zahlung zu ", "fact. ", "Kulanz "};
constexpr const char* behind_code[] = {
    "", "", "", " Danke", " vom 05.11.2026", " Kd 4711", ", 1. Rate", " merci", " mit freundlichen Grüßen"};

// Keys beside each other on the German keyboard, as far as references use them.
constexpr const char* keyboard_rows[] = {"1234567890", "QWERTZUIOP", "ASDFGHJKL", "YXCVBNM"};

char beside(char c, bool is_left) {
    for (const std::string_view row : keyboard_rows)
        if (const std::size_t at = row.find(c); at != std::string_view::npos)
            return is_left && at > 0 ? row[at - 1] : row[std::min(at + 1, row.size() - 1)];
    return c;
}

std::string padded(std::int64_t number, std::size_t width) {
    std::string digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

// At least so many bytes from its begin, and no letter in half.
std::string cut(const std::string& text, std::size_t bytes) {
    while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80)
        ++bytes;
    return text.substr(0, bytes);
}

// As old bank systems write it: capitals, no marks.
std::string in_capitals(std::string text) {
    for (const auto& [from, to] : {std::pair{"ä", "ae"},
                                   {"ö", "oe"},
                                   {"ü", "ue"},
                                   {"ß", "ss"},
                                   {"é", "e"},
                                   {"ë", "e"},
                                   {"ç", "c"},
                                   {"ı", "i"},
                                   {"ş", "s"},
                                   {"ø", "oe"},
                                   {"Ä", "AE"},
                                   {"Ö", "OE"},
                                   {"Ü", "UE"}})
        text = replaced(text, from, to);
    for (char& c : text)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return text;
}

} // namespace

PaymentWorld::PaymentWorld(std::uint64_t seed, int claims) : random_(seed) {
    add_claims(claims);
}

std::string PaymentWorld::digits(int count) {
    std::string out;
    for (int i = 0; i < count; ++i)
        out += static_cast<char>('0' + random_.below(10));
    return out;
}

std::string PaymentWorld::iban() {
    const std::string body = digits(18);
    const int check = 98 - remainder_97("DE00" + body);
    return "DE" + padded(check, 2) + body;
}

// One in seven people has one of the frequent names.
std::string PaymentWorld::surname() {
    if (chance(140))
        return one_of(frequent_surnames);
    std::string name = std::string(one_of(surname_starts)) + one_of(surname_middles) + one_of(surname_ends);
    if (chance(40))
        name += std::string("-") + one_of(frequent_surnames);
    return name;
}

PaymentWorld::Person PaymentWorld::person() {
    Person drawn{one_of(first_names), surname(), iban()};
    if (chance(60))
        drawn.first += std::string(" ") + one_of(first_names);
    return drawn;
}

// A third of all amounts are prices that many pay.
Money PaymentWorld::price() {
    return chance(330) ? Money{one_of(price_points)} : Money{static_cast<std::int64_t>(500 + random_.below(90'000))};
}

void PaymentWorld::add_claims(int count) {
    claims_.reserve(static_cast<std::size_t>(count));
    while (static_cast<int>(claims_.size()) < count) {
        const int customer = static_cast<int>(people_.size());
        people_.push_back(person());
        of_person_.emplace_back();
        const Person& who = people_.back();
        const bool is_known_payer = chance(350);
        for (int more = 1; more > 0 && static_cast<int>(claims_.size()) < count; more = chance(200) ? 1 : 0) {
            const int at = static_cast<int>(claims_.size());
            OpenClaim claim;
            claim.id = ClaimId{at + 1};
            claim.references = {claim_reference(claim.id, Invoice{})};
            claim.invoice_number = "RE-2026-" + padded(at + 1000, 7);
            claim.customer = "c" + std::to_string(customer);
            claim.customer_name = who.first + " " + who.last;
            claim.open = price();
            if (is_known_payer)
                claim.payer_ibans = {who.iban};
            if (chance(60))
                claim.instalments = split(claim.open, 3 + static_cast<int>(random_.below(4)));
            claim.is_reported_paid = chance(10);
            claims_.push_back(std::move(claim));
            customer_of_.push_back(customer);
            of_person_.back().push_back(at);
        }
    }
}

// Fingers: every character may go wrong, whatever stands there.
std::string PaymentWorld::mistype(std::string text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!chance(12)) {
            out += text[i];
            continue;
        }
        switch (random_.below(4)) {
        case 0: break; // left out
        case 1: out += text[i], out += text[i]; break;
        case 2: out += beside(text[i], chance(500)); break;
        default:
            if (i + 1 < text.size())
                out += text[++i], out += text[i - 1];
            else
                out += text[i];
        }
    }
    return out;
}

std::string PaymentWorld::as_bank_writes(const Person& person) {
    std::string name = person.first + " " + person.last;
    switch (random_.below(10)) {
    case 0:
    case 1: name = person.last + ", " + person.first; break;
    case 2: name = (chance(500) ? "Herr " : "Dr. ") + name; break;
    case 3: name = cut(person.first, 1) + ". " + person.last; break;
    case 4: name = person.first + " " + std::string(one_of(first_names)) + " " + person.last; break;
    case 5: name = person.first + " und " + one_of(first_names) + " " + person.last; break;
    default: break;
    }
    if (chance(400))
        name = in_capitals(name);
    if (name.size() > 27 && chance(300))
        name = cut(name, 27); // fields of MT940
    return name;
}

std::string PaymentWorld::reference_text(const OpenClaim& claim) {
    const std::string& reference = claim.references[0];
    switch (random_.below(8)) {
    case 0: return grouped_reference(reference);
    case 1: return reference.substr(4); // the number alone
    case 2: {
        std::string lower = reference;
        for (char& c : lower)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return lower;
    }
    default: return reference;
    }
}

std::string PaymentWorld::number_text(const OpenClaim& claim) {
    switch (random_.below(6)) {
    case 0: return replaced(claim.invoice_number, "-", "");
    case 1: return replaced(claim.invoice_number, "-", " ");
    case 2: return claim.invoice_number.substr(3);
    case 3: return claim.invoice_number.substr(8);
    default: return claim.invoice_number;
    }
}

// How people fill the line: most take the code or the button, others type, some write what they please.
std::string PaymentWorld::text_for(const std::vector<const OpenClaim*>& claims, const Person& customer,
                                   bool is_other_payer) {
    const std::uint64_t way = random_.below(100);
    std::string text = one_of(before_code);
    for (const OpenClaim* claim : claims) {
        if (claim != claims.front())
            text += chance(500) ? ", " : " ";
        if (way < 66)
            text += claim->references[0];
        else if (way < 82)
            text += mistype(reference_text(*claim));
        else if (way < 93)
            text += mistype(number_text(*claim));
    }
    if (way >= 93)
        text = one_of(idle_words);
    text += one_of(behind_code);
    if (is_other_payer && chance(500))
        text += " für " + customer.first + " " + customer.last;
    return text;
}

Money PaymentWorld::amount_for(const std::vector<const OpenClaim*>& claims) {
    Money amount{0};
    for (const OpenClaim* claim : claims)
        amount.minor += claim->open.minor;
    const OpenClaim& only = *claims[0];
    if (claims.size() == 1 && !only.instalments.empty() && chance(800))
        return only.instalments[0];
    if (chance(25))
        amount.minor = std::max<std::int64_t>(100, amount.minor * static_cast<std::int64_t>(20 + random_.below(75)) /
                                                       100); // what was at hand
    else if (chance(15))
        amount.minor = (amount.minor / 500 + 1) * 500; // rounded up
    return amount;
}

// Money for something else: a claim that was paid before, another shop, a private transfer. Its senders are people like all.
Incoming PaymentWorld::unrelated() {
    const Person who = person();
    Incoming incoming;
    incoming.payment.amount = price();
    incoming.payment.payer_name = as_bank_writes(who);
    incoming.payment.payer_iban = who.iban;
    if (chance(500)) {
        OpenClaim closed;
        const auto number = static_cast<std::int64_t>(claims_.size() + 1 + random_.below(100'000));
        closed.references = {claim_reference(ClaimId{number}, Invoice{})};
        closed.invoice_number = "RE-2025-" + padded(static_cast<std::int64_t>(random_.below(100'000)), 7);
        incoming.payment.text = text_for({&closed}, who, false);
    } else {
        incoming.payment.text = one_of(idle_words);
    }
    return incoming;
}

Incoming PaymentWorld::next_payment() {
    if (chance(25))
        return unrelated();
    const std::size_t at = random_.below(claims_.size());
    const int customer = customer_of_[at];
    const Person& who = people_[static_cast<std::size_t>(customer)];
    std::vector<const OpenClaim*> meant{&claims_[at]};
    // Two of five with more than one claim pay them in one transfer.
    const std::vector<int>& all = of_person_[static_cast<std::size_t>(customer)];
    if (all.size() > 1 && chance(400)) {
        meant.clear();
        for (const int claim : all)
            meant.push_back(&claims_[static_cast<std::size_t>(claim)]);
    }
    Person payer = who;
    const bool is_other_payer = chance(80);
    if (is_other_payer) {
        payer = person();
        if (chance(500))
            payer.last = who.last; // family
    }
    Incoming incoming;
    incoming.payment.amount = amount_for(meant);
    incoming.payment.payer_name = as_bank_writes(payer);
    incoming.payment.payer_iban = chance(100) ? iban() : payer.iban; // a second account
    // A list of bills by hand names all of them, or the first alone.
    std::vector<const OpenClaim*> named = meant;
    if (named.size() > 1 && chance(250))
        named.resize(1);
    incoming.payment.text = text_for(named, who, is_other_payer);
    if (incoming.payment.text.size() > 140)
        incoming.payment.text.resize(140);
    for (const OpenClaim* claim : meant)
        incoming.truth.push_back(claim->id);
    incoming.customer = meant[0]->customer;
    return incoming;
}

} // namespace kz::bench
