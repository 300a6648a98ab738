#include "shared/domain/claims/normal_invoice.hpp"
#include "shared/domain/journal/journal.hpp"

#include <algorithm>

namespace kz {
namespace {

using Decision = Result<std::vector<EventBody>, Refused>;

Refused because(JournalRefusal reason) {
    Refused refused{};
    refused.reason = reason;
    return refused;
}

Decision agreed(EventBody event) {
    std::vector<EventBody> events;
    events.push_back(std::move(event));
    return events;
}

bool is_too_long(const std::string& reference) {
    return reference.size() > static_cast<std::size_t>(payment_reference_bytes_max);
}

// What every amount must keep, whichever command brings it.
std::optional<JournalRefusal> fault_of_amount(const State& state, Money amount) {
    if (!amount.is_positive())
        return JournalRefusal::AmountNotPositive;
    if (amount.currency != state.invoice.currency)
        return JournalRefusal::CurrencyMismatch;
    if (amount.minor > money_minor_max)
        return JournalRefusal::AmountTooLarge;
    return std::nullopt;
}

Decision raise(const State& state, const RaiseClaim& command) {
    if (state.version != 0)
        return refuse(because(JournalRefusal::ClaimExists));
    Invoice invoice = normalised(command.invoice);
    if (auto checked = check(invoice); !checked) {
        Refused refused = because(JournalRefusal::InvoiceFaulty);
        refused.invoice = std::move(checked).error();
        return refuse(std::move(refused));
    }
    return agreed(ClaimRaised{std::move(invoice)});
}

Decision post(const State& state, const PostPayment& command, Date today) {
    if (const auto fault = fault_of_amount(state, command.amount))
        return refuse(because(*fault));
    // Both balances that this payment moves stay within bounds; a reversal only moves them back.
    if (!add(paid(state), command.amount) || !subtract(open(state), command.amount))
        return refuse(because(JournalRefusal::AmountTooLarge));
    if (is_too_long(command.reference))
        return refuse(because(JournalRefusal::ReferenceTooLong));
    if (command.booked_on > today)
        return refuse(because(JournalRefusal::BookedInTheFuture));
    return agreed(PaymentPosted{command.amount, command.booked_on, command.reference});
}

Decision reverse(const State& state, const ReversePayment& command, Date today) {
    if (is_too_long(command.reason))
        return refuse(because(JournalRefusal::ReferenceTooLong));
    if (command.booked_on > today)
        return refuse(because(JournalRefusal::BookedInTheFuture));
    if (command.posting < 0 || static_cast<std::size_t>(command.posting) >= state.postings.size())
        return refuse(because(JournalRefusal::PostingUnknown));
    if (state.postings[static_cast<std::size_t>(command.posting)].is_reversed)
        return refuse(because(JournalRefusal::PostingReversed));
    return agreed(PaymentReversed{command.posting, command.booked_on, command.reason});
}

Decision credit(const State& state, const TakeCredit& command) {
    if (const auto fault = fault_of_amount(state, command.amount))
        return refuse(because(*fault));
    if (is_too_long(command.number))
        return refuse(because(JournalRefusal::ReferenceTooLong));
    if (command.amount.minor > open(state).minor)
        return refuse(because(JournalRefusal::CreditAboveOpen));
    return agreed(CreditNoted{command.amount, command.number});
}

Decision agree(const State& state, const AgreePlan& command, const PlanPolicy& policy, Date today) {
    const auto lines = plan_progress(state, today);
    if (std::ranges::any_of(lines, [](const auto& line) { return line.state != InstalmentState::Paid; }))
        return refuse(because(JournalRefusal::PlanExists));
    auto instalments = schedule(policy, open(state), command.proposal, today);
    if (!instalments) {
        Refused refused = because(JournalRefusal::PlanRefused);
        refused.plan = instalments.error();
        return refuse(std::move(refused));
    }
    return agreed(PlanAgreed{*std::move(instalments)});
}

Decision request(const State& state, const RequestContact& command) {
    if (auto faults = check(command.request); !faults.empty()) {
        Refused refused = because(JournalRefusal::ContactFaulty);
        refused.contact = std::move(faults);
        return refuse(std::move(refused));
    }
    if (state.contacts.size() >= static_cast<std::size_t>(contacts_max))
        return refuse(because(JournalRefusal::TooManyContacts));
    return agreed(ContactRequested{normalised(command.request)});
}

} // namespace

std::string_view refusal_code(JournalRefusal refusal) {
    switch (refusal) {
    case JournalRefusal::ClaimUnknown: return "claim_unknown";
    case JournalRefusal::ClaimExists: return "claim_exists";
    case JournalRefusal::InvoiceFaulty: return "invoice_faulty";
    case JournalRefusal::AmountNotPositive: return "amount_not_positive";
    case JournalRefusal::CurrencyMismatch: return "currency_mismatch";
    case JournalRefusal::AmountTooLarge: return "amount_too_large";
    case JournalRefusal::ReferenceTooLong: return "reference_too_long";
    case JournalRefusal::BookedInTheFuture: return "booked_in_the_future";
    case JournalRefusal::PostingUnknown: return "posting_unknown";
    case JournalRefusal::PostingReversed: return "posting_reversed";
    case JournalRefusal::CreditAboveOpen: return "credit_above_open";
    case JournalRefusal::PlanExists: return "plan_exists";
    case JournalRefusal::PlanRefused: return "plan_refused";
    case JournalRefusal::ContactFaulty: return "contact_faulty";
    case JournalRefusal::TooManyContacts: return "too_many_contacts";
    }
    return "";
}

Result<std::vector<EventBody>, Refused> decide(const State& state, const Command& command, const PlanPolicy& policy,
                                               Date today) {
    if (state.version == 0 && !std::holds_alternative<RaiseClaim>(command))
        return refuse(because(JournalRefusal::ClaimUnknown));
    return std::visit(Overload{
                          [&](const RaiseClaim& raised) { return raise(state, raised); },
                          [&](const PostPayment& payment) { return post(state, payment, today); },
                          [&](const ReversePayment& reversal) { return reverse(state, reversal, today); },
                          [&](const TakeCredit& taken) { return credit(state, taken); },
                          [&](const AgreePlan& plan) { return agree(state, plan, policy, today); },
                          [&](const RequestContact& contact) { return request(state, contact); },
                      },
                      command);
}

} // namespace kz
