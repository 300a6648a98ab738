#include "shared/domain/payments/matching.hpp"
#include "shared/domain/payments/posting_plan.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

constexpr const char* jonas_iban = "DE89370400440532013000";
constexpr const char* other_iban = "DE71110220330123456789";

OpenClaim claim_of(std::int64_t id, std::string reference, std::string number, std::string customer, std::string name,
                   std::int64_t open) {
    OpenClaim claim;
    claim.id = ClaimId{id};
    claim.references = {std::move(reference)};
    claim.invoice_number = std::move(number);
    claim.customer = std::move(customer);
    claim.customer_name = std::move(name);
    claim.open = {open};
    return claim;
}

// Jonas Test has two claims, Eva Muster a plan, two people are called Thomas Müller, and Lea Beispiel says she has paid.
ClaimIndex claims() {
    ClaimIndex index;
    OpenClaim known = claim_of(1, "RF18539007547034", "RE-2026-000123", "jonas", "Jonas Test", 4990);
    known.payer_ibans = {jonas_iban};
    index.add(known);
    index.add(claim_of(2, "RF471234567890", "RE-2026-000456", "jonas", "Jonas Test", 12000));
    OpenClaim plan = claim_of(3, "RF712348231", "RE-2026-000789", "eva", "Eva Muster", 9000);
    plan.instalments = {{3000}, {3000}, {3000}};
    index.add(plan);
    index.add(claim_of(4, "RF46KULANZ2026000123", "A-77001", "thomas1", "Thomas Müller", 1990));
    index.add(claim_of(5, "+++085/1927/54115+++", "A-77002", "thomas2", "Thomas Müller", 1990));
    OpenClaim reported = claim_of(6, "RF40123456789012345678901", "A-77003", "lea", "Lea Beispiel", 2500);
    reported.is_reported_paid = true;
    index.add(reported);
    return index;
}

IncomingPayment payment_of(std::int64_t minor, std::string name, std::string text, std::string iban = "") {
    IncomingPayment payment;
    payment.amount = {minor};
    payment.payer_name = std::move(name);
    payment.text = std::move(text);
    payment.payer_iban = std::move(iban);
    return payment;
}

// "certain: 1 49.90 reference_exact+payer_name; rest 0.00"
std::string text_of(const Match& match) {
    std::string out = match.decision == MatchDecision::Certain   ? "certain"
                      : match.decision == MatchDecision::Suggest ? "suggest"
                                                                 : "none";
    for (const MatchCandidate& candidate : match.proposed) {
        out += " | " + std::to_string(candidate.claim.value) + " " + plain(candidate.amount);
        for (const MatchReason reason : candidate.reasons)
            out += " " + std::string(reason_code(reason));
    }
    if (!match.rest.is_zero() && match.decision != MatchDecision::None)
        out += " | rest " + plain(match.rest);
    return out;
}

struct Row {
    const char* what;
    IncomingPayment payment;
    const char* outcome;
};

template <std::size_t N>
void check_rows(const Row (&rows)[N], const PayerMemory& memory = {}) {
    const ClaimIndex index = claims();
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(text_of(match(row.payment, index, memory)) == row.outcome);
    }
}

} // namespace

TEST_CASE("a reference whose check digits fit is enough, whatever stands around it") {
    const Row rows[] = {
        {"alone", payment_of(4990, "", "RF18539007547034"), "certain | 1 49.90 reference_exact amount_open"},
        {"grouped and in lower case", payment_of(4990, "Jonas Test", "rf18 5390 0754 7034"),
         "certain | 1 49.90 reference_exact payer_name amount_open"},
        {"extra words, glued", payment_of(4990, "Eva Muster", "Zahlung RF18539007547034Jonas Test danke"),
         "certain | 1 49.90 reference_exact other_payer amount_open"},
        {"Belgian", payment_of(1990, "", "+++085/1927/54115+++"), "certain | 5 19.90 reference_exact amount_open"},
        {"in part", payment_of(1000, "", "RF18539007547034"), "certain | 1 10.00 reference_exact amount_part"},
        {"a line of a plan", payment_of(3000, "", "RF712348231"),
         "certain | 3 30.00 reference_exact amount_instalment"},
        {"two lines of a plan", payment_of(6000, "", "RF712348231"),
         "certain | 3 60.00 reference_exact amount_instalment"},
        {"too much", payment_of(5000, "", "RF18539007547034"),
         "certain | 1 49.90 reference_exact amount_above | rest 0.10"},
        {"too much, but all that is open", payment_of(16990, "", "RF18539007547034"),
         "certain | 1 49.90 reference_exact amount_of_all | 2 120.00 amount_of_all"},
    };
    check_rows(rows);
}

