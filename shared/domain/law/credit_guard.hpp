// CreditGuard: whether a plan may be consumer credit (Directive (EU) 2023/2225, applies from 2026-11-20).
//
// A deferral of an existing claim stays outside only when it is free: the original seller, no fee, no interest, nothing new
// bought. Interest up to the statutory rate that simply runs on is an open question and goes to a person (Review); anything
// above, or a fee, is Blocked. The guard answers the same before that day: a plan may be kept longer than the old law.
#pragma once

#include "shared/domain/law/rule_pack.hpp"

#include <vector>

namespace kz {

enum class Creditor { OriginalSeller, ThirdParty }; // ThirdParty: the claim was sold or is financed
enum class Purchase { None, Added };

struct PlanTerms {
    Creditor creditor = Creditor::OriginalSeller;
    Money fee;
    Decimal interest_percent; // while the plan is kept
    Purchase purchase = Purchase::None;
    Date agreed_on;
};

enum class GuardVerdict { Allowed, Review, Blocked };
std::string_view guard_verdict_code(GuardVerdict verdict);

// In the order checked.
enum class GuardReason { ThirdParty, Fee, NewPurchase, RateAboveStatutory, StatutoryRate };
std::string_view guard_reason_code(GuardReason reason);

struct GuardFinding {
    GuardReason reason;
    std::vector<LawValue> values; // the rate that was compared

    friend bool operator==(const GuardFinding&, const GuardFinding&) = default;
};

struct GuardResult {
    GuardVerdict verdict = GuardVerdict::Allowed;
    std::vector<GuardFinding> findings; // none: allowed

    friend bool operator==(const GuardResult&, const GuardResult&) = default;
};

// Where the pack knows no statutory rate for the day, any interest is above it.
GuardResult guard_plan(const RulePack& pack, const PlanTerms& terms);

// The last day on which a seller's own term of payment, free of charge, has to end to be outside: 50 days after delivery, 14
// for a large seller at a distance. Refusal: NoValue (before 2026-11-20).
struct TermLimit {
    Date last_day;
    LawValue value;

    friend bool operator==(const TermLimit&, const TermLimit&) = default;
};
Result<TermLimit, LawRefusal> term_limit(const RulePack& eu, Date delivered_on, CreditorSize seller);

// Small: fewer than 250 people, and turnover or balance within its bound. Refusal: NoValue.
Result<CreditorSize, LawRefusal> creditor_size(const RulePack& eu, int staff, Money turnover, Money balance, Date on);

} // namespace kz
