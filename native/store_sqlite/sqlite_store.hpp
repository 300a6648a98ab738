// The embedded store: one SQLite file in WAL, synchronous=FULL on the writer, one read-only connection a reader.
// Schema changes are migrations, numbered, run once, forward only; a file of a newer program is refused.
#pragma once

#include "native/store/store.hpp"

#include <string>

namespace kz {

// Opens or makes the file (mode 0600); runs missing migrations. Holds `<path>.lock`: a second one on the same file is
// refused, also in this process (command line tools beside a running server go through its API). A reader may outlive the
// store. Throws StoreError with the path and the reason.
std::unique_ptr<Store> open_sqlite_store(const std::string& path);

} // namespace kz
