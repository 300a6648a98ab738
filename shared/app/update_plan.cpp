#include "shared/app/updater.hpp"

#include "shared/base/hash.hpp"

#include <algorithm>

namespace kz {
namespace {

std::uint64_t digest_of(const PlanStep& step) {
    return hash64(address_of(step, Language::German), hash64("plan"));
}

} // namespace

void Updater::operator()(const InstalmentsChosen& message) {
    if (!is_choosing())
        return;
    model_.plan.instalments = std::max(message.instalments, 1);
    model_.plan.instalments = instalments_shown(model_);
}

void Updater::operator()(const PlanByChosen& message) {
    if (is_choosing())
        model_.plan.by = message.by;
}

void Updater::operator()(const SpareEdited& message) {
    if (is_choosing())
        model_.plan.spare = message.text;
}

void Updater::operator()(const RhythmChosen& message) {
    if (is_choosing())
        model_.plan.rhythm = message.rhythm;
}

void Updater::operator()(const PayDayChosen& message) {
    if (is_choosing())
        model_.plan.pay_day = message.day;
}

void Updater::operator()(const FirstDayChosen& message) {
    if (is_choosing())
        model_.plan.first_due_on = message.day;
}

void Updater::operator()(const OfferTaken& message) {
    const auto answer = answer_of(model_);
    if (!is_choosing() || !answer)
        return;
    const auto* offers = std::get_if<PlanOffers>(&*answer);
    const auto* person = std::get_if<PersonDecides>(&*answer);
    const std::vector<PlanOffer> list = offers ? offers->offers : person ? person->offers : std::vector<PlanOffer>{};
    if (static_cast<std::size_t>(message.index) >= list.size())
        return;
    model_.plan = draft_of(wish_of(list[static_cast<std::size_t>(message.index)]));
    confirm();
}

// Without a plan to confirm the answer stands where the wish was said.
void Updater::operator()(const PlanContinued&) {
    const auto answer = answer_of(model_);
    if (!is_choosing())
        return;
    if (answer && std::holds_alternative<PlanAccepted>(*answer))
        return confirm();
    model_.focus = Focus::Plan;
}

void Updater::operator()(const PlanChangeOpened&) {
    if (!is_plan_choosable(model_) || model_.busy != Busy::None)
        return;
    model_.step = Step::PlanChange;
    model_.focus = Focus::Page;
    clear_notice();
}

void Updater::operator()(const PlanLeft&) {
    if ((model_.step != Step::PlanConfirm && model_.step != Step::PlanChange) || (is_about_plan(model_.busy) && !model_.is_waiting))
        return;
    model_.step = Step::Overview;
    model_.focus = Focus::Plan;
}

void Updater::operator()(const PlanConfirmed&) {
    const auto wish = wish_to_agree(model_);
    if (model_.step == Step::PlanConfirm && wish)
        send(AgreePlan{*wish});
}

void Updater::operator()(const PersonAsked&) {
    const auto wish = wish_of(model_);
    if (is_choosing() && wish)
        send(RequestPlan{*wish});
}

void Updater::operator()(const ReliefChosen& message) {
    model_.relief = message.index;
}

void Updater::operator()(const ReliefTaken&) {
    if (const auto step = relief_shown(model_))
        send(*step);
}

bool Updater::is_choosing() const {
    return model_.step == Step::PlanChange ? is_plan_choosable(model_) : model_.step == Step::Overview && is_plan_offered(model_);
}

void Updater::confirm() {
    model_.step = Step::PlanConfirm;
    model_.focus = Focus::Page;
    clear_notice();
}

void Updater::send(const PlanStep& step) {
    if (model_.busy != Busy::None)
        return;
    begin_command(busy_with(step), digest_of(step));
    effects_.push_back(SendPlan{step, model_.command_key});
}

} // namespace kz
