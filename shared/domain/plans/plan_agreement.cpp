#include "shared/domain/plans/plan_agreement.hpp"

namespace kz {

std::vector<AgreementItem> agreement_items(const std::string& merchant, const std::string& customer, const InstalmentPlan& plan,
                                           const NegotiationPolicy& policy, const LinePolicy& days) {
    std::vector<AgreementItem> items{AgreementParty{AgreementRole::Merchant, merchant},
                                     AgreementParty{AgreementRole::Customer, customer}};
    Money open{0, policy.customer.instalment_min.currency};
    for (const Instalment& line : plan.lines)
        open.minor += line.amount.minor;
    items.push_back(AgreementAmount{open});
    for (const Instalment& line : plan.lines)
        items.push_back(AgreementLine{line});
    items.push_back(AgreementCost{policy.fee, policy.interest_percent});
    items.push_back(PayingEarly{});
    items.push_back(MissingLine{days});
    items.push_back(ChangingPlan{});
    items.push_back(NoAcknowledgement{});
    return items;
}

} // namespace kz
