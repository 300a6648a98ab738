#include "native/client/attendance.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("who does nothing is asked, and then gone") {
    AttendanceClock clock(60'000);
    clock.used(1000);
    CHECK(clock.at(60'999) == Attendance::Here);
    CHECK(clock.next_at_ms(1000) == 61'000);
    CHECK(clock.at(61'000) == Attendance::Asked);
    CHECK(clock.next_at_ms(61'000) == 81'000);
    CHECK(clock.at(80'999) == Attendance::Asked);
    CHECK(clock.at(81'000) == Attendance::Gone);
    clock.used(80'999);
    CHECK(clock.at(81'000) == Attendance::Here);
}

TEST_CASE("a kiosk may be told never to ask") {
    const AttendanceClock clock(0);
    CHECK(clock.at(1'000'000'000) == Attendance::Here);
    CHECK(!clock.next_at_ms(0));
}
