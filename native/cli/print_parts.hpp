// What all printers of answers share.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>

namespace kz {

using Json = nlohmann::json;

Json parsed(const std::string& text);
// Empty, or 0, when the field is not there.
std::string text_of(const Json& object, const char* name);
std::int64_t number_of(const Json& object, const char* name);
// A label and its value; nothing when that is empty.
void row(const char* label, const std::string& value);
// Columns of a terminal, by code points; longer ones are cut.
std::string padded(std::string text, std::size_t width);

} // namespace kz
