// The API of operators for what the bank says: statements in, decisions about what nobody could tell, the day's report. Every
// route asks for the operator's key. Importing needs no idempotency key: an entry is known by its own.
#include "native/server/http_answers.hpp"
#include "native/server/payout.hpp"
#include "native/server/routes.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/protocol/bank_json.hpp"
#include "shared/protocol/idempotency_key.hpp"

#include <httplib.h>

#include <algorithm>
#include <chrono>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

constexpr std::size_t upload_name_bytes_max = 64;
// How long a part waits for the open claims before its sender is told how far they are.
constexpr std::chrono::milliseconds reading_told_every{1000};

http::Answer refused_answer(const BankRefused& refused) {
    switch (refused.reason) {
    case BankRefusal::RecordUnknown: return problem_answer(ProblemCode::BankEntryUnknown);
    case BankRefusal::NothingWaits: return problem_answer(ProblemCode::BankEntryDecided);
    case BankRefusal::ClaimUnknown: return problem_answer(ProblemCode::ClaimUnknown);
    case BankRefusal::AmountNotPositive: return problem_answer(ProblemCode::AmountNotPositive);
    case BankRefusal::AmountAboveRest: return problem_answer(ProblemCode::AmountAboveRest);
    case BankRefusal::PostingUnknown: return problem_answer(ProblemCode::PostingUnknown);
    case BankRefusal::JournalRefused: return problem_answer(problem_of(*refused.journal));
    }
    return problem_answer(ProblemCode::Internal);
}

// ---- statements ----

struct Part {
    std::string upload; // empty: the whole file in one request
    std::uint64_t offset = 0;
    std::uint64_t size = 0; // of the file
};

Result<Part, Problem> part_of(const Request& request) {
    Part part{request.get_param_value("upload"), 0, request.body.size()};
    if (request.params.empty())
        return part;
    const auto offset = parse_integer(request.get_param_value("offset"));
    const auto size = parse_integer(request.get_param_value("size"));
    if (part.upload.empty() || part.upload.size() > upload_name_bytes_max)
        return refuse(problem_of(WireFault{"upload", WireRule::BadFormat, "1 to 64 bytes"}));
    if (!offset || *offset < 0)
        return refuse(problem_of(WireFault{"offset", WireRule::OutOfRange, "bytes of the file before this part"}));
    if (!size || *size < *offset + std::ssize(request.body))
        return refuse(problem_of(WireFault{"size", WireRule::OutOfRange, "bytes of the file"}));
    part.offset = static_cast<std::uint64_t>(*offset);
    part.size = static_cast<std::uint64_t>(*size);
    return part;
}

http::Answer fault_answer(const StatementFault& fault) {
    Problem problem = make_problem(ProblemCode::StatementFaulty);
    problem.errors.push_back({fault.place, std::string(refusal_code(fault.reason)), {}, fault.line});
    return problem_answer(problem);
}

http::Answer taken_answer(StatementImport& import, const Part& part, std::string_view bytes) {
    if (import.bytes_done() != part.offset)
        return problem_answer(ProblemCode::UploadBroken);
    if (auto pushed = import.push(bytes); !pushed)
        return fault_answer(pushed.error());
    if (import.bytes_done() < part.size)
        return json_answer(202, import.json());
    if (auto finished = import.finish(); !finished)
        return fault_answer(finished.error());
    return json_answer(201, import.json());
}

void post_statement(Service& service, const Request& request, Response& response) {
    const auto part = part_of(request);
    if (!part) {
        put(response, problem_answer(part.error()));
        return;
    }
    try {
        if (part->upload.empty()) {
            StatementImport import(service);
            put(response, taken_answer(import, *part, request.body));
            return;
        }
        if (const auto claims = service.claim_reading.wait_at_most(reading_told_every)) {
            put(response, json_answer(202, encode_bank_reading(part->offset, *claims)));
            return;
        }
        const auto upload = service.statement_uploads.open(service, part->upload, part->offset);
        if (!upload) {
            put(response, problem_answer(ProblemCode::UploadBroken));
            return;
        }
        const std::lock_guard lock(upload->mutex);
        http::Answer answer = taken_answer(upload->import, *part, request.body);
        if (answer.status != 202)
            service.statement_uploads.close(part->upload);
        put(response, std::move(answer));
    } catch (const StoreError&) {
        service.statement_uploads.close(part->upload);
        put(response, problem_answer(retry_later(ProblemCode::Busy, 1)));
    }
}

// ---- entries ----

std::optional<BankRecordId> record_of(const Request& request, Response& response) {
    const auto id = parse_bank_code(request.path_params.at("entry"));
    if (!id)
        put(response, problem_answer(ProblemCode::BankEntryUnknown));
    return id;
}

void get_entries(Service& service, const Request& request, Response& response) {
    const std::vector<std::pair<std::string, std::string>> parameters(request.params.begin(), request.params.end());
    const auto wanted = decode_bank_query(parameters);
    if (!wanted) {
        put(response, problem_answer(problem_of(wanted.error())));
        return;
    }
    const auto records = service.reader().bank_records({wanted->state, wanted->merchant, wanted->after, wanted->limit});
    put(response, json_answer(200, encode_bank_entries(views_of(records))));
}

