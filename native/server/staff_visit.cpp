#include "native/server/staff_visit.hpp"

#include "native/platform/secret.hpp"
#include "native/server/totp.hpp"

namespace kz {
namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::int64_t seen_step_milliseconds = 60'000;
constexpr std::size_t form_key_characters = 26;

bool is_over(const StaffSession& session, Instant now) {
    return session.ended_at || now.milliseconds - session.seen_at.milliseconds > staff_idle_milliseconds ||
           now.milliseconds - session.begun_at.milliseconds > staff_session_milliseconds;
}

} // namespace

std::optional<StaffVisit> staff_visit(Service& service, std::string_view token, Instant now) {
    if (token.empty())
        return std::nullopt;
    auto session = service.reader().find_session(sha256(token));
    if (!session || is_over(*session, now))
        return std::nullopt;
    auto account = service.reader().staff_account(session->account);
    if (!account || account->disabled_at)
        return std::nullopt;
    return StaffVisit{*std::move(account), *std::move(session)};
}

bool sees(const StaffAccount& account, MerchantId merchant) {
    return !account.merchant.is_set() || account.merchant == merchant;
}

std::string form_key(const Service& service, const StaffSession& session) {
    return base32(hmac_sha256(service.settings.proof_key, "staff form:" + session.token_hash)).substr(0, form_key_characters);
}

std::string staff_cookie(std::string_view token, bool is_secure) {
    std::string line(staff_cookie_name);
    (line += '=') += token;
    line += token.empty() ? "; Max-Age=0" : "";
    line += "; Path=/staff; HttpOnly; SameSite=Strict";
    return line + (is_secure ? "; Secure" : "");
}

void note_seen(Transaction& store, const StaffSession& session, Instant now) {
    if (now.milliseconds - session.seen_at.milliseconds < seen_step_milliseconds)
        return;
    // As it is now: it may have been ended since it was read.
    auto stored = store.find_session(session.token_hash);
    if (!stored || stored->ended_at)
        return;
    stored->seen_at = now;
    store.change_session(*stored);
}

void end_sessions(Transaction& store, StaffId account, Instant now) {
    for (StaffSession& session : store.staff_sessions(account)) {
        session.ended_at = now;
        store.change_session(session);
    }
}

std::string begin_session(Transaction& store, StaffId account, Instant now) {
    const std::string token = base32(random_bytes(token_bytes));
    store.add_session({{}, account, sha256(token), now, now, {}});
    return token;
}

std::string issue_set_up(Transaction& store, StaffAccount account, Instant now) {
    const std::string token = base32(random_bytes(token_bytes));
    account.password_hash.clear();
    account.code_secret = make_totp_secret();
    account.code_step = 0;
    account.set_up_hash = sha256(token);
    account.set_up_until = Instant{now.milliseconds + staff_set_up_milliseconds};
    store.change_staff(account);
    end_sessions(store, account.id, now);
    return token;
}

} // namespace kz
