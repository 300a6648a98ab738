// What an operator may say about a claim besides payments: one address each, POST /api/v1/claims/{claim}/WORD, answered by the
// claim as it is afterwards. Strict; what the domain judges (amounts, days, positions) is only bounded here.
//
//   charges       {charge!: "cost" | "interest", amount_minor!, currency!, on!, reason}
//   waivers       {amount_minor!, currency!, on!, reason, position}     without a position: off everything outstanding
//   refunds       {amount_minor!, currency!, booked_on!, reference}     of the payer's credit
//   credits       {amount_minor!, currency!, number!, on, position}     a credit note; on: or today
//   allocation    {allocation!: allocation_code}
//   plan-end      {is_broken}
//   plan-approval {}                                                    of the plan that was requested; also no body at all
//   plan-refusal  {reason!}                                             as the customer reads it
//   deliveries    {on!}
//   reminders     {on!, level! 1 to 9}
//   due-date      {due_on!}
//   pause         {until!}
//   disputes      see dispute_json.hpp                                 what the customer objects to, on the phone or by letter
//   service-blocks {service!, on!}                                      what was stopped because of the claim, as the customer knows it
//   service-restorations {service}                                     which, from 0; without it, also without a body: all that are blocked
//   messages      {text!, channel: channel_code, "chat" when absent}    to the customer
//   conversation-end {}                                                 also no body at all
//   resumption    {}                                                    also no body at all
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/journal/journal.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <span>
#include <string_view>

namespace kz {

struct ClaimCommand {
    std::string_view word; // of the address
    Result<Command, WireFault> (*decode)(std::string_view json);
};
std::span<const ClaimCommand> claim_commands();

} // namespace kz
