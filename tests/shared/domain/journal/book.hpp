// Book: a claim whose commands are told one after the other, as a person would read them.
#pragma once

#include "shared/domain/journal/journal.hpp"
#include "tests/shared/domain/claims/sample_invoice.hpp"

#include <string>
#include <vector>

namespace kz {

static inline std::string shown(const Refused& refused) {
    std::string out(refusal_code(refused.reason));
    if (refused.invoice)
        out += " " + std::string(rule_code(refused.invoice->rule));
    if (refused.plan)
        out += " " + std::string(refusal_code(*refused.plan));
    if (refused.postpone)
        out += " " + std::string(refusal_code(*refused.postpone));
    for (const ContactRefusal refusal : refused.contact)
        out += " " + std::string(refusal_code(refusal));
    for (const DisputeRefusal refusal : refused.dispute)
        out += " " + std::string(refusal_code(refusal));
    for (const MandateRefusal refusal : refused.mandate)
        out += " " + std::string(refusal_code(refusal));
    return out;
}

static inline PlanPolicy six_at_once() {
    PlanPolicy policy;
    policy.customer.instalments_max = 6;
    return policy;
}

struct Book {
    Date today = *make_date(2026, 11, 10); // six days before the sample invoice is due
    PlanPolicy policy = six_at_once();
    State state;
    std::vector<Event> events;

    // "open 100.00, next 100.00, overdue", or the refusal; a refused command changes nothing.
    std::string tell(const Command& command) {
        const auto decided = decide(state, command, policy, today);
        if (!decided)
            return shown(decided.error());
        for (const EventBody& body : *decided) {
            events.push_back({Instant{std::int64_t{today.days} * 86'400'000}, Actor::System, body});
            apply(state, events.back());
        }
        return summary();
    }

    std::string summary() const {
        return "open " + plain(open(state)) + ", next " + plain(next_payment(state, today)) + ", " +
               std::string(standing_code(standing(state, today)));
    }

    std::string pay(std::int64_t minor) { return tell(PostPayment{cents(minor), today, "RF18539007547034"}); }
    std::string bounce(int posting) { return tell(ReversePayment{posting, today, "MD06"}); }
    std::string credit(std::int64_t minor) { return tell(TakeCredit{cents(minor), "G-1"}); }
    std::string plan(int instalments, Date first_due_on) {
        return tell(AgreePlan{{EqualParts{instalments}, {}, first_due_on}});
    }
};

inline Book raised_book() {
    Book book;
    book.tell(RaiseClaim{sample_invoice()});
    return book;
}

} // namespace kz
