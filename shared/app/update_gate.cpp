#include "shared/app/updater.hpp"

#include "shared/base/utf8.hpp"

namespace kz {

void Updater::operator()(const FactorEdited& message) {
    if (model_.gate == Gate::Factor && model_.busy == Busy::None)
        model_.factor = message.text;
}

void Updater::operator()(const FactorSubmitted&) {
    const std::string factor(trimmed(model_.factor));
    if (model_.gate != Gate::Factor || model_.busy != Busy::None || factor.empty())
        return;
    model_.busy = Busy::Unlocking;
    clear_notice();
    effects_.push_back(Unlock{factor});
}

void Updater::operator()(const CodeEdited& message) {
    if ((model_.gate == Gate::Code || model_.topic == Topic::Check) && model_.busy == Busy::None)
        model_.code = message.text;
}

void Updater::operator()(const PastePressed&) {
    if (model_.surface == Surface::Phone && model_.gate == Gate::Code && model_.busy == Busy::None)
        effects_.push_back(PasteCode{});
}

void Updater::operator()(const CodeSubmitted&) {
    const std::string code(trimmed(model_.code));
    if (model_.gate != Gate::Code || model_.busy != Busy::None || code.empty())
        return;
    model_.topic = Topic::Claim; // a code that is scanned opens its claim from everywhere
    model_.busy = Busy::Loading;
    clear_notice();
    effects_.push_back(OpenCode{code});
}

void Updater::operator()(const LeavePressed&) {
    if (!is_native(model_.surface))
        return;
    Model fresh;
    fresh.surface = model_.surface;
    fresh.today = model_.today;
    fresh.gate = Gate::Code;
    fresh.focus = Focus::Page;
    fresh.key_seed = model_.key_seed;
    fresh.commands_sent = model_.commands_sent;
    model_ = std::move(fresh);
    effects_.push_back(CloseClaim{});
}

void Updater::link_gone() {
    model_.busy = Busy::None;
    if (model_.gate == Gate::Code)
        return say(Notice::CodeUnknown, Busy::None);
    const bool was_waiting = model_.is_waiting;
    end_command();
    forget_drafts();
    model_.page.reset();
    model_.factor.clear();
    model_.gate = Gate::Gone;
    if (was_waiting)
        model_.notice = Notice::NotSent;
    model_.focus = Focus::Page;
}

// The draft of a message stays: it is sent after the factor is given. The page goes, its data are locked again.
void Updater::factor_needed(Notice notice) {
    if (model_.gate == Gate::Gone)
        return;
    model_.busy = Busy::None;
    model_.is_waiting = false;
    model_.gate = Gate::Factor;
    model_.page.reset();
    forget_mandate();
    model_.step = Step::Overview;
    model_.code.clear();
    model_.factor.clear();
    say(notice, Busy::None);
    model_.focus = Focus::Page;
}

void Updater::factor_wrong(Factor asked) {
    if (model_.gate != Gate::Factor)
        return;
    model_.factor_asked = asked;
    model_.busy = Busy::None;
    model_.factor.clear();
    say(Notice::FactorWrong, Busy::None);
}

} // namespace kz
