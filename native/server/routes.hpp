// The routes, by who may use them. Each registers itself before the front starts.
#pragma once

#include "native/http/front.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/service.hpp"

#include <string_view>

namespace kz {

// Authorization: Bearer <operator key>. See assets/openapi/kulanz.v1.json.
void add_operator_routes(Service& service, http::Routes& routes);
void add_webhook_routes(Service& service, http::Routes& routes);
void add_bank_routes(Service& service, http::Routes& routes);
// GET /api/v1/claims/{claim}, the lookup that merchants' systems ask most: answered in the loop, without the library, from
// a cache that every change of the claim invalidates.
http::HotHandler claim_lookup(Service& service);
// Authorization: Bearer <link token>: what the browser module and the native client use.
void add_customer_routes(Service& service, http::Routes& routes);
// What customers object to, their files, and what merchants answer; by whichever of the two keys belongs to the address.
void add_dispute_routes(Service& service, http::Routes& routes);
// What operators count: GET /api/v1/reports/…
void add_report_routes(Service& service, http::Routes& routes);
// /c/{token}/: the page itself, which works without script.
void add_page_routes(Service& service, http::Routes& routes);
// Calls at a time that the customer chooses: /c/{token}/call, /api/v1/page/call….
void add_call_routes(Service& service, http::Routes& routes);
// Who calls right now, as telephone systems tell it: POST /api/v1/telephony.
void add_telephony_routes(Service& service, http::Routes& routes);
// The link by SMS: /api/v1/merchants/{merchant}/sms, /staff/claims/{claim}/sms.
void add_sms_routes(Service& service, http::Routes& routes);
// /c/{token}/app.webmanifest and /forget: what a device has of the page.
void add_device_routes(Service& service, http::Routes& routes);
// Files of direct debits, and what came back.
void add_debit_routes(Service& service, http::Routes& routes);
// Payments through providers: checkouts, notifications, the way back.
void add_checkout_routes(Service& service, http::Routes& routes);
// /check, /accessibility, /.well-known/kulanz.json: who asks here, and is it true?
void add_trust_routes(Service& service, http::Routes& routes);
// Receipts and settlement letters as PDF: /c/{token}/receipt/1.pdf, /c/{token}/settlement.pdf, and for operators.
void add_paper_routes(Service& service, http::Routes& routes);
// A page's way between a screen in a shop and a phone: /h/{id}/, /c/{token}/handover, /api/v1/page/handovers.
void add_handover_routes(Service& service, http::Routes& routes);
// /staff/: the area of the people who work here; see staff_page.hpp.
void add_staff_routes(Service& service, http::Routes& routes);
void add_staff_claim_routes(Service& service, http::Routes& routes);
void add_staff_reply_routes(Service& service, http::Routes& routes);
void add_staff_money_routes(Service& service, http::Routes& routes);
void add_staff_refund_routes(Service& service, http::Routes& routes);
void add_staff_report_routes(Service& service, http::Routes& routes);
void add_staff_audit_routes(Service& service, http::Routes& routes);
// Showing a page to a helper, both sides.
void add_share_routes(Service& service, http::Routes& routes);
// Accounts of staff, for the operator's key.
void add_staff_account_routes(Service& service, http::Routes& routes);
// What customers answer by mail, for the operator's key.
void add_mail_routes(Service& service, http::Routes& routes);
// Health, the OpenAPI document, the start page.
void add_open_routes(Service& service, http::Routes& routes);

bool is_operator(const Service& service, std::string_view authorization);
http::Answer operator_needed();
// The merchant that the address names: /api/v1/merchants/{merchant}/…; nothing, and the answer says why, when there is none.
std::optional<Merchant> merchant_of(Service& service, const httplib::Request& request, httplib::Response& response);
// A handler for whoever shows the operator's key; everybody else is told that it is needed.
struct OperatorOnly {
    Service& service;
    using Handler = void (*)(Service&, const httplib::Request&, httplib::Response&);
    auto operator()(Handler handler) const {
        return [&service = service, handler](const auto& request, auto& response) {
            if (is_operator(service, request.get_header_value("Authorization")))
                handler(service, request, response);
            else
                put(response, operator_needed());
        };
    }
};

} // namespace kz
