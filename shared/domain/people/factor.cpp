#include "shared/domain/people/factor.hpp"

namespace kz {

Factor factor_asked(Factor wanted, const Party& customer) {
    return wanted == Factor::BirthDate && !customer.birth_date ? Factor::Postcode : wanted;
}

bool factor_matches(Factor asked, const Party& customer, const std::string& typed) {
    switch (asked) {
    case Factor::None: return true;
    case Factor::Postcode: return postcode_matches(customer.address, typed);
    case Factor::BirthDate: return birth_date_matches(customer, typed);
    }
    return false;
}

} // namespace kz
