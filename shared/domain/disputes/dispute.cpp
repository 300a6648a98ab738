#include "shared/domain/disputes/dispute.hpp"

#include "shared/base/utf8.hpp"
#include "shared/domain/law/calendar.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

constexpr std::string_view reason_codes[] = {
    "not_received", "received_late", "returned", "faulty", "not_ordered", "wrong_amount", "already_paid", "other"};
static_assert(std::size(reason_codes) == dispute_reasons_count);
constexpr std::string_view outcome_codes[] = {"accepted", "partly_accepted", "rejected", "withdrawn"};
constexpr std::string_view refusal_codes[] = {
    "dispute_text_missing", "dispute_text_too_long", "dispute_text_not_plain", "paid_amount_missing", "paid_day_missing",
    "paid_day_in_the_future", "holder_missing", "holder_too_long", "holder_not_plain"};
static_assert(std::size(refusal_codes) == dispute_refusals_count);

template <class Choice, std::size_t count>
std::optional<Choice> parse(const std::string_view (&codes)[count], std::string_view code) {
    const auto found = std::ranges::find(codes, code);
    return found == std::end(codes) ? std::nullopt : std::optional(static_cast<Choice>(found - std::begin(codes)));
}

bool is_longer(std::string_view text, int code_points) {
    return code_point_count(text) > static_cast<std::size_t>(code_points);
}

void check_payment(const ReportedPayment& payment, Date today, std::vector<DisputeRefusal>& refusals) {
    if (!payment.amount.is_positive() || payment.amount.minor > money_minor_max)
        refusals.push_back(DisputeRefusal::PaidAmountMissing);
    if (!payment.on)
        refusals.push_back(DisputeRefusal::PaidDayMissing);
    else if (*payment.on > today)
        refusals.push_back(DisputeRefusal::PaidDayInTheFuture);
    if (payment.holder.empty())
        refusals.push_back(DisputeRefusal::HolderMissing);
    if (is_longer(payment.holder, dispute_holder_code_points_max))
        refusals.push_back(DisputeRefusal::HolderTooLong);
    if (!is_plain_text(payment.holder) || payment.holder.find('\n') != std::string::npos)
        refusals.push_back(DisputeRefusal::HolderNotPlain);
}

} // namespace

std::string_view dispute_reason_code(DisputeReason reason) {
    return reason_codes[static_cast<std::size_t>(reason)];
}

std::optional<DisputeReason> parse_dispute_reason(std::string_view code) {
    return parse<DisputeReason>(reason_codes, code);
}

std::string_view dispute_outcome_code(DisputeOutcome outcome) {
    return outcome_codes[static_cast<std::size_t>(outcome)];
}

std::optional<DisputeOutcome> parse_dispute_outcome(std::string_view code) {
    return parse<DisputeOutcome>(outcome_codes, code);
}

std::string_view refusal_code(DisputeRefusal refusal) {
    return refusal_codes[static_cast<std::size_t>(refusal)];
}

bool needs_text(DisputeReason reason) {
    return reason == DisputeReason::WrongAmount || reason == DisputeReason::Other;
}

std::vector<DisputeRefusal> check(const DisputeRequest& given, Date today) {
    const DisputeRequest request = normalised(given);
    std::vector<DisputeRefusal> refusals;
    if (request.text.empty() && needs_text(request.reason))
        refusals.push_back(DisputeRefusal::TextMissing);
    if (is_longer(request.text, dispute_text_code_points_max))
        refusals.push_back(DisputeRefusal::TextTooLong);
    if (!is_plain_text(request.text))
        refusals.push_back(DisputeRefusal::TextNotPlain);
    if (request.payment)
        check_payment(*request.payment, today, refusals);
    return refusals;
}

DisputeRequest normalised(DisputeRequest request) {
    std::erase(request.text, '\r');
    request.text = std::string(trimmed(request.text));
    if (request.reason != DisputeReason::AlreadyPaid) {
        request.payment.reset();
        return request;
    }
    ReportedPayment payment = request.payment.value_or(ReportedPayment{});
    payment.holder = std::string(trimmed(payment.holder));
    request.payment = std::move(payment);
    return request;
}

Date answer_due(const RulePack& pack, Date opened_on, int working_days) {
    Date due = opened_on;
    for (int day = 0; day < working_days; ++day)
        due = working_day_from(pack, add_days(due, 1));
    return due;
}

} // namespace kz
