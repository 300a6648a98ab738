// How staff come in and go: a link sets the password and the secret for codes, both open a session. The same answer to a name that
// is unknown, a wrong password, a wrong code and one that was used; and one's own account.
#include "native/http/exchange.hpp"
#include "native/platform/password.hpp"
#include "native/platform/secret.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/page_answer.hpp"
#include "native/server/routes.hpp"
#include "native/server/staff_page.hpp"
#include "native/server/totp.hpp"
#include "native/server/trust.hpp"
#include "shared/base/decimal_text.hpp"

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

// ---- sign in --------------------------------------------------------------------------------------------------------

StaffNotice notice_of(std::string_view done) {
    return done == "set-up" ? StaffNotice::SetUpDone : done == "out" ? StaffNotice::SignedOut : StaffNotice::None;
}

void get_sign_in(Service& service, const Request& request, Response& response) {
    StaffOpening opening(service, request, response);
    opening.model.name.clear();
    opening.answer_notice(StaffPage::SignIn, notice_of(value_of(opening.form, "done")), 200);
}

// What the code opens, when it is right and was not used: inside the job, so that it opens once.
http::Answer signed_in(Transaction& tx, StaffId id, const std::string& password_hash, const std::string& code, bool is_secure, Moment now) {
    auto account = tx.staff_account(id);
    const auto step = account ? totp_step_of(account->code_secret, code, now.at, account->code_step) : std::nullopt;
    if (!step || account->disabled_at || account->password_hash != password_hash)
        return http::Answer{.status = 403};
    account->code_step = *step;
    tx.change_staff(*account);
    const std::string token = begin_session(tx, id, now.at);
    AuditEntry entry{now.at, Actor::Staff, "signed_in", {}, {}};
    entry.account = id;
    entry.session = tx.find_session(sha256(token))->id;
    tx.add_audit(entry);
    http::Answer answer = see_other("/staff/");
    answer.fields.add("Set-Cookie", staff_cookie(token, is_secure));
    return answer;
}

void post_sign_in(Service& service, const Request& request, Response& response) {
    StaffOpening opening(service, request, response);
    opening.model.name.clear();
    const std::string typed = value_of(opening.form, "name");
    opening.model.typed_name = typed;
    if (is_from_elsewhere(request))
        return opening.answer_notice(StaffPage::SignIn, StaffNotice::OldForm, 403);
    const std::string name = staff_name_in(typed);
    const std::int64_t at = opening.now.at.milliseconds;
    if (!service.sign_in_addresses.take(http::exchange().request().remote, at) || !service.sign_in_names.take(name, at))
        return opening.answer_notice(StaffPage::SignIn, StaffNotice::TooManyTries, 429);
    const auto account = name.empty() ? std::nullopt : service.reader().find_staff(name);
    const std::string hash = account && !account->disabled_at ? account->password_hash : std::string();
    const bool is_right = is_password(value_of(opening.form, "password"), hash);
    opening.model.page = StaffPage::SignIn;
    opening.model.notice = StaffNotice::SignInWrong;
    http::Answer wrong = page_answer(service.frame, opening.model, 403, accepted_coding(http::exchange().request()));
    Service::Order order;
    order.work = [account, is_right, hash, wrong = std::move(wrong), code = value_of(opening.form, "code"),
                  is_secure = http::exchange().request().https](Transaction& tx, Moment now) {
        http::Answer answer = is_right ? signed_in(tx, account->id, hash, code, is_secure, now) : http::Answer{.status = 403};
        if (answer.status == 303)
            return answer;
        AuditEntry entry{now.at, Actor::System, "sign_in_failed", {}, {}};
        if (account)
            entry.account = account->id;
        tx.add_audit(entry);
        return wrong;
    };
    service.run(std::move(order));
}

// ---- the first time ---------------------------------------------------------------------------------------------------

