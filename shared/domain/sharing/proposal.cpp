#include "shared/domain/sharing/proposal.hpp"

#include "shared/base/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

constexpr std::string_view kind_codes[] = {"plan", "way", "field"};
constexpr std::string_view field_codes[] = {"subject", "amount", "message", "spare", "objection", "paid_amount", "paid_on",
                                            "holder", "phone", "email", "mandate_holder", "mandate_iban"};
static_assert(std::size(kind_codes) == static_cast<std::size_t>(ProposalKind::Field) + 1);
static_assert(std::size(field_codes) == proposed_fields_count);

template <class Code, std::size_t count>
std::optional<Code> parsed(const std::string_view (&codes)[count], std::string_view text) {
    const auto found = std::ranges::find(codes, text);
    return found == std::end(codes) ? std::nullopt : std::optional(static_cast<Code>(found - std::begin(codes)));
}

} // namespace

std::string_view proposal_kind_code(ProposalKind kind) { return kind_codes[static_cast<std::size_t>(kind)]; }
std::optional<ProposalKind> parse_proposal_kind(std::string_view code) { return parsed<ProposalKind>(kind_codes, code); }
std::string_view proposed_field_code(ProposedField field) { return field_codes[static_cast<std::size_t>(field)]; }
std::optional<ProposedField> parse_proposed_field(std::string_view code) { return parsed<ProposedField>(field_codes, code); }

bool is_sound(const ShareProposal& proposal) {
    switch (proposal.kind) {
    case ProposalKind::Plan:
        return proposal.instalments >= 1 && proposal.instalments <= proposed_instalments_max && proposal.first_due_on.days > 0;
    case ProposalKind::Way: return true;
    case ProposalKind::Field: break;
    }
    const std::string_view value = proposal.value;
    return !is_masked(proposal.field) && !trimmed(value).empty() && value.size() <= proposed_bytes_max && is_plain_text(value);
}

} // namespace kz
