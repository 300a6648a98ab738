// What an agreement on instalments says, as items in the order in which they are read; shared/text has the sentences.
//
// It is a promise about days, not about the claim: no item acknowledges the debt. An acknowledgement would restart limitation
// (BGB 212(1) no 1) and owe a notice of its own (RDG 13a(4)), so that there is an item which says that there is none.
#pragma once

#include "shared/domain/plans/negotiate.hpp"
#include "shared/domain/plans/plan_lines.hpp"

#include <string>

namespace kz {

enum class AgreementRole { Merchant, Customer };

struct AgreementParty {
    AgreementRole role = AgreementRole::Merchant;
    std::string name;
    friend bool operator==(const AgreementParty&, const AgreementParty&) = default;
};
struct AgreementAmount {
    Money open; // when the plan begins
    friend bool operator==(const AgreementAmount&, const AgreementAmount&) = default;
};
struct AgreementLine {
    Instalment line;
    friend bool operator==(const AgreementLine&, const AgreementLine&) = default;
};
struct AgreementCost {
    Money fee;
    Decimal interest_percent;
    friend bool operator==(const AgreementCost&, const AgreementCost&) = default;
};
struct PayingEarly { // all or part of it, at any time, free of charge
    friend bool operator==(const PayingEarly&, const PayingEarly&) = default;
};
struct MissingLine { // what happens then, and nothing else does
    LinePolicy days;
    friend bool operator==(const MissingLine&, const MissingLine&) = default;
};
struct ChangingPlan { // another plan for the rest can be proposed at any time
    friend bool operator==(const ChangingPlan&, const ChangingPlan&) = default;
};
struct NoAcknowledgement {
    friend bool operator==(const NoAcknowledgement&, const NoAcknowledgement&) = default;
};
using AgreementItem = std::variant<AgreementParty, AgreementAmount, AgreementLine, AgreementCost, PayingEarly, MissingLine,
                                   ChangingPlan, NoAcknowledgement>;

// The amount is what the lines add up to. Cost is the policy's: zero in every plan that was accepted without a person.
std::vector<AgreementItem> agreement_items(const std::string& merchant, const std::string& customer, const InstalmentPlan& plan,
                                           const NegotiationPolicy& policy, const LinePolicy& days);

} // namespace kz
