#include "native/server/server.hpp"

#include "native/http/front.hpp"
#include "native/mail/received_mail.hpp"
#include "native/platform/log.hpp"
#include "native/platform/secret.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/routes.hpp"
#include "native/server/service.hpp"
#include "native/server/themes.hpp"
#include "shared/protocol/bank_json.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <stdexcept>

namespace kz {
namespace {

http::Options front_options(const ServerOptions& options) {
    http::Options front;
    front.address = options.address;
    front.port = options.port;
    front.trusted_proxies = options.trusted_proxies;
    front.limits.body_bytes = 64 << 10;
    // Files, and around one in a form a few lines; other forms below /c are refused by the library above 8 KB.
    constexpr std::size_t form_bytes = 4096;
    front.limits.bodies = {{"/api/v1/claims", invoice_body_bytes_max},
                           {"/api/v1/statements", statement_part_bytes_max},
                           {"/staff/statements", statement_part_bytes_max + form_bytes},
                           {"/api/v1/page/disputes", proof_bytes_max},
                           {"/api/v1/page/contact/files", proof_bytes_max},
                           {"/staff/claims", proof_bytes_max + form_bytes},
                           {"/c", proof_bytes_max + form_bytes},
                           {"/api/v1/mail", mail_bytes_max}};
    front.common_fields.add("X-Content-Type-Options", "nosniff")
        .add("Referrer-Policy", "no-referrer")
        .add("X-Frame-Options", "DENY")
        .add("Cross-Origin-Resource-Policy", "same-origin")
        .add("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    if (options.base_url.starts_with("https://"))
        front.common_fields.add("Strict-Transport-Security", "max-age=31536000");
    return front;
}

// 503 is an answer that was meant: there is no room for more at the moment.
LogLevel level_of(int status) {
    return status == 503 ? LogLevel::Warning : status >= 500 ? LogLevel::Error : LogLevel::Debug;
}

// The route's pattern stands for the path: a personal link never reaches the log.
void log_access(const http::Access& access) {
    log_event(level_of(access.status), "answered",
              {{"method", access.method}, {"route", access.route}, {"status", access.status},
               {"microseconds", access.duration_us}, {"bytes", access.bytes}});
}

void log_failure(std::string_view request_id, std::string_view route, const std::exception_ptr& failure) {
    std::string reason = "unknown";
    try {
        std::rethrow_exception(failure);
    } catch (const std::exception& error) {
        reason = error.what();
    } catch (...) {
    }
    log_event(LogLevel::Error, "handler_failed", {{"request", request_id}, {"route", route}, {"reason", reason}});
}

} // namespace

struct Server::Parts {
    Parts(ServerOptions given, Store& its_store) : options(std::move(given)), store(its_store) {}

    ServerOptions options;
    Store& store;
    std::unique_ptr<Service> service;
    std::unique_ptr<http::Front> front;
};

Server::Server(ServerOptions options, Store& store) : parts_(std::make_unique<Parts>(std::move(options), store)) {
    Parts& parts = *parts_;
    PageFrame frame = load_page_frame(parts.options.web_folder, load_themes(parts.options.theme_folders));
    const std::vector<http::Asset> manifest = frame.assets;
    parts.service = std::make_unique<Service>(
        ServiceSettings{parts.options.base_url, sha256(parts.options.operator_key), parts.options.proof_key, parts.options.openapi, parts.options.run_by,
                        parts.options.are_private_webhooks_allowed, parts.options.proof_folder},
        store, std::move(frame), parts.options.providers, parts.options.courier);
    http::Options front = front_options(parts.options);
    // One snapshot for all requests that a loop serves in one turn.
    front.hooks.batch_begin = [service = parts.service.get()] { service->reader().begin(); };
    front.hooks.batch_end = [service = parts.service.get()] { service->reader().end(); };
    front.hooks.access = log_access;
    front.hooks.failure = log_failure;
    parts.front = std::make_unique<http::Front>(std::move(front));
    parts.service->attach(*parts.front);
    if (auto loaded = parts.front->assets("/assets", manifest); !loaded)
        throw std::runtime_error(loaded.error().detail);
    parts.front->hot(claim_lookup(*parts.service));
    http::Routes& routes = parts.front->routes();
    add_open_routes(*parts.service, routes);
    add_page_routes(*parts.service, routes);
    add_call_routes(*parts.service, routes);
    add_telephony_routes(*parts.service, routes);
    add_device_routes(*parts.service, routes);
    add_trust_routes(*parts.service, routes);
    add_paper_routes(*parts.service, routes);
    add_handover_routes(*parts.service, routes);
    add_customer_routes(*parts.service, routes);
    add_dispute_routes(*parts.service, routes);
    add_report_routes(*parts.service, routes);
    add_operator_routes(*parts.service, routes);
    add_webhook_routes(*parts.service, routes);
    add_bank_routes(*parts.service, routes);
    add_debit_routes(*parts.service, routes);
    add_checkout_routes(*parts.service, routes);
    add_staff_routes(*parts.service, routes);
    add_staff_claim_routes(*parts.service, routes);
    add_staff_reply_routes(*parts.service, routes);
    add_sms_routes(*parts.service, routes);
    add_staff_money_routes(*parts.service, routes);
    add_staff_refund_routes(*parts.service, routes);
    add_staff_report_routes(*parts.service, routes);
    add_staff_audit_routes(*parts.service, routes);
    add_staff_account_routes(*parts.service, routes);
    add_share_routes(*parts.service, routes);
    add_mail_routes(*parts.service, routes);
}

Server::~Server() {
    stop();
}

void Server::start() {
    if (const int removed = parts_->service->proofs.sweep(parts_->service->reader()); removed > 0)
        log_event(LogLevel::Info, "proofs_swept", {{"files", removed}});
    parts_->service->share_notes.sweep();
    if (auto started = parts_->front->start(); !started)
        throw std::runtime_error("can not listen: " + started.error().detail);
    if (parts_->options.base_url.empty())
        parts_->service->settings.base_url = url();
    parts_->service->share_notes.begin();
    parts_->service->cashier.begin();
    parts_->service->courier.begin();
    // Statements came before, so one will come today: by then the open claims are read.
    if (!parts_->service->reader().bank_imports(1).empty())
        parts_->service->claim_reading.begin();
}

void Server::stop() {
    if (parts_->service) {
        parts_->service->share_notes.end();
        parts_->service->cashier.end();
        parts_->service->courier.end();
        parts_->service->claim_reading.end();
    }
    if (parts_->front)
        parts_->front->stop();
}

std::string Server::url() const {
    const std::string& address = parts_->options.address;
    const std::string host = address == "0.0.0.0" || address == "::" ? "127.0.0.1" : address.find(':') != std::string::npos ? "[" + address + "]" : address;
    return "http://" + host + ":" + std::to_string(parts_->front->port());
}

Service& Server::service() {
    return *parts_->service;
}

} // namespace kz
