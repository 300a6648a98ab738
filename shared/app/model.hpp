// The page's whole state and vocabulary: Model, Message, Effect and the one function between them. Pure values: they
// compare, print and replay. The server starts a Model from the address and the form, the clients from the page's data.
#pragma once

#include "shared/domain/contact/answer_time.hpp"
#include "shared/domain/contact/business_hours.hpp"
#include "shared/domain/journal/journal.hpp"
#include "shared/domain/journal/paper.hpp"
#include "shared/domain/people/factor.hpp"
#include "shared/domain/people/language.hpp"
#include "shared/domain/sharing/share.hpp"
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
    bool is_time_barred = false;   // as the server judges by law: nothing is asked for any more
    DebitTerms debit = {}; // what the merchant collects with
    bool is_payment_seen = false;  // money came in that probably belongs here, and waits for a person
    std::vector<PayWay> ways = {}; // to pay beside a transfer, as the merchant offers them
    std::optional<Presence> presence = {}; // of the merchant's people; nothing: not told
    std::optional<AnswerPromise> answers = {}; // how soon they usually come; nothing: not known
    bool has_assistant = false; // a machine answers first: see is_assistant_first()
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
enum class Step { Overview, PlanConfirm, PlanChange /* another plan for the rest of one that runs */, Dispute, Mandate };
// What the page is about. All but the claim is read by whoever doubts or needs help, each at an address of its own; Check and
// Accessibility also without a link (then the gate is Gone). Device: what this device keeps of the page.
enum class Topic { Claim, Genuine, Check, Accessibility, Device };
enum class Notice { None, PlanAgreed, PlanRequested, PlanAdjusted, ContactSent, DisputeSent, ProofSent, PaymentArrived, Copied, CopyFailed, FactorWrong, FactorLocked, CodeUnknown, NotReached,
                    CheckYes, CheckNo, CheckTooMany /* answers of Topic::Check */, NotSent /* what waited, and now never can be */, DeviceForgotten, Refused,
                    MandateGiven, MandateRevoked, MessageArrived, TalkRated, FileSent, MachineAnswered, AddressNotOpened /* no browser */ };
inline constexpr Notice notice_last = Notice::AddressNotOpened;
enum class Connection { None, Live, Lost };
// Whether a copy of the page is on this device. Unknown: nobody has said so, there is nothing that could keep one.
enum class Keeping { Unknown, No, Yes, Impossible /* tried, and the browser stores nothing */ };
enum class Busy { None, Loading, AgreeingPlan, RequestingPlan, TakingRelief, SendingContact, SendingDispute, SendingProof, Unlocking, GivingMandate, RevokingMandate,
                  OpeningCheckout, CallingOff, RatingTalk, SendingFile /* with a message */, WantingPerson };
inline constexpr Busy busy_last = Busy::WantingPerson;
// Kiosk and phone are the native client: nothing has an address there, so topics and ways to pay are steps. A kiosk stands in a shop and
// belongs to nobody; a phone is the customer's own, with a browser and a clipboard beside the page.
enum class Surface { Web, Kiosk, Phone };
constexpr bool is_native(Surface surface) { return surface != Surface::Web; }
// Where the view may move the focus. Every message but those that lead elsewhere sets Stay.
enum class Focus {
    Stay,
    News, // to a notice or to what is wrong in a form, if there is any
    Page, // to the heading of the page or step that took the place of another
    Plan, // back to the plan's panel
    Disputes, // back to the panel of objections
    Debit, // back to the panel of direct debits
    Proposed, // to what a helper proposed and the customer took
};

// The code to scan for a transfer. To make one takes a millisecond, so `update` keeps it while the transfer stays.
struct TransferCode {
    Transfer transfer;
    QrSymbol symbol;
    friend bool operator==(const TransferCode&, const TransferCode&) = default;
};

// What a kiosk's customer takes along: the way to a provider's page, or to the slip for a till, on their own phone.
struct PhoneCode {
    std::string checkout; // its reference
    QrSymbol symbol;
    friend bool operator==(const PhoneCode&, const PhoneCode&) = default;
};

// Of showing the page to a helper: what the server tells, and what is being said to it.
struct Sharing {
    ShareStatus told;
    int scopes = share_look;      // ticked, to be granted
    bool is_sending = false;
    bool shows_shared = false;    // the page as the helper sees it
    bool is_pointed = false;      // the helper points at a place
    std::string before = {};      // what stood in the field of the proposal when it came
    friend bool operator==(const Sharing&, const Sharing&) = default;
};

