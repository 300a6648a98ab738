// Credit of customers: whose, and its way back. A refund is decided here and carried out at the bank; the statement that shows it closes it.
#include "native/http/exchange.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/page_answer.hpp"
#include "native/server/routes.hpp"
#include "native/server/staff_page.hpp"
#include "shared/app/typed_amount.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/domain/claims/iban.hpp"
#include "shared/protocol/bank_json.hpp"

#include <algorithm>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

constexpr int credits_max = 300;

StaffCredit credit_of(const ClaimRecord& record, const State& state) {
    StaffCredit credit{record.id, state.version, record.number, record.buyer_name, {state.ledger.credit_minor(), state.invoice.currency}, refundable(state), {}, {}};
    for (int number = 0; number < std::ssize(state.refunds); ++number)
        if (const RefundOrder& order = state.refunds[static_cast<std::size_t>(number)]; order.is_open())
            credit.orders.push_back({number, order.amount, masked_iban(order.iban), order.holder, refund_reference(record.id, number), order.ordered_on});
    return credit;
}

std::vector<ClaimRecord> in_credit(StaffOpening& opening) {
    return opening.service.reader().claims_in_credit(opening.who->account.merchant, {}, credits_max);
}

void get_list(StaffOpening& opening) {
    Service& service = opening.service;
    for (const ClaimRecord& record : in_credit(opening))
        opening.model.credits.push_back(credit_of(record, service.states().get(service.reader(), record.id)));
    opening.model.page = StaffPage::Refunds;
    opening.answer_look("refunds_listed");
}

std::string csv_text(const std::string& text) {
    std::string quoted = "\"";
    for (const char letter : text)
        quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return quoted + '"';
}

// What the bank is told, in full: for whoever carries the orders out.
void get_file(StaffOpening& opening) {
    Service& service = opening.service;
    constexpr std::int64_t cents = 100;
    std::string csv = "reference,iban,holder,amount,currency,claim,ordered_on\r\n";
    int orders = 0;
    for (const ClaimRecord& record : in_credit(opening)) {
        const State& state = service.states().get(service.reader(), record.id);
        for (int number = 0; number < std::ssize(state.refunds); ++number) {
            const RefundOrder& order = state.refunds[static_cast<std::size_t>(number)];
            if (!order.is_open())
                continue;
            const std::string rest = std::to_string(order.amount.minor % cents);
            csv += refund_reference(record.id, number) + ',' + order.iban + ',' + csv_text(order.holder) + ',' + std::to_string(order.amount.minor / cents) + '.' +
                   (rest.size() < 2 ? "0" + rest : rest) + ',' + std::string(order.amount.currency.text()) + ',' + claim_code(record.id) + ',' + iso(order.ordered_on) + "\r\n";
            ++orders;
        }
    }
    http::Answer answer{.status = 200, .content_type = "text/csv; charset=utf-8", .body = std::move(csv), .fields = {}};
    answer.fields.add("Cache-Control", "no-store").add("Content-Disposition", "attachment; filename=\"refunds.csv\"");
    Service::Order order;
    order.work = [answer = std::move(answer), entry = opening.trace("refunds_exported", {}, std::to_string(orders) + " orders")](Transaction& tx, Moment) {
        tx.add_audit(entry);
        return answer;
    };
    service.run(std::move(order));
}

std::vector<BankRecord> payments_of(Service& service, ClaimId claim) {
    std::vector<BankRecord> records = service.reader().bank_records_of(claim);
    std::erase_if(records, [](const BankRecord& record) { return record.is_out || !parse_iban(record.payment.payer_iban); });
    return records;
}

void fill(StaffOpening& opening, const ClaimRecord& record) {
    Service& service = opening.service;
    StaffCredit credit = credit_of(record, service.states().get(service.reader(), record.id));
    for (const BankRecord& payment : payments_of(service, record.id)) {
        StaffPayerAccount account{bank_code(payment.id), masked_iban(payment.payment.payer_iban), payment.payment.payer_name};
        if (!std::ranges::any_of(credit.accounts, [&](const StaffPayerAccount& known) { return known.account == account.account && known.holder == account.holder; }))
            credit.accounts.push_back(std::move(account));
    }
    opening.model.page = StaffPage::Refund;
    opening.model.credits = {std::move(credit)};
}

void get_refund(StaffOpening& opening) {
    const auto record = opening.claim();
    if (!record)
        return;
    fill(opening, *record);
    opening.model.notice = notice_of_done(value_of(opening.form, "done"));
    opening.answer_look("refund_opened", record->id);
}

