// The API of operators: merchants' systems and the command line. Every route asks for the operator's key.
#include "native/einvoice/einvoice.hpp"
#include "native/http/exchange.hpp"
#include "native/platform/clock.hpp"
#include "native/platform/secret.hpp"
#include "native/server/check_code.hpp"
#include "native/server/claim_answers.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/routes.hpp"
#include "native/server/visit.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/protocol/answers.hpp"
#include "shared/protocol/claim_commands.hpp"
#include "shared/protocol/idempotency_key.hpp"
#include "shared/protocol/invoice_json.hpp"
#include "shared/protocol/ledger_json.hpp"
#include "shared/protocol/requests.hpp"

#include <httplib.h>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

std::optional<ClaimId> claim_of(const Request& request, Response& response) {
    const auto claim = parse_claim_code(request.path_params.at("claim"));
    if (!claim)
        put(response, problem_answer(ProblemCode::ClaimUnknown));
    return claim;
}

http::Answer unknown_claim() {
    return problem_answer(ProblemCode::ClaimUnknown);
}

// The key of an operator's command; without one the answer asks for it.
std::optional<std::string> command_key(const Request& request, Response& response) {
    const std::string header = request.get_header_value(std::string(idempotency_key_header));
    const auto key = parse_idempotency_key(header);
    if (!key) {
        put(response, problem_answer(header.empty() ? ProblemCode::IdempotencyKeyMissing : ProblemCode::IdempotencyKeyInvalid));
        return std::nullopt;
    }
    return "operator:" + *key;
}

Result<Invoice, Problem> invoice_in(const Request& request) {
    const std::string type = request.get_header_value("Content-Type");
    if (type.starts_with("application/json")) {
        auto invoice = decode_invoice(request.body);
        if (!invoice)
            return refuse(problem_of(invoice.error()));
        if (auto fault = check(*invoice); !fault)
            return refuse(problem_of(fault.error()));
        return *std::move(invoice);
    }
    if (type.starts_with("application/xml") || type.starts_with("text/xml")) {
        auto invoice = read_einvoice(request.body);
        if (!invoice)
            return refuse(invoice_faulty(invoice.error().element.empty() ? invoice.error().term : invoice.error().element,
                                         invoice.error().rule, invoice.error().detail, invoice.error().line));
        return *std::move(invoice);
    }
    return refuse(make_problem(ProblemCode::MediaTypeUnsupported, "Send application/json or an e-invoice as application/xml."));
}

http::Answer raised_answer(const Desk::Raised& raised, Transaction& tx, Moment now) {
    switch (raised.how) {
    case Desk::Raising::Faulty:
        return problem_answer(problem_of(*raised.fault));
    case Desk::Raising::Conflict:
        return problem_answer(ProblemCode::InvoiceConflict,
                              "Claim " + claim_code(raised.claim) + " has this seller and number; it was not changed.");
    case Desk::Raising::New:
    case Desk::Raising::Known:
        break;
    }
    http::Answer answer = json_answer(raised.how == Desk::Raising::New ? 201 : 200, claim_json(tx, raised.claim, now.today));
    answer.fields.add("Location", "/api/v1/claims/" + claim_code(raised.claim));
    return answer;
}

void post_claim(Service& service, const Request& request, Response& response) {
    auto invoice = invoice_in(request);
    if (!invoice) {
        put(response, problem_answer(invoice.error()));
        return;
    }
    // The seller's number makes the command idempotent by itself; a key is welcome and not needed.
    Service::Order order;
    order.work = [&service, invoice = *std::move(invoice)](Transaction& tx, Moment now) {
        return raised_answer(service.desk.raise(tx, invoice, Actor::Staff, now), tx, now);
    };
    service.run(std::move(order));
}

using AnswerOf = http::Answer (*)(Transaction& tx, const Desk::Acted& acted, Moment now);

void run_on_claim(Service& service, const Request& request, Response& response, ClaimId claim, Command what, AnswerOf answer) {
    auto key = command_key(request, response);
    if (!key)
        return;
    Service::Order order{claim, *std::move(key), request_fingerprint(request.method, request.path, request.body), {}};
    order.work = [&service, claim, answer, what = std::move(what)](Transaction& tx, Moment now) {
        auto acted = service.desk.act(tx, claim, what, Actor::Staff, now);
        if (!acted)
            return problem_answer(problem_of(acted.error()));
        return answer(tx, *acted, now);
    };
    service.run(std::move(order));
}