// What the customer would like, as it is being said; wish_of() makes sense of it.
enum class PlanBy { Number, Spare };
struct PlanDraft {
    PlanBy by = PlanBy::Number;
    int instalments = 0;    // 0: the view's default (the middle of what is allowed at once)
    std::string spare;      // each month, as typed: "50", "49,90"
    RhythmKind rhythm = RhythmKind::Monthly;
    int pay_day = pay_day_max;
    std::optional<Date> first_due_on; // nothing: any day
    friend bool operator==(const PlanDraft&, const PlanDraft&) = default;
};
// An objection as it is being written; amount and day as typed.
struct DisputeDraft {
    DisputeReason reason = DisputeReason::Other;
    std::vector<std::string> positions; // ticked
    std::string text, paid_amount, paid_on, holder;
    friend bool operator==(const DisputeDraft&, const DisputeDraft&) = default;
};
// What is not an amount or a day is left for check() to say.
DisputeRequest request_of(const DisputeDraft& draft, Currency currency);

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
    PlanDraft plan;
    int relief = 0;                   // which of reliefs() is looked at
    std::optional<PayMethod> way = {}; // that a helper proposed and the customer chose: it is marked, and pressed by nobody
    bool pays_all = false;            // of a plan: everything that is left, not the next instalment alone
    ContactRequest contact;           // draft
    std::vector<ContactRefusal> contact_faults; // of the last try to send
    DisputeDraft dispute;             // Step::Dispute
    std::vector<DisputeRefusal> dispute_faults; // of the last try to send
    int proof_percent = 0;            // of Busy::SendingProof and SendingFile
    MandateWish mandate;              // draft
    std::vector<MandateRefusal> mandate_faults; // of the last try to give it
    std::optional<PhoneCode> phone;   // of a checkout that waits for its customer's phone
    Factor factor_asked = Factor::Postcode; // which one Gate::Factor asks for
    std::string factor;               // draft of the second factor
    std::string code;                 // draft of the code (kiosk, Topic::Check)
    std::optional<Paper> paper;       // of Notice::CheckYes: the code is a paper's, and this is what it says
    Notice notice = Notice::None;
    std::string refusal;              // code of the refusal behind Notice::Refused
    Connection connection = Connection::None;
    std::optional<ClockTime> as_of;   // what is shown is as it was then: there is no connection, or the page is a kept copy
    Keeping keeping = Keeping::Unknown;
    Busy busy = Busy::None;
    bool is_waiting = false;          // the command under way is kept on this device and sent when there is a connection
    Focus focus = Focus::News;
    bool is_being_answered = false;   // somebody writes to the customer right now
    Busy notice_about = Busy::None;   // what NotReached or Refused came of: it is said there
    std::string key_seed;             // random, from the host: makes idempotency keys unguessable and unique
    int commands_sent = 0;
    std::string command_key;          // of the command under way or to be tried again
    std::uint64_t command_digest = 0; // of that command: another one gets another key
    Sharing sharing;
    std::optional<TransferCode> code_made; // says nothing that page and today do not say: for speed only
    friend bool operator==(const Model&, const Model&) = default;
};

// ---- messages: what happened --------------------------------------------------------------------------------------

enum class ContactField { Subject, Text, Phone, Email };
enum class DisputeField { Text, PaidAmount, PaidOn, Holder };
enum class MandateField { Holder, Iban };
enum class CopyWhat { Name, Iban, Amount, Reference };
enum class Failure { NotReached, LinkGone, FactorNeeded, FactorWrong, FactorLocked, Refused };

struct PageArrived { ClaimPage page; Date today; friend bool operator==(const PageArrived&, const PageArrived&) = default; };
// factor: which one is asked for, of FactorNeeded and FactorWrong; merchant: who asks for it, of FactorNeeded.
struct Failed { Failure failure; std::string refusal; std::vector<ContactRefusal> contact; Factor factor = Factor::Postcode; std::string merchant = {};
                std::vector<DisputeRefusal> dispute = {};
                bool is_of_page = false; // FetchPage failed: says nothing of a command that is under way
                std::vector<MandateRefusal> mandate = {};
                friend bool operator==(const Failed&, const Failed&) = default; };
