// Answers of the API as a person at a terminal reads them, or, with --json, as they are.
#pragma once

#include "native/cli/api.hpp"

#include <string>

namespace kz {

enum class Output { People, Json };

// Prints problem+json in one line on stderr: "422 invoice_faulty: BT-106 …: BR-CO-10 (line 41)".
void print_problem(const ApiAnswer& answer, const std::string& about);
void print_claim(const std::string& json);
void print_claims(const std::string& json);
void print_journal(const std::string& json);
void print_link(const std::string& json);
void print_positions(const std::string& json); // of a ledger
void print_entries(const std::string& json, const std::string& position); // of one position, or of all
void print_disputes(const std::string& json);
void print_reactivations(const std::string& json);
void print_payment(const std::string& json);
void print_check_code(const std::string& json);
// As it is, but indented.
void print_document(const std::string& json);
void print_merchants(const std::string& json);
void print_webhook(const std::string& json); // with its secret
void print_webhooks(const std::string& json);
void print_deliveries(const std::string& json);
void print_debits(const std::string& json);
void print_debit_file(const std::string& json);
void print_queued(const std::string& json);
// "1.234,50" is for pages; here "1234.50 EUR".
std::string amount_text(std::int64_t minor, const std::string& currency);

} // namespace kz