// The account whose link this is, or nothing; then the answer says so.
std::optional<StaffAccount> set_up_of(StaffOpening& opening) {
    opening.model.name.clear();
    auto account = opening.service.unknown_links.has_left(http::exchange().request().remote, opening.now.at.milliseconds)
                       ? opening.service.reader().find_set_up(sha256(opening.request.path_params.at("token")))
                       : std::nullopt;
    if (account && !account->disabled_at && account->set_up_until && opening.now.at <= *account->set_up_until)
        return account;
    opening.service.unknown_links.take(http::exchange().request().remote, opening.now.at.milliseconds);
    opening.answer_notice(StaffPage::SignIn, StaffNotice::SetUpGone, 410);
    return std::nullopt;
}

void show_set_up(StaffOpening& opening, const StaffAccount& account, StaffNotice notice, int status) {
    constexpr int qr_version_max = 13;
    const std::string address = totp_address(account.code_secret, "Kulanz " + host_of(opening.service), account.name);
    opening.model.typed_name = account.name;
    opening.model.secret_text = totp_secret_text(account.code_secret);
    opening.model.symbol = qr_symbol(address, qr_version_max);
    opening.answer_notice(StaffPage::SetUp, notice, status);
}

void get_set_up(Service& service, const Request& request, Response& response) {
    StaffOpening opening(service, request, response);
    if (const auto account = set_up_of(opening))
        show_set_up(opening, *account, StaffNotice::None, 200);
}

StaffNotice notice_of(PasswordRefusal refusal) {
    switch (refusal) {
    case PasswordRefusal::TooShort: return StaffNotice::PasswordTooShort;
    case PasswordRefusal::TooLong: return StaffNotice::PasswordTooLong;
    case PasswordRefusal::IsName: return StaffNotice::PasswordIsName;
    }
    return StaffNotice::NotDone;
}

void post_set_up(Service& service, const Request& request, Response& response) {
    StaffOpening opening(service, request, response);
    const auto account = set_up_of(opening);
    if (!account)
        return;
    const std::string password = value_of(opening.form, "password");
    const auto step = totp_step_of(account->code_secret, value_of(opening.form, "code"), opening.now.at, account->code_step);
    if (const auto refusal = check_password(password, account->name))
        return show_set_up(opening, *account, notice_of(*refusal), 422);
    if (value_of(opening.form, "again") != password)
        return show_set_up(opening, *account, StaffNotice::PasswordsDiffer, 422);
    if (!step)
        return show_set_up(opening, *account, StaffNotice::CodeWrong, 422);
    Service::Order order;
    order.work = [set_up_hash = account->set_up_hash, step = *step, hash = password_hash(password)](Transaction& tx, Moment now) {
        auto found = tx.find_set_up(set_up_hash);
        if (!found) // pressed twice: it is done
            return see_other("/staff/sign-in?done=set-up");
        found->password_hash = hash;
        found->code_step = step;
        found->set_up_hash.clear();
        found->set_up_until.reset();
        tx.change_staff(*found);
        AuditEntry entry{now.at, Actor::Staff, "set_up", {}, {}};
        entry.account = found->id;
        tx.add_audit(entry);
        return see_other("/staff/sign-in?done=set-up");
    };
    service.run(std::move(order));
}

// ---- one's own account ------------------------------------------------------------------------------------------------

void get_account(StaffOpening& opening) {
    opening.model.page = StaffPage::Account;
    for (const StaffSession& session : opening.service.reader().staff_sessions(opening.who->account.id))
        if (session.id == opening.who->session.id || opening.now.at.milliseconds - session.seen_at.milliseconds <= staff_idle_milliseconds)
            opening.model.sessions.push_back({session.id.value, central_european_clock(session.begun_at), session.id == opening.who->session.id});
    opening.answer_look({});
}

void change_account(StaffOpening& opening, std::string what, const std::function<void(StaffAccount&)>& change) {
    Service::Order order;
    order.work = [id = opening.who->account.id, change, entry = opening.trace(std::move(what))](Transaction& tx, Moment) {
        auto account = tx.staff_account(id);
        change(*account);
        tx.change_staff(*account);
        tx.add_audit(entry);
        return see_other("/staff/account");
    };
    opening.service.run(std::move(order));
}

