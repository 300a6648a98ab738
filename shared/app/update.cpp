// One operator() a message. Each begins with when it means something; otherwise it changes nothing.
#include "shared/app/model.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/base/hash.hpp"
#include "shared/base/result.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/journal/debits.hpp"

#include <algorithm>

namespace kz {
namespace {

std::uint64_t digest_of(std::string_view text, std::uint64_t seed) {
    return hash64(text, hash64(text.size(), seed));
}

std::uint64_t digest_of(const PlanStep& step) {
    return hash64(address_of(step, Language::German), hash64("plan"));
}

std::uint64_t digest_of(const ContactRequest& request) {
    std::uint64_t digest = digest_of(subject_code(request.subject), hash64("contact"));
    for (const std::string& text : {request.text, request.phone, request.email})
        digest = digest_of(text, digest);
    return digest;
}

std::uint64_t digest_of(const DisputeRequest& request) {
    std::uint64_t digest = digest_of(dispute_reason_code(request.reason), hash64("dispute"));
    for (const std::string& position : request.positions)
        digest = digest_of(position, digest);
    digest = digest_of(request.text, digest);
    if (request.payment) {
        digest = digest_of(request.payment->holder, hash64(static_cast<std::uint64_t>(request.payment->amount.minor), digest));
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

std::uint64_t digest_of(const MandateWish& wish) {
    return digest_of(wish.iban, digest_of(wish.holder, hash64("mandate")));
}

std::string& draft_of(ContactRequest& contact, ContactField field) {
    switch (field) {
    case ContactField::Phone: return contact.phone;
    case ContactField::Email: return contact.email;
    default: return contact.text;
    }
}

class Updater {
public:
    Updater(Model& model, std::vector<Effect>& effects) : model_(model), effects_(effects) {}

    // ---- from the server ----------------------------------------------------------------------------------------

    void operator()(const PageArrived& message) {
        // A page that comes after its person has left, or before it is unlocked, is not for whoever stands there now.
        if (model_.gate == Gate::Code && model_.busy != Busy::Loading)
            return;
        if (model_.gate == Gate::Factor && model_.busy != Busy::Unlocking)
            return;
        model_.today = message.today;
        model_.as_of.reset();
        arrive(message.page);
    }

    void operator()(const CommandDone& message) {
        const Busy command = model_.busy;
        if (command == Busy::Unlocking)
            return arrive(message.page);
        if (model_.gate != Gate::Open || !model_.page || model_.page->id != message.page.id)
            return;
        take(message.page);
        if (!is_command(command))
            return;
        end_command();
        model_.focus = Focus::News;
        model_.notice = news_of(command);
        if (is_about_plan(command)) {
            model_.step = Step::Overview;
            model_.plan = {};
            model_.relief = 0;
        } else if (command == Busy::SendingDispute) {
            model_.step = Step::Overview;
            forget_dispute();
        } else if (is_about_mandate(command)) {
            forget_mandate();
        } else if (command == Busy::SendingContact) {
            model_.contact = {};
            model_.contact_faults.clear();
        }
    }

    void operator()(const Failed& message) {
        if (model_.gate == Gate::Code && model_.busy != Busy::Loading)
            return;
        const bool is_news = !message.is_of_page || !is_command(model_.busy);
        if (!is_news && (message.failure == Failure::NotReached || message.failure == Failure::Refused))
            return;
        switch (message.failure) {
        case Failure::NotReached: return not_reached();
        case Failure::LinkGone: return link_gone();
        case Failure::FactorNeeded:
            model_.factor_asked = message.factor;
            model_.merchant = message.merchant;
            return factor_needed(Notice::None);
        case Failure::FactorWrong: return factor_wrong(message.factor);
        case Failure::FactorLocked: return factor_needed(Notice::FactorLocked);
        case Failure::Refused: return refused(message);
        }
    }

    void operator()(const ClaimChanged&) {
        if (model_.gate == Gate::Code || model_.gate == Gate::Factor)
            return;
        if (model_.gate != Gate::Open) {
            model_.busy = Busy::Loading;
            clear_notice();
        }
        effects_.push_back(FetchPage{});
    }

    void operator()(const ConnectionChanged& message) {
        // Between lost and live anything may have happened.
        if (model_.connection == Connection::Lost && message.connection == Connection::Live && model_.gate == Gate::Open)
            effects_.push_back(FetchPage{});
        model_.connection = message.connection;
        if (message.connection == Connection::Lost && !model_.as_of)
            model_.as_of = message.since;
    }

    // ---- from the person ----------------------------------------------------------------------------------------

    void operator()(const LanguageChosen& message) { model_.language = message.language; }

    void operator()(const InstalmentsChosen& message) {
        if (!is_choosing())
            return;
        model_.plan.instalments = std::max(message.instalments, 1);
        model_.plan.instalments = instalments_shown(model_);
    }

    void operator()(const PlanByChosen& message) {
        if (is_choosing())
            model_.plan.by = message.by;
    }

    void operator()(const SpareEdited& message) {
        if (is_choosing())
            model_.plan.spare = message.text;
    }

    void operator()(const RhythmChosen& message) {
        if (is_choosing())
            model_.plan.rhythm = message.rhythm;
    }

    void operator()(const PayDayChosen& message) {
        if (is_choosing())
            model_.plan.pay_day = message.day;
    }

    void operator()(const FirstDayChosen& message) {
        if (is_choosing())
            model_.plan.first_due_on = message.day;
    }

    void operator()(const OfferTaken& message) {
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
    void operator()(const PlanContinued&) {
        const auto answer = answer_of(model_);
        if (!is_choosing())
            return;
        if (answer && std::holds_alternative<PlanAccepted>(*answer))
            return confirm();
        model_.focus = Focus::Plan;
    }

    void operator()(const PlanChangeOpened&) {
        if (!is_plan_choosable(model_) || model_.busy != Busy::None)
            return;
        model_.step = Step::PlanChange;
        model_.focus = Focus::Page;
        clear_notice();
    }

    void operator()(const PlanLeft&) {
        if ((model_.step != Step::PlanConfirm && model_.step != Step::PlanChange) || (is_about_plan(model_.busy) && !model_.is_waiting))
            return;
        model_.step = Step::Overview;
        model_.focus = Focus::Plan;
    }

    void operator()(const PlanConfirmed&) {
        const auto wish = wish_to_agree(model_);
        if (model_.step == Step::PlanConfirm && wish)
            send(AgreePlan{*wish});
    }

    void operator()(const PersonAsked&) {
        const auto wish = wish_of(model_);
        if (is_choosing() && wish)
            send(RequestPlan{*wish});
    }

    void operator()(const ReliefChosen& message) { model_.relief = message.index; }

    void operator()(const ReliefTaken&) {
        if (const auto step = relief_shown(model_))
            send(*step);
    }

    void operator()(const AmountChosen& message) { model_.pays_all = message.is_all; }

    void operator()(const ContactEdited& message) {
        if (model_.gate != Gate::Open || model_.busy == Busy::SendingContact)
            return;
        if (message.field == ContactField::Subject)
            parse_subject(message.text, model_.contact.subject);
        else
            draft_of(model_.contact, message.field) = message.text;
        // A fault goes as soon as it is mended; a new one waits for the next try to send.
        const auto left = check(model_.contact);
        std::erase_if(model_.contact_faults,
                      [&](ContactRefusal fault) { return std::ranges::find(left, fault) == left.end(); });
    }

    void operator()(const ContactSendPressed&) {
        if (model_.gate != Gate::Open || model_.busy != Busy::None)
            return;
        clear_notice();
        model_.contact_faults = check(model_.contact);
        if (!model_.contact_faults.empty()) {
            model_.focus = Focus::News;
            return;
        }
        ContactRequest request = normalised(model_.contact);
        begin_command(Busy::SendingContact, digest_of(request));
        effects_.push_back(SendContact{std::move(request), model_.command_key});
    }

    void operator()(const DisputeBegun& message) {
        if (model_.gate != Gate::Open || !model_.page || disputable(model_.page->state).empty() || model_.step == Step::Dispute)
            return;
        model_.step = Step::Dispute;
        model_.dispute.reason = message.reason;
        model_.dispute_faults.clear();
        model_.focus = Focus::Page;
        clear_notice();
    }

    void operator()(const DisputeLeft&) {
        if (model_.step != Step::Dispute || model_.busy == Busy::SendingDispute)
            return;
        model_.step = Step::Overview;
        model_.focus = Focus::Disputes;
        clear_notice();
    }

    void operator()(const DisputeEdited& message) {
        if (!is_writing_dispute())
            return;
        draft_of(model_.dispute, message.field) = message.text;
        const auto left = check(request_of(model_.dispute, model_.page->state.invoice.currency), model_.today);
        std::erase_if(model_.dispute_faults, [&](DisputeRefusal fault) { return std::ranges::find(left, fault) == left.end(); });
    }

    void operator()(const DisputeItemTicked& message) {
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

    void operator()(const DisputeSendPressed&) {
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
    void operator()(const ProofChosen& message) {
        if (model_.gate != Gate::Open || !model_.page || model_.busy != Busy::None || message.dispute < 0 ||
            message.dispute >= std::ssize(model_.page->state.disputes))
            return;
        if (message.bytes <= 0 || message.bytes > proof_bytes_max) {
            say(Notice::Refused, Busy::SendingProof);
            model_.refusal = refusal_code(JournalRefusal::ProofTooLarge);
            return;
        }
        begin_command(Busy::SendingProof, hash64(static_cast<std::uint64_t>(message.bytes), hash64("proof")));
        model_.proof_percent = 0;
        effects_.push_back(SendProof{message.dispute, model_.command_key});
    }

    void operator()(const ProofProgress& message) {
        if (model_.busy == Busy::SendingProof)
            model_.proof_percent = std::clamp(message.percent, model_.proof_percent, 100);
    }

    void operator()(const MandateOpened&) {
        if (!is_mandate_offered(model_) || model_.busy != Busy::None)
            return;
        model_.step = Step::Mandate;
        model_.focus = Focus::Page;
        clear_notice();
    }

    // What was typed goes: an account number is not left lying about.
    void operator()(const MandateLeft&) {
        if (model_.step != Step::Mandate || is_about_mandate(model_.busy))
            return;
        forget_mandate();
        clear_notice();
        model_.focus = Focus::Debit;
    }

    void operator()(const MandateEdited& message) {
        if (model_.step != Step::Mandate || is_about_mandate(model_.busy))
            return;
        (message.field == MandateField::Holder ? model_.mandate.holder : model_.mandate.iban) = message.text;
        const auto left = check(model_.mandate);
        std::erase_if(model_.mandate_faults, [&](MandateRefusal fault) { return std::ranges::find(left, fault) == left.end(); });
    }

    void operator()(const MandatePressed&) {
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

    void operator()(const RevokePressed&) {
        if (model_.gate != Gate::Open || !model_.page || model_.busy != Busy::None || given_mandate(model_.page->state) == nullptr)
            return;
        begin_command(Busy::RevokingMandate, digest_of(given_mandate(model_.page->state)->reference, hash64("revoke")));
        effects_.push_back(SendRevocation{model_.command_key});
    }

    void operator()(const FactorEdited& message) {
        if (model_.gate == Gate::Factor && model_.busy == Busy::None)
            model_.factor = message.text;
    }

    void operator()(const FactorSubmitted&) {
        const std::string factor(trimmed(model_.factor));
        if (model_.gate != Gate::Factor || model_.busy != Busy::None || factor.empty())
            return;
        model_.busy = Busy::Unlocking;
        clear_notice();
        effects_.push_back(Unlock{factor});
    }

    void operator()(const CodeEdited& message) {
        if ((model_.gate == Gate::Code || model_.topic == Topic::Check) && model_.busy == Busy::None)
            model_.code = message.text;
    }

    void operator()(const CodeSubmitted&) {
        const std::string code(trimmed(model_.code));
        if (model_.gate != Gate::Code || model_.busy != Busy::None || code.empty())
            return;
        model_.topic = Topic::Claim; // a code that is scanned opens its claim from everywhere
        model_.busy = Busy::Loading;
        clear_notice();
        effects_.push_back(OpenCode{code});
    }

    // In a browser a topic has an address of its own.
    void operator()(const TopicOpened& message) {
        if (model_.surface != Surface::Kiosk || message.topic == Topic::Check || message.topic == Topic::Device)
            return;
        model_.topic = message.topic;
        model_.focus = Focus::Page;
        clear_notice();
    }

    void operator()(const LeavePressed&) {
        if (model_.surface != Surface::Kiosk)
            return;
        Model fresh;
        fresh.surface = Surface::Kiosk;
        fresh.today = model_.today;
        fresh.gate = Gate::Code;
        fresh.focus = Focus::Page;
        fresh.key_seed = model_.key_seed;
        fresh.commands_sent = model_.commands_sent;
        model_ = std::move(fresh);
        effects_.push_back(CloseClaim{});
    }

    void operator()(const CopyPressed& message) {
        if (std::string text = text_to_copy(model_, message.what); !text.empty())
            effects_.push_back(CopyText{std::move(text)});
    }

    void operator()(const CopyEnded& message) {
        if (model_.gate == Gate::Open)
            model_.notice = message.is_done ? Notice::Copied : Notice::CopyFailed;
    }

    void operator()(const NoticeDismissed&) { clear_notice(); }

    // ---- on this device -----------------------------------------------------------------------------------------

    void operator()(const CommandKept& message) {
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

    void operator()(const CommandDropped&) {
        if (!model_.is_waiting)
            return;
        end_command();
        effects_.push_back(DropCommand{});
    }

    void operator()(const KeepingTold& message) { model_.keeping = message.keeping; }

    void operator()(const KeepPressed&) {
        if (model_.keeping == Keeping::No)
            effects_.push_back(KeepPage{});
    }

    void operator()(const ForgetPressed&) { effects_.push_back(ForgetDevice{}); }

    void operator()(const DeviceForgot&) {
        if (is_command(model_.busy))
            end_command();
        forget_drafts();
        if (model_.keeping == Keeping::Yes)
            model_.keeping = Keeping::No;
        model_.notice = Notice::DeviceForgotten;
        model_.focus = Focus::News;
    }

private:
    bool is_choosing() const {
        return model_.step == Step::PlanChange ? is_plan_choosable(model_) : model_.step == Step::Overview && is_plan_offered(model_);
    }

    void confirm() {
        model_.step = Step::PlanConfirm;
        model_.focus = Focus::Page;
        clear_notice();
    }

    void send(const PlanStep& step) {
        if (model_.busy != Busy::None)
            return;
        begin_command(busy_with(step), digest_of(step));
        effects_.push_back(SendPlan{step, model_.command_key});
    }

    static bool is_about_plan(Busy busy) {
        return busy == Busy::AgreeingPlan || busy == Busy::RequestingPlan || busy == Busy::TakingRelief;
    }

    static Notice news_of(Busy command) {
        switch (command) {
        case Busy::AgreeingPlan: return Notice::PlanAgreed;
        case Busy::RequestingPlan: return Notice::PlanRequested;
        case Busy::TakingRelief: return Notice::PlanAdjusted;
        case Busy::SendingDispute: return Notice::DisputeSent;
        case Busy::SendingProof: return Notice::ProofSent;
        case Busy::GivingMandate: return Notice::MandateGiven;
        case Busy::RevokingMandate: return Notice::MandateRevoked;
        default: return Notice::ContactSent;
        }
    }

    static bool is_about_mandate(Busy busy) { return busy == Busy::GivingMandate || busy == Busy::RevokingMandate; }

    static bool is_command(Busy busy) {
        return is_about_plan(busy) || is_about_mandate(busy) || busy == Busy::SendingContact || busy == Busy::SendingDispute || busy == Busy::SendingProof;
    }

    bool is_writing_dispute() const {
        return model_.gate == Gate::Open && model_.page && model_.step == Step::Dispute && model_.busy != Busy::SendingDispute;
    }

    void forget_dispute() {
        model_.dispute = {};
        model_.dispute_faults.clear();
    }

    void clear_notice() {
        model_.notice = Notice::None;
        model_.notice_about = Busy::None;
        model_.refusal.clear();
    }

    // The key stays while the same command is tried again, so that the server takes it once.
    void begin_command(Busy busy, std::uint64_t digest) {
        if (model_.command_key.empty() || model_.command_digest != digest) {
            ++model_.commands_sent;
            model_.command_key = model_.key_seed + '-';
            append_integer(model_.command_key, model_.commands_sent);
            model_.command_digest = digest;
        }
        model_.busy = busy;
        clear_notice();
    }

    void end_command() {
        model_.busy = Busy::None;
        model_.is_waiting = false;
        model_.command_key.clear();
        model_.command_digest = 0;
        clear_notice();
    }

    void forget_mandate() {
        model_.mandate = {};
        model_.mandate_faults.clear();
        if (model_.step == Step::Mandate)
            model_.step = Step::Overview;
    }

    void forget_drafts() {
        forget_mandate();
        model_.contact = {};
        model_.contact_faults.clear();
        forget_dispute();
        model_.plan = {};
        model_.relief = 0;
        model_.pays_all = false;
        model_.step = Step::Overview;
    }

    // An older page than the one here is an answer that was overtaken.
    void take(const ClaimPage& page) {
        const bool is_same = model_.page && model_.page->id == page.id;
        if (model_.page && !is_same)
            forget_drafts();
        if (is_same && page.state.version < model_.page->state.version)
            return;
        model_.page = page;
        model_.merchant = page.merchant;
        model_.theme = page.theme;
        const bool is_step_over = model_.step == Step::Dispute   ? disputable(page.state).empty()
                                  : model_.step == Step::Mandate ? !is_mandate_offered(model_) && !is_about_mandate(model_.busy)
                                                                 : !is_plan_choosable(model_);
        if (is_step_over)
            model_.step = Step::Overview;
    }

    void arrive(const ClaimPage& page) {
        const bool is_more_paid = model_.page && model_.page->id == page.id &&
                                  page.state.version > model_.page->state.version &&
                                  paid(page.state).minor > paid(model_.page->state).minor;
        const bool was_waiting = model_.busy == Busy::Loading || model_.busy == Busy::Unlocking;
        model_.gate = Gate::Open;
        model_.factor.clear();
        model_.code.clear();
        take(page);
        if (was_waiting) {
            model_.busy = Busy::None;
            model_.focus = Focus::Page;
            clear_notice();
        }
        if (is_more_paid && !is_command(model_.busy)) {
            clear_notice();
            model_.notice = Notice::PaymentArrived;
        }
    }

    void say(Notice notice, Busy about) {
        clear_notice();
        model_.focus = Focus::News;
        model_.notice = notice;
        model_.notice_about = about;
    }

    // A refresh in the background that fails is no news: the connection says so by itself.
    void not_reached() {
        if (model_.busy == Busy::None && model_.gate != Gate::Loading)
            return;
        if (model_.is_waiting)
            return;
        say(Notice::NotReached, model_.busy);
        model_.busy = Busy::None;
    }

    void link_gone() {
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
    void factor_needed(Notice notice) {
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

    void factor_wrong(Factor asked) {
        if (model_.gate != Gate::Factor)
            return;
        model_.factor_asked = asked;
        model_.busy = Busy::None;
        model_.factor.clear();
        say(Notice::FactorWrong, Busy::None);
    }

    void refused(const Failed& message) {
        const Busy command = model_.busy;
        if (command == Busy::None)
            return;
        end_command();
        if (model_.gate == Gate::Code)
            return say(Notice::CodeUnknown, Busy::None);
        if (command == Busy::SendingContact && !message.contact.empty()) {
            model_.contact_faults = message.contact;
            model_.focus = Focus::News;
            return;
        }
        if (command == Busy::SendingDispute && !message.dispute.empty()) {
            model_.dispute_faults = message.dispute;
            model_.focus = Focus::News;
            return;
        }
        if (command == Busy::GivingMandate && !message.mandate.empty()) {
            model_.mandate_faults = message.mandate;
            model_.focus = Focus::News;
            return;
        }
        say(Notice::Refused, command);
        model_.refusal = message.refusal;
        if (is_about_plan(command) || is_about_mandate(command) || command == Busy::SendingDispute) {
            // Refused although this page offered it: the claim has changed meanwhile.
            forget_mandate();
            model_.step = Step::Overview;
            effects_.push_back(FetchPage{});
        }
    }

    Model& model_;
    std::vector<Effect>& effects_;
};

void keep_code(Model& model) {
    const auto transfer = transfer_shown(model);
    if (transfer && model.code_made && model.code_made->transfer == *transfer)
        return;
    model.code_made.reset();
    if (!transfer)
        return;
    if (auto symbol = code_of(model, *transfer))
        model.code_made = TransferCode{*transfer, *std::move(symbol)};
}

} // namespace

Next update(Model model, const Message& message) {
    Next next{std::move(model), {}};
    next.model.focus = Focus::Stay;
    std::visit(Updater(next.model, next.effects), message);
    keep_code(next.model);
    return next;
}

} // namespace kz
