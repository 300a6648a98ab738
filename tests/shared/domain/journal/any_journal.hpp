// AnyJournal: claims and commands as they may come, sensible or not, made of numbers that a source draws: RapidCheck's for
// properties (which then shrinks them), seeded ones where every host must draw the same.
//
//   source.number(from, to)   a whole number, both ends included
//
// Several draws stand in braces or in statements: in a call's parentheses their order would be the compiler's.
#pragma once

#include "tests/shared/domain/journal/book.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace kz {

template <class Source>
class AnyJournal {
public:
    explicit AnyJournal(Source source) : source_(source) {}

    std::int64_t number(std::int64_t from, std::int64_t to) { return source_.number(from, to); }

    Invoice invoice() {
        Invoice invoice = sample_invoice();
        if (one_in(4))
            invoice.kind = InvoiceKind::CreditNote;
        if (one_in(4))
            invoice.due_on.reset();
        if (one_in(4)) { // a large one, prepaid in part or more than that
            invoice.lines.resize(1);
            invoice.adjustments.clear();
            invoice.taxes.clear();
            invoice.totals = Totals{};
            invoice.lines[0].net = invoice.totals.lines = invoice.totals.net = invoice.totals.gross = cents(money_minor_max);
            invoice.totals.prepaid = cents(number(0, 2 * money_minor_max - 1));
            invoice.totals.due = cents(money_minor_max - invoice.totals.prepaid.minor);
        }
        if (one_in(10))
            invoice.totals.due.minor += 1;
        return invoice;
    }

    Command command(const Book& book) {
        switch (weighted({1, 8, 6, 8, 1, 16})) {
        case 0: return RaiseClaim{invoice()};
        case 1: return PostPayment{money(), day(book, -20, 1), text(), keys(book)};
        case 2: return ReversePayment{index(book.state.postings.size()), day(book, -20, 1), text()};
        case 3: return one_in(2) ? AgreePlan{wish(book)} : plans(book);
        case 4: return RequestContact{{ContactSubject::Other, one_in(2) ? "" : "Hallo", "030 123456", ""}};
        default: return one_in(2) ? sums(book) : states(book);
        }
    }

private:
    bool one_in(int times) { return number(1, times) == 1; }
    int small(int from, int to) { return static_cast<int>(number(from, to)); }
    int weighted(std::initializer_list<int> weights) {
        int all = 0;
        for (const int weight : weights)
            all += weight;
        int drawn = small(1, all), index = 0;
        for (const int weight : weights) {
            if (drawn <= weight)
                break;
            drawn -= weight;
            ++index;
        }
        return index;
    }
    // From one before the first to one behind the last.
    int index(std::size_t size) { return small(-1, static_cast<int>(size)); }
    Date day(const Book& book, int from, int to) { return add_days(book.today, small(from, to)); }

    std::int64_t amount() {
        switch (weighted({16, 4, 1, 1})) {
        case 0: return number(1, 5999);
        case 1: return number(-1, 0);
        case 2: return number(1, money_minor_max + 9);
        default: return one_in(2) ? INT64_MAX : INT64_MIN;
        }
    }
    Money money() { return {amount(), one_in(20) ? parse_currency("CHF").value_or(eur) : eur}; }
    std::string text() {
        constexpr std::size_t sizes[] = {0, 5, 140, 141};
        return std::string(sizes[weighted({2, 8, 2, 1})], 'x');
    }
    // Of a position, mostly one that is there.
    std::string key(const Book& book) {
        const auto& positions = book.state.ledger.positions;
        if (positions.empty() || one_in(6))
            return one_in(2) ? "" : "item-9";
        return positions[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(positions.size()) - 1))].key;
    }
    std::vector<std::string> keys(const Book& book) {
        if (!one_in(3))
            return {};
        return {key(book), key(book)};
    }

    Command sums(const Book& book) {
        switch (weighted({6, 8, 4, 6})) {
        case 0: return TakeCredit{money(), text(), day(book, -20, 1), key(book)};
        case 1: {
            constexpr PositionKind kinds[] = {PositionKind::Cost, PositionKind::Interest, PositionKind::Item};
            return Charge{kinds[small(0, 2)], money(), day(book, -20, 1), text()};
        }
        case 2: return Waive{money(), day(book, -20, 1), text(), key(book)};
        default: return Refund{one_in(2) ? money() : cents(book.state.ledger.credit_minor()), day(book, -20, 1), text()};
        }
    }

    PlanWish wish(const Book& book) {
        const int number = small(0, 11);
        const auto rhythm = static_cast<RhythmKind>(small(0, 2));
        return {EqualParts{number}, {rhythm, 0}, day(book, -2, 34)};
    }

    Command plans(const Book& book) {
        switch (weighted({1, 1, 2, 1, 2, 1})) {
        case 0: return RequestPlan{wish(book)};
        case 1: return ApprovePlan{};
        case 2: return PausePlan{small(0, 70)};
        case 3: return PostponeLine{small(1, 4), day(book, 0, 60)};
        case 4: return CatchUpPlan{static_cast<CatchUpKind>(small(0, 2))};
        default: return PostponeDue{day(book, 0, 60)};
        }
    }

    Command states(const Book& book) {
        switch (weighted({1, 1, 1, 1, 4, 3, 1})) {
        case 0: return ChooseAllocation{static_cast<AllocationRule>(small(0, 4))};
        case 1: return EndPlan{};
        case 2: return MoveDue{day(book, -5, 39)};
        case 3: return Pause{day(book, -1, 19)};
        case 4: return OpenDispute{{keys(book), DisputeReason::Faulty}};
        case 5:
            return ResolveDispute{index(book.state.disputes.size()), one_in(2) ? DisputeOutcome::Accepted : DisputeOutcome::Rejected, "Geprüft."};
        default: return Resume{};
        }
    }

    Source source_;
};

} // namespace kz
