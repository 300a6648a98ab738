// Dispute: a customer says that something is wrong with items of the claim. What must be said for each reason, and until when the
// merchant answers.
//
//   NotReceived, ReceivedLate, Returned, Faulty, NotOrdered    nothing but the items
//   WrongAmount, Other                                         a text
//   AlreadyPaid                                                amount, day and account holder, by which the payment is looked for
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/law/rule_pack.hpp"
#include "shared/domain/money/money.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

enum class DisputeReason { NotReceived, ReceivedLate, Returned, Faulty, NotOrdered, WrongAmount, AlreadyPaid, Other };
inline constexpr int dispute_reasons_count = static_cast<int>(DisputeReason::Other) + 1;
enum class DisputeOutcome { Accepted, PartlyAccepted, Rejected, Withdrawn };
std::string_view dispute_reason_code(DisputeReason reason); // "not_received"
std::optional<DisputeReason> parse_dispute_reason(std::string_view code);
std::string_view dispute_outcome_code(DisputeOutcome outcome); // "partly_accepted"
std::optional<DisputeOutcome> parse_dispute_outcome(std::string_view code);

// A payment as its payer remembers it.
struct ReportedPayment {
    Money amount;
    std::optional<Date> on;
    std::string holder; // of the account that it came from

    friend bool operator==(const ReportedPayment&, const ReportedPayment&) = default;
};

struct DisputeRequest {
    std::vector<std::string> positions; // keys of the ledger; empty: all items that are outstanding
    DisputeReason reason = DisputeReason::Other;
    std::string text = {};
    std::optional<ReportedPayment> payment = {}; // of AlreadyPaid

    friend bool operator==(const DisputeRequest&, const DisputeRequest&) = default;
};

inline constexpr int dispute_text_code_points_max = 2000;
inline constexpr int dispute_holder_code_points_max = 70; // name of a party in SEPA (pain.001, Nm)

enum class DisputeRefusal {
    TextMissing,
    TextTooLong,
    TextNotPlain,       // not UTF-8, or control characters
    PaidAmountMissing,  // not above zero
    PaidDayMissing,
    PaidDayInTheFuture,
    HolderMissing,
    HolderTooLong,
    HolderNotPlain,
};
inline constexpr int dispute_refusals_count = static_cast<int>(DisputeRefusal::HolderNotPlain) + 1;
std::string_view refusal_code(DisputeRefusal refusal); // "paid_day_missing"

bool needs_text(DisputeReason reason);
// Every reason at once, in the order of the list. The same answer before and after normalised().
std::vector<DisputeRefusal> check(const DisputeRequest& request, Date today);
// Ends trimmed; without a payment where the reason has none.
DisputeRequest normalised(DisputeRequest request);

// Working days that a merchant gives himself to answer.
inline constexpr int answer_days_min = 1;
inline constexpr int answer_days_max = 30;
inline constexpr int answer_days_default = 10;
// The last of so many working days of the country, the day of the objection not counted.
Date answer_due(const RulePack& pack, Date opened_on, int working_days);

} // namespace kz