TEST_CASE("several references in one transfer are paid when there is enough for all") {
    const Row rows[] = {
        {"to the cent", payment_of(16990, "", "RF18539007547034, RF471234567890"),
         "certain | 1 49.90 reference_exact several_references amount_of_all | 2 120.00 reference_exact several_references amount_of_all"},
        {"one of them as a number", payment_of(16990, "", "RF18539007547034 und RE-2026-000456"),
         "certain | 1 49.90 reference_exact several_references amount_of_all | 2 120.00 number_exact several_references amount_of_all"},
        {"two invoice numbers", payment_of(16990, "", "RE-2026-000123 RE-2026-000456"),
         "certain | 1 49.90 number_exact several_references amount_of_all | 2 120.00 number_exact several_references amount_of_all"},
        {"not enough", payment_of(10000, "", "RF18539007547034 RF471234567890"),
         "suggest | 1 49.90 reference_exact several_references amount_above | 2 50.10 reference_exact several_references amount_part"},
    };
    check_rows(rows);
}

TEST_CASE("a damaged reference, an invoice number or a name needs a second witness") {
    const Row rows[] = {
        {"a digit wrong, amount right", payment_of(4990, "", "RF18539007547035"),
         "certain | 1 49.90 reference_mistyped amount_open"},
        {"two digits swapped, name right", payment_of(1000, "Jonas Test", "RF18539007540734"),
         "certain | 1 10.00 reference_mistyped payer_name amount_part"},
        {"a digit wrong, nothing else", payment_of(1000, "", "RF18539007547035"),
         "suggest | 1 10.00 reference_mistyped amount_part"},
        {"R for RF", payment_of(4990, "", "R18539007547034"), "certain | 1 49.90 reference_mistyped amount_open"},
        {"without RF and check digits", payment_of(4990, "", "539007547034"),
         "certain | 1 49.90 reference_body amount_open"},
        {"a number and the amount", payment_of(4990, "", "Rechnung 2026-000123"),
         "certain | 1 49.90 number_exact amount_open"},
        {"a number and the name", payment_of(4000, "TEST, JONAS", "RE 2026 000123"),
         "certain | 1 40.00 number_exact payer_name amount_part"},
        {"a number alone", payment_of(4000, "", "RE-2026-000123"), "suggest | 1 40.00 number_exact amount_part"},
        {"name and amount", payment_of(12000, "Herr Jonas Test", "danke"), "certain | 2 120.00 payer_name amount_open"},
        {"name and a line of a plan", payment_of(3000, "Muster, Eva", "Rate"),
         "certain | 3 30.00 payer_name amount_instalment"},
        {"name and another amount", payment_of(7777, "Eva Muster", ""), "suggest | 3 77.77 payer_name amount_part"},
        {"amount alone", payment_of(9000, "", ""), "none"},
        {"nothing", payment_of(1234, "Somebody Else", "thank you"), "none"},
    };
    check_rows(rows);
}

TEST_CASE("a whole reference that is not open here speaks against what is only near to it, and against what the amount does not bear out") {
    const Row rows[] = {
        {"near to an open one, of the same customer", payment_of(4990, "Jonas Test", "RF18636007547034"),
         "suggest | 1 49.90 reference_mistyped payer_name amount_open unknown_reference"},
        {"beside an open one, which the amount is", payment_of(12000, "", "RF471234567890 RF88539007547035"),
         "certain | 2 120.00 reference_exact amount_open"},
        {"beside an open one, and more than it asks for", payment_of(15000, "Somebody Else", "RF471234567890, RF88539007547035"),
         "suggest | 2 120.00 reference_exact other_payer amount_above unknown_reference | rest 30.00"},
        {"beside two, which the amount is", payment_of(16990, "", "RF18539007547034 RF471234567890 RF201234567891"),
         "certain | 1 49.90 reference_exact several_references amount_of_all | 2 120.00 reference_exact several_references amount_of_all"},
        {"beside two, and more than they ask for", payment_of(20000, "", "RF18539007547034 RF471234567890 RF201234567891"),
         "suggest | 1 49.90 reference_exact several_references amount_above unknown_reference | 2 120.00 reference_exact several_references amount_above unknown_reference | rest 30.10"},
    };
    check_rows(rows);
}

