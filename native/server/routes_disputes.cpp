// What customers object to, the files that prove it or go with a message, and what merchants answer.
#include "native/server/claim_answers.hpp"
#include "native/server/customer_call.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/proof_upload.hpp"
#include "native/server/routes.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/protocol/dispute_json.hpp"
#include "shared/protocol/idempotency_key.hpp"

#include <algorithm>
#include <httplib.h>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

constexpr int disputes_shown_max = 1000;

std::optional<int> dispute_of(const Request& request, Response& response) {
    const auto number = parse_integer(request.path_params.at("dispute"));
    if (number && *number >= 0 && *number <= 1'000'000)
        return static_cast<int>(*number);
    put(response, problem_answer(ProblemCode::DisputeUnknown));
    return std::nullopt;
}

// ---- customers ------------------------------------------------------------------------------------------------------

void post_dispute(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    if (!who)
        return;
    auto wanted = decode_dispute_request(request.body);
    if (!wanted)
        put(response, problem_answer(problem_of(wanted.error())));
    else if (!service.contact_requests.take(std::to_string(who->link.id.value), this_moment().at.milliseconds))
        put(response, problem_answer(retry_later(ProblemCode::TooManyRequests, 60)));
    else
        run_command(service, request, response, *who, OpenDispute{*std::move(wanted)});
}

void take_file(Service& service, const Request& request, Response& response, const Visit& who, const Command& what) {
    if (!service.uploads.take(std::to_string(who.link.id.value), this_moment().at.milliseconds)) {
        put(response, problem_answer(retry_later(ProblemCode::TooManyRequests, 60)));
        return;
    }
    // A repetition with the same key finds the file there, and is answered as the first time.
    if (const auto refused = keep_proof(service, who.link.claim, what, request.body); refused && refused->reason != JournalRefusal::ProofKnown)
        put(response, problem_answer(problem_of(*refused)));
    else
        run_command(service, request, response, who, what, forget_proof);
}

void post_proof(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    const auto dispute = who ? dispute_of(request, response) : std::nullopt;
    if (!dispute)
        return;
    take_file(service, request, response, *who, proof_in(*dispute, request.body));
}

void post_message_file(Service& service, const Request& request, Response& response) {
    if (const auto who = visitor(service, request, response, Need::Unlocked))
        take_file(service, request, response, *who, message_file_in(TalkSide::Customer, request.body));
}

void get_own_proof(Service& service, const Request& request, Response& response) {
    if (const auto who = visitor(service, request, response, Need::Unlocked))
        put(response, proof_answer(service, service.states().get(service.reader(), who->link.claim), who->link.claim, request.path_params.at("proof")));
}

// ---- operators ------------------------------------------------------------------------------------------------------

void get_open_disputes(Service& service, const Request&, Response& response) {
    const Moment now = this_moment();
    std::vector<DisputeView> found;
    ClaimId after;
    constexpr int slice = 500;
    for (bool has_more = true; has_more && std::ssize(found) < disputes_shown_max;) {
        const std::vector<ClaimRecord> records = service.reader().claims(after, slice);
        has_more = std::ssize(records) == slice;
        for (const ClaimRecord& record : records) {
            after = record.id;
            if (record.hold == Standing::Disputed || record.hold == Standing::PartlyDisputed)
                collect_disputes(found, record.id, service.states().get(service.reader(), record.id), DisputeChoice::Open, now.today);
        }
    }
    std::ranges::stable_sort(found, {}, [](const DisputeView& view) { return view.dispute.answer_by.value_or(Date{}); });
    std::string body;
    append_disputes(body, found);
    put(response, json_answer(200, std::move(body)));
}

void get_disputes(Service&, const Request&, Response& response, ClaimId claim, const State& state) {
    std::vector<DisputeView> found;
    collect_disputes(found, claim, state, DisputeChoice::All, this_moment().today);
    std::string body;
    append_disputes(body, found);
    put(response, json_answer(200, std::move(body)));
}

void get_proof(Service& service, const Request& request, Response& response, ClaimId claim, const State& state) {
    put(response, proof_answer(service, state, claim, request.path_params.at("proof")));
}

void post_resolution(Service& service, const Request& request, Response& response, ClaimId claim, const State&) {
    const auto dispute = dispute_of(request, response);
    if (!dispute)
        return;
    auto what = decode_resolution(request.body, *dispute);
    if (!what) {
        put(response, problem_answer(problem_of(what.error())));
        return;
    }
    const std::string header = request.get_header_value(std::string(idempotency_key_header));
    const auto key = parse_idempotency_key(header);
    if (!key) {
        put(response, problem_answer(header.empty() ? ProblemCode::IdempotencyKeyMissing : ProblemCode::IdempotencyKeyInvalid));
        return;
    }
    Service::Order order{claim, "operator:" + *key, request_fingerprint(request.method, request.path, request.body), {}};
    order.work = [&service, claim, what = *std::move(what)](Transaction& tx, Moment now) {
        auto acted = service.desk.act(tx, claim, what, Actor::Staff, now);
        return acted ? json_answer(201, claim_json(tx, claim, now.today)) : problem_answer(problem_of(acted.error()));
    };
    service.run(std::move(order));
}

using OfClaim = void (*)(Service&, const Request&, Response&, ClaimId, const State&);

void for_operator(Service& service, const Request& request, Response& response, OfClaim handler) {
    if (!is_operator(service, request.get_header_value("Authorization"))) {
        put(response, operator_needed());
        return;
    }
    const auto claim = parse_claim_code(request.path_params.at("claim"));
    if (!claim || service.reader().version(*claim) == 0) {
        put(response, problem_answer(ProblemCode::ClaimUnknown));
        return;
    }
    handler(service, request, response, *claim, service.states().get(service.reader(), *claim));
}

} // namespace

void add_dispute_routes(Service& service, http::Routes& routes) {
    const auto with = [&service](void (*handler)(Service&, const Request&, Response&)) {
        return [&service, handler](const Request& request, Response& response) { handler(service, request, response); };
    };
    const auto of_claim = [&service](OfClaim handler) {
        return [&service, handler](const Request& request, Response& response) { for_operator(service, request, response, handler); };
    };
    routes.post("/api/v1/page/disputes", with(post_dispute))
        .post("/api/v1/page/disputes/:dispute/proofs", with(post_proof), http::Lane::Pool)
        .post("/api/v1/page/contact/files", with(post_message_file), http::Lane::Pool)
        .get("/api/v1/page/proofs/:proof", with(get_own_proof), http::Lane::Pool)
        .get("/api/v1/disputes", [&service](const Request& request, Response& response) {
            if (is_operator(service, request.get_header_value("Authorization")))
                get_open_disputes(service, request, response);
            else
                put(response, operator_needed());
        })
        .get("/api/v1/claims/:claim/disputes", of_claim(get_disputes))
        .post("/api/v1/claims/:claim/disputes/:dispute/resolution", of_claim(post_resolution))
        .get("/api/v1/claims/:claim/proofs/:proof", of_claim(get_proof), http::Lane::Pool);
}

} // namespace kz
