#include "shared/domain/payments/payer_memory.hpp"

#include "shared/domain/claims/iban.hpp"
#include "shared/domain/payments/remittance.hpp"

#include <algorithm>

namespace kz {
namespace {

void add_once(std::vector<std::string>& customers, const std::string& customer) {
    if (!std::ranges::contains(customers, customer))
        customers.push_back(customer);
}

std::vector<std::string> at(const std::unordered_map<std::string, std::vector<std::string>>& known,
                            const std::string& key) {
    const auto found = known.find(key);
    return found == known.end() ? std::vector<std::string>{} : found->second;
}

} // namespace

void PayerMemory::learn(const PayerLesson& lesson) {
    if (const std::string iban = upper_without_spaces(lesson.payer_iban); !iban.empty())
        add_once(ibans_[iban], lesson.customer);
    if (const std::string key = name_key(name_words(lesson.payer_name)); !key.empty())
        add_once(names_[key], lesson.customer);
}

void PayerMemory::unlearn(const PayerLesson& lesson) {
    if (const auto known = ibans_.find(upper_without_spaces(lesson.payer_iban)); known != ibans_.end())
        std::erase(known->second, lesson.customer);
    if (const auto known = names_.find(name_key(name_words(lesson.payer_name))); known != names_.end())
        std::erase(known->second, lesson.customer);
}

std::vector<std::string> PayerMemory::customers_of_iban(std::string_view iban) const {
    return at(ibans_, upper_without_spaces(iban));
}

std::vector<std::string> PayerMemory::customers_of_name(std::string_view name) const {
    return at(names_, name_key(name_words(name)));
}

} // namespace kz