struct CommandDone { ClaimPage page; friend bool operator==(const CommandDone&, const CommandDone&) = default; };
struct ClaimChanged { friend bool operator==(const ClaimChanged&, const ClaimChanged&) = default; };
// since: of Lost, when what is shown was true.
struct ConnectionChanged { Connection connection; std::optional<ClockTime> since = std::nullopt; friend bool operator==(const ConnectionChanged&, const ConnectionChanged&) = default; };
struct LanguageChosen { Language language; friend bool operator==(const LanguageChosen&, const LanguageChosen&) = default; };
struct InstalmentsChosen { int instalments; friend bool operator==(const InstalmentsChosen&, const InstalmentsChosen&) = default; };
struct PlanContinued { friend bool operator==(const PlanContinued&, const PlanContinued&) = default; };
struct PlanLeft { friend bool operator==(const PlanLeft&, const PlanLeft&) = default; };
struct PlanByChosen { PlanBy by; friend bool operator==(const PlanByChosen&, const PlanByChosen&) = default; };
struct SpareEdited { std::string text; friend bool operator==(const SpareEdited&, const SpareEdited&) = default; };
struct RhythmChosen { RhythmKind rhythm; friend bool operator==(const RhythmChosen&, const RhythmChosen&) = default; };
struct PayDayChosen { int day; friend bool operator==(const PayDayChosen&, const PayDayChosen&) = default; };
struct FirstDayChosen { std::optional<Date> day; friend bool operator==(const FirstDayChosen&, const FirstDayChosen&) = default; };
struct OfferTaken { int index; friend bool operator==(const OfferTaken&, const OfferTaken&) = default; };
struct PlanConfirmed { friend bool operator==(const PlanConfirmed&, const PlanConfirmed&) = default; };
struct PersonAsked { friend bool operator==(const PersonAsked&, const PersonAsked&) = default; };
struct PlanChangeOpened { friend bool operator==(const PlanChangeOpened&, const PlanChangeOpened&) = default; };
struct ReliefChosen { int index; friend bool operator==(const ReliefChosen&, const ReliefChosen&) = default; };
struct ReliefTaken { friend bool operator==(const ReliefTaken&, const ReliefTaken&) = default; };
struct AmountChosen { bool is_all; friend bool operator==(const AmountChosen&, const AmountChosen&) = default; };
struct ContactEdited { ContactField field; std::string text; friend bool operator==(const ContactEdited&, const ContactEdited&) = default; };
struct ContactSendPressed { friend bool operator==(const ContactSendPressed&, const ContactSendPressed&) = default; };
struct DisputeBegun { DisputeReason reason; friend bool operator==(const DisputeBegun&, const DisputeBegun&) = default; };
struct DisputeLeft { friend bool operator==(const DisputeLeft&, const DisputeLeft&) = default; };
struct DisputeEdited { DisputeField field; std::string text; friend bool operator==(const DisputeEdited&, const DisputeEdited&) = default; };
struct DisputeItemTicked { int item; /* index of disputable() */ bool is_ticked; friend bool operator==(const DisputeItemTicked&, const DisputeItemTicked&) = default; };
struct DisputeSendPressed { friend bool operator==(const DisputeSendPressed&, const DisputeSendPressed&) = default; };
inline constexpr int file_of_message = -1; // in place of a dispute: it goes with the customer's last message
struct ProofChosen { int dispute; std::int64_t bytes; friend bool operator==(const ProofChosen&, const ProofChosen&) = default; };
struct ProofProgress { int percent; friend bool operator==(const ProofProgress&, const ProofProgress&) = default; };
struct FactorEdited { std::string text; friend bool operator==(const FactorEdited&, const FactorEdited&) = default; };
struct FactorSubmitted { friend bool operator==(const FactorSubmitted&, const FactorSubmitted&) = default; };
struct CodeEdited { std::string text; friend bool operator==(const CodeEdited&, const CodeEdited&) = default; };
struct PastePressed { friend bool operator==(const PastePressed&, const PastePressed&) = default; };
struct CodeSubmitted { friend bool operator==(const CodeSubmitted&, const CodeSubmitted&) = default; };
struct TopicOpened { Topic topic; friend bool operator==(const TopicOpened&, const TopicOpened&) = default; };
struct LeavePressed { friend bool operator==(const LeavePressed&, const LeavePressed&) = default; };
struct CopyPressed { CopyWhat what; friend bool operator==(const CopyPressed&, const CopyPressed&) = default; };
struct AddressNotOpened { friend bool operator==(const AddressNotOpened&, const AddressNotOpened&) = default; };
struct CopyEnded { bool is_done; friend bool operator==(const CopyEnded&, const CopyEnded&) = default; };
// The command could not be sent and is kept; also of one that an earlier page has left behind. CommandDone or Failed follows.
struct CommandKept { Busy command; friend bool operator==(const CommandKept&, const CommandKept&) = default; };
struct CommandDropped { friend bool operator==(const CommandDropped&, const CommandDropped&) = default; };
struct KeepingTold { Keeping keeping; friend bool operator==(const KeepingTold&, const KeepingTold&) = default; };
struct KeepPressed { friend bool operator==(const KeepPressed&, const KeepPressed&) = default; };
struct ForgetPressed { friend bool operator==(const ForgetPressed&, const ForgetPressed&) = default; };
struct DeviceForgot { friend bool operator==(const DeviceForgot&, const DeviceForgot&) = default; };
struct MandateOpened { friend bool operator==(const MandateOpened&, const MandateOpened&) = default; };
struct MandateLeft { friend bool operator==(const MandateLeft&, const MandateLeft&) = default; };
struct MandateEdited { MandateField field; std::string text; friend bool operator==(const MandateEdited&, const MandateEdited&) = default; };
struct MandatePressed { friend bool operator==(const MandatePressed&, const MandatePressed&) = default; };
struct RevokePressed { friend bool operator==(const RevokePressed&, const RevokePressed&) = default; };
// In the native client; in a browser the buttons are forms. What phone_url leads to, a phone opens, unless it is a slip.
struct WayChosen { PayMethod method; friend bool operator==(const WayChosen&, const WayChosen&) = default; };
struct CheckoutOpened { std::string checkout, phone_url; bool is_slip = false; friend bool operator==(const CheckoutOpened&, const CheckoutOpened&) = default; };
struct CallOffPressed { bool is_slip; friend bool operator==(const CallOffPressed&, const CallOffPressed&) = default; };
// As the claim's stream tells it; the host ends it after typing_ms, because nobody says that they have stopped.
struct TypingTold { bool is_typing; friend bool operator==(const TypingTold&, const TypingTold&) = default; };
struct RatingGiven { int rating; friend bool operator==(const RatingGiven&, const RatingGiven&) = default; };
struct PersonPressed { friend bool operator==(const PersonPressed&, const PersonPressed&) = default; };
// What was told has arrived or not; nobody waits for it.
struct Told { friend bool operator==(const Told&, const Told&) = default; };
struct NoticeDismissed { friend bool operator==(const NoticeDismissed&, const NoticeDismissed&) = default; };
// Of a share: what the server says, that there is news of it, and what the customer does.
struct ShareTold { ShareStatus status; friend bool operator==(const ShareTold&, const ShareTold&) = default; };
struct ShareNotTold { friend bool operator==(const ShareNotTold&, const ShareNotTold&) = default; };
struct ShareNews { friend bool operator==(const ShareNews&, const ShareNews&) = default; };
struct ShareUsed { ShareAct act; friend bool operator==(const ShareUsed&, const ShareUsed&) = default; };
struct ShareScopeTicked { int scope; bool is_ticked; friend bool operator==(const ShareScopeTicked&, const ShareScopeTicked&) = default; };
struct SharedShown { bool is_shown; friend bool operator==(const SharedShown&, const SharedShown&) = default; };
struct HelperPointed { friend bool operator==(const HelperPointed&, const HelperPointed&) = default; };
using Message = std::variant<PageArrived, Failed, CommandDone, ClaimChanged, ConnectionChanged, LanguageChosen,
                             InstalmentsChosen, PlanByChosen, SpareEdited, RhythmChosen, PayDayChosen, FirstDayChosen, OfferTaken,
                             PlanContinued, PlanLeft, PlanConfirmed, PersonAsked, PlanChangeOpened, ReliefChosen, ReliefTaken,
                             AmountChosen, ContactEdited, ContactSendPressed,
                             DisputeBegun, DisputeLeft, DisputeEdited, DisputeItemTicked, DisputeSendPressed, ProofChosen, ProofProgress,
                             FactorEdited, FactorSubmitted, CodeEdited, PastePressed, CodeSubmitted, TopicOpened, LeavePressed, CopyPressed,
                             CopyEnded, AddressNotOpened, CommandKept, CommandDropped, KeepingTold, KeepPressed, ForgetPressed, DeviceForgot, NoticeDismissed,
                             MandateOpened, MandateLeft, MandateEdited, MandatePressed, RevokePressed,
                             WayChosen, CheckoutOpened, CallOffPressed, TypingTold, RatingGiven, PersonPressed, Told,
                             ShareTold, ShareNotTold, ShareNews, ShareUsed, ShareScopeTicked, SharedShown, HelperPointed>;

