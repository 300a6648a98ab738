// One form for an invoice, whoever wrote it: white space is told apart from nothing, so that the same invoice as XML and as JSON is
// the same claim. Amounts, dates and codes of enumerators have one form already.
//
// Invariant: normalised(normalised(x)) == normalised(x); what the readers of XML give is normal.
#pragma once

#include "shared/domain/claims/invoice.hpp"

namespace kz {

Invoice normalised(Invoice invoice);

} // namespace kz
