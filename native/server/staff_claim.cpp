#include "native/server/staff_claim.hpp"

#include "native/server/call_desk.hpp"
#include "shared/domain/payments/transfer.hpp"
#include "shared/protocol/codes.hpp"
#include "shared/text/text.hpp"

#include <algorithm>
#include <ranges>

namespace kz {
namespace {

// The last answer that is to go by mail, or went; one that was read on the page needs no word.
std::optional<StaffOutgoing> mail_of(Service& service, ClaimId claim) {
    if (!service.courier.sends_mail())
        return std::nullopt;
    for (const OutgoingRecord& record : service.reader().outgoing(claim) | std::views::reverse) {
        if (record.kind != OutgoingKind::Mail || record.state == OutgoingState::Needless)
            continue;
        const bool is_over = !is_under_way(record.state);
        const std::string state = record.state == OutgoingState::Sent ? "sent" : is_over ? "given_up" : record.attempts > 0 ? "failed" : "waiting";
        return StaffOutgoing{state, central_european_clock(is_over ? record.at : record.due_at)};
    }
    return std::nullopt;
}

std::optional<StaffSms> sms_of(Reader& store, const ClaimRecord& record, const State& state) {
    if (!store.sms_gateway(record.merchant))
        return std::nullopt;
    const std::string told = completed(state.conversation, {}).phone;
    StaffSms sms{.phone = !told.empty() ? told : state.call ? state.call->phone : state.invoice.buyer.phone};
    for (const OutgoingRecord& sent : store.outgoing(record.id))
        if (sent.kind == OutgoingKind::Sms) {
            ++sms.count;
            sms.state = sent.state == OutgoingState::Sent ? "sent" : sent.state == OutgoingState::GivenUp ? "refused" : "unknown";
            sms.at = central_european_clock(sent.at);
        }
    return sms;
}

// In the customer's language first.
std::vector<StaffReply> replies_for(Reader& store, MerchantId merchant, Language language) {
    std::vector<StaffReply> replies;
    for (const ReplyRecord& record : store.replies(merchant))
        replies.push_back({reply_code(record.id), record.reply, {}});
    std::ranges::stable_partition(replies, [language](const StaffReply& reply) { return reply.text.language == language; });
    return replies;
}

// As the reply's language says them.
ReplyFacts facts_of(const ClaimPage& page, Language language) {
    ReplyFacts facts;
    const auto put_in = [&](ReplyFact fact, std::string text) { facts[static_cast<std::size_t>(fact)] = std::move(text); };
    const State& state = page.state;
    put_in(ReplyFact::Customer, state.invoice.buyer.name);
    put_in(ReplyFact::Number, state.invoice.number);
    put_in(ReplyFact::Open, money_text(language, open(state)));
    if (const auto due = due_date(state))
        put_in(ReplyFact::Due, date_text(language, *due));
    put_in(ReplyFact::Merchant, page.merchant);
    put_in(ReplyFact::Reference, grouped_reference(claim_reference(page.id, state.invoice)));
    return facts;
}

} // namespace

bool is_colleague(const StaffAccount& account, MerchantId merchant) {
    return !account.disabled_at && !account.password_hash.empty() && may(account.role, StaffAct::AnswerCustomer) && sees(account, merchant);
}

void fill_claim(StaffOpening& opening, const ClaimRecord& record) {
    Service& service = opening.service;
    const auto merchant = service.reader().merchant(record.merchant);
    const State& state = service.states().get(service.reader(), record.id);
    opening.model.page = StaffPage::Claim;
    opening.model.base.gate = Gate::Open;
    opening.model.mail = mail_of(service, record.id);
    opening.model.sms = sms_of(service.reader(), record, state);
    if (may(opening.who->account.role, StaffAct::AnswerCustomer))
        opening.model.replies = replies_for(service.reader(), record.merchant, language_of(state.conversation, *merchant));
    if (state.call && state.call->state == CallState::Missed && state.call->tries < call_tries_max)
        opening.model.call_again = next_call_time(free_call_times(service.reader(), *merchant, state.invoice, record.id, central_european_clock(opening.now.at)));
    for (const StaffAccount& account : service.reader().staff_accounts())
        if (is_colleague(account, record.merchant) && account.id != opening.who->account.id)
            opening.model.colleagues.push_back(account.name);
    opening.model.base.page = ClaimPage{record.id, state, merchant->policy, merchant->name, default_theme(), is_time_barred(state, opening.now.today)};
}

std::optional<ReplyRefusal> fill_reply(StaffOpening& opening, std::string_view reply) {
    const auto chosen = std::ranges::find(opening.model.replies, reply, &StaffReply::reply);
    if (chosen == opening.model.replies.end())
        return std::nullopt;
    opening.model.chosen_reply = chosen->reply;
    const ClaimPage& page = *opening.model.base.page;
    auto text = filled(chosen->text.text, facts_of(page, chosen->text.language));
    if (!text)
        return text.error();
    opening.model.typed_at = "/staff/claims/" + claim_code(page.id) + "/message";
    opening.model.typed = {{"text", *std::move(text)}};
    return std::nullopt;
}

http::Answer seen_again(ClaimId claim, std::string_view done) {
    return see_other("/staff/claims/" + claim_code(claim) + "?done=" + std::string(done));
}

} // namespace kz
