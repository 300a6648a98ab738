// The API of operators for the accounts of staff. Every route asks for the operator's key. No command is idempotent by key: a kept
// answer would hold the link that sets an account up.
#include "native/server/http_answers.hpp"
#include "native/server/routes.hpp"
#include "native/server/staff_visit.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/protocol/staff_json.hpp"

#include <httplib.h>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

StaffView view_of(const StaffAccount& account) {
    return {account.id.value, account.name, account.role, account.merchant, !account.password_hash.empty(), account.disabled_at.has_value(),
            account.created_at};
}

http::Answer unknown_account() {
    return problem_answer(ProblemCode::NotFound, "There is no such account.");
}

void audit(Transaction& tx, Moment now, std::string_view what, StaffId id) {
    tx.add_audit({now.at, Actor::Staff, std::string(what), {}, staff_code(id.value)});
}

// With a new link, which is shown this once.
http::Answer set_up_answer(Transaction& tx, int status, const StaffAccount& account, const std::string& base_url, Moment now) {
    const std::string token = issue_set_up(tx, account, now.at);
    StaffView view = view_of(*tx.staff_account(account.id));
    view.set_up_url = base_url + "/staff/set-up/" + token + "/";
    view.set_up_until = Instant{now.at.milliseconds + staff_set_up_milliseconds};
    return json_answer(status, encode_staff(view));
}

void get_accounts(Service& service, const Request&, Response& response) {
    std::vector<StaffView> views;
    for (const StaffAccount& account : service.reader().staff_accounts())
        views.push_back(view_of(account));
    put(response, json_answer(200, encode_staff_list(views)));
}

void post_account(Service& service, const Request& request, Response& response) {
    const auto wanted = decode_staff_request(request.body);
    if (!wanted) {
        put(response, problem_answer(problem_of(wanted.error())));
        return;
    }
    Service::Order order;
    order.work = [&service, wanted = *wanted](Transaction& tx, Moment now) {
        if (wanted.merchant.is_set() && !tx.merchant(wanted.merchant))
            return problem_answer(ProblemCode::MerchantUnknown);
        if (tx.find_staff(wanted.name))
            return problem_answer(ProblemCode::StaffNameTaken);
        StaffAccount account;
        account.name = wanted.name;
        account.role = wanted.role;
        account.merchant = wanted.merchant;
        account.created_at = now.at;
        account.id = tx.add_staff(account);
        audit(tx, now, "staff_added", account.id);
        return set_up_answer(tx, 201, account, service.settings.base_url, now);
    };
    service.run(std::move(order));
}

// A command on one account, which exists when `work` runs.
void run_on_account(Service& service, const Request& request, Response& response, std::function<http::Answer(Transaction&, StaffAccount, Moment)> work) {
    const auto id = parse_staff_code(request.path_params.at("account"));
    if (!id) {
        put(response, unknown_account());
        return;
    }
    Service::Order order;
    order.work = [id = StaffId{*id}, work = std::move(work)](Transaction& tx, Moment now) {
        auto account = tx.staff_account(id);
        return account ? work(tx, *std::move(account), now) : unknown_account();
    };
    service.run(std::move(order));
}

// Whoever is signed in signs in again with what the role then may.
void put_role(Service& service, const Request& request, Response& response) {
    const auto wanted = decode_staff_role(request.body);
    if (!wanted) {
        put(response, problem_answer(problem_of(wanted.error())));
        return;
    }
    run_on_account(service, request, response, [wanted = *wanted](Transaction& tx, StaffAccount account, Moment now) {
        if (wanted.merchant.is_set() && !tx.merchant(wanted.merchant))
            return problem_answer(ProblemCode::MerchantUnknown);
        account.role = wanted.role;
        account.merchant = wanted.merchant;
        tx.change_staff(account);
        end_sessions(tx, account.id, now.at);
        audit(tx, now, "staff_role_changed", account.id);
        return json_answer(200, encode_staff(view_of(account)));
    });
}

// A forgotten password, a lost phone, or an account that was disabled: all begin anew.
void post_reset(Service& service, const Request& request, Response& response) {
    run_on_account(service, request, response, [&service](Transaction& tx, StaffAccount account, Moment now) {
        account.disabled_at.reset();
        audit(tx, now, "staff_reset", account.id);
        return set_up_answer(tx, 200, account, service.settings.base_url, now);
    });
}

void post_disabled(Service& service, const Request& request, Response& response) {
    run_on_account(service, request, response, [](Transaction& tx, StaffAccount account, Moment now) {
        account.disabled_at = now.at;
        account.set_up_hash.clear();
        tx.change_staff(account);
        end_sessions(tx, account.id, now.at);
        audit(tx, now, "staff_disabled", account.id);
        return json_answer(200, encode_staff(view_of(account)));
    });
}

void get_sessions(Service& service, const Request& request, Response& response) {
    run_on_account(service, request, response, [](Transaction& tx, const StaffAccount& account, Moment) {
        std::vector<StaffSessionView> views;
        for (const StaffSession& session : tx.staff_sessions(account.id))
            views.push_back({session.id.value, session.begun_at, session.seen_at});
        return json_answer(200, encode_staff_sessions(views));
    });
}

void delete_sessions(Service& service, const Request& request, Response& response) {
    run_on_account(service, request, response, [](Transaction& tx, const StaffAccount& account, Moment now) {
        end_sessions(tx, account.id, now.at);
        audit(tx, now, "staff_sessions_ended", account.id);
        return http::Answer{.status = 204};
    });
}

} // namespace

void add_staff_account_routes(Service& service, http::Routes& routes) {
    const OperatorOnly guarded{service};
    routes.get("/api/v1/staff", guarded(get_accounts))
        .post("/api/v1/staff", guarded(post_account))
        .put("/api/v1/staff/:account/role", guarded(put_role))
        .post("/api/v1/staff/:account/reset", guarded(post_reset))
        .post("/api/v1/staff/:account/disabled", guarded(post_disabled))
        .get("/api/v1/staff/:account/sessions", guarded(get_sessions))
        .del("/api/v1/staff/:account/sessions", guarded(delete_sessions));
}

} // namespace kz
