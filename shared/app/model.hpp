// The page's whole state and vocabulary: Model, Message, Effect and the one function between them. Pure values: they
// compare, print and replay. The server starts a Model from the address and the form, the clients from the page's data.
#pragma once

#include "shared/domain/journal/journal.hpp"
#include "shared/domain/people/factor.hpp"
#include "shared/domain/people/language.hpp"
#include "shared/theme/theme.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kz {

// ---- what the server knows ----------------------------------------------------------------------------------------

// Everything the page of one claim shows. `state` is the journal's; clients preview with the same domain functions.
struct ClaimPage {
    ClaimId id;
    State state;
    PlanPolicy policy;
    std::string merchant; // name of the merchant for people
    Theme theme = default_theme(); // what it looks like
    friend bool operator==(const ClaimPage&, const ClaimPage&) = default;
};

// Who runs the service, as its operator says it; an empty text is one that nobody has set.
struct ServiceOperator {
    std::string name;
    std::string address;
    std::string contact; // for reports of barriers: an address, a phone number
    friend bool operator==(const ServiceOperator&, const ServiceOperator&) = default;
};

// What a customer who doubts can hold against a letter, the address bar or the merchant's own site. Nothing personal.
struct Trust {
    ServiceOperator run_by;
    std::string host;       // "pay.example"
    std::string website;    // the merchant's, is_website(); empty: not told
    std::string check_code; // of the claim; empty without one
    friend bool operator==(const Trust&, const Trust&) = default;
};

// ---- model --------------------------------------------------------------------------------------------------------

enum class Gate {
    Loading, // asking the server
    Code,    // kiosk and phone: no claim chosen yet, a code is to be typed or scanned
    Factor,  // the merchant wants a second factor first
    Open,
    Gone,    // the link is unknown, expired or replaced
};
enum class Step { Overview, PlanConfirm };
// What the page is about. All but the claim is read by whoever doubts or needs help, each at an address of its own; Check and
// Accessibility also without a link (then the gate is Gone). Device: what this device keeps of the page.
enum class Topic { Claim, Genuine, Check, Accessibility, Device };
enum class Notice { None, PlanAgreed, ContactSent, PaymentArrived, Copied, CopyFailed, FactorWrong, FactorLocked, CodeUnknown, NotReached,
                    CheckYes, CheckNo, CheckTooMany /* answers of Topic::Check */, NotSent /* what waited, and now never can be */, DeviceForgotten, Refused };
enum class Connection { None, Live, Lost };
// Whether a copy of the page is on this device. Unknown: nobody has said so, there is nothing that could keep one.
enum class Keeping { Unknown, No, Yes, Impossible /* tried, and the browser stores nothing */ };
// A moment as a clock on the wall shows it.
struct ClockTime { Date date; int minute = 0; /* of the day */ friend bool operator==(const ClockTime&, const ClockTime&) = default; };
enum class Busy { None, Loading, AgreeingPlan, SendingContact, Unlocking };
enum class Surface { Web, Kiosk };
// Where the view may move the focus. Every message but those that lead elsewhere sets Stay.
enum class Focus {
    Stay,
    News, // to a notice or to what is wrong in a form, if there is any
    Page, // to the heading of the page or step that took the place of another
    Plan, // back to the plan's panel
};

// The code to scan for a transfer. To make one takes a millisecond, so `update` keeps it while the transfer stays.
struct TransferCode {
    Transfer transfer;
    QrSymbol symbol;
    friend bool operator==(const TransferCode&, const TransferCode&) = default;
};

