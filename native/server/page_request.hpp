// What a request for a page says: the fields of its address and form, and the language that it wants.
#pragma once

#include "shared/app/model.hpp"

#include <httplib.h>

#include <optional>
#include <string>
#include <string_view>

namespace kz {

FormFields fields_of(const httplib::Params& params);
// The fields of a posted form; those of the address come first and count.
FormFields form_of(const httplib::Request& request);
std::string value_of(const FormFields& fields, std::string_view name);
// "?lang=en" as it stands in the address, or empty.
std::string query_text(const httplib::Request& request);
// What was chosen stands in the address and comes before all this (with_query). Then what the merchant has set for its customers;
// then the first language of the browser that there is.
Language language_for(const httplib::Request& request, std::optional<Language> merchants);

} // namespace kz