http::Answer posted_answer(Transaction&, const Desk::Acted& acted, Moment now) {
    ClaimView view;
    view_of(*acted.record, now.today, view);
    std::string body;
    append_payment(body, static_cast<int>(acted.state->postings.size()) - 1, view);
    return json_answer(201, std::move(body));
}

http::Answer changed_answer(Transaction& tx, const Desk::Acted& acted, Moment now) {
    return json_answer(201, claim_json(tx, acted.claim, now.today));
}

void post_payment(Service& service, const Request& request, Response& response) {
    const auto claim = claim_of(request, response);
    if (!claim)
        return;
    auto payment = decode_payment(request.body);
    if (!payment)
        put(response, problem_answer(problem_of(payment.error())));
    else
        run_on_claim(service, request, response, *claim, *std::move(payment), posted_answer);
}

void post_reversal(Service& service, const Request& request, Response& response) {
    const auto claim = claim_of(request, response);
    if (!claim)
        return;
    const auto posting = parse_integer(request.path_params.at("posting"));
    if (!posting || *posting < 0 || *posting > 1'000'000) {
        put(response, problem_answer(ProblemCode::PostingUnknown));
        return;
    }
    auto reversal = decode_reversal(request.body, static_cast<int>(*posting));
    if (!reversal)
        put(response, problem_answer(problem_of(reversal.error())));
    else
        run_on_claim(service, request, response, *claim, *std::move(reversal), changed_answer);
}

void post_command(Service& service, const Request& request, Response& response, const ClaimCommand& kind) {
    const auto claim = claim_of(request, response);
    if (!claim)
        return;
    auto command = kind.decode(request.body);
    if (!command)
        put(response, problem_answer(problem_of(command.error())));
    else
        run_on_claim(service, request, response, *claim, *std::move(command), changed_answer);
}

void post_link(Service& service, const Request& request, Response& response) {
    const auto claim = claim_of(request, response);
    if (!claim)
        return;
    const auto wanted = decode_link_request(request.body.empty() ? "{}" : request.body);
    if (!wanted) {
        put(response, problem_answer(problem_of(wanted.error())));
        return;
    }
    // Not idempotent by key: a kept answer would hold the token. Asking again replaces the link.
    Service::Order order;
    order.work = [&service, claim = *claim, wanted = *wanted](Transaction& tx, Moment now) {
        if (tx.version(claim) == 0)
            return unknown_claim();
        const IssuedLink link = issue_link(tx, claim, wanted.expires_in_days, now);
        const std::string query = wanted.language ? "?lang=" + std::string(language_code(*wanted.language)) : "";
        std::string body;
        append_link(body, {service.settings.base_url + "/c/" + link.token + "/" + query, link.token, link.expires_at,
                           check_code(service.settings.proof_key, claim)});
        return json_answer(201, std::move(body));
    };
    service.run(std::move(order));
}

void get_check_code(Service& service, const Request& request, Response& response) {
    const auto claim = claim_of(request, response);
    if (!claim)
        return;
    if (service.reader().version(*claim) == 0) {
        put(response, unknown_claim());
        return;
    }
    std::string body;
    append_check_code(body, *claim, check_code(service.settings.proof_key, *claim), service.settings.base_url);
    put(response, json_answer(200, std::move(body)));
}

void get_well_known(Service& service, const Request& request, Response& response) {
    const auto merchant = merchant_of(service, request, response);
    if (!merchant)
        return;
    std::string body;
    append_well_known(body, merchant->name, service.settings.base_url);
    put(response, json_answer(200, std::move(body)));
}

void delete_links(Service& service, const Request& request, Response& response) {
    const auto claim = claim_of(request, response);
    if (!claim)
        return;
    Service::Order order;
    order.work = [claim = *claim](Transaction& tx, Moment now) {
        if (tx.version(claim) == 0)
            return unknown_claim();
        revoke_links(tx, claim, now);
        return http::Answer{.status = 204};
    };
    service.run(std::move(order));
}