void get_entry(Service& service, const Request& request, Response& response) {
    const auto id = record_of(request, response);
    if (!id)
        return;
    http::Answer answer;
    const auto look = [&](Transaction& tx, Moment now) {
        const auto record = tx.bank_record(*id);
        if (!record) {
            answer = problem_answer(ProblemCode::BankEntryUnknown);
            return;
        }
        const bool waits = may_be_assigned(record->state);
        answer = json_answer(200, encode_bank_match(view_of(*record), waits ? service.bank.match_now(tx, *record, now) : Match{}));
    };
    try {
        service.with_bank(look);
        put(response, std::move(answer));
    } catch (const StoreError&) {
        put(response, problem_answer(retry_later(ProblemCode::Busy, 1)));
    }
}

using Decide = std::function<Result<BankRecord, BankRefused>(Transaction&, BankRecordId, Moment)>;

// A person's decision: once for its idempotency key.
void decide_entry(Service& service, const Request& request, Response& response, const Decide& decide) {
    const auto id = record_of(request, response);
    if (!id)
        return;
    const std::string header = request.get_header_value(std::string(idempotency_key_header));
    const auto key = parse_idempotency_key(header);
    if (!key) {
        put(response, problem_answer(header.empty() ? ProblemCode::IdempotencyKeyMissing : ProblemCode::IdempotencyKeyInvalid));
        return;
    }
    Service::Order order{{}, "operator:" + *key, request_fingerprint(request.method, request.path, request.body), {}};
    order.work = [id = *id, decide](Transaction& tx, Moment now) {
        const auto record = decide(tx, id, now);
        return record ? json_answer(201, encode_bank_entry(view_of(*record))) : refused_answer(record.error());
    };
    service.run(std::move(order));
}

void post_assignment(Service& service, const Request& request, Response& response) {
    auto claims = decode_bank_assignments(request.body);
    if (!claims) {
        put(response, problem_answer(problem_of(claims.error())));
        return;
    }
    decide_entry(service, request, response, [&service, claims = *std::move(claims)](Transaction& tx, BankRecordId id, Moment now) {
        return service.bank.assign(tx, id, claims, now);
    });
}

void post_set_aside(Service& service, const Request& request, Response& response) {
    auto aside = decode_bank_set_aside(request.body);
    if (!aside) {
        put(response, problem_answer(problem_of(aside.error())));
        return;
    }
    decide_entry(service, request, response, [&service, aside = *std::move(aside)](Transaction& tx, BankRecordId id, Moment now) {
        return service.bank.set_aside(tx, id, aside.reason, aside.is_going_back ? BankDesk::Aside::GoingBack : BankDesk::Aside::Kept, now);
    });
}

void post_reopening(Service& service, const Request& request, Response& response) {
    decide_entry(service, request, response, [&service](Transaction& tx, BankRecordId id, Moment now) { return service.bank.reopen(tx, id, now); });
}

// ---- the day of a merchant ----

void get_payout(Service& service, const Request& request, Response& response, PayoutForm form) {
    const auto merchant = merchant_of(service, request, response);
    if (!merchant)
        return;
    const auto day = parse_date(request.get_param_value("day"));
    const bool has_language = form == PayoutForm::Pdf && request.has_param("lang");
    if (!day || request.params.size() != (has_language ? 2 : 1)) {
        put(response, problem_answer(problem_of(WireFault{"day", WireRule::BadFormat, "like 2026-11-21"})));
        return;
    }
    const auto language = parse_language(request.get_param_value("lang"));
    put(response, payout_answer(service, *merchant, *day, form, language.value_or(merchant->language.value_or(Language::German))));
}

template <PayoutForm form>
void get_payout_as(Service& service, const Request& request, Response& response) {
    get_payout(service, request, response, form);
}

} // namespace

void add_bank_routes(Service& service, http::Routes& routes) {
    const OperatorOnly guarded{service};
    routes.post("/api/v1/statements", guarded(post_statement), http::Lane::Pool)
        .get("/api/v1/merchants/:merchant/payout", guarded(get_payout_as<PayoutForm::Json>))
        .get("/api/v1/merchants/:merchant/payout.csv", guarded(get_payout_as<PayoutForm::Csv>))
        .get("/api/v1/merchants/:merchant/payout.pdf", guarded(get_payout_as<PayoutForm::Pdf>), http::Lane::Pool)
        .get("/api/v1/bank-entries", guarded(get_entries))
        .get("/api/v1/bank-entries/:entry", guarded(get_entry), http::Lane::Pool)
        .post("/api/v1/bank-entries/:entry/assignment", guarded(post_assignment))
        .post("/api/v1/bank-entries/:entry/set-aside", guarded(post_set_aside))
        .post("/api/v1/bank-entries/:entry/reopening", guarded(post_reopening));
}

} // namespace kz
