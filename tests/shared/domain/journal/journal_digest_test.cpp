// Ten thousand journals: the host and WASM print the same number.
#include "shared/base/hash.hpp"
#include "shared/protocol/ledger_json.hpp"
#include "tests/shared/domain/journal/any_journal.hpp"
#include "tests/shared/domain/journal/seeded_numbers.hpp"

#include <doctest/doctest.h>

#include <cinttypes>
#include <cstdio>

using namespace kz;

TEST_CASE("ten thousand journals have a digest that is the same on every host") {
    AnyJournal any{SeededNumbers{SeededRandom(20261122)}};
    std::uint64_t all = hash_seed;
    int agreed = 0, told = 0;
    for (int i = 0; i < 10'000; ++i) {
        Book book;
        book.tell(RaiseClaim{any.invoice()});
        for (std::int64_t left = any.number(1, 20); left > 0; --left) {
            const std::size_t before = book.events.size();
            all = hash64(book.tell(any.command(book)), all);
            book.today = add_days(book.today, static_cast<int>(any.number(0, 11)));
            agreed += book.events.size() > before ? 1 : 0;
            ++told;
        }
        std::string ledger;
        append_ledger(ledger, ClaimId{1}, book.state, {});
        all = hash64(ledger, all);
    }
    std::printf("journal digest %016" PRIx64 "\n", all);
    CHECK(agreed > told / 5);
    CHECK(agreed < told);
}