Busy busy_with(const PlanStep& step);

// ---- effects: what the host shall do ------------------------------------------------------------------------------

// Each of those that ask the server is answered by one message: FetchPage, Unlock and OpenCode by PageArrived or Failed, those that begin with
// Send by CommandDone or Failed. SendProof: the file that the host has chosen last; its progress may be told meanwhile. SendMandate and SendRevocation never wait on
// the device, because an account number stands in them. CloseClaim: drop what is under way, so that no answer reaches the next person.
struct FetchPage { friend bool operator==(const FetchPage&, const FetchPage&) = default; };
struct SendPlan { PlanStep step; std::string key; friend bool operator==(const SendPlan&, const SendPlan&) = default; };
struct SendContact { ContactRequest request; std::string key; friend bool operator==(const SendContact&, const SendContact&) = default; };
struct SendDispute { DisputeRequest request; std::string key; friend bool operator==(const SendDispute&, const SendDispute&) = default; };
struct SendProof { int dispute = 0; std::string key; friend bool operator==(const SendProof&, const SendProof&) = default; };
struct Unlock { std::string factor; friend bool operator==(const Unlock&, const Unlock&) = default; };
struct OpenCode { std::string code; friend bool operator==(const OpenCode&, const OpenCode&) = default; };
struct CloseClaim { friend bool operator==(const CloseClaim&, const CloseClaim&) = default; };
struct CopyText { std::string text; friend bool operator==(const CopyText&, const CopyText&) = default; };
// Of a phone. PasteCode: CodeEdited and CodeSubmitted with the link in the clipboard, Failed when there is none there. OpenAddress: in the
// phone's browser; AddressNotOpened when it has none.
struct PasteCode { friend bool operator==(const PasteCode&, const PasteCode&) = default; };
struct OpenAddress { std::string address; friend bool operator==(const OpenAddress&, const OpenAddress&) = default; };
// Of the device, each answered by KeepingTold, nothing and DeviceForgot: keep a copy of the page; send the kept command no more;
// delete whatever is stored.
struct KeepPage { friend bool operator==(const KeepPage&, const KeepPage&) = default; };
struct DropCommand { friend bool operator==(const DropCommand&, const DropCommand&) = default; };
struct ForgetDevice { friend bool operator==(const ForgetDevice&, const ForgetDevice&) = default; };
struct SendMandate { MandateWish wish; std::string key; friend bool operator==(const SendMandate&, const SendMandate&) = default; };
struct SendRevocation { std::string key; friend bool operator==(const SendRevocation&, const SendRevocation&) = default; };
// Answered by CheckoutOpened or Failed, and by CommandDone or Failed.
struct OpenCheckout { PayMethod method; Money amount; friend bool operator==(const OpenCheckout&, const OpenCheckout&) = default; };
struct CallOffCheckout { std::string checkout; friend bool operator==(const CallOffCheckout&, const CallOffCheckout&) = default; };
struct SendRating { int rating = 0; std::string key; friend bool operator==(const SendRating&, const SendRating&) = default; };
struct SendPersonWish { std::string key; friend bool operator==(const SendPersonWish&, const SendPersonWish&) = default; };
// Both answered by Told. TellSeen: where nobody looks at the page, the host tells what is delivered, and the rest once somebody does.
struct TellSeen { TalkMarks marks; friend bool operator==(const TellSeen&, const TellSeen&) = default; };
struct TellTyping { friend bool operator==(const TellTyping&, const TellTyping&) = default; };
// Both answered by ShareTold or ShareNotTold.
struct FetchShare { friend bool operator==(const FetchShare&, const FetchShare&) = default; };
struct SendShare { ShareAct act = ShareAct::Offer; int scopes = 0; int proposal = 0; friend bool operator==(const SendShare&, const SendShare&) = default; };
using Effect = std::variant<FetchPage, SendPlan, SendContact, SendDispute, SendProof, Unlock, OpenCode, CloseClaim, CopyText, KeepPage, DropCommand, ForgetDevice, SendMandate, SendRevocation, OpenCheckout, CallOffCheckout, SendRating, TellSeen, TellTyping, FetchShare, SendShare, SendPersonWish, PasteCode, OpenAddress>;

