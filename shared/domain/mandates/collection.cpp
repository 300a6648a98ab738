#include "shared/domain/mandates/collection.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/domain/claims/iban.hpp"
#include "shared/domain/law/direct_debit.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

constexpr std::string_view sequence_codes[] = {"FRST", "RCUR", "FNAL", "OOFF"};
constexpr std::string_view reference_prefix = "SDD-";

const RulePack& target() {
    return rule_pack(Country::Eu);
}

bool can_be_sent(Date collect_on, Date today) {
    const auto by = submit_by(collect_on);
    return by && *by >= today;
}

// The first banking day from `from` on that can still be sent today. Nothing where the calendar ends.
std::optional<Date> collection_day(Date from, Date today) {
    constexpr int banking_days_tried = 14; // from the first one on: banks never rest so long
    Date day = working_day_from(target(), from);
    for (int tried = 0; tried < banking_days_tried; ++tried) {
        if (can_be_sent(day, today))
            return day;
        day = working_day_from(target(), add_days(day, 1));
    }
    return std::nullopt;
}

} // namespace

std::vector<AnnouncedDebit> announcement(const std::vector<OwedDebit>& owed, int announce_days, Date today) {
    std::vector<AnnouncedDebit> announced;
    for (const OwedDebit& debit : owed)
        if (const auto day = collection_day(std::max(debit.due_on, add_days(today, announce_days)), today))
            announced.push_back({*day, debit.amount});
    return announced;
}

std::optional<std::vector<AnnouncedDebit>> covered(const std::vector<OwedDebit>& owed, const std::vector<AnnouncedDebit>& announced, Date today) {
    std::vector<AnnouncedDebit> upcoming;
    auto next = announced.begin();
    for (const OwedDebit& debit : owed) {
        next = std::find_if(next, announced.end(), [&](const AnnouncedDebit& known) {
            return known.collect_on >= debit.due_on && can_be_sent(known.collect_on, today);
        });
        if (next == announced.end() || next->amount.minor < debit.amount.minor)
            return std::nullopt;
        upcoming.push_back({next->collect_on, debit.amount});
        ++next;
    }
    return upcoming;
}

std::optional<Date> submit_by(Date collect_on) {
    const auto days = debit_days(target(), collect_on);
    return days && days->collect_on == collect_on ? std::optional(days->submit_by) : std::nullopt;
}

bool is_due_for_file(Date collect_on, Date on) {
    const auto by = submit_by(collect_on);
    return by && on <= *by && on >= working_day_until(target(), add_days(*by, -1));
}

std::optional<Date> refundable_until(Date collect_on, Date today) {
    const auto days = refund_days(target(), collect_on);
    return days && finality(*days, today) == DebitFinality::Refundable ? std::optional(days->refundable_until) : std::nullopt;
}

std::string_view sequence_code(DebitSequence sequence) {
    return sequence_codes[static_cast<std::size_t>(sequence)];
}

std::optional<DebitSequence> parse_sequence(std::string_view code) {
    const auto* found = std::ranges::find(sequence_codes, code);
    return found == std::end(sequence_codes) ? std::nullopt : std::optional(static_cast<DebitSequence>(found - std::begin(sequence_codes)));
}

DebitSequence sequence_of(MandateKind kind, bool is_first, bool is_last) {
    if (kind == MandateKind::OneOff)
        return DebitSequence::OneOff;
    return is_first ? DebitSequence::First : is_last ? DebitSequence::Final : DebitSequence::Recurring;
}

std::string collection_reference(ClaimId claim, int number) {
    std::string reference = std::string(reference_prefix) + upper_without_spaces(claim_code(claim)) + "-";
    append_integer(reference, number);
    return reference;
}

std::optional<ClaimId> claim_of_collection(std::string_view reference) {
    const std::size_t end = reference.rfind('-');
    if (!reference.starts_with(reference_prefix) || end <= reference_prefix.size())
        return std::nullopt;
    std::string code(reference.substr(reference_prefix.size(), end - reference_prefix.size()));
    if (code.front() == 'C')
        code.front() = 'c';
    return parse_claim_code(code);
}

} // namespace kz
