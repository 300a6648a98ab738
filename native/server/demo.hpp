// Demo claims: e-invoices of invented people, whose days are counted from the first start. A
// merchant gets the theme of its file's name.
#pragma once

#include "native/server/service.hpp"

#include <string>
#include <vector>

namespace kz {

struct DemoLink {
    std::string title; // "Nordfunk GmbH, NF-10482"
    std::string url;
    std::string hint;  // "postcode 50937", or empty
    ClaimId claim;
};
// Raises what is not there yet and gives every demo claim a new link. Throws std::runtime_error when a file is faulty.
std::vector<DemoLink> prepare_demo(Service& service, const std::string& folder);

} // namespace kz
