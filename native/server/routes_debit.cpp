// The API of operators about direct debits: the file of a day, what was collected and what is to come, and what came back.
#include "native/http/exchange.hpp"
#include "native/server/claim_answers.hpp"
#include "native/server/debit_files.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/routes.hpp"
#include "shared/protocol/codes.hpp"
#include "shared/protocol/idempotency_key.hpp"
#include "shared/protocol/requests.hpp"

#include <httplib.h>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

std::optional<Date> day_of(const Request& request, Response& response) {
    const auto day = parse_date(request.path_params.at("day"));
    if (!day)
        put(response, problem_answer(ProblemCode::DebitFileUnknown));
    return day;
}

// The same address twice is the same file: the day is its key.
void put_debit_file(Service& service, const Request& request, Response& response) {
    const auto merchant = merchant_of(service, request, response);
    const auto day = merchant ? day_of(request, response) : std::nullopt;
    if (!day)
        return;
    Service::Order order;
    order.work = [&service, id = merchant->id, on = *day](Transaction& tx, Moment now) {
        const auto known = tx.merchant(id);
        if (!known)
            return problem_answer(ProblemCode::MerchantUnknown);
        if (const auto file = tx.debit_file(id, on))
            return json_answer(200, debit_file_json(*known, on, file));
        if (on < now.today || days_between(now.today, on) > debit_days_ahead_max)
            return problem_answer(ProblemCode::DebitDayOutOfRange);
        if (!may_collect(known->debit))
            return problem_answer(ProblemCode::DebitNotOffered);
        DebitRun run = make_debit_file(tx, service.desk, *known, on, now);
        return json_answer(run.is_new ? 201 : 200, debit_file_json(*known, on, run.file));
    };
    service.run(std::move(order));
}

void get_debit_file(Service& service, const Request& request, Response& response) {
    const auto merchant = merchant_of(service, request, response);
    const auto day = merchant ? day_of(request, response) : std::nullopt;
    if (!day)
        return;
    auto file = service.reader().debit_file(merchant->id, *day);
    if (!file) {
        put(response, problem_answer(ProblemCode::DebitFileUnknown));
        return;
    }
    http::Answer answer{.status = 200, .content_type = "application/xml", .body = std::move(file->document), .fields = {}};
    answer.fields.add("Cache-Control", "no-store");
    put(response, std::move(answer));
}

void get_debits(Service& service, const Request& request, Response& response) {
    if (const auto merchant = merchant_of(service, request, response))
        put(response, json_answer(200, debits_json(service.reader(), service.states(), merchant->id, this_moment().today)));
}

void post_return(Service& service, const Request& request, Response& response) {
    const std::string collection = request.path_params.at("collection");
    const auto claim = claim_of_collection(collection);
    if (!claim) {
        put(response, problem_answer(ProblemCode::CollectionUnknown));
        return;
    }
    auto returned = decode_collection_return(request.body, collection);
    if (!returned) {
        put(response, problem_answer(problem_of(returned.error())));
        return;
    }
    const std::string header = request.get_header_value(std::string(idempotency_key_header));
    const auto key = parse_idempotency_key(header);
    if (!key) {
        put(response, problem_answer(header.empty() ? ProblemCode::IdempotencyKeyMissing : ProblemCode::IdempotencyKeyInvalid));
        return;
    }
    Service::Order order{*claim, "operator:" + *key, request_fingerprint(request.method, request.path, request.body), {}};
    order.work = [&service, claim = *claim, what = *std::move(returned)](Transaction& tx, Moment now) {
        if (tx.version(claim) == 0)
            return problem_answer(ProblemCode::CollectionUnknown);
        const auto acted = service.desk.act(tx, claim, what, Actor::Staff, now);
        return acted ? json_answer(201, claim_json(tx, claim, now.today)) : problem_answer(problem_of(acted.error()));
    };
    service.run(std::move(order));
}

} // namespace

void add_debit_routes(Service& service, http::Routes& routes) {
    const OperatorOnly guarded{service};
    routes.get("/api/v1/merchants/:merchant/debits", guarded(get_debits))
        .put("/api/v1/merchants/:merchant/debit-files/:day", guarded(put_debit_file))
        .get("/api/v1/merchants/:merchant/debit-files/:day", guarded(get_debit_file))
        .post("/api/v1/collections/:collection/return", guarded(post_return));
}

} // namespace kz
