#include "tests/shared/domain/journal/refused_commands.hpp"

using namespace kz;

namespace {

ShareStep granted(const char* share) {
    return {ShareMove::Granted, share, "nina@x.example", {share_look | share_propose, ShareReason::Plan}, 30};
}
NoteShare step(ShareMove move, const char* share = "A") {
    return NoteShare{{.move = move, .share = share}};
}
NoteShare end(ShareEnd why, const char* share = "A") {
    return NoteShare{{.move = ShareMove::Ended, .share = share, .end = why, .record = "abc"}};
}
void begun(Book& book) {
    book.tell(NoteShare{granted("A")});
}
void over(Book& book) {
    begun(book);
    book.tell(end(ShareEnd::ByCustomer));
}

} // namespace

TEST_CASE("a step that fits no visit is refused by name") {
    const RefusedCommand rows[] = {
        {"a visit without a name", nothing_before, NoteShare{granted("")}, "share_step_unfitting"},
        {"the same visit again", begun, NoteShare{granted("A")}, "share_step_unfitting"},
        {"a pause before anybody came", nothing_before, step(ShareMove::Paused), "share_step_unfitting"},
        {"a pause of another visit", begun, step(ShareMove::Paused, "B"), "share_step_unfitting"},
        {"a pause after the end", over, step(ShareMove::Paused), "share_step_unfitting"},
        {"an end after the end", over, end(ShareEnd::PageGone), "share_step_unfitting"},
        {"an end without a reason", begun, step(ShareMove::Ended), "share_step_unfitting"},
        {"more steps than a visit has", [](Book& b) { begun(b); for (int i = 0; i < visit_steps_max; ++i) b.tell(step(ShareMove::Paused)); }, step(ShareMove::Resumed), "too_many_entries"},
        {"more visits than a claim has", [](Book& b) { for (int i = 0; i < visits_max; ++i) b.tell(NoteShare{granted(std::to_string(i).c_str())}); }, NoteShare{granted("A")}, "too_many_entries"},
    };
    check_refused(rows);
}

TEST_CASE("who saw the page stays with the claim, and overtakes nothing that was decided on it") {
    Book book = raised_book();
    const std::int64_t matter = matter_version(book.state);
    begun(book);
    REQUIRE(open_visit(book.state) != nullptr);
    for (const ShareMove move : {ShareMove::Paused, ShareMove::Resumed})
        book.tell(step(move));
    ShareStep proposed{.move = ShareMove::Proposed, .share = "A"};
    proposed.proposal = 1;
    proposed.kind = ProposalKind::Way;
    book.tell(NoteShare{proposed});
    book.tell(end(ShareEnd::ByStaff));
    CHECK(matter_version(book.state) == matter);
    CHECK(book.state.version == matter + 5);
    const ShareVisit& visit = book.state.visits.front();
    CHECK(visit.helper == "nina@x.example");
    CHECK(visit.steps.size() == 3);
    CHECK(visit.steps.back().kind == ProposalKind::Way);
    CHECK(visit.end == ShareEnd::ByStaff);
    CHECK(visit.record == "abc");
    CHECK(open_visit(book.state) == nullptr);
}

TEST_CASE("a visit that nobody has ended ends before the next one begins") {
    Book book = raised_book();
    begun(book);
    book.tell(NoteShare{granted("B")});
    REQUIRE(book.state.visits.size() == 2);
    CHECK(book.state.visits.front().end == ShareEnd::ServerGone);
    CHECK(open_visit(book.state)->share == "B");
}