struct Model {
    Surface surface = Surface::Web;
    Language language = Language::German;
    Date today;
    Topic topic = Topic::Claim;
    Trust trust;                      // of the topics beside the claim
    Gate gate = Gate::Loading;
    std::optional<ClaimPage> page;
    std::string merchant;             // whose page it is, also before there is a page (Gate::Factor); may be empty
    Theme theme = default_theme();    // theirs, until there is a page
    Step step = Step::Overview;
    int instalments = 0;              // chosen; 0: the view's default (the middle of what is allowed)
    ContactRequest contact;           // draft
    std::vector<ContactRefusal> contact_faults; // of the last try to send
    Factor factor_asked = Factor::Postcode; // which one Gate::Factor asks for
    std::string factor;               // draft of the second factor
    std::string code;                 // draft of the code (kiosk, Topic::Check)
    Notice notice = Notice::None;
    std::string refusal;              // code of the refusal behind Notice::Refused
    Connection connection = Connection::None;
    std::optional<ClockTime> as_of;   // what is shown is as it was then: there is no connection, or the page is a kept copy
    Keeping keeping = Keeping::Unknown;
    Busy busy = Busy::None;
    bool is_waiting = false;          // the command under way is kept on this device and sent when there is a connection
    Focus focus = Focus::News;
    Busy notice_about = Busy::None;   // what NotReached or Refused came of: it is said there
    std::string key_seed;             // random, from the host: makes idempotency keys unguessable and unique
    int commands_sent = 0;
    std::string command_key;          // of the command under way or to be tried again
    std::uint64_t command_digest = 0; // of that command: another one gets another key
    std::optional<TransferCode> code_made; // says nothing that page and today do not say: for speed only
    friend bool operator==(const Model&, const Model&) = default;
};

// ---- messages: what happened --------------------------------------------------------------------------------------

enum class ContactField { Subject, Text, Phone, Email };
enum class CopyWhat { Name, Iban, Amount, Reference };
enum class Failure { NotReached, LinkGone, FactorNeeded, FactorWrong, FactorLocked, Refused };

struct PageArrived { ClaimPage page; Date today; friend bool operator==(const PageArrived&, const PageArrived&) = default; };
// factor: which one is asked for, of FactorNeeded and FactorWrong; merchant: who asks for it, of FactorNeeded.
struct Failed { Failure failure; std::string refusal; std::vector<ContactRefusal> contact; Factor factor = Factor::Postcode; std::string merchant = {};
                bool is_of_page = false; // FetchPage failed: says nothing of a command that is under way
                friend bool operator==(const Failed&, const Failed&) = default; };
struct CommandDone { ClaimPage page; friend bool operator==(const CommandDone&, const CommandDone&) = default; };
struct ClaimChanged { friend bool operator==(const ClaimChanged&, const ClaimChanged&) = default; };
// since: of Lost, when what is shown was true.
struct ConnectionChanged { Connection connection; std::optional<ClockTime> since = std::nullopt; friend bool operator==(const ConnectionChanged&, const ConnectionChanged&) = default; };
struct LanguageChosen { Language language; friend bool operator==(const LanguageChosen&, const LanguageChosen&) = default; };
struct InstalmentsChosen { int instalments; friend bool operator==(const InstalmentsChosen&, const InstalmentsChosen&) = default; };
struct PlanContinued { friend bool operator==(const PlanContinued&, const PlanContinued&) = default; };
struct PlanLeft { friend bool operator==(const PlanLeft&, const PlanLeft&) = default; };
struct PlanAccepted { friend bool operator==(const PlanAccepted&, const PlanAccepted&) = default; };
struct ContactEdited { ContactField field; std::string text; friend bool operator==(const ContactEdited&, const ContactEdited&) = default; };
struct ContactSendPressed { friend bool operator==(const ContactSendPressed&, const ContactSendPressed&) = default; };
struct FactorEdited { std::string text; friend bool operator==(const FactorEdited&, const FactorEdited&) = default; };
struct FactorSubmitted { friend bool operator==(const FactorSubmitted&, const FactorSubmitted&) = default; };
struct CodeEdited { std::string text; friend bool operator==(const CodeEdited&, const CodeEdited&) = default; };
struct CodeSubmitted { friend bool operator==(const CodeSubmitted&, const CodeSubmitted&) = default; };
struct LeavePressed { friend bool operator==(const LeavePressed&, const LeavePressed&) = default; };
struct CopyPressed { CopyWhat what; friend bool operator==(const CopyPressed&, const CopyPressed&) = default; };
struct CopyEnded { bool is_done; friend bool operator==(const CopyEnded&, const CopyEnded&) = default; };
// The command could not be sent and is kept; also of one that an earlier page has left behind. CommandDone or Failed follows.
struct CommandKept { Busy command; friend bool operator==(const CommandKept&, const CommandKept&) = default; };
struct CommandDropped { friend bool operator==(const CommandDropped&, const CommandDropped&) = default; };
struct KeepingTold { Keeping keeping; friend bool operator==(const KeepingTold&, const KeepingTold&) = default; };
struct KeepPressed { friend bool operator==(const KeepPressed&, const KeepPressed&) = default; };
struct ForgetPressed { friend bool operator==(const ForgetPressed&, const ForgetPressed&) = default; };
struct DeviceForgot { friend bool operator==(const DeviceForgot&, const DeviceForgot&) = default; };
struct NoticeDismissed { friend bool operator==(const NoticeDismissed&, const NoticeDismissed&) = default; };
using Message = std::variant<PageArrived, Failed, CommandDone, ClaimChanged, ConnectionChanged, LanguageChosen,
                             InstalmentsChosen, PlanContinued, PlanLeft, PlanAccepted, ContactEdited, ContactSendPressed,
                             FactorEdited, FactorSubmitted, CodeEdited, CodeSubmitted, LeavePressed, CopyPressed,
                             CopyEnded, CommandKept, CommandDropped, KeepingTold, KeepPressed, ForgetPressed, DeviceForgot, NoticeDismissed>;

