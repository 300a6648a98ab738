#include "native/store_sqlite/staff_writes.hpp"

#include "native/store_sqlite/codes.hpp"

namespace kz::sqlite {

StaffWrites::StaffWrites(Database& database)
    // NULL where there is no merchant: 0 would refer to one.
    : insert_account_(database, "INSERT INTO staff (name, role, merchant_id, password_hash, code_secret, code_step, set_up_hash, "
                                "set_up_until, language, has_shortcuts, created_at, disabled_at) "
                                "VALUES (?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      update_account_(database, "UPDATE staff SET role = ?, merchant_id = nullif(?, 0), password_hash = ?, code_secret = ?, code_step = ?, "
                                "set_up_hash = ?, set_up_until = ?, language = ?, has_shortcuts = ?, created_at = ?, disabled_at = ? "
                                "WHERE id = ?"),
      insert_session_(database, "INSERT INTO staff_session (account_id, token_hash, begun_at, seen_at, ended_at) VALUES (?, ?, ?, ?, ?)"),
      update_session_(database, "UPDATE staff_session SET seen_at = ?, ended_at = ? WHERE id = ?") {}

void StaffWrites::insert(const StaffAccount& account) {
    insert_account_
        .run(account.name, staff_role_code(account.role), account.merchant, account.password_hash, Blob{account.code_secret},
             account.code_step, Blob{account.set_up_hash}, account.set_up_until, language_word(account.language), account.has_shortcuts,
             account.created_at, account.disabled_at)
        .finish();
}

void StaffWrites::update(const StaffAccount& account) {
    update_account_
        .run(staff_role_code(account.role), account.merchant, account.password_hash, Blob{account.code_secret}, account.code_step,
             Blob{account.set_up_hash}, account.set_up_until, language_word(account.language), account.has_shortcuts,
             account.created_at, account.disabled_at, account.id)
        .finish();
}

void StaffWrites::insert(const StaffSession& session) {
    insert_session_.run(session.account, Blob{session.token_hash}, session.begun_at, session.seen_at, session.ended_at).finish();
}

void StaffWrites::update(const StaffSession& session) {
    update_session_.run(session.seen_at, session.ended_at, session.id).finish();
}

} // namespace kz::sqlite
