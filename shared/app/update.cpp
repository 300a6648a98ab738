// The page as a whole: what the server says, and what every command has in common.
#include "shared/app/updater.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/base/hash.hpp"
#include "shared/domain/journal/checkouts.hpp"
#include "shared/domain/journal/debits.hpp"

namespace kz {

std::uint64_t text_digest(std::string_view text, std::uint64_t seed) {
    return hash64(text, hash64(text.size(), seed));
}

void Updater::operator()(const PageArrived& message) {
    // A page that comes after its person has left, or before it is unlocked, is not for whoever stands there now.
    if (model_.gate == Gate::Code && model_.busy != Busy::Loading)
        return;
    if (model_.gate == Gate::Factor && model_.busy != Busy::Unlocking)
        return;
    model_.today = message.today;
    model_.as_of.reset();
    arrive(message.page);
}

void Updater::operator()(const CommandDone& message) {
    const Busy command = model_.busy;
    if (command == Busy::Unlocking)
        return arrive(message.page);
    if (model_.gate != Gate::Open || !model_.page || model_.page->id != message.page.id)
        return;
    take(message.page);
    if (!is_command(command))
        return;
    end_command();
    if (is_about_checkout(command)) {
        model_.phone.reset();
        return;
    }
    model_.focus = Focus::News;
    model_.notice = news_of(command);
    if (const auto& said = message.page.state.conversation.messages; command == Busy::SendingContact && !said.empty() && said.back().from == TalkSide::Assistant)
        model_.notice = Notice::MachineAnswered;
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

void Updater::operator()(const Failed& message) {
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

void Updater::operator()(const ClaimChanged&) {
    if (model_.gate == Gate::Code || model_.gate == Gate::Factor)
        return;
    if (model_.gate != Gate::Open) {
        model_.busy = Busy::Loading;
        clear_notice();
    }
    effects_.push_back(FetchPage{});
}

void Updater::operator()(const ConnectionChanged& message) {
    // Between the page, or the end of its stream, and a stream that runs anything may have happened.
    if (model_.connection != Connection::Live && message.connection == Connection::Live && model_.gate == Gate::Open)
        effects_.push_back(FetchPage{});
    const ShareStage share = model_.sharing.told.stage;
    if (model_.connection == Connection::Lost && message.connection == Connection::Live && share != ShareStage::None && share != ShareStage::Ended)
        effects_.push_back(FetchShare{}); // the server may have been started anew, and knows of none
    model_.connection = message.connection;
    if (message.connection == Connection::Lost && !model_.as_of)
        model_.as_of = message.since;
}

void Updater::operator()(const LanguageChosen& message) {
    model_.language = message.language;
}

void Updater::operator()(const AmountChosen& message) {
    model_.pays_all = message.is_all;
}

// In a browser a topic has an address of its own.
void Updater::operator()(const TopicOpened& message) {
    if (!is_native(model_.surface) || message.topic == Topic::Check || message.topic == Topic::Device)
        return;
    model_.topic = message.topic;
    model_.focus = Focus::Page;
    clear_notice();
}

void Updater::operator()(const CopyPressed& message) {
    if (std::string text = text_to_copy(model_, message.what); !text.empty())
        effects_.push_back(CopyText{std::move(text)});
}

void Updater::operator()(const AddressNotOpened&) {
    if (model_.surface == Surface::Phone && model_.gate == Gate::Open)
        model_.notice = Notice::AddressNotOpened;
}

void Updater::operator()(const CopyEnded& message) {
    if (model_.gate == Gate::Open)
        model_.notice = message.is_done ? Notice::Copied : Notice::CopyFailed;
}

void Updater::operator()(const NoticeDismissed&) {
    clear_notice();
}

bool Updater::is_about_plan(Busy busy) {
    return busy == Busy::AgreeingPlan || busy == Busy::RequestingPlan || busy == Busy::TakingRelief;
}

Notice Updater::news_of(Busy command) {
    switch (command) {
    case Busy::AgreeingPlan: return Notice::PlanAgreed;
    case Busy::RequestingPlan: return Notice::PlanRequested;
    case Busy::TakingRelief: return Notice::PlanAdjusted;
    case Busy::SendingDispute: return Notice::DisputeSent;
    case Busy::SendingProof: return Notice::ProofSent;
    case Busy::GivingMandate: return Notice::MandateGiven;
    case Busy::RevokingMandate: return Notice::MandateRevoked;
    case Busy::RatingTalk: return Notice::TalkRated;
    case Busy::SendingFile: return Notice::FileSent;
    default: return Notice::ContactSent;
    }
}

bool Updater::is_about_mandate(Busy busy) {
    return busy == Busy::GivingMandate || busy == Busy::RevokingMandate;
}

bool Updater::is_command(Busy busy) {
    return is_about_plan(busy) || is_about_mandate(busy) || is_about_checkout(busy) || busy == Busy::SendingContact || busy == Busy::SendingDispute || busy == Busy::SendingProof ||
           busy == Busy::RatingTalk || busy == Busy::SendingFile || busy == Busy::WantingPerson;
}

void Updater::clear_notice() {
    model_.notice = Notice::None;
    model_.notice_about = Busy::None;
    model_.refusal.clear();
}

// The key stays while the same command is tried again, so that the server takes it once.
void Updater::begin_command(Busy busy, std::uint64_t digest) {
    if (model_.command_key.empty() || model_.command_digest != digest) {
        ++model_.commands_sent;
        model_.command_key = model_.key_seed + '-';
        append_integer(model_.command_key, model_.commands_sent);
        model_.command_digest = digest;
    }
    model_.busy = busy;
    clear_notice();
}

void Updater::end_command() {
    model_.busy = Busy::None;
    model_.is_waiting = false;
    model_.command_key.clear();
    model_.command_digest = 0;
    clear_notice();
}

void Updater::forget_drafts() {
    forget_mandate();
    model_.contact = {};
    model_.contact_faults.clear();
    forget_dispute();
    model_.phone.reset();
    model_.way.reset();
    model_.plan = {};
    model_.relief = 0;
    model_.pays_all = false;
    model_.step = Step::Overview;
}

// An older page than the one here is an answer that was overtaken.
void Updater::take(const ClaimPage& page) {
    const bool is_same = model_.page && model_.page->id == page.id;
    if (model_.page && !is_same)
        forget_drafts();
    if (is_same && page.state.version < model_.page->state.version)
        return;
    if (is_same && page.state.conversation.messages.size() != model_.page->state.conversation.messages.size())
        model_.is_being_answered = false;
    model_.page = page;
    model_.merchant = page.merchant;
    model_.theme = page.theme;
    if (const Checkout* known = model_.phone ? find_checkout(page.state, model_.phone->checkout) : nullptr; known != nullptr && is_over(known->state))
        model_.phone.reset();
    const bool is_step_over = model_.step == Step::Dispute   ? disputable(page.state).empty()
                              : model_.step == Step::Mandate ? !is_mandate_offered(model_) && !is_about_mandate(model_.busy)
                                                             : !is_plan_choosable(model_);
    if (is_step_over)
        model_.step = Step::Overview;
}

void Updater::arrive(const ClaimPage& page) {
    const bool is_more_paid = model_.page && model_.page->id == page.id &&
                              page.state.version > model_.page->state.version &&
                              paid(page.state).minor > paid(model_.page->state).minor;
    const bool is_answered = model_.page && model_.page->id == page.id &&
                             unread(page.state.conversation, TalkSide::Customer) > unread(model_.page->state.conversation, TalkSide::Customer);
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
    } else if (is_answered && !is_command(model_.busy)) {
        clear_notice();
        model_.notice = Notice::MessageArrived;
    }
    tell_seen();
}

void Updater::say(Notice notice, Busy about) {
    clear_notice();
    model_.focus = Focus::News;
    model_.notice = notice;
    model_.notice_about = about;
}

// A refresh in the background that fails is no news: the connection says so by itself.
void Updater::not_reached() {
    if (model_.busy == Busy::None && model_.gate != Gate::Loading)
        return;
    if (model_.is_waiting)
        return;
    say(Notice::NotReached, model_.busy);
    model_.busy = Busy::None;
}

void Updater::refused(const Failed& message) {
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
    if (is_about_plan(command) || is_about_mandate(command) || is_about_checkout(command) || command == Busy::SendingDispute) {
        // Refused although this page offered it: the claim has changed meanwhile.
        forget_mandate();
        model_.step = Step::Overview;
        effects_.push_back(FetchPage{});
    }
}

namespace {

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