inline constexpr int typing_ms = 6000; // so long TypingTold counts

struct Next {
    Model model;
    std::vector<Effect> effects;
};
// Total: a message that does not fit the model changes nothing.
Next update(Model model, const Message& message);

// The look of the page: its merchant's.
inline const Theme& theme_of(const Model& model) { return model.page ? model.page->theme : model.theme; }

// What the page offers, derived once for view and update.
ContactRequest contact_to_send(const Model& model); // the draft, with the ways back that are known
bool is_assistant_first(const Model& model); // a machine answers what is written next, or says that a person will
bool is_way_asked(const Model& model);       // a way back is to be told: a machine needs none
bool is_person_offered(const Model& model);  // by the press of a button, where a machine has answered
bool is_plan_offered(const Model& model);  // something is open that somebody may agree instalments for, and no plan runs
bool is_plan_choosable(const Model& model); // the same; and of a plan that runs: another one for the rest
int instalments_shown(const Model& model); // of the slider; 0: no plan is choosable
int instalments_most(const Model& model);
// Nothing while the amount that can be spared is not one.
std::optional<PlanWish> wish_of(const Model& model);
// The same with the first day that the answer names: what was read is what is agreed. Nothing unless it is accepted.
std::optional<PlanWish> wish_to_agree(const Model& model);
// At once, by the same rules as the server's. Nothing without a wish.
std::optional<PlanAnswer> answer_of(const Model& model);
PlanDraft draft_of(const PlanWish& wish);
// What gives room, each of which would be accepted now: of a plan with a line that was missed the ways to catch up, else later
// days and a pause; without a plan a later due date.
std::vector<PlanStep> reliefs(const Model& model);
inline constexpr int reliefs_max = 6;
std::optional<PlanStep> relief_shown(const Model& model); // the one that is looked at
// A file can go with what was said last: that was the customer.
bool is_file_offered(const Model& model);
// A mandate may be given: the merchant collects, and none covers what is open.
bool is_mandate_offered(const Model& model);
// What is to be paid next, or everything, as it was chosen; zero when nothing is.
Money amount_to_pay(const Model& model);
// For that amount, in the merchant's order. A kiosk is no place to type a card's number: there they lead to the customer's phone.
std::vector<PayWay> pay_ways_shown(const Model& model);
// What can be called off, by its reference: the slip that is shown, or the checkout that waits for a phone; empty: nothing.
std::string checkout_to_call_off(const Model& model, bool is_slip);
// The transfer for what is to be paid next. Nothing when nothing is, or when the invoice has no account to pay into.
std::optional<Transfer> transfer_shown(const Model& model);
// The symbol of its EPC payload (EPC069-12); nothing when it is no transfer within SEPA's rules.
std::optional<QrSymbol> code_of(const Model& model, const Transfer& transfer);
std::string text_to_copy(const Model& model, CopyWhat what);