void post_language(StaffOpening& opening) {
    const auto language = parse_language(opening.request.path_params.at("language"));
    if (!language)
        return opening.answer_notice(StaffPage::Closed, StaffNotice::Unknown, 404);
    change_account(opening, "language_chosen", [language](StaffAccount& account) { account.language = language; });
}

void post_shortcuts(StaffOpening& opening) {
    const bool is_on = opening.request.path_params.at("state") == "on";
    change_account(opening, "shortcuts_chosen", [is_on](StaffAccount& account) { account.has_shortcuts = is_on; });
}

// One's own alone: "all", or the number of a session.
void post_end_session(StaffOpening& opening) {
    const std::string which = opening.request.path_params.at("session");
    const auto number = parse_integer(which);
    Service::Order order;
    order.work = [number, is_all = which == "all", account = opening.who->account.id, entry = opening.trace("sessions_ended", {}, which == "all" ? which : std::to_string(number.value_or(0)))](Transaction& tx, Moment now) {
        for (StaffSession session : tx.staff_sessions(account))
            if (is_all || (number && session.id.value == *number)) {
                session.ended_at = now.at;
                tx.change_session(session);
            }
        tx.add_audit(entry);
        return see_other(is_all ? "/staff/sign-in?done=out" : "/staff/account");
    };
    opening.service.run(std::move(order));
}

void post_sign_out(StaffOpening& opening) {
    Service::Order order;
    order.work = [token_hash = opening.who->session.token_hash, entry = opening.trace("signed_out"),
                  is_secure = http::exchange().request().https](Transaction& tx, Moment now) {
        if (auto session = tx.find_session(token_hash)) {
            session->ended_at = now.at;
            tx.change_session(*session);
        }
        tx.add_audit(entry);
        http::Answer answer = see_other("/staff/sign-in?done=out");
        answer.fields.add("Set-Cookie", staff_cookie({}, is_secure)).add("Clear-Site-Data", "\"cache\"");
        return answer;
    };
    opening.service.run(std::move(order));
}

// News of what waits, or of one claim that this account may see; and of who calls.
void get_events(StaffOpening& opening) {
    const auto claim = parse_claim_code(value_of(opening.form, "claim"));
    ClaimRecord record;
    if (claim && opening.service.reader().load_head(*claim, record) && sees(opening.who->account, record.merchant))
        http::exchange().stream({Service::topic(*claim), Service::calls_topic(opening.who->account.merchant)});
    else
        http::exchange().stream({Service::staff_topic, Service::calls_topic(opening.who->account.merchant)});
}

} // namespace

void add_staff_routes(Service& service, http::Routes& routes) {
    const auto open = [&service](void (*handler)(Service&, const Request&, Response&)) {
        return [&service, handler](const Request& request, Response& response) { handler(service, request, response); };
    };
    const auto own = [&service](StaffHandler handler) {
        return [&service, handler](const Request& request, Response& response) { with_staff(service, request, response, StaffAct::SeeClaims, handler); };
    };
    routes.get("/staff/sign-in", open(get_sign_in))
        .post("/staff/sign-in", open(post_sign_in), http::Lane::Pool)
        .get("/staff/set-up/:token/", open(get_set_up))
        .get("/staff/set-up/:token/confirm", [](const Request&, Response& response) { put(response, see_other("./")); })
        .post("/staff/set-up/:token/confirm", open(post_set_up), http::Lane::Pool)
        .get("/staff/account", own(get_account))
        .get("/staff/events", own(get_events))
        .post("/staff/account/language/:language", own(post_language))
        .post("/staff/account/shortcuts/:state", own(post_shortcuts))
        .post("/staff/account/sessions/:session", own(post_end_session))
        .post("/staff/sign-out", own(post_sign_out));
}

} // namespace kz
