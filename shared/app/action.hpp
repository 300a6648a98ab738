// What a Bind in the scene means. The numbers are stable between a server and the module it serves, which are built
// together; they are never stored.
#pragma once

#include "shared/app/model.hpp"

#include <optional>

namespace kz {

enum class Action : std::uint16_t {
    None, ChooseLanguage /* argument: Language */, ChooseInstalments /* value: number */, ContinuePlan, LeavePlan, AcceptPlan,
    EditContact /* argument: ContactField, value: text */, SendContact, EditFactor, SubmitFactor, EditCode, SubmitCode,
    Leave, Copy /* argument: CopyWhat */, DismissNotice, Reload, DropCommand, KeepPage, ForgetDevice,
    ChoosePlanBy /* argument: PlanBy */, EditSpare /* value: text */, ChooseRhythm /* value: rhythm_code */,
    ChoosePayDay /* value: number */, ChooseFirstDay /* value: day, or empty */, TakeOffer /* argument: index */, AskPerson,
    ChangePlan, ChooseRelief /* argument: index */, TakeRelief, ChooseAmount /* argument: 1: everything */,
    BeginDispute /* argument: DisputeReason */, LeaveDispute, EditDispute /* argument: DisputeField, value: text */,
    TickItem /* argument: index, value: "1" or nothing */, SendDispute, ChooseProof /* argument: dispute or file_of_message, value: bytes */,
    OpenTopic /* argument: Topic */,
    OpenMandate, LeaveMandate, EditMandate /* argument: MandateField, value: text */, GiveMandate, RevokeMandate,
    ChooseWay /* argument: PayMethod */, CallOff /* argument: 1: the slip */, RateTalk /* argument: 1 to rating_max */,
    UseShare /* argument: ShareAct */, TickShareScope /* argument: scope, value: "1" or nothing */, ShowShared /* argument: 1: the page as it is sent; 2: as it is, where the helper points */,
    WantPerson, Paste,
};

// Nothing when action, argument or value make no message.
std::optional<Message> message_from(std::uint16_t action, std::int64_t argument, std::string_view value);

} // namespace kz