TEST_CASE("others may pay, and joint accounts, and those who are known") {
    const Row rows[] = {
        {"for a grandson", payment_of(12000, "Oma Schmidt", "fuer Jonas Test"),
         "certain | 2 120.00 name_in_text other_payer amount_open"},
        {"a joint account", payment_of(12000, "Petra und Jonas Test", ""), "certain | 2 120.00 payer_name amount_open"},
        {"an initial", payment_of(9000, "E. Muster", ""), "certain | 3 90.00 payer_name amount_open"},
        {"an account that paid before", payment_of(4990, "Familie T", "", jonas_iban),
         "certain | 1 49.90 known_payer amount_open"},
        {"all that a known payer has open", payment_of(16990, "", "", jonas_iban),
         "certain | 1 49.90 known_payer amount_of_all | 2 120.00 known_payer amount_of_all"},
        {"all that a customer has open", payment_of(16990, "Jonas Test", "2 Rechnungen"),
         "certain | 1 49.90 payer_name amount_of_all | 2 120.00 payer_name amount_of_all"},
        {"two customers of one name", payment_of(1990, "Thomas Mueller", ""),
         "suggest | 4 19.90 payer_name name_shared amount_open another_claim_fits"},
        {"two customers of one name, one number", payment_of(1990, "Thomas Mueller", "A-77002"),
         "certain | 5 19.90 number_exact payer_name name_shared amount_open"},
        {"who says that it was paid", payment_of(2500, "Beispiel", "Bestellung"),
         "certain | 6 25.00 name_alike amount_open reported_paid"},
        {"whose spouse has paid", payment_of(2500, "Max Beispiel", "Bestellung"),
         "certain | 6 25.00 name_alike other_payer amount_open reported_paid"},
        {"a reference to something else", payment_of(12000, "Jonas Test", "RF332348236"),
         "suggest | 2 120.00 payer_name amount_open unknown_reference"},
    };
    check_rows(rows);
}

TEST_CASE("a person's decision teaches the next one") {
    PayerMemory memory;
    memory.learn({other_iban, "Wohnheim am Park", "eva"});
    memory.learn({other_iban, "Wohnheim am Park", "eva"});
    const Row taught[] = {
        {"the account", payment_of(9000, "", "", other_iban), "certain | 3 90.00 known_payer amount_open"},
        {"the name", payment_of(9000, "WOHNHEIM AM PARK", ""), "certain | 3 90.00 name_variant amount_open"},
    };
    check_rows(taught, memory);
    memory.learn({other_iban, "", "lea"});
    const Row shared[] = {
        {"an account that pays for two proves neither", payment_of(9000, "", "", other_iban), "none"},
    };
    check_rows(shared, memory);
}

TEST_CASE("only booked money that came in is matched, and a bundle by its parts") {
    BankEntry entry;
    entry.amount = {3000};
    entry.payments = {{}, {}};
    entry.payments[0].amount = Money{1000};
    entry.payments[1].amount = Money{2000};
    entry.payments[0].text = "one";
    entry.payments[1].text = "two";
    REQUIRE(incoming_payments(entry).size() == 2);
    CHECK(plain(incoming_payments(entry)[1].amount) == "20.00");
    BankEntry unsure = entry;
    unsure.payments[1].amount.reset();
    REQUIRE(incoming_payments(unsure).size() == 1); // parts without amounts: the whole, with all that is written
    CHECK(incoming_payments(unsure)[0].amount == Money{3000});
    CHECK(incoming_payments(unsure)[0].text == " one two");
    const auto none = [&](auto change) {
        BankEntry changed = entry;
        change(changed);
        CHECK(incoming_payments(changed).empty());
    };
    none([](BankEntry& changed) { changed.direction = Direction::Debit; });
    none([](BankEntry& changed) { changed.is_reversal = true; });
    none([](BankEntry& changed) { changed.status = EntryStatus::Pending; });
    none([](BankEntry& changed) { changed.payments[0].return_reason = "AC04"; });
    none([](BankEntry& changed) { changed.amount = {0}; });
}

TEST_CASE("in one import a payment is planned once, and a second payment of the same claim is a question") {
    const ClaimIndex index = claims();
    const PendingPayment first{"b1/0", Date{20000}, payment_of(4990, "Jonas Test", "RF18539007547034")};
    const PendingPayment again{"b2/0", Date{20001}, payment_of(4990, "Jonas Test", "RF18539007547034")};
    const auto plan = plan_postings({again, first, first}, index, {});
    REQUIRE(plan.size() == 2);
    CHECK(plan[0].pending == first);
    CHECK(text_of(plan[0].match) == "certain | 1 49.90 reference_exact payer_name amount_open");
    CHECK(text_of(plan[1].match) == "suggest | 1 49.90 reference_exact payer_name amount_open paid_by_another");
}
