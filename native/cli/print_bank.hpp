// What the bank said, as a person at a terminal reads it. Shows names and texts of payers: for the merchant's eyes.
#pragma once

#include <string>

namespace kz {

void print_statement_import(const std::string& json, const std::string& file);
void print_bank_entries(const std::string& json);
void print_bank_entry(const std::string& json);
void print_bank_match(const std::string& json); // with candidates, and why
void print_payout(const std::string& json);

} // namespace kz
