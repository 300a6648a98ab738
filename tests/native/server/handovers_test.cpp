#include "native/server/handovers.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace kz;

namespace {

constexpr std::int64_t start_ms = 1'000'000;
const PageHandover page{LinkId{7}, ClaimId{12}, "TOKEN", true, "?lang=de", "Entrance", "Speiche", ""};

HandoverState ended(const auto& answer) { return std::get<Handovers::Ended>(answer).state; }

} // namespace

TEST_CASE("one device, the right number: the page as it was, once") {
    Handovers handovers;
    const std::string id = handovers.offer(page, start_ms);
    CHECK(handovers.standing(page.link, start_ms).state == HandoverState::Waiting);
    const auto question = std::get<Handovers::Question>(handovers.open(id, "", start_ms));
    CHECK(question.place == "Entrance");
    CHECK(std::set(question.numbers.begin(), question.numbers.end()).size() == 3);
    const HandoverStanding standing = handovers.standing(page.link, start_ms);
    CHECK(standing.state == HandoverState::Choosing);
    CHECK(std::get<Handovers::Question>(handovers.open(id, question.device, start_ms)).numbers == question.numbers);
    CHECK(std::get<PageHandover>(handovers.choose(id, question.device, standing.number, start_ms)) == page);
    CHECK(handovers.standing(page.link, start_ms).state == HandoverState::Taken);
    CHECK(ended(handovers.choose(id, question.device, standing.number, start_ms)) == HandoverState::Late);
    CHECK(ended(handovers.open(id, question.device, start_ms)) == HandoverState::Late);
}

TEST_CASE("after a minute it is void, also for who has it open") {
    Handovers handovers;
    const std::string id = handovers.offer(page, start_ms);
    const auto question = std::get<Handovers::Question>(handovers.open(id, "", start_ms));
    const int number = handovers.standing(page.link, start_ms).number;
    const std::int64_t late_ms = start_ms + handover_milliseconds;
    CHECK(ended(handovers.choose(id, question.device, number, late_ms)) == HandoverState::Late);
    CHECK(handovers.standing(page.link, late_ms).state == HandoverState::Late);
    const std::string unopened = handovers.offer(page, start_ms);
    CHECK(ended(handovers.open(unopened, "", late_ms)) == HandoverState::Late);
}

TEST_CASE("a wrong number or a second device ends it, says so for the trail once, and the right number comes too late") {
    for (const bool is_wrong : {true, false}) {
        Handovers handovers;
        const std::string id = handovers.offer(page, start_ms);
        const auto question = std::get<Handovers::Question>(handovers.open(id, "", start_ms));
        const int number = handovers.standing(page.link, start_ms).number;
        const HandoverState expected = is_wrong ? HandoverState::Wrong : HandoverState::Shared;
        const auto end = is_wrong ? std::get<Handovers::Ended>(handovers.choose(id, question.device, 0, start_ms))
                                  : std::get<Handovers::Ended>(handovers.open(id, "", start_ms));
        CHECK(end.state == expected);
        CHECK(end.claim == page.claim);
        const auto again = std::get<Handovers::Ended>(handovers.choose(id, question.device, number, start_ms));
        CHECK(again.state == expected);
        CHECK(!again.claim.is_set());
        CHECK(handovers.standing(page.link, start_ms).state == expected);
    }
}

TEST_CASE("nobody chooses before the page was opened, nor on another device") {
    Handovers handovers;
    const std::string id = handovers.offer(page, start_ms);
    CHECK(ended(handovers.choose(id, "", 10, start_ms)) == HandoverState::Late);
    CHECK(handovers.standing(page.link, start_ms).state == HandoverState::Waiting);
    handovers.open(id, "", start_ms);
    CHECK(ended(handovers.choose(id, "another", handovers.standing(page.link, start_ms).number, start_ms)) == HandoverState::Shared);
}

TEST_CASE("a code for a screen opens once, for a minute, and the last one of a link alone") {
    Handovers handovers;
    const std::string first = handovers.show(page, start_ms), second = handovers.show(page, start_ms);
    CHECK(first.size() == 16);
    CHECK(!handovers.take(first, start_ms));
    CHECK(handovers.take(second.substr(0, 4) + "-" + second.substr(4), start_ms) == page);
    CHECK(!handovers.take(second, start_ms));
    const std::string late = handovers.show(page, start_ms);
    CHECK(!handovers.take(late, start_ms + handover_milliseconds));
}
