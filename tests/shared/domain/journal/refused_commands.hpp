// Tables of commands that a journal refuses. A refused command changes nothing.
#pragma once

#include "tests/shared/domain/journal/book.hpp"

#include <doctest/doctest.h>

#include <span>

namespace kz {

inline void nothing_before(Book&) {}

// A command after what came before, and the reason why it is refused.
struct RefusedCommand {
    const char* what;
    void (*before)(Book&);
    Command command;
    const char* outcome;
};
inline void check_refused(std::span<const RefusedCommand> rows) {
    for (const RefusedCommand& row : rows) {
        CAPTURE(row.what);
        Book book = raised_book();
        row.before(book);
        const State before = book.state;
        CHECK(book.tell(row.command) == row.outcome);
        CHECK(book.state == before);
    }
}

} // namespace kz
