#include "shared/app/updater.hpp"

namespace kz {

void Updater::operator()(const CommandKept& message) {
    if (!is_command(message.command))
        return;
    if (model_.gate == Gate::Gone)
        model_.notice = Notice::NotSent;
    if (model_.gate != Gate::Open || !model_.page || (model_.busy != Busy::None && model_.busy != message.command))
        return;
    clear_notice();
    model_.busy = message.command;
    model_.is_waiting = true;
    model_.focus = Focus::News;
}

void Updater::operator()(const CommandDropped&) {
    if (!model_.is_waiting)
        return;
    end_command();
    effects_.push_back(DropCommand{});
}

void Updater::operator()(const KeepingTold& message) {
    model_.keeping = message.keeping;
}

void Updater::operator()(const KeepPressed&) {
    if (model_.keeping == Keeping::No)
        effects_.push_back(KeepPage{});
}

void Updater::operator()(const ForgetPressed&) {
    effects_.push_back(ForgetDevice{});
}

void Updater::operator()(const DeviceForgot&) {
    if (is_command(model_.busy))
        end_command();
    forget_drafts();
    if (model_.keeping == Keeping::Yes)
        model_.keeping = Keeping::No;
    model_.notice = Notice::DeviceForgotten;
    model_.focus = Focus::News;
}

} // namespace kz
