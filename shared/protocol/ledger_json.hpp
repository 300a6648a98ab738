// The ledger of a claim for operators: GET /api/v1/claims/{claim}/ledger, with ?at=2026-11-10 as it was at the end of that day,
// with ?version=3 as it was known then.
//
//   ledger    {claim: "c12", currency, open_minor, credit_minor, allocation: allocation_code, enforceable_until,
//             positions: [position], services: [service] (absent: none)}      service: see page_json.hpp; enforceable_until: the last day before limitation; absent: not known
//   position  {position: "item-1", kind: position_code, name, value_minor, outstanding_minor, is_held, entries: [entry]}
//   entry     {on, kind: entry_code, amount_minor, outstanding_minor, version, posting}      why the position is as it is
//
// open = sum of outstanding - credit. name: of the invoice's line, or the reason of a charge; may be empty. posting: the payment
// that it is about, from 0; absent: none.
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/journal/journal.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace kz {

struct LedgerQuery {
    std::optional<Date> at;
    std::optional<std::int64_t> version; // not both
    friend bool operator==(const LedgerQuery&, const LedgerQuery&) = default;
};
// The parameters of the query, percent-decoded; a parameter that is given twice is refused.
Result<LedgerQuery, WireFault> decode_ledger_query(std::span<const std::pair<std::string, std::string>> query);

void append_ledger(std::string& out, ClaimId claim, const State& state, const LedgerQuery& query);

} // namespace kz
