// Payment plans: chosen, wished for, agreed to, kept and missed.
#pragma once

#include "tests/shared/view/states_open.hpp"

namespace kz::states {

using namespace samples;

inline Model in_plan(Language language) {
    State state = raised(mobile_invoice(-30));
    agree_plan(state, -28, 6, -18);
    pay(state, -19, 1964);
    pay(state, -2, 1000);
    return model_of(std::move(state), language);
}
inline Model plan_overdue(Language language) {
    State state = raised(mobile_invoice(-30));
    agree_plan(state, -28, 3, -18);
    pay(state, -10, 2000);
    return model_of(std::move(state), language);
}
inline Model plan_chosen(Language language) {
    Model model = overdue(language);
    model.plan.instalments = 4;
    return model;
}
inline Model plan_confirm(Language language) {
    Model model = open(language);
    model.plan.instalments = 8;
    model.step = Step::PlanConfirm;
    return model;
}
inline Model plan_agreeing(Language language) {
    Model model = plan_confirm(language);
    model.busy = Busy::AgreeingPlan;
    return model;
}
inline Model plan_agreed(Language language) {
    State state = raised(mobile_invoice(5));
    agree_plan(state, 0, 8, 14);
    Model model = model_of(std::move(state), language);
    model.notice = Notice::PlanAgreed;
    return model;
}
inline Model plan_refused(Language language) {
    Model model = open(language);
    model.notice = Notice::Refused;
    model.notice_about = Busy::AgreeingPlan;
    model.refusal = "plan_not_accepted";
    return model;
}
// What can be spared leads to a plan at once.
inline Model wish_accepted(Language language) {
    Model model = overdue(language);
    model.plan.by = PlanBy::Spare;
    model.plan.spare = "25";
    model.plan.rhythm = RhythmKind::AfterPayDay;
    model.plan.pay_day = 15;
    return model;
}
inline Model wish_offers(Language language) {
    Model model = overdue(language);
    model.plan.instalments = 20;
    model.plan.rhythm = RhythmKind::Fortnightly;
    model.plan.first_due_on = in_days(70);
    return model;
}
inline Model wish_for_person(Language language) {
    Model model = overdue(language);
    model.plan.instalments = 14;
    return model;
}
inline Model plan_waiting(Language language) {
    State state = raised(mobile_invoice(-12));
    happen(state, -1, PlanRequested{{EqualParts{14}, {}, {}}});
    Model model = model_of(std::move(state), language);
    model.notice = Notice::PlanRequested;
    return model;
}
inline Model plan_declined(Language language) {
    Model model = plan_waiting(language);
    happen(model.page->state, 0, PlanDeclined{"Bis zu zwölf Raten gehen sofort."});
    model.notice = Notice::None;
    return model;
}
inline Model plan_missed(Language language) {
    State state = raised(mobile_invoice(-60));
    agree_plan(state, -58, 5, -50);
    pay(state, -49, 2357);
    return model_of(std::move(state), language);
}
inline Model plan_pause(Language language) {
    Model model = in_plan(language);
    model.relief = 3;
    return model;
}
inline Model plan_paused(Language language) {
    Model model = in_plan(language);
    happen(model.page->state, 0, PlanAdjusted{PlanAdjustment::Paused, postponed(model.page->state, PausePlan{14}, {}, today)->lines});
    model.notice = Notice::PlanAdjusted;
    return model;
}
inline Model plan_change(Language language) {
    Model model = in_plan(language);
    model.step = Step::PlanChange;
    return model;
}
inline Model pays_all(Language language) {
    Model model = in_plan(language);
    model.pays_all = true;
    return model;
}
inline Model no_plan_offered(Language language) {
    Model model = open(language);
    model.page->policy.customer.instalments_max = model.page->policy.staff.instalments_max = 0;
    return model;
}

} // namespace kz::states
