// Proposal: what a helper would do, for the customer to look at beside what is there now. It changes nothing and nobody but the customer
// takes it: a plan is agreed on the customer's own page, a way to pay is pressed there, and a filled field is sent there.
//
// What is personal is not proposed, by type: who somebody is and where they are reached is filled in by themselves.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/payments/pay_ways.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kz {

enum class ProposalKind { Plan, Way, Field };
std::string_view proposal_kind_code(ProposalKind kind); // "way"
std::optional<ProposalKind> parse_proposal_kind(std::string_view code);

// The fields of a customer's page. Those from Holder on are personal.
enum class ProposedField { Subject, Amount /* to pay: all or next */, Message, Spare /* each month */, Objection, PaidAmount, PaidOn, Holder, Phone, Email, MandateHolder, MandateIban };
inline constexpr int proposed_fields_count = static_cast<int>(ProposedField::MandateIban) + 1;
std::string_view proposed_field_code(ProposedField field); // "paid_on"
std::optional<ProposedField> parse_proposed_field(std::string_view code);
constexpr bool is_masked(ProposedField field) { return field >= ProposedField::Holder; }

enum class ProposalAnswer { Open, Taken, Left };

struct ShareProposal {
    int number = 0; // 1 is the first of the share
    ProposalKind kind = ProposalKind::Plan;
    int instalments = 0;                       // of Plan: so many equal ones from that day on
    Date first_due_on = {};
    PayMethod way = PayMethod::Transfer;       // of Way
    ProposedField field = ProposedField::Subject; // of Field
    std::string value = {};                    // as it would be typed
    std::int64_t version = 0;                  // matter_version() of the claim then
    ProposalAnswer answer = ProposalAnswer::Open;
    friend bool operator==(const ShareProposal&, const ShareProposal&) = default;
};
inline constexpr int proposed_instalments_max = 120; // what a plan may be at all is negotiated on the page
inline constexpr std::size_t proposed_bytes_max = 500;

// What its kind needs is there, a value is short and plain, and its field is none that is masked.
bool is_sound(const ShareProposal& proposal);

} // namespace kz