http::Answer seen_again(ClaimId claim, std::string_view done) {
    return see_other("/staff/refunds/" + claim_code(claim) + "?done=" + std::string(done));
}

// The account that a payment of the claim came from; only where none is known it is what was typed.
OrderRefund ordered(StaffOpening& opening, ClaimId claim, Currency currency) {
    OrderRefund order{{typed_minor(value_of(opening.form, "amount")).value_or(0), currency}, {}, {}};
    const std::vector<BankRecord> payments = payments_of(opening.service, claim);
    if (payments.empty()) {
        order.iban = value_of(opening.form, "iban");
        order.holder = value_of(opening.form, "holder");
        return order;
    }
    const auto entry = parse_bank_code(value_of(opening.form, "account"));
    for (const BankRecord& payment : payments)
        if (payment.id == entry) {
            order.iban = payment.payment.payer_iban;
            order.holder = payment.payment.payer_name.empty() ? opening.model.credits.front().customer : payment.payment.payer_name;
        }
    return order;
}

void run(StaffOpening& opening, const ClaimRecord& record, const Command& what, const std::string& detail) {
    const std::int64_t version = parse_integer(value_of(opening.form, "version")).value_or(0);
    opening.model.typed_at = opening.request.path;
    opening.model.typed = opening.form;
    Service::Order order{record.id, {}, {}, {}};
    order.work = [&service = opening.service, claim = record.id, version, what, model = opening.model, session = opening.who->session,
                  coding = accepted_coding(http::exchange().request()), seen = opening.trace("refund_opened", record.id),
                  entry = opening.trace(std::string(staff_act_code(StaffAct::OrderRefund)), record.id, detail)](Transaction& tx, Moment now) mutable {
        if (tx.version(claim) != version)
            return seen_again(claim, "nothing");
        const auto acted = service.desk.act(tx, claim, what, Actor::Staff, now);
        if (!acted) {
            model.notice = acted.error().reason == JournalRefusal::RefundAccountFaulty ? StaffNotice::AccountFaulty : StaffNotice::Refused;
            model.refusal = refusal_code(acted.error().reason);
            tx.add_audit(seen);
            return page_answer(service.frame, model, 422, coding);
        }
        service.desk.note_task();
        tx.add_audit(entry);
        note_seen(tx, session, now.at);
        return seen_again(claim, "done");
    };
    opening.service.run(std::move(order));
}

void post_order(StaffOpening& opening) {
    if (const auto record = opening.claim()) {
        fill(opening, *record);
        run(opening, *record, ordered(opening, record->id, record->currency), "order");
    }
}

std::optional<int> number_of(const StaffOpening& opening) {
    const auto number = parse_integer(opening.request.path_params.at("number"));
    return number && *number >= 0 && *number <= journal_entries_max ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

void post_cancel(StaffOpening& opening) {
    if (const auto record = opening.claim()) {
        fill(opening, *record);
        run(opening, *record, CancelRefund{number_of(opening).value_or(-1)}, "cancel");
    }
}

// Carried out, and no statement will say so.
void post_paid(StaffOpening& opening) {
    const auto record = opening.claim();
    if (!record)
        return;
    fill(opening, *record);
    const auto& orders = opening.model.credits.front().orders;
    const auto order = std::ranges::find(orders, number_of(opening).value_or(-1), &StaffRefund::number);
    if (order == orders.end())
        return put(opening.response, seen_again(record->id, "nothing"));
    run(opening, *record, Refund{order->amount, opening.now.today, order->reference}, "paid");
}

} // namespace

void add_staff_refund_routes(Service& service, http::Routes& routes) {
    const auto with = [&service](StaffAct act, StaffHandler handler) {
        return [&service, act, handler](const Request& request, Response& response) { with_staff(service, request, response, act, handler); };
    };
    const auto back = [](const Request& request, Response& response) { put(response, see_other("/staff/refunds/" + request.path_params.at("claim"))); };
    for (const char* form : {"order", "cancel/:number", "paid/:number"})
        routes.get(std::string("/staff/refunds/:claim/") + form, back);
    routes.get("/staff/refunds", with(StaffAct::AssignMoney, get_list), http::Lane::Pool)
        .get("/staff/refunds.csv", with(StaffAct::OrderRefund, get_file), http::Lane::Pool)
        .get("/staff/refunds/:claim", with(StaffAct::AssignMoney, get_refund))
        .post("/staff/refunds/:claim/order", with(StaffAct::OrderRefund, post_order))
        .post("/staff/refunds/:claim/cancel/:number", with(StaffAct::OrderRefund, post_cancel))
        .post("/staff/refunds/:claim/paid/:number", with(StaffAct::OrderRefund, post_paid));
}

} // namespace kz
