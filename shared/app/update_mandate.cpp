#include "shared/app/updater.hpp"

#include "shared/base/hash.hpp"
#include "shared/domain/journal/debits.hpp"

#include <algorithm>

namespace kz {
namespace {

std::uint64_t digest_of(const MandateWish& wish) {
    return text_digest(wish.iban, text_digest(wish.holder, hash64("mandate")));
}

} // namespace

void Updater::operator()(const MandateOpened&) {
    if (!is_mandate_offered(model_) || model_.busy != Busy::None)
        return;
    model_.step = Step::Mandate;
    model_.focus = Focus::Page;
    clear_notice();
}

// What was typed goes: an account number is not left lying about.
void Updater::operator()(const MandateLeft&) {
    if (model_.step != Step::Mandate || is_about_mandate(model_.busy))
        return;
    forget_mandate();
    clear_notice();
    model_.focus = Focus::Debit;
}

void Updater::operator()(const MandateEdited& message) {
    if (model_.step != Step::Mandate || is_about_mandate(model_.busy))
        return;
    (message.field == MandateField::Holder ? model_.mandate.holder : model_.mandate.iban) = message.text;
    const auto left = check(model_.mandate);
    std::erase_if(model_.mandate_faults, [&](MandateRefusal fault) { return std::ranges::find(left, fault) == left.end(); });
}

void Updater::operator()(const MandatePressed&) {
    if (model_.step != Step::Mandate || model_.busy != Busy::None || !is_mandate_offered(model_))
        return;
    clear_notice();
    model_.mandate_faults = check(model_.mandate);
    if (!model_.mandate_faults.empty()) {
        model_.focus = Focus::News;
        return;
    }
    MandateWish wish = normalised(model_.mandate);
    begin_command(Busy::GivingMandate, digest_of(wish));
    effects_.push_back(SendMandate{std::move(wish), model_.command_key});
}

void Updater::operator()(const RevokePressed&) {
    if (model_.gate != Gate::Open || !model_.page || model_.busy != Busy::None || given_mandate(model_.page->state) == nullptr)
        return;
    begin_command(Busy::RevokingMandate, text_digest(given_mandate(model_.page->state)->reference, hash64("revoke")));
    effects_.push_back(SendRevocation{model_.command_key});
}

void Updater::forget_mandate() {
    model_.mandate = {};
    model_.mandate_faults.clear();
    if (model_.step == Step::Mandate)
        model_.step = Step::Overview;
}

} // namespace kz
