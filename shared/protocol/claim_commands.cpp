#include "shared/protocol/claim_commands.hpp"

#include "shared/protocol/dispute_json.hpp"
#include "shared/protocol/request_fields.hpp"

namespace kz {
namespace {

using Decoded = Result<Command, WireFault>;

Money amount_of(Fields& fields) {
    const Currency currency = fields.required_currency();
    return fields.required_minor("amount_minor", currency);
}

Decoded decode_charge(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> Command {
        const PositionKind kind = choice(fields, "charge", parse_position_kind(fields.required_code("charge")));
        return Charge{kind, amount_of(fields), fields.required_date("on"), fields.text("reason")};
    });
}

Decoded decode_waiver(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> Command {
        return Waive{amount_of(fields), fields.required_date("on"), fields.text("reason"), fields.text("position")};
    });
}

Decoded decode_refund(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> Command {
        return Refund{amount_of(fields), fields.required_date("booked_on"), fields.text("reference")};
    });
}

Decoded decode_credit(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> Command {
        return TakeCredit{amount_of(fields), fields.required_text("number"), fields.date("on"), fields.text("position")};
    });
}

Decoded decode_allocation(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> Command {
        return ChooseAllocation{choice(fields, "allocation", parse_allocation(fields.required_code("allocation")))};
    });
}

Decoded decode_plan_end(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> Command { return EndPlan{fields.flag("is_broken")}; });
}

Decoded decode_plan_approval(std::string_view text) {
    return decode_request(text.empty() ? "{}" : text, [](Fields&) -> Command { return ApprovePlan{}; });
}

Decoded decode_plan_refusal(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> Command { return DeclinePlan{fields.required_text("reason")}; });
}

Decoded decode_delivery(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> Command { return NoteDelivery{fields.required_date("on")}; });
}

Decoded decode_reminder(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> Command {
        return NoteReminder{fields.required_date("on"), fields.required_int("level", 0, 1000)};
    });
}

Decoded decode_due_date(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> Command { return MoveDue{fields.required_date("due_on")}; });
}

Decoded decode_pause(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> Command { return Pause{fields.required_date("until")}; });
}

Decoded decode_resumption(std::string_view text) {
    return decode_request(text.empty() ? "{}" : text, [](Fields&) -> Command { return Resume{}; });
}

Decoded decode_dispute(std::string_view text) {
    auto request = decode_dispute_request(text);
    if (!request)
        return refuse(std::move(request).error());
    return OpenDispute{*std::move(request)};
}

Decoded decode_service_block(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> Command {
        std::string service = fields.required_text("service");
        return BlockService{std::move(service), fields.required_date("on")};
    });
}

Decoded decode_service_restoration(std::string_view text) {
    return decode_request(text.empty() ? "{}" : text, [](Fields& fields) -> Command {
        if (!fields.has("service"))
            return RestoreService{};
        return RestoreService{fields.required_int("service", 0, journal_entries_max)};
    });
}

Decoded decode_refund_order(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> Command {
        const Money amount = amount_of(fields);
        std::string iban = fields.required_text("iban");
        return OrderRefund{amount, std::move(iban), fields.required_text("holder")};
    });
}

Decoded decode_refund_cancellation(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> Command { return CancelRefund{fields.required_int("refund", 0, journal_entries_max)}; });
}

Decoded decode_contact_closure(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> Command { return CloseContact{fields.required_int("contact", 0, messages_max)}; });
}

Decoded decode_message(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> Command {
        const auto code = fields.code("channel");
        const TalkChannel channel = code ? choice(fields, "channel", parse_channel(*code)) : TalkChannel::Chat;
        return SendMessage{channel, fields.raw_text("text")};
    });
}

Decoded decode_conversation_end(std::string_view text) {
    return decode_request(text.empty() ? "{}" : text, [](Fields&) -> Command { return CloseConversation{}; });
}

constexpr ClaimCommand commands[] = {
    {"charges", decode_charge},       {"waivers", decode_waiver},        {"refunds", decode_refund},
    {"credits", decode_credit},       {"allocation", decode_allocation}, {"plan-end", decode_plan_end},
    {"deliveries", decode_delivery},  {"reminders", decode_reminder},    {"due-date", decode_due_date},
    {"pause", decode_pause},          {"resumption", decode_resumption},
    {"plan-approval", decode_plan_approval}, {"plan-refusal", decode_plan_refusal},
    {"disputes", decode_dispute},
    {"service-blocks", decode_service_block}, {"service-restorations", decode_service_restoration},
    {"refund-orders", decode_refund_order}, {"refund-cancellations", decode_refund_cancellation}, {"contact-closures", decode_contact_closure},
    {"messages", decode_message},     {"conversation-end", decode_conversation_end},
};

} // namespace

std::span<const ClaimCommand> claim_commands() {
    return commands;
}

} // namespace kz
