#include "shared/domain/ledger/allocation.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr PaymentClasses statutory = payment_classes(PaymentOrder::Statutory);
constexpr PaymentClasses consumer_credit = payment_classes(PaymentOrder::ConsumerCredit);

constexpr Rank due_then_older[] = {Rank::DueFirst, Rank::OlderFirst};
constexpr Rank due_only[] = {Rank::DueFirst};

// In the order of AllocationRule.
constexpr Allocation allocations[] = {
    {AllocationRule::German, "german", "DE", statutory, due_then_older},
    {AllocationRule::GermanCredit, "german_credit", "", consumer_credit, due_then_older},
    {AllocationRule::Austrian, "austrian", "AT", statutory, due_only},
    {AllocationRule::Belgian, "belgian", "BE", statutory, due_then_older},
    {AllocationRule::Dutch, "dutch", "NL", statutory, due_then_older},
};

constexpr std::string_view position_codes[] = {"item", "cost", "interest", "repayment"};

} // namespace

const Allocation& allocation(AllocationRule rule) {
    return allocations[static_cast<std::size_t>(rule)];
}

std::string_view allocation_code(AllocationRule rule) {
    return allocation(rule).code;
}

std::optional<AllocationRule> parse_allocation(std::string_view code) {
    const auto found = std::ranges::find(allocations, code, &Allocation::code);
    return found == std::end(allocations) ? std::nullopt : std::optional(found->rule);
}

AllocationRule allocation_rule(const Invoice& invoice) {
    const std::string& country = invoice.seller.address.country;
    const auto found = std::ranges::find_if(
        allocations, [&](const Allocation& each) { return !each.country.empty() && each.country == country; });
    return found == std::end(allocations) ? AllocationRule::German : found->rule;
}

std::string_view position_code(PositionKind kind) {
    return position_codes[static_cast<std::size_t>(kind)];
}

std::optional<PositionKind> parse_position_kind(std::string_view code) {
    const auto found = std::ranges::find(position_codes, code);
    return found == std::end(position_codes) ? std::nullopt
                                             : std::optional(static_cast<PositionKind>(found - std::begin(position_codes)));
}

PaymentClass class_of(PositionKind kind) {
    switch (kind) {
    case PositionKind::Cost: return PaymentClass::Costs;
    case PositionKind::Interest: return PaymentClass::Interest;
    case PositionKind::Item: case PositionKind::Repayment: return PaymentClass::Principal;
    }
    return PaymentClass::Principal;
}

} // namespace kz
