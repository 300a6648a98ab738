#include "tests/shared/domain/journal/refused_commands.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

const ClockTime now{*make_date(2026, 11, 23), 8 * 60};
const ClockTime nine{now.date, 9 * 60}, ten{now.date, 10 * 60}, full{now.date, 11 * 60};

BookCall booking(ClockTime at, std::string phone = "030 123456") {
    return {at, std::move(phone), now, {{nine, 1}, {ten, 2}, {full, 0}}};
}
void booked(Book& book) {
    book.tell(booking(nine));
}

} // namespace

TEST_CASE("a command about a call is refused by the first reason that applies") {
    const RefusedCommand rows[] = {
        {"no claim", [](Book& b) { b = Book{}; }, booking(nine), "claim_unknown"},
        {"no number", nothing_before, booking(nine, " "), "contact_faulty phone_invalid"},
        {"no number at all", nothing_before, booking(nine, "call me"), "contact_faulty phone_invalid"},
        {"a merchant without hours", nothing_before, BookCall{nine, "030 123456", now, {}}, "calls_not_offered"},
        {"a time that is past", nothing_before, booking({now.date, 7 * 60}), "call_too_soon"},
        {"a time in a quarter of an hour", nothing_before, booking({now.date, 8 * 60 + 15}), "call_too_soon"},
        {"a time that is none", nothing_before, booking({now.date, 9 * 60 + 1}), "call_outside_hours"},
        {"a time in a year", nothing_before, booking({add_days(now.date, 365), 9 * 60}), "call_outside_hours"},
        {"the same again", booked, booking(nine), "call_unchanged"},
        {"a full time", nothing_before, booking(full), "call_time_full"},
        {"bookings without end", [](Book& b) { for (int i = 0; i < call_bookings_max; ++i) b.tell(booking(i % 2 == 0 ? nine : ten)); }, booking(nine), "too_many_calls"},
        {"nothing to call off", nothing_before, CancelCall{}, "no_call"},
        {"called off before", [](Book& b) { booked(b); b.tell(CancelCall{}); }, CancelCall{}, "no_call"},
        {"nothing to note", nothing_before, NoteCall{true}, "no_call"},
        {"noted before", [](Book& b) { booked(b); b.tell(NoteCall{false}); }, NoteCall{true}, "no_call"},
    };
    check_refused(rows);
}

TEST_CASE("a call is booked, moved, called off, missed and made") {
    Book book = raised_book();
    booked(book);
    CHECK(book.state.call == CallBack{nine, "030 123456", CallState::Booked, 0, 1});
    book.tell(booking(ten));
    CHECK(book.state.call == CallBack{ten, "030 123456", CallState::Booked, 0, 2});
    book.tell(booking(ten, "030 654321"));
    CHECK(book.state.call == CallBack{ten, "030 654321", CallState::Booked, 0, 3});
    book.tell(NoteCall{false});
    CHECK(book.state.call == CallBack{ten, "030 654321", CallState::Missed, 1, 3});
    book.tell(booking(nine));
    book.tell(NoteCall{false});
    CHECK(book.state.call == CallBack{nine, "030 123456", CallState::Missed, 2, 4});
    book.tell(booking(ten));
    book.tell(NoteCall{true});
    CHECK(book.state.call->state == CallState::Reached);
    CHECK_FALSE(is_call_booked(book.state));
    book.tell(booking(nine));
    CHECK(book.state.call == CallBack{nine, "030 123456", CallState::Booked, 0, 6});
    book.tell(CancelCall{});
    CHECK(book.state.call->state == CallState::Cancelled);
}

TEST_CASE("what was decided on a call is overtaken by another one") {
    Book book = raised_book();
    const std::int64_t before = matter_version(book.state);
    booked(book);
    CHECK(matter_version(book.state) == before + 1);
}