void put_merchant(Service& service, const Request& request, Response& response) {
    const auto known = merchant_of(service, request, response);
    if (!known)
        return;
    const auto wanted = decode_merchant_settings(request.body);
    if (!wanted) {
        put(response, problem_answer(problem_of(wanted.error())));
        return;
    }
    if (!wanted->theme.empty() && !has_look(service.frame, wanted->theme)) {
        put(response, problem_answer(ProblemCode::ThemeUnknown));
        return;
    }
    Service::Order order;
    order.work = [id = known->id, wanted = *wanted](Transaction& tx, Moment now) {
        auto merchant = tx.merchant(id);
        if (!merchant)
            return problem_answer(ProblemCode::MerchantUnknown);
        merchant->policy = wanted.policy;
        merchant->factor = wanted.factor;
        merchant->language = wanted.language;
        merchant->theme = wanted.theme;
        merchant->website = wanted.website;
        merchant->answer_days = wanted.answer_days;
        merchant->debit = wanted.debit;
        merchant->ways = wanted.ways;
        merchant->hours = wanted.hours;
        merchant->calls_at_once = wanted.calls_at_once;
        merchant->has_assistant = wanted.has_assistant;
        tx.change_merchant(*merchant);
        tx.add_audit({now.at, Actor::Staff, "merchant_changed", {}, merchant_code(id)});
        return json_answer(200, merchant_json(*merchant));
    };
    service.run(std::move(order));
}

void get_claims(Service& service, const Request& request, Response& response) {
    const std::vector<std::pair<std::string, std::string>> query(request.params.begin(), request.params.end());
    const auto wanted = decode_claim_query(query);
    if (!wanted) {
        put(response, problem_answer(problem_of(wanted.error())));
        return;
    }
    put(response, json_answer(200, claims_json(service.reader(), *wanted, this_moment().today)));
}

void get_journal(Service& service, const Request& request, Response& response) {
    const auto claim = claim_of(request, response);
    if (!claim)
        return;
    const auto events = service.reader().events(*claim);
    put(response, events.empty() ? unknown_claim() : json_answer(200, journal_json(*claim, events)));
}

void get_ledger(Service& service, const Request& request, Response& response) {
    const auto claim = claim_of(request, response);
    if (!claim)
        return;
    const std::vector<std::pair<std::string, std::string>> parameters(request.params.begin(), request.params.end());
    const auto query = decode_ledger_query(parameters);
    if (!query) {
        put(response, problem_answer(problem_of(query.error())));
        return;
    }
    const auto events = service.reader().events(*claim);
    if (events.empty()) {
        put(response, unknown_claim());
        return;
    }
    std::string body;
    append_ledger(body, *claim, replay(events), *query);
    put(response, json_answer(200, std::move(body)));
}

} // namespace

bool is_operator(const Service& service, std::string_view authorization) {
    constexpr std::string_view scheme = "Bearer ";
    return authorization.starts_with(scheme) &&
           equal_secrets(sha256(authorization.substr(scheme.size())), service.settings.operator_key_hash);
}

http::Answer operator_needed() {
    return problem_answer(ProblemCode::Unauthenticated, "Send the operator's key: Authorization: Bearer KEY.");
}

std::optional<Merchant> merchant_of(Service& service, const Request& request, Response& response) {
    const auto id = parse_merchant_code(request.path_params.at("merchant"));
    auto merchant = id ? service.reader().merchant(*id) : std::nullopt;
    if (!merchant)
        put(response, problem_answer(ProblemCode::MerchantUnknown));
    return merchant;
}

void add_operator_routes(Service& service, http::Routes& routes) {
    const OperatorOnly guarded{service};
    routes.get("/api/v1/claims", guarded(get_claims))
        .post("/api/v1/claims", guarded(post_claim), http::Lane::Pool)
        .get("/api/v1/claims/:claim/journal", guarded(get_journal))
        .get("/api/v1/claims/:claim/check-code", guarded(get_check_code))
        .get("/api/v1/claims/:claim/ledger", guarded(get_ledger))
        .post("/api/v1/claims/:claim/payments", guarded(post_payment))
        .post("/api/v1/claims/:claim/payments/:posting/reversal", guarded(post_reversal))
        .post("/api/v1/claims/:claim/links", guarded(post_link))
        .del("/api/v1/claims/:claim/links", guarded(delete_links))
        .get("/api/v1/merchants", guarded([](Service& s, const Request&, Response& response) {
                 put(response, json_answer(200, merchants_json(s.reader().merchants())));
             }))
        .get("/api/v1/merchants/:merchant/well-known", guarded(get_well_known))
        .put("/api/v1/merchants/:merchant", guarded(put_merchant));
    for (const ClaimCommand& kind : claim_commands())
        routes.post("/api/v1/claims/:claim/" + std::string(kind.word),
                    [&service, &kind](const Request& request, Response& response) {
                        if (is_operator(service, request.get_header_value("Authorization")))
                            post_command(service, request, response, kind);
                        else
                            put(response, operator_needed());
                    });
}

} // namespace kz
