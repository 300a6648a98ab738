#include "tests/shared/domain/journal/book.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace kz;

namespace {

const Currency chf = parse_currency("CHF").value_or(eur);

std::int64_t any_amount() {
    return *rc::gen::weightedOneOf<std::int64_t>({{8, rc::gen::inRange<std::int64_t>(1, 6000)},
                                                  {2, rc::gen::elementOf(std::vector<std::int64_t>{-1, 0, 10000})},
                                                  {1, rc::gen::inRange<std::int64_t>(1, money_minor_max + 10)},
                                                  {1, rc::gen::elementOf(std::vector<std::int64_t>{
                                                          money_minor_max, money_minor_max + 1, INT64_MAX, INT64_MIN})}});
}

Money any_money() {
    return Money{any_amount(), *rc::gen::inRange(0, 20) == 0 ? chf : eur};
}

Invoice any_invoice() {
    Invoice invoice = sample_invoice();
    if (*rc::gen::inRange(0, 4) == 0)
        invoice.kind = InvoiceKind::CreditNote;
    if (*rc::gen::inRange(0, 4) == 0)
        invoice.due_on.reset();
    if (*rc::gen::inRange(0, 4) == 0) { // a large one, prepaid in part or more than that
        invoice.lines.resize(1);
        invoice.adjustments.clear();
        invoice.taxes.clear();
        invoice.totals = Totals{};
        invoice.lines[0].net = invoice.totals.lines = invoice.totals.net = invoice.totals.gross = cents(money_minor_max);
        invoice.totals.prepaid = cents(*rc::gen::inRange<std::int64_t>(0, 2 * money_minor_max));
        invoice.totals.due = cents(money_minor_max - invoice.totals.prepaid.minor);
    }
    if (*rc::gen::inRange(0, 10) == 0)
        invoice.totals.due.minor += 1;
    return invoice;
}

Command any_command(const Book& book) {
    const auto date = [&] { return add_days(book.today, *rc::gen::inRange(-20, 2)); };
    const auto text = [] {
        return std::string(*rc::gen::weightedElement<std::size_t>({{2, 0}, {8, 5}, {2, 140}, {1, 141}}), 'x');
    };
    switch (*rc::gen::weightedElement<int>({{1, 0}, {8, 1}, {6, 2}, {3, 3}, {4, 4}, {1, 5}})) {
    case 0: return RaiseClaim{any_invoice()};
    case 1: return PostPayment{any_money(), date(), text()};
    case 2: {
        const auto postings = static_cast<int>(book.state.postings.size());
        return ReversePayment{*rc::gen::inRange(-1, postings + 1), date(), text()};
    }
    case 3: return TakeCredit{any_money(), text()};
    case 4: return AgreePlan{{*rc::gen::inRange(0, 9), add_days(book.today, *rc::gen::inRange(-2, 35))}};
    default:
        return RequestContact{
            {ContactSubject::Other, *rc::gen::elementOf(std::vector<std::string>{"", "Hallo"}), "030 123456", ""}};
    }
}

// The balance once more, from the events alone and in wider numbers than the domain's.
__extension__ using Wide = __int128;

Wide balance(const std::vector<Event>& events) {
    Wide claim = 0, credits = 0, posted = 0, reversed = 0;
    std::vector<Money> postings;
    for (const Event& event : events)
        std::visit(Overload{
                       [&](const ClaimRaised& raised) { claim = claimed(raised.invoice).minor; },
                       [&](const PaymentPosted& payment) {
                           posted += payment.amount.minor;
                           postings.push_back(payment.amount);
                       },
                       [&](const PaymentReversed& reversal) {
                           reversed += postings[static_cast<std::size_t>(reversal.posting)].minor;
                       },
                       [&](const CreditNoted& credit) { credits += credit.amount.minor; },
                       [](const PlanAgreed&) {},
                       [](const ContactRequested&) {},
                   },
                   event.body);
    return claim - credits - (posted - reversed);
}

void check_state(const Book& book) {
    RC_ASSERT(book.state.version == static_cast<std::int64_t>(book.events.size()));
    RC_ASSERT(open(book.state).minor == balance(book.events));

    State replayed;
    for (const Event& event : book.events)
        apply(replayed, event);
    RC_ASSERT(replayed == book.state);

    const Money rest = open(book.state);
    const Money next = next_payment(book.state, book.today);
    RC_ASSERT(next.is_positive() == rest.is_positive());
    RC_ASSERT(next.minor <= std::max<std::int64_t>(rest.minor, 0));

    const Standing now = standing(book.state, book.today);
    RC_ASSERT((now == Standing::Settled) == rest.is_zero());
    RC_ASSERT(((now == Standing::Overpaid || now == Standing::Credit) == rest.is_negative()));

    std::int64_t left = 0;
    for (const InstalmentProgress& line : plan_progress(book.state, book.today))
        left += line.instalment.amount.minor - line.paid.minor;
    if (book.state.plan)
        RC_ASSERT(left <= std::max<std::int64_t>(rest.minor, 0));
}

} // namespace

TEST_CASE("whatever is commanded, the journal adds up and replays to the same state") {
    CHECK(rc::check([] {
        Book book;
        book.tell(RaiseClaim{any_invoice()});
        const int commands = *rc::gen::inRange(1, 60);
        int agreed = 0;
        for (int i = 0; i < commands; ++i) {
            const std::size_t before = book.events.size();
            book.tell(any_command(book));
            agreed += book.events.size() > before ? 1 : 0;
            check_state(book);
            book.today = add_days(book.today, *rc::gen::inRange(0, 12));
        }
        RC_TAG(agreed * 4 / (commands + 1)); // quarters of the commands that were agreed to
        RC_CLASSIFY(book.state.plan.has_value(), "with a plan");
        RC_CLASSIFY(std::ranges::any_of(book.state.postings, &Posting::is_reversed), "with a reversal");
        RC_CLASSIFY(!book.state.credits.empty(), "with a credit");
    }));
}
