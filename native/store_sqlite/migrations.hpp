// The schema, as the numbered steps that made it. A step that was released is never changed: another one follows it.
// The file's user_version is the number of the last step it has seen, its application_id says that it is ours.
#pragma once

#include "native/store_sqlite/database.hpp"

#include <span>

namespace kz::sqlite {

struct Migration {
    int number; // 1, 2, 3, … without gaps
    const char* name;
    const char* sql;
};

std::span<const Migration> migrations();

// Runs the steps that the file has not seen, all of them in one transaction: a step that fails leaves the file as it was.
// Throws StoreError, also for a file of a newer program and for one that is not ours. The caller turns foreign keys on.
void migrate(Database& database, std::span<const Migration> steps);

} // namespace kz::sqlite
