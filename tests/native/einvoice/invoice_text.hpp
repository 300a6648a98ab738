// An invoice as text for tests: one line a field that says something, "lines[1].net = 26.07".
#pragma once

#include "shared/domain/claims/invoice.hpp"

#include <string>
#include <vector>

namespace kz::test {

std::string invoice_text(const Invoice& invoice);
// The names of the fields in which two invoices differ, without their values: those may be of real people.
std::vector<std::string> differing_fields(const Invoice& a, const Invoice& b);

} // namespace kz::test
