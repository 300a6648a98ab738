// The page of one claim as its customer's client gets it: GET /api/v1/page, and the answer to every command of a customer.
//
//   page  {claim: "c12", version, today, merchant, theme, policy, raised_at_ms, invoice, postings: [posting], credits: [credit],
//          plan: plan (absent: none), contacts: [contact]}
//   policy   {instalments_max: 0 to 60, instalment_min_minor: from 0, currency, first_due_days_max: 0 to 366}
//   posting  {amount_minor, booked_on, reference, is_reversed}     the first is number 0
//   credit   {amount_minor, number}
//   plan     {agreed_at_ms, paid_before_minor, instalments: [{number, due_on, amount_minor}]}
//   contact  {at_ms, subject, text, phone, email}
//   theme: see theme_json.hpp; absent: the default one
//   invoice: see invoice_json.hpp, without birth dates, which prove who somebody is. All amounts but the policy's are in invoice.currency.
//
// The page changes with its version, with the day and with the merchant's settings: an ETag is made of all three.
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/journal/journal.hpp"
#include "shared/protocol/wire_fault.hpp"
#include "shared/theme/theme.hpp"

#include <string>
#include <string_view>

namespace kz {

struct PageDocument {
    ClaimId claim;
    Date today; // at the merchant's
    std::string merchant;
    Theme theme = default_theme();
    PlanPolicy policy;
    State state;

    friend bool operator==(const PageDocument&, const PageDocument&) = default;
};

// Precondition: the state's amounts are in its invoice's currency, as decide() keeps them. Birth dates are left out.
std::string encode_page(const PageDocument& page);
Result<PageDocument, WireFault> decode_page(std::string_view json);

} // namespace kz
