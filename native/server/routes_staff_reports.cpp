// The bank's files on their way in, and what they come to: a merchant's day, how long services took to come back, and how merchants are told.
#include "native/http/exchange.hpp"
#include "native/http/multipart.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/payout.hpp"
#include "native/server/reactivations.hpp"
#include "native/server/routes.hpp"
#include "native/server/staff_page.hpp"
#include "native/server/webhook_desk.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"
#include "shared/protocol/webhook_json.hpp"

#include <algorithm>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

constexpr int imports_on_a_page = 50;
constexpr int deliveries_on_a_page = 20;
constexpr std::size_t services_on_a_page = 100;

// ---- statements -------------------------------------------------------------------------------------------------------

void show_statements(StaffOpening& opening, std::string what, std::string detail, int status) {
    for (const BankImport& import : opening.service.reader().bank_imports(imports_on_a_page))
        opening.model.imports.push_back({central_european_clock(import.at), import.accounts, import.entries, import.known, import.posted, import.waiting, import.reversed,
                                         import.noted, import.warnings, import.is_balance_off});
    opening.model.page = StaffPage::Statements;
    opening.answer_look(std::move(what), {}, std::move(detail), status);
}

void get_statements(StaffOpening& opening) {
    if (value_of(opening.form, "done") == "done")
        opening.model.notice = StaffNotice::StatementTaken;
    show_statements(opening, "statements_listed", {}, 200);
}

// The same as an import by the API: what was read before a fault is posted, and the file can be sent again.
void post_statement(StaffOpening& opening) {
    const auto parts = http::parse_multipart(http::exchange().request().header("Content-Type"), opening.request.body);
    const std::string_view file = parts ? http::content_of(*parts, "file") : std::string_view();
    StatementImport import(opening.service);
    Result<void, StatementFault> taken = import.push(file);
    if (taken)
        taken = import.finish();
    const std::string what(staff_act_code(StaffAct::ImportStatement));
    if (!taken) {
        opening.model.notice = StaffNotice::StatementFaulty;
        return show_statements(opening, what, std::string(refusal_code(taken.error().reason)), 422);
    }
    Service::Order order;
    order.work = [entry = opening.trace(what, {}, std::to_string(import.counts().entries) + " entries"), session = opening.who->session](Transaction& tx, Moment now) {
        tx.add_audit(entry);
        note_seen(tx, session, now.at);
        return see_other("/staff/statements?done=done");
    };
    opening.service.run(std::move(order));
}

// ---- payout -----------------------------------------------------------------------------------------------------------

// The one that is asked for, if this account may see it; of an account of a merchant always that one.
std::optional<Merchant> merchant_of(const StaffOpening& opening) {
    const MerchantId own = opening.who->account.merchant;
    const auto asked = own.is_set() ? std::optional(own) : parse_merchant_code(value_of(opening.form, "merchant"));
    return asked ? opening.service.reader().merchant(*asked) : std::nullopt;
}

void get_payout(StaffOpening& opening) {
    StaffPayout& payout = opening.model.payout;
    payout.day = parse_date(trimmed(value_of(opening.form, "day"))).value_or(opening.now.today);
    opening.model.page = StaffPage::Payout;
    std::vector<Merchant> merchants = opening.service.reader().merchants();
    std::erase_if(merchants, [&](const Merchant& merchant) { return !sees(opening.who->account, merchant.id); });
    for (const Merchant& merchant : merchants)
        payout.merchants.emplace_back(merchant_code(merchant.id), merchant.name);
    auto merchant = merchant_of(opening);
    if (!merchant && merchants.size() == 1)
        merchant = merchants.front();
    if (!merchant)
        return opening.answer_look({});
    Payout found = payout_of(opening.service, *merchant, payout.day);
    payout.merchant = merchant_code(merchant->id);
    payout.name = merchant->name;
    payout.entries = static_cast<int>(found.records.size());
    payout.totals = std::move(found.totals);
    opening.answer_look("payout_read", {}, payout.merchant + " " + iso(payout.day));
}

void get_payout_file(StaffOpening& opening, PayoutForm form) {
    const auto merchant = merchant_of(opening);
    const auto day = parse_date(value_of(opening.form, "day"));
    if (!merchant || !day)
        return opening.answer_notice(StaffPage::Closed, StaffNotice::Unknown, 404);
    Service::Order order;
    order.work = [answer = payout_answer(opening.service, *merchant, *day, form, opening.model.base.language),
                  entry = opening.trace("payout_exported", {}, merchant_code(merchant->id) + " " + iso(*day))](Transaction& tx, Moment) {
        tx.add_audit(entry);
        return answer;
    };
    opening.service.run(std::move(order));
}

// ---- services -----------------------------------------------------------------------------------------------------------

