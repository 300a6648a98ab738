// A made-up merchant with open claims, and the money that comes in, with the truth beside it. People are drawn first, then
// what they want to pay, then how they write it, then the errors of their fingers and of the banks: each draw knows
// nothing of how payments are matched. Same seed, same world.
#pragma once

#include "shared/base/random.hpp"
#include "shared/domain/payments/matching.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kz::bench {

struct Incoming {
    IncomingPayment payment;
    std::vector<ClaimId> truth; // claims that the payer meant; empty: money that belongs to none of them
    std::string customer;       // whose money it was meant to be; empty with the truth
};

class PaymentWorld {
public:
    PaymentWorld(std::uint64_t seed, int claims);

    const std::vector<OpenClaim>& claims() const { return claims_; }
    Incoming next_payment();

private:
    struct Person {
        std::string first, last, iban;
    };
    bool chance(int per_thousand) { return static_cast<int>(random_.below(1000)) < per_thousand; }
    template <class List>
    const auto& one_of(const List& list) {
        return list[random_.below(std::size(list))];
    }
    Person person();
    std::string surname();
    std::string iban();
    Money price();
    std::string digits(int count);
    void add_claims(int count);

    std::string mistype(std::string text);
    std::string as_bank_writes(const Person& person);
    std::string reference_text(const OpenClaim& claim);
    std::string number_text(const OpenClaim& claim);
    std::string text_for(const std::vector<const OpenClaim*>& claims, const Person& customer, bool is_other_payer);
    Money amount_for(const std::vector<const OpenClaim*>& claims);
    Incoming unrelated();

    SeededRandom random_;
    std::vector<Person> people_;             // by customer
    std::vector<std::vector<int>> of_person_; // claims of a customer
    std::vector<int> customer_of_;           // of a claim
    std::vector<OpenClaim> claims_;
};

} // namespace kz::bench
