// The two stores that must do the same. KZ_CONTRACT("words") begins a test that runs once with each as `Twin`.
#pragma once

#include "native/store_sqlite/sqlite_store.hpp"
#include "tests/native/store/sample.hpp"

namespace kz::test {

struct MemoryTwin {
    std::unique_ptr<Store> store = make_memory_store();
};
struct SqliteTwin {
    Folder folder{Medium::Memory};
    std::unique_ptr<Store> store = open_sqlite_store(folder.file("store.sqlite"));
};

} // namespace kz::test

#define KZ_CONTRACT(words) TEST_CASE_TEMPLATE(words, Twin, MemoryTwin, SqliteTwin)
