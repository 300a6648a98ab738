// `update`, one operator() a message: each begins with when its message means something; otherwise it changes nothing.
// A feature's messages stand in its own file, update_FEATURE.cpp; what they share is here and in update.cpp.
#pragma once

#include "shared/app/model.hpp"

namespace kz {

class Updater {
public:
    Updater(Model& model, std::vector<Effect>& effects) : model_(model), effects_(effects) {}

    // From the server, and what belongs to no feature alone: update.cpp
    void operator()(const PageArrived& message);
    void operator()(const CommandDone& message);
    void operator()(const Failed& message);
    void operator()(const ClaimChanged&);
    void operator()(const ConnectionChanged& message);
    void operator()(const LanguageChosen& message);
    void operator()(const AmountChosen& message);
    void operator()(const TopicOpened& message);
    void operator()(const CopyPressed& message);
    void operator()(const CopyEnded& message);
    void operator()(const AddressNotOpened&);
    void operator()(const NoticeDismissed&);

    // Who may see the page: update_gate.cpp
    void operator()(const FactorEdited& message);
    void operator()(const FactorSubmitted&);
    void operator()(const CodeEdited& message);
    void operator()(const PastePressed&);
    void operator()(const CodeSubmitted&);
    void operator()(const LeavePressed&);

    // Plans: wished for, offered, confirmed, eased: update_plan.cpp
    void operator()(const InstalmentsChosen& message);
    void operator()(const PlanByChosen& message);
    void operator()(const SpareEdited& message);
    void operator()(const RhythmChosen& message);
    void operator()(const PayDayChosen& message);
    void operator()(const FirstDayChosen& message);
    void operator()(const OfferTaken& message);
    void operator()(const PlanContinued&);
    void operator()(const PlanChangeOpened&);
    void operator()(const PlanLeft&);
    void operator()(const PlanConfirmed&);
    void operator()(const PersonAsked&);
    void operator()(const ReliefChosen& message);
    void operator()(const ReliefTaken&);

    // The conversation with the merchant: update_contact.cpp
    void operator()(const ContactEdited& message);
    void operator()(const ContactSendPressed&);
    void operator()(const TypingTold& message);
    void operator()(const RatingGiven& message);
    void operator()(const PersonPressed& message);
    void operator()(const Told&) {}

    // Objections and their proof: update_dispute.cpp
    void operator()(const DisputeBegun& message);
    void operator()(const DisputeLeft&);
    void operator()(const DisputeEdited& message);
    void operator()(const DisputeItemTicked& message);
    void operator()(const DisputeSendPressed&);
    void operator()(const ProofChosen& message);
    void operator()(const ProofProgress& message);

    // Direct debit: update_mandate.cpp
    void operator()(const MandateOpened&);
    void operator()(const MandateLeft&);
    void operator()(const MandateEdited& message);
    void operator()(const MandatePressed&);
    void operator()(const RevokePressed&);

    // Ways to pay in the native client: update_pay.cpp
    void operator()(const WayChosen& message);
    void operator()(const CheckoutOpened& message);
    void operator()(const CallOffPressed& message);

    // What is kept on this device: update_device.cpp
    void operator()(const CommandKept& message);
    void operator()(const CommandDropped&);
    void operator()(const KeepingTold& message);
    void operator()(const KeepPressed&);
    void operator()(const ForgetPressed&);
    void operator()(const DeviceForgot&);

    // Showing the page to a helper: update_share.cpp
    void operator()(const ShareTold& message);
    void operator()(const ShareNotTold&);
    void operator()(const ShareNews&);
    void operator()(const ShareUsed& message);
    void operator()(const ShareScopeTicked& message);
    void operator()(const SharedShown& message);
    void operator()(const HelperPointed&);

private:
    static bool is_about_plan(Busy busy);
    static Notice news_of(Busy command);
    static bool is_about_mandate(Busy busy);
    static bool is_command(Busy busy);
    void clear_notice();
    void begin_command(Busy busy, std::uint64_t digest);
    void end_command();
    void forget_drafts();
    void take(const ClaimPage& page);
    void arrive(const ClaimPage& page);
    void say(Notice notice, Busy about);
    void not_reached();
    void refused(const Failed& message);

    void link_gone();
    void factor_needed(Notice notice);
    void factor_wrong(Factor asked);

    bool is_choosing() const;
    void confirm();
    void send(const PlanStep& step);

    bool is_writing_dispute() const;
    void forget_dispute();

    void forget_mandate();

    void fill_in(const ShareProposal& proposal);

    static bool is_about_checkout(Busy busy);
    void tell_seen();

    Model& model_;
    std::vector<Effect>& effects_;
};

// Tells whether a command that is tried again is the same one.
std::uint64_t text_digest(std::string_view text, std::uint64_t seed);

} // namespace kz
