// Direct debit: offered, a mandate being given, what was collected and returned.
#pragma once

#include "tests/shared/view/sample_pages.hpp"

namespace kz::states {

using namespace samples;

// The merchant collects, and announces five days before.
inline Model collecting(State state, Language language) {
    Model model = model_of(std::move(state), language);
    model.page->debit = {"DE98ZZZ09999999999", "DE89370400440532013000", 5};
    return model;
}
inline Mandate sample_mandate(MandateKind kind) {
    return {"MND-C7-1", "DE98ZZZ09999999999", "Miriam Kessler", "NL91ABNA0417164300", kind, in_days(-20), 5};
}
inline Model debit_offered(Language language) {
    return collecting(raised(mobile_invoice(5)), language);
}
inline Model mandate_step(Language language) {
    Model model = debit_offered(language);
    model.step = Step::Mandate;
    return model;
}
inline Model mandate_faults(Language language) {
    Model model = mandate_step(language);
    model.mandate = {"", "DE00 1234"};
    model.mandate_faults = check(model.mandate);
    model.focus = Focus::News;
    return model;
}
inline Model mandate_sending(Language language) {
    Model model = mandate_step(language);
    model.mandate = {"Miriam Kessler", "NL91 ABNA 0417 1643 00"};
    model.busy = Busy::GivingMandate;
    return model;
}
inline Model debit_given(Language language) {
    State state = raised(mobile_invoice(5));
    happen(state, 0, MandateGiven{sample_mandate(MandateKind::OneOff)});
    happen(state, 0, CollectionsAnnounced{{{in_days(5), open(state)}}});
    Model model = collecting(std::move(state), language);
    model.notice = Notice::MandateGiven;
    model.focus = Focus::News;
    return model;
}
// Two lines of a plan: one is paid and can be taken back, one is on its way.
inline Model debit_of_plan(Language language) {
    State state = raised(mobile_invoice(-30));
    agree_plan(state, -28, 4, -8);
    const Money line = state.plan->plan.lines.front().amount;
    happen(state, -20, MandateGiven{sample_mandate(MandateKind::Recurring)});
    std::vector<AnnouncedDebit> debits;
    for (const Instalment& known : state.plan->plan.lines)
        debits.push_back({known.due_on, known.amount});
    happen(state, -20, CollectionsAnnounced{debits});
    happen(state, -10, CollectionSent{{"SDD-C7-1", "MND-C7-1", line, state.plan->plan.lines[0].due_on, DebitSequence::First}});
    happen(state, -8, PaymentPosted{line, in_days(-8), "EREF SDD-C7-1"});
    return collecting(std::move(state), language);
}
inline Model debit_sent(Language language) {
    State state = raised(mobile_invoice(-12));
    happen(state, -10, MandateGiven{sample_mandate(MandateKind::OneOff)});
    happen(state, -1, CollectionSent{{"SDD-C7-1", "MND-C7-1", open(state), in_days(2), DebitSequence::OneOff}});
    return collecting(std::move(state), language);
}
inline Model debit_returned(Language language) {
    State state = raised(mobile_invoice(-12));
    happen(state, -10, MandateGiven{sample_mandate(MandateKind::OneOff)});
    happen(state, -5, CollectionSent{{"SDD-C7-1", "MND-C7-1", open(state), in_days(-4), DebitSequence::OneOff}});
    happen(state, -1, CollectionReturned{"SDD-C7-1", in_days(-1), "AM04"});
    return collecting(std::move(state), language);
}

} // namespace kz::states
