#include "shared/app/action.hpp"

#include "shared/base/decimal_text.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

constexpr bool is_within(std::int64_t argument, auto last) {
    return argument >= 0 && argument <= static_cast<std::int64_t>(last);
}

std::optional<Message> instalments_chosen(std::string_view value) {
    const auto number = parse_integer(value);
    if (!number || *number < 0 || *number > plan_instalments_limit)
        return std::nullopt;
    return InstalmentsChosen{static_cast<int>(*number)};
}

} // namespace

std::optional<Message> message_from(std::uint16_t action, std::int64_t argument, std::string_view value) {
    switch (static_cast<Action>(action)) {
    case Action::None: return std::nullopt;
    case Action::ChooseLanguage:
        if (!is_within(argument, std::ssize(languages) - 1))
            return std::nullopt;
        return LanguageChosen{static_cast<Language>(argument)};
    case Action::ChooseInstalments: return instalments_chosen(value);
    case Action::ContinuePlan: return PlanContinued{};
    case Action::LeavePlan: return PlanLeft{};
    case Action::AcceptPlan: return PlanConfirmed{};
    case Action::EditContact:
        if (!is_within(argument, ContactField::Email))
            return std::nullopt;
        return ContactEdited{static_cast<ContactField>(argument), std::string(value)};
    case Action::SendContact: return ContactSendPressed{};
    case Action::EditFactor: return FactorEdited{std::string(value)};
    case Action::SubmitFactor: return FactorSubmitted{};
    case Action::EditCode: return CodeEdited{std::string(value)};
    case Action::SubmitCode: return CodeSubmitted{};
    case Action::Leave: return LeavePressed{};
    case Action::Copy:
        if (!is_within(argument, CopyWhat::Reference))
            return std::nullopt;
        return CopyPressed{static_cast<CopyWhat>(argument)};
    case Action::DismissNotice: return NoticeDismissed{};
    case Action::Reload: return ClaimChanged{};
    case Action::DropCommand: return CommandDropped{};
    case Action::KeepPage: return KeepPressed{};
    case Action::ForgetDevice: return ForgetPressed{};
    case Action::ChoosePlanBy:
        if (!is_within(argument, PlanBy::Spare))
            return std::nullopt;
        return PlanByChosen{static_cast<PlanBy>(argument)};
    case Action::EditSpare: return SpareEdited{std::string(value)};
    case Action::ChooseRhythm:
        if (const auto rhythm = parse_rhythm(value))
            return RhythmChosen{*rhythm};
        return std::nullopt;
    case Action::ChoosePayDay:
        if (const auto day = parse_integer(value); day && *day >= 1 && *day <= pay_day_max)
            return PayDayChosen{static_cast<int>(*day)};
        return std::nullopt;
    case Action::ChooseFirstDay: {
        const auto day = parse_date(value);
        if (!day && !value.empty())
            return std::nullopt;
        return FirstDayChosen{day};
    }
    case Action::TakeOffer:
        if (!is_within(argument, offers_max - 1))
            return std::nullopt;
        return OfferTaken{static_cast<int>(argument)};
    case Action::AskPerson: return PersonAsked{};
    case Action::ChangePlan: return PlanChangeOpened{};
    case Action::ChooseRelief:
        if (!is_within(argument, reliefs_max - 1))
            return std::nullopt;
        return ReliefChosen{static_cast<int>(argument)};
    case Action::TakeRelief: return ReliefTaken{};
    case Action::OpenTopic:
        if (!is_within(argument, Topic::Device))
            return std::nullopt;
        return TopicOpened{static_cast<Topic>(argument)};
    case Action::OpenMandate: return MandateOpened{};
    case Action::LeaveMandate: return MandateLeft{};
    case Action::EditMandate:
        if (!is_within(argument, MandateField::Iban))
            return std::nullopt;
        return MandateEdited{static_cast<MandateField>(argument), std::string(value)};
    case Action::GiveMandate: return MandatePressed{};
    case Action::RevokeMandate: return RevokePressed{};
    case Action::ChooseWay:
        if (!is_within(argument, PayMethod::Cash))
            return std::nullopt;
        return WayChosen{static_cast<PayMethod>(argument)};
    case Action::Paste: return PastePressed{};
    case Action::CallOff: return CallOffPressed{argument != 0};
    case Action::RateTalk:
        if (argument < 1 || argument > rating_max)
            return std::nullopt;
        return RatingGiven{static_cast<int>(argument)};
    case Action::WantPerson: return PersonPressed{};
    case Action::UseShare:
        if (!is_within(argument, ShareAct::LeaveProposal))
            return std::nullopt;
        return ShareUsed{static_cast<ShareAct>(argument)};
    case Action::TickShareScope:
        if (argument != share_point && argument != share_propose)
            return std::nullopt;
        return ShareScopeTicked{static_cast<int>(argument), !value.empty()};
    case Action::ShowShared: return SharedShown{argument == 1};
    case Action::ChooseAmount: return AmountChosen{argument != 0};
    case Action::BeginDispute:
        if (!is_within(argument, DisputeReason::Other))
            return std::nullopt;
        return DisputeBegun{static_cast<DisputeReason>(argument)};
    case Action::LeaveDispute: return DisputeLeft{};
    case Action::EditDispute:
        if (!is_within(argument, DisputeField::Holder))
            return std::nullopt;
        return DisputeEdited{static_cast<DisputeField>(argument), std::string(value)};
    case Action::TickItem:
        if (!is_within(argument, INT16_MAX))
            return std::nullopt;
        return DisputeItemTicked{static_cast<int>(argument), !value.empty()};
    case Action::SendDispute: return DisputeSendPressed{};
    case Action::ChooseProof: {
        const auto bytes = parse_integer(value);
        if ((argument != file_of_message && !is_within(argument, INT16_MAX)) || !bytes || *bytes < 0)
            return std::nullopt;
        return ProofChosen{static_cast<int>(argument), *bytes};
    }
    }
    return std::nullopt;
}

} // namespace kz
