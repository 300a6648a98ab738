// Claims, journals and merchants as operators get them, from what the store has.
#pragma once

#include "native/store/store.hpp"
#include "shared/protocol/claim_view.hpp"
#include "shared/protocol/requests.hpp"

#include <string>

namespace kz {

// Fills `into`, whose memory is used again. The standing is that of standing(state, today), from the record's columns.
void view_of(const ClaimRecord& record, Date today, ClaimView& into);
// Precondition: the claim exists.
std::string claim_json(Reader& store, ClaimId claim, Date today);
std::string claims_json(Reader& store, const ClaimQuery& query, Date today);
std::string journal_json(ClaimId claim, const std::vector<StoredEvent>& events);
std::string merchant_json(const Merchant& merchant);
std::string merchants_json(const std::vector<Merchant>& merchants);

} // namespace kz
