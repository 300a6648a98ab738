#include "shared/domain/journal/journal.hpp"

namespace kz {

void apply(State& state, const Event& event) {
    std::visit(Overload{
                   [&](const ClaimRaised& raised) {
                       state.invoice = raised.invoice;
                       state.raised_at = event.at;
                   },
                   [&](const PaymentPosted& payment) {
                       state.postings.push_back({payment.amount, payment.booked_on, payment.reference, false});
                   },
                   [&](const PaymentReversed& reversal) {
                       const auto index = static_cast<std::size_t>(reversal.posting);
                       if (reversal.posting >= 0 && index < state.postings.size())
                           state.postings[index].is_reversed = true;
                   },
                   [&](const CreditNoted& credit) { state.credits.push_back({credit.amount, credit.number}); },
                   [&](const PlanAgreed& plan) { state.plan = AgreedPlan{plan.instalments, event.at, paid(state)}; },
                   [&](const ContactRequested& contact) { state.contacts.push_back({contact.request, event.at}); },
               },
               event.body);
    ++state.version;
}

} // namespace kz
