#include "shared/domain/journal/open_claim.hpp"

#include <algorithm>

namespace kz {
namespace {

bool is_reported_paid(const State& state) {
    return std::ranges::any_of(state.disputes, [](const Dispute& dispute) {
               return !dispute.outcome && dispute.reason == DisputeReason::AlreadyPaid;
           }) ||
           std::ranges::any_of(state.conversation.messages, [](const TalkMessage& message) {
               return message.request.subject == ContactSubject::AlreadyPaid;
           });
}

std::vector<Money> payable_parts(const State& state, Date today) {
    std::vector<Money> parts;
    for (const LineStanding& line : plan_lines(state, today))
        if (is_left(line))
            parts.push_back({line.line.amount.minor - line.paid.minor, line.line.amount.currency});
    if (parts.empty() && held(state).is_positive() && undisputed(state).is_positive())
        parts.push_back(undisputed(state));
    return parts;
}

} // namespace

std::string customer_key(const Invoice& invoice) {
    std::string key = party_key(invoice.seller) + '\n' + party_key(invoice.buyer);
    if (party_key(invoice.buyer).starts_with("name:"))
        key += '\n' + invoice.buyer.address.postcode;
    return key;
}

std::optional<OpenClaim> open_claim(ClaimId id, const State& state, Date today) {
    const Money rest = open(state);
    if (!rest.is_positive())
        return std::nullopt;
    OpenClaim claim;
    claim.id = id;
    claim.references = {claim_reference(id, state.invoice)};
    if (!state.invoice.remittance.empty() && state.invoice.remittance != claim.references[0])
        claim.references.push_back(state.invoice.remittance);
    claim.invoice_number = state.invoice.number;
    claim.customer = customer_key(state.invoice);
    claim.customer_name = state.invoice.buyer.name;
    claim.open = rest;
    claim.instalments = payable_parts(state, today);
    claim.is_reported_paid = is_reported_paid(state);
    return claim;
}

} // namespace kz
