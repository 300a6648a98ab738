#include "native/server/share_record.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("a record in which a line was changed, taken out, moved or cut is not whole, and says where") {
    ShareRecord record;
    for (const char* what : {"\"asked\"", "\"granted\"", "\"ended\""})
        record.add(Instant{1}, "shown", what);
    const std::string text = record.text();
    CHECK(verify_share_record(text).is_whole);
    CHECK(verify_share_record(text).lines == 3);
    CHECK(verify_share_record(text).hash == record.hash());

    std::string changed = text;
    changed.replace(changed.find("granted"), 7, "Granted");
    CHECK_FALSE(verify_share_record(changed).is_whole);
    CHECK(verify_share_record(changed).lines == 1);
    const std::size_t first = text.find('\n') + 1, second = text.find('\n', first) + 1;
    CHECK_FALSE(verify_share_record(text.substr(first)).is_whole);
    CHECK_FALSE(verify_share_record(text.substr(0, first) + text.substr(second)).is_whole);
    CHECK_FALSE(verify_share_record(text.substr(0, text.size() - 1)).is_whole);
    CHECK_FALSE(verify_share_record({}).is_whole);
}
