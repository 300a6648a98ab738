// What the deciding functions share. Used inside shared/domain/journal only.
#pragma once

#include "shared/domain/journal/journal.hpp"

#include <span>

namespace kz {

using Decision = Result<std::vector<EventBody>, Refused>;

Refused because(JournalRefusal reason);
Decision agreed(EventBody event);
Decision agreed(EventBody event, EventBody next);
bool is_too_long(const std::string& reference);
// What every amount must keep, whichever command brings it.
std::optional<JournalRefusal> fault_of_amount(const State& state, Money amount);
const Position* position_of(const State& state, const std::string& key); // null: there is none
bool has_too_many_entries(const State& state);
// Within what a claim may have of files, these with those that it has.
bool has_room_for(const State& state, std::span<const Proof> files);

Decision open_dispute(const State& state, const OpenDispute& command, Date today);
Decision add_proof(const State& state, const AddProof& command);
Decision resolve_dispute(const State& state, const ResolveDispute& command, Date today);

Decision block_service(const State& state, const BlockService& command, Date today);
Decision restore_service(const State& state, const RestoreService& command);

Decision decide_plan(const State& state, const AgreePlan& command, const PlanPolicy& policy, Date today);
Decision decide_plan(const State& state, const RequestPlan& command, const PlanPolicy& policy, Date today);
Decision decide_plan(const State& state, const ApprovePlan& command, const PlanPolicy& policy, Date today);
Decision decide_plan(const State& state, const DeclinePlan& command, const PlanPolicy& policy, Date today);
Decision decide_plan(const State& state, const EndPlan& command, const PlanPolicy& policy, Date today);
Decision decide_plan(const State& state, const PausePlan& command, const PlanPolicy& policy, Date today);
Decision decide_plan(const State& state, const PostponeLine& command, const PlanPolicy& policy, Date today);
Decision decide_plan(const State& state, const CatchUpPlan& command, const PlanPolicy& policy, Date today);
Decision decide_plan(const State& state, const PostponeDue& command, const PlanPolicy& policy, Date today);

Decision decide_debit(const State& state, const GiveMandate& command, Date today);
Decision decide_debit(const State& state, const RevokeMandate& command, Date today);
Decision decide_debit(const State& state, const CollectDebit& command, Date today);
Decision decide_debit(const State& state, const ReturnCollection& command, Date today);

Decision decide_checkout(const State& state, const StartCheckout& command, Date today);
Decision decide_checkout(const State& state, const ReportCheckout& command, Date today);
Decision decide_checkout(const State& state, const IssueSlip& command);

Decision decide_talk(const State& state, const RequestContact& command);
Decision decide_talk(const State& state, const SendMessage& command);
Decision decide_talk(const State& state, const MarkSeen& command);
Decision decide_talk(const State& state, const CloseConversation& command);
Decision decide_talk(const State& state, const RateConversation& command);
Decision decide_talk(const State& state, const WantPerson& command);
Decision decide_talk(const State& state, const AddMessageFile& command);
Decision decide_talk(const State& state, const HandOver& command);

Decision decide_call(const State& state, const BookCall& command);
Decision decide_call(const State& state, const CancelCall& command);
Decision decide_call(const State& state, const NoteCall& command);

Decision decide_share(const State& state, const NoteShare& command);

} // namespace kz
