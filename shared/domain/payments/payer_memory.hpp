// What people's decisions have taught about who pays for whom: accounts and names of payers, by customer. Plain data: a
// lesson is kept by the store and told again when the program starts. Lessons add up: an account may pay for several
// customers, and then it proves none of them. Only a decision that is undone takes its lesson along.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kz {

// A person said that this payer paid for this customer.
struct PayerLesson {
    std::string payer_iban; // may be empty
    std::string payer_name; // may be empty
    std::string customer;   // OpenClaim::customer

    friend bool operator==(const PayerLesson&, const PayerLesson&) = default;
};

class PayerMemory {
public:
    // The same lesson twice is one.
    void learn(const PayerLesson& lesson);
    void unlearn(const PayerLesson& lesson);
    // Customers in the order in which they were learnt.
    std::vector<std::string> customers_of_iban(std::string_view iban) const;
    std::vector<std::string> customers_of_name(std::string_view name) const;

private:
    std::unordered_map<std::string, std::vector<std::string>> ibans_;
    std::unordered_map<std::string, std::vector<std::string>> names_; // by name_key()
};

} // namespace kz
