// A claim's page of staff: what the store knows of it, put together.
#pragma once

#include "native/server/staff_page.hpp"

namespace kz {

void fill_claim(StaffOpening& opening, const ClaimRecord& record);
// With the reply text that the address asks for in the answer's field; nothing: it names none of these.
std::optional<ReplyRefusal> fill_reply(StaffOpening& opening, std::string_view reply);
// Whoever may answer customers of that merchant.
bool is_colleague(const StaffAccount& account, MerchantId merchant);
// Where the page stands, with what came of a form.
http::Answer seen_again(ClaimId claim, std::string_view done);

} // namespace kz
