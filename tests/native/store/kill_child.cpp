// kill_child FILE FIRST: does the commands FIRST, FIRST + 1, … without an end, at most 64 under way, and writes the number
// of each that is stored to standard output. The test kills it.
#include "native/store/writer.hpp"
#include "native/store_sqlite/sqlite_store.hpp"
#include "tests/native/store/kill_work.hpp"

#include <cstdio>
#include <cstdlib>
#include <semaphore>
#include <unistd.h>

using namespace kz;
using namespace kz::test;

int main(int count, char** arguments) {
    if (count != 3)
        return 2;
    try {
        const auto store = open_sqlite_store(arguments[1]);
        std::counting_semaphore<64> room(64);
        Writer writer(*store);
        std::vector<ClaimId> claims;
        writer.run([&](Transaction& transaction) { claims = ensure_kill_claims(transaction); });
        for (std::int64_t number = std::atoll(arguments[2]);; ++number) {
            room.acquire();
            const bool is_taken = writer.submit(
                [&, number](Transaction& transaction) { do_command(transaction, claims, number); },
                [&, number](std::exception_ptr failure) {
                    const std::string line = std::to_string(number) + "\n";
                    if (!failure && ::write(STDOUT_FILENO, line.data(), line.size()) < 0)
                        ::_exit(3); // the test is gone
                    room.release();
                });
            if (!is_taken)
                return 4;
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "kill_child: %s\n", error.what());
        return 1;
    }
}