void get_services(StaffOpening& opening) {
    StaffServices& report = opening.model.services;
    const std::vector<Reactivation> found = reactivations(opening.service, opening.who->account.merchant);
    const ReactivationFigures figures = figures_of(found);
    report.restored = figures.restored;
    report.waiting = figures.waiting;
    report.median_seconds = figures.median_seconds;
    report.p95_seconds = figures.p95_seconds;
    ClaimRecord record;
    for (const Reactivation& each : found)
        if (report.services.size() < services_on_a_page && opening.service.reader().load_head(each.claim, record))
            report.services.push_back({each.claim, record.number, record.buyer_name, each.service.name, each.number, central_european_clock(*each.service.settled_at),
                                       each.service.is_blocked() ? std::nullopt : std::optional(seconds_to_restore(each.service))});
    opening.model.page = StaffPage::Services;
    opening.answer_look("services_read");
}

// ---- webhooks -----------------------------------------------------------------------------------------------------------

StaffWebhook shown_webhook(Reader& store, const Webhook& webhook) {
    const auto merchant = store.merchant(webhook.merchant);
    StaffWebhook shown{webhook_code(webhook.id), merchant ? merchant->name : std::string(), webhook.url, webhook.disabled_at.has_value(), {}};
    for (const Delivery& delivery : store.deliveries(webhook.id, deliveries_on_a_page))
        shown.deliveries.push_back({delivery.entry.sequence, delivery.entry.type, delivery.entry.claim.is_set() ? claim_code(delivery.entry.claim) : std::string(),
                                    std::string(delivery_state_code(delivery.state)), delivery.attempts, delivery.status, delivery.failure, central_european_clock(delivery.due_at)});
    return shown;
}

void fill_webhooks(StaffOpening& opening) {
    Reader& store = opening.service.reader();
    for (const Webhook& webhook : store.webhooks(opening.who->account.merchant))
        opening.model.webhooks.push_back(shown_webhook(store, webhook));
    opening.model.page = StaffPage::Webhooks;
}

void get_webhooks(StaffOpening& opening) {
    fill_webhooks(opening);
    opening.model.notice = notice_of_done(value_of(opening.form, "done"));
    opening.answer_look("webhooks_read");
}

void post_replay(StaffOpening& opening) {
    const auto id = parse_webhook_code(opening.request.path_params.at("webhook"));
    const auto webhook = id ? opening.service.reader().webhook(*id) : std::nullopt;
    if (!webhook || !sees(opening.who->account, webhook->merchant))
        return opening.answer_notice(StaffPage::Closed, StaffNotice::Unknown, 404);
    const auto from = parse_integer(trimmed(value_of(opening.form, "from")));
    if (!from || *from < 1) {
        fill_webhooks(opening);
        return opening.answer_refused(StaffNotice::Unclear, {}, "webhooks_read");
    }
    Service::Order order;
    order.work = [id = *id, from = *from, session = opening.who->session,
                  entry = opening.trace(std::string(staff_act_code(StaffAct::RunWebhooks)), {}, webhook_code(*id) + " from " + std::to_string(*from))](Transaction& tx, Moment now) {
        if (auto again = tx.webhook(id)) {
            deliver_again(tx, *std::move(again), from, now);
            tx.add_audit(entry);
        }
        note_seen(tx, session, now.at);
        return see_other("/staff/webhooks?done=done");
    };
    opening.service.run(std::move(order));
}

} // namespace

void add_staff_report_routes(Service& service, http::Routes& routes) {
    const auto with = [&service](StaffAct act, StaffHandler handler) {
        return [&service, act, handler](const Request& request, Response& response) { with_staff(service, request, response, act, handler); };
    };
    routes.get("/staff/statements", with(StaffAct::ImportStatement, get_statements))
        .post("/staff/statements", with(StaffAct::ImportStatement, post_statement), http::Lane::Pool)
        .get("/staff/payout", with(StaffAct::ReadReports, get_payout), http::Lane::Pool)
        .get("/staff/services", with(StaffAct::ReadReports, get_services), http::Lane::Pool)
        .get("/staff/webhooks", with(StaffAct::RunWebhooks, get_webhooks), http::Lane::Pool)
        .get("/staff/webhooks/:webhook/replay", [](const Request&, Response& response) { put(response, see_other("/staff/webhooks")); })
        .post("/staff/webhooks/:webhook/replay", with(StaffAct::RunWebhooks, post_replay));
    for (const auto& [path, form] : {std::pair("/staff/payout.csv", PayoutForm::Csv), std::pair("/staff/payout.json", PayoutForm::Json), std::pair("/staff/payout.pdf", PayoutForm::Pdf)})
        routes.get(path, with(StaffAct::ReadReports, [form](StaffOpening& opening) { get_payout_file(opening, form); }), http::Lane::Pool);
}

} // namespace kz
