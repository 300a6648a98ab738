#include "native/store_sqlite/staff_queries.hpp"

#include "native/store_sqlite/codes.hpp"

namespace kz::sqlite {
namespace {

#define KZ_STAFF_COLUMNS                                                                                        \
    "id, name, role, merchant_id, password_hash, code_secret, code_step, set_up_hash, set_up_until, language, " \
    "has_shortcuts, created_at, disabled_at"
#define KZ_SESSION_COLUMNS "id, account_id, token_hash, begun_at, seen_at, ended_at"

StaffAccount take_account(Run& run) {
    StaffAccount account;
    account.id = StaffId{run.number()};
    account.name = run.text();
    account.role = parse_role_word(run.text());
    account.merchant = MerchantId{run.number()}; // NULL reads as 0
    account.password_hash = run.text();
    account.code_secret = run.text();
    account.code_step = run.number();
    account.set_up_hash = run.text();
    account.set_up_until = run.optional_instant();
    account.language = parse_language_word(run.text());
    account.has_shortcuts = run.flag();
    account.created_at = run.instant();
    account.disabled_at = run.optional_instant();
    return account;
}

std::optional<StaffAccount> first_account(Run run) {
    return run.row() ? std::optional(take_account(run)) : std::nullopt;
}

StaffSession take_session(Run& run) {
    StaffSession session;
    session.id = StaffSessionId{run.number()};
    session.account = StaffId{run.number()};
    session.token_hash = run.text();
    session.begun_at = run.instant();
    session.seen_at = run.instant();
    session.ended_at = run.optional_instant();
    return session;
}

} // namespace

StaffQueries::StaffQueries(Database& database)
    : account_(database, "SELECT " KZ_STAFF_COLUMNS " FROM staff WHERE id = ?"),
      find_(database, "SELECT " KZ_STAFF_COLUMNS " FROM staff WHERE name = ?"),
      find_set_up_(database, "SELECT " KZ_STAFF_COLUMNS " FROM staff WHERE set_up_hash = ? AND set_up_hash != x''"),
      accounts_(database, "SELECT " KZ_STAFF_COLUMNS " FROM staff ORDER BY id"),
      find_session_(database, "SELECT " KZ_SESSION_COLUMNS " FROM staff_session WHERE token_hash = ?"),
      sessions_(database, "SELECT " KZ_SESSION_COLUMNS " FROM staff_session WHERE account_id = ? AND ended_at IS NULL ORDER BY id") {}

std::optional<StaffAccount> StaffQueries::staff_account(StaffId id) { return first_account(account_.run(id)); }
std::optional<StaffAccount> StaffQueries::find_staff(std::string_view name) { return first_account(find_.run(name)); }
std::optional<StaffAccount> StaffQueries::find_set_up(std::string_view set_up_hash) {
    return first_account(find_set_up_.run(Blob{set_up_hash}));
}

std::vector<StaffAccount> StaffQueries::staff_accounts() {
    std::vector<StaffAccount> all;
    for (Run run = accounts_.run(); run.row();)
        all.push_back(take_account(run));
    return all;
}

std::optional<StaffSession> StaffQueries::find_session(std::string_view token_hash) {
    Run run = find_session_.run(Blob{token_hash});
    return run.row() ? std::optional(take_session(run)) : std::nullopt;
}

std::vector<StaffSession> StaffQueries::staff_sessions(StaffId account) {
    std::vector<StaffSession> found;
    for (Run run = sessions_.run(account); run.row();)
        found.push_back(take_session(run));
    return found;
}

} // namespace kz::sqlite
