#include "tests/shared/domain/journal/book.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

std::string refusal_of(const Book& book, const Command& command) {
    const auto decided = decide(book.state, command, book.policy, book.today);
    return decided ? "" : std::string(refusal_code(decided.error().reason));
}

} // namespace

TEST_CASE("a service waits from the settlement on, and is restored by who blocked it") {
    Book book = raised_book();
    book.tell(BlockService{"  Mobilfunk 0170 5550123 ", book.today});
    REQUIRE(book.state.services.size() == 1);
    CHECK(book.state.services[0].name == "Mobilfunk 0170 5550123");
    CHECK(has_blocked_service(book.state));
    CHECK_FALSE(book.state.services[0].settled_at);

    book.tell(PostPayment{open(book.state), book.today, ""});
    CHECK(book.state.services[0].settled_at == book.events.back().at);

    book.tell(RestoreService{});
    CHECK(book.state.services[0].restored_at == book.events.back().at);
    CHECK_FALSE(has_blocked_service(book.state));
    CHECK(book.state.notes.back().kind == NoteKind::ServiceRestored);
}

TEST_CASE("a payment that bounces takes the settlement back, and does not block what was restored") {
    Book book = raised_book();
    book.tell(BlockService{"Strom", book.today});
    book.tell(BlockService{"Wasser", book.today});
    book.tell(PostPayment{open(book.state), book.today, ""});
    book.tell(RestoreService{0});
    book.tell(ReversePayment{0, book.today, "MD06"});
    CHECK(book.state.services[0].settled_at.has_value());
    CHECK(book.state.services[0].restored_at.has_value());
    CHECK_FALSE(book.state.services[1].settled_at);
}

TEST_CASE("a merchant may bring a service back while something is open") {
    Book book = raised_book();
    book.tell(BlockService{"Strom", book.today});
    book.tell(RestoreService{0});
    CHECK(book.state.services[0].restored_at.has_value());
    CHECK_FALSE(book.state.services[0].settled_at);
    CHECK(refusal_of(book, BlockService{"Strom", book.today}).empty()); // again
}

TEST_CASE("what is refused of services, by name") {
    Book book = raised_book();
    CHECK(refusal_of(book, RestoreService{}) == "service_unknown");
    book.tell(BlockService{"Strom", book.today});
    const struct {
        Command command;
        const char* refusal;
    } rows[] = {
        {BlockService{"", book.today}, "service_faulty"},
        {BlockService{" \n ", book.today}, "service_faulty"},
        {BlockService{"Strom\nund Gas", book.today}, "service_faulty"},
        {BlockService{std::string(71, 'x'), book.today}, "service_faulty"},
        {BlockService{std::string(70, 'x'), book.today}, ""},
        {BlockService{"Gas\x01", book.today}, "service_faulty"},
        {BlockService{"Gas", add_days(book.today, 1)}, "booked_in_the_future"},
        {BlockService{" Strom", book.today}, "service_known"},
        {RestoreService{1}, "service_unknown"},
        {RestoreService{-1}, "service_unknown"},
        {RestoreService{0}, ""},
    };
    for (const auto& row : rows)
        CHECK(refusal_of(book, row.command) == row.refusal);
    book.tell(RestoreService{0});
    CHECK(refusal_of(book, RestoreService{0}) == "service_restored");
    CHECK(refusal_of(book, RestoreService{}) == "service_unknown");
}