// ---- without script -----------------------------------------------------------------------------------------------

using FormFields = std::vector<std::pair<std::string, std::string>>;
// The query of the address: lang; spare or instalments, rhythm, payday, first (of the plan); relief, pay=all; step=plan,
// step=change, step=mandate or step=dispute.REASON (or step=plan.en, with the language, from a form that has no other field for it), and done=plan,
// request, relief, mandate, revoked, contact, rating, person, file, dispute or proof after a form was taken (believed only when the page says so, too). Unknown fields and values are passed over. The page comes
// first: without it, step and done mean nothing.
Model with_query(Model model, const FormFields& query);
// What a form asks of a plan, by its address ("plan-pause") and its fields; nothing when it makes no sense.
std::optional<PlanStep> plan_step_from(std::string_view form, const FormFields& fields, const Model& model);
// The address of that form: "plan-pause?lang=de&days=14".
std::string address_of(const PlanStep& step, Language language);
// "&instalments=6&rhythm=weekly": of what was chosen, and back.
std::string query_of(const PlanDraft& draft);
PlanDraft plan_draft_from(std::string_view query);
void take_plan_field(PlanDraft& draft, std::string_view name, std::string_view value);
// The fields of the contact form, as the draft.
ContactRequest contact_from(const FormFields& form);
// The fields of the form of an objection, as the draft: item (once for each), text, paid_amount, paid_on, holder.
DisputeDraft dispute_from(DisputeReason reason, const FormFields& form);
// The fields of the mandate's form, as the draft.
MandateWish mandate_from(const FormFields& form);
// The query that brings this model back: "?lang=en&instalments=6&rhythm=monthly&step=plan".
std::string query_of(const Model& model);

} // namespace kz