// ---- effects: what the host shall do ------------------------------------------------------------------------------

// Each of the first five is answered by one message: FetchPage, Unlock and OpenCode by PageArrived or Failed, SendPlan
// and SendContact by CommandDone or Failed. CloseClaim: drop what is under way, so that no answer reaches the next person.
struct FetchPage { friend bool operator==(const FetchPage&, const FetchPage&) = default; };
struct SendPlan { PlanProposal proposal; std::string key; friend bool operator==(const SendPlan&, const SendPlan&) = default; };
struct SendContact { ContactRequest request; std::string key; friend bool operator==(const SendContact&, const SendContact&) = default; };
struct Unlock { std::string factor; friend bool operator==(const Unlock&, const Unlock&) = default; };
struct OpenCode { std::string code; friend bool operator==(const OpenCode&, const OpenCode&) = default; };
struct CloseClaim { friend bool operator==(const CloseClaim&, const CloseClaim&) = default; };
struct CopyText { std::string text; friend bool operator==(const CopyText&, const CopyText&) = default; };
// Of the device, each answered by KeepingTold, nothing and DeviceForgot: keep a copy of the page; send the kept command no more;
// delete whatever is stored.
struct KeepPage { friend bool operator==(const KeepPage&, const KeepPage&) = default; };
struct DropCommand { friend bool operator==(const DropCommand&, const DropCommand&) = default; };
struct ForgetDevice { friend bool operator==(const ForgetDevice&, const ForgetDevice&) = default; };
using Effect = std::variant<FetchPage, SendPlan, SendContact, Unlock, OpenCode, CloseClaim, CopyText, KeepPage, DropCommand, ForgetDevice>;

struct Next {
    Model model;
    std::vector<Effect> effects;
};
// Total: a message that does not fit the model changes nothing.
Next update(Model model, const Message& message);

// The look of the page: its merchant's.
inline const Theme& theme_of(const Model& model) { return model.page ? model.page->theme : model.theme; }

// What the page offers, derived once for view and update.
int instalments_shown(const Model& model);               // 0: no plan is offered
PlanProposal proposal(const Model& model);
// The transfer for what is to be paid next. Nothing when nothing is, or when the invoice has no account to pay into.
std::optional<Transfer> transfer_shown(const Model& model);
// The symbol of its EPC payload (EPC069-12); nothing when it is no transfer within SEPA's rules.
std::optional<QrSymbol> code_of(const Model& model, const Transfer& transfer);
std::string text_to_copy(const Model& model, CopyWhat what);

// ---- without script -----------------------------------------------------------------------------------------------

using FormFields = std::vector<std::pair<std::string, std::string>>;
// The query of the address: lang, instalments, step=plan (or step=plan.en, with the
// language, from a form that has no other field for it), and done=plan or done=contact after a
// form was taken (believed only when the page says so, too). Unknown fields and values are passed over. The page comes
// first: without it, step and done mean nothing.
Model with_query(Model model, const FormFields& query);
// The fields of the contact form, as the draft.
ContactRequest contact_from(const FormFields& form);
// The query that brings this model back: "?lang=en&instalments=6&step=plan".
std::string query_of(const Model& model);

} // namespace kz
