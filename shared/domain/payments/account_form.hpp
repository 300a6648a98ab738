// One account in the forms in which banks write it: IBAN; with the currency behind it ("DE…EUR"); German and Austrian bank
// code and number ("37040044/0532013000"), which is what MT940 has in :25:; the number alone, as Dutch banks write it.
#pragma once

#include <string_view>

namespace kz {

// `iban` in canonical form; `written` as BankStatement::account.
bool is_same_account(std::string_view iban, std::string_view written);

} // namespace kz
