#include "shared/app/updater.hpp"

#include "shared/base/hash.hpp"

#include <algorithm>

namespace kz {
namespace {

std::uint64_t digest_of(const DisputeRequest& request) {
    std::uint64_t digest = text_digest(dispute_reason_code(request.reason), hash64("dispute"));
    for (const std::string& position : request.positions)
        digest = text_digest(position, digest);
    digest = text_digest(request.text, digest);
    if (request.payment) {
        digest = text_digest(request.payment->holder, hash64(static_cast<std::uint64_t>(request.payment->amount.minor), digest));
        digest = hash64(static_cast<std::uint64_t>(request.payment->on.value_or(Date{}).days), digest);
    }
    return digest;
}

std::string& draft_of(DisputeDraft& dispute, DisputeField field) {
    switch (field) {
    case DisputeField::PaidAmount: return dispute.paid_amount;
    case DisputeField::PaidOn: return dispute.paid_on;
    case DisputeField::Holder: return dispute.holder;
    default: return dispute.text;
    }
}

} // namespace

void Updater::operator()(const DisputeBegun& message) {
    if (model_.gate != Gate::Open || !model_.page || disputable(model_.page->state).empty() || model_.step == Step::Dispute)
        return;
    model_.step = Step::Dispute;
    model_.dispute.reason = message.reason;
    model_.dispute_faults.clear();
    model_.focus = Focus::Page;
    clear_notice();
}

void Updater::operator()(const DisputeLeft&) {
    if (model_.step != Step::Dispute || model_.busy == Busy::SendingDispute)
        return;
    model_.step = Step::Overview;
    model_.focus = Focus::Disputes;
    clear_notice();
}

void Updater::operator()(const DisputeEdited& message) {
    if (!is_writing_dispute())
        return;
    draft_of(model_.dispute, message.field) = message.text;
    const auto left = check(request_of(model_.dispute, model_.page->state.invoice.currency), model_.today);
    std::erase_if(model_.dispute_faults, [&](DisputeRefusal fault) { return std::ranges::find(left, fault) == left.end(); });
}

void Updater::operator()(const DisputeItemTicked& message) {
    if (!is_writing_dispute())
        return;
    const std::vector<std::string> keys = disputable(model_.page->state);
    if (message.item < 0 || message.item >= std::ssize(keys))
        return;
    const std::string& key = keys[static_cast<std::size_t>(message.item)];
    std::erase(model_.dispute.positions, key);
    if (message.is_ticked)
        model_.dispute.positions.push_back(key);
}

void Updater::operator()(const DisputeSendPressed&) {
    if (!is_writing_dispute() || model_.busy != Busy::None)
        return;
    clear_notice();
    DisputeRequest request = request_of(model_.dispute, model_.page->state.invoice.currency);
    model_.dispute_faults = check(request, model_.today);
    if (!model_.dispute_faults.empty()) {
        model_.focus = Focus::News;
        return;
    }
    begin_command(Busy::SendingDispute, digest_of(request));
    effects_.push_back(SendDispute{std::move(request), model_.command_key});
}

// The host holds the file; what it is, the server finds out.
void Updater::operator()(const ProofChosen& message) {
    const bool is_talk = message.dispute == file_of_message;
    if (model_.gate != Gate::Open || !model_.page || model_.busy != Busy::None)
        return;
    if (is_talk ? !is_file_offered(model_) : message.dispute < 0 || message.dispute >= std::ssize(model_.page->state.disputes))
        return;
    const Busy about = is_talk ? Busy::SendingFile : Busy::SendingProof;
    if (message.bytes <= 0 || message.bytes > proof_bytes_max) {
        say(Notice::Refused, about);
        model_.refusal = refusal_code(JournalRefusal::ProofTooLarge);
        return;
    }
    begin_command(about, hash64(static_cast<std::uint64_t>(message.bytes), hash64(is_talk ? "file" : "proof")));
    model_.proof_percent = 0;
    effects_.push_back(SendProof{message.dispute, model_.command_key});
}

void Updater::operator()(const ProofProgress& message) {
    if (model_.busy == Busy::SendingProof || model_.busy == Busy::SendingFile)
        model_.proof_percent = std::clamp(message.percent, model_.proof_percent, 100);
}

bool Updater::is_writing_dispute() const {
    return model_.gate == Gate::Open && model_.page && model_.step == Step::Dispute && model_.busy != Busy::SendingDispute;
}

void Updater::forget_dispute() {
    model_.dispute = {};
    model_.dispute_faults.clear();
}

} // namespace kz
