#include "shared/domain/journal/debits.hpp"

#include "shared/domain/law/direct_debit.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

constexpr std::int64_t debit_minor_max = 99'999'999'999; // of one instruction in SEPA

bool is_used(const State& state, const Mandate& mandate) {
    return std::ranges::any_of(state.collections, [&](const Collection& known) { return known.mandate == mandate.reference; });
}

bool has_expired(const State& state, const Mandate& mandate, Date today) {
    Date last_used_on = mandate.on;
    for (const Collection& known : state.collections)
        if (known.mandate == mandate.reference)
            last_used_on = std::max(last_used_on, known.collect_on);
    const auto until = mandate_until(rule_pack(Country::Eu), last_used_on);
    return !until || *until < today;
}

// "SDD-C12-1" is named by "EREF SDD-C12-1", and not by "SDD-C12-12".
bool names(std::string_view text, std::string_view reference) {
    for (std::size_t at = text.find(reference); at != std::string_view::npos; at = text.find(reference, at + 1)) {
        const std::size_t end = at + reference.size();
        if (end == text.size() || text[end] < '0' || text[end] > '9')
            return true;
    }
    return false;
}

std::vector<OwedDebit> owed_lines(const State& state, std::int64_t rest, Date today) {
    std::vector<OwedDebit> owed;
    std::int64_t in_flight = on_its_way(state).minor;
    for (const LineStanding& line : plan_lines(state, today)) {
        std::int64_t minor = line.line.amount.minor - line.paid.minor;
        const std::int64_t under_way = std::clamp<std::int64_t>(in_flight, 0, std::max<std::int64_t>(minor, 0));
        in_flight -= under_way;
        minor = std::min(minor - under_way, rest);
        if (minor <= 0)
            continue;
        rest -= minor;
        owed.push_back({line.line.due_on, Money{minor, state.invoice.currency}});
    }
    return owed;
}

} // namespace

Money on_its_way(const State& state) {
    Money sum{0, state.invoice.currency};
    for (const Collection& collection : state.collections)
        if (state_of(state, collection) == CollectionState::Sent)
            sum.minor += collection.amount.minor;
    return sum;
}

bool is_debit_possible(const State& state, Date today) {
    const std::int64_t rest = undisputed(state).minor - on_its_way(state).minor;
    return state.invoice.currency == eur && rest > 0 && rest <= debit_minor_max && !is_time_barred(state, today);
}

const Mandate* given_mandate(const State& state) {
    return state.mandates.empty() || state.mandates.back().ended_on ? nullptr : &state.mandates.back();
}

const Mandate* mandate_in_force(const State& state, Date today) {
    const Mandate* mandate = given_mandate(state);
    if (mandate == nullptr || has_expired(state, *mandate, today))
        return nullptr;
    const bool covers = mandate->kind == MandateKind::Recurring ? is_plan_running(state, today)
                                                                : !is_plan_running(state, today) && !is_used(state, *mandate);
    return covers ? mandate : nullptr;
}

std::vector<OwedDebit> owed_debits(const State& state, Date today) {
    if (!is_debit_possible(state, today) || paused_until(state, today))
        return {};
    const std::int64_t rest = undisputed(state).minor - on_its_way(state).minor;
    if (is_plan_running(state, today))
        return owed_lines(state, rest, today);
    return {{due_date(state).value_or(today), Money{rest, state.invoice.currency}}};
}

std::vector<AnnouncedDebit> upcoming_debits(const State& state, Date today) {
    if (mandate_in_force(state, today) == nullptr)
        return {};
    return covered(owed_debits(state, today), state.announced, today).value_or(std::vector<AnnouncedDebit>{});
}

std::optional<AnnouncedDebit> next_collection(const State& state, Date today) {
    const auto upcoming = upcoming_debits(state, today);
    const Money next = next_payment(state, today);
    if (upcoming.empty() || !next.is_positive() || upcoming.front().amount.minor < next.minor)
        return std::nullopt;
    return upcoming.front();
}

std::string_view collection_state_code(CollectionState state) {
    switch (state) {
    case CollectionState::Sent: return "sent";
    case CollectionState::Paid: return "paid";
    case CollectionState::Returned: return "returned";
    }
    return "";
}

CollectionState state_of(const State& state, const Collection& collection) {
    if (collection.returned_on)
        return CollectionState::Returned;
    return posting_of(state, collection) < 0 ? CollectionState::Sent : CollectionState::Paid;
}

int posting_of(const State& state, const Collection& collection) {
    const auto found = std::ranges::find_if(state.postings, [&](const Posting& posting) {
        return !posting.is_reversed() && names(posting.reference, collection.reference);
    });
    return found == state.postings.end() ? -1 : static_cast<int>(found - state.postings.begin());
}

int collection_of_posting(const State& state, const Posting& posting) {
    const auto found = std::ranges::find_if(state.collections, [&](const Collection& collection) {
        return names(posting.reference, collection.reference);
    });
    return found == state.collections.end() ? -1 : static_cast<int>(found - state.collections.begin());
}

int find_collection(const State& state, std::string_view reference) {
    const auto found = std::ranges::find(state.collections, reference, &Collection::reference);
    return found == state.collections.end() ? -1 : static_cast<int>(found - state.collections.begin());
}

} // namespace kz
