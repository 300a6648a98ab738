// A helper's proposal on the customer's page: what it would change there, judged by the page's own rules. The server asks the same of the page
// that it was told (model_of()), before a proposal leaves.
#pragma once

#include "shared/app/shared_page.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

// What can be proposed on this page now.
struct ProposalRoom {
    std::vector<PayMethod> ways; // beside each other on the page
    std::uint32_t fields = 0;    // bit by bit: those that stand there and are not masked
    bool has(ProposedField field) const { return (fields >> static_cast<int>(field) & 1) != 0; }
    friend bool operator==(const ProposalRoom&, const ProposalRoom&) = default;
};
ProposalRoom proposal_room(const Model& model);
// Rises or falls with what is told of any of those fields.
std::uint32_t fields_digest(const SharedPage& page);
// `was`: fields_digest() of the page that the helper had in front of them.
std::optional<ShareRefusal> refusal_of_page(const ProposalRoom& room, const SharedPage& page, const ShareProposal& proposal, std::uint32_t was, Date today);

// As it stands there, as it would be typed. Nothing: it is not on the page, or it is personal.
std::optional<std::string> field_value(const Model& model, ProposedField field);

// The one that waits for the customer; null: none does.
const ShareProposal* open_proposal(const Model& model);
// Of a plan as a choice of this page.
PlanDraft draft_of(const ShareProposal& proposal);
enum class ProposalFit { Fit, Changed /* the claim has, the field has, or it would not be accepted any more */, Gone /* from the page */ };
ProposalFit fit_of(const Model& model, const ShareProposal& proposal);

} // namespace kz
