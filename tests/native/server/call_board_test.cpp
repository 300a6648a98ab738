#include "native/server/call_board.hpp"

#include "native/platform/secret.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

constexpr std::int64_t minute = 60'000;

RunningCall event(CallStage stage, std::int64_t at_ms = 0, std::string call = "a", MerchantId merchant = {1}) {
    return {merchant, std::move(call), stage, false, "+4930123456", {{ClaimId{7}, "R-7"}}, at_ms};
}
std::string told(CallBoard& board, std::int64_t now_ms = 0, MerchantId merchant = {}) {
    std::string out;
    for (const RunningCall& call : board.running(merchant, now_ms))
        out.append(call.call).append(call.stage == CallStage::Answered ? " answered " : " rings ");
    return out;
}

} // namespace

TEST_CASE("a call goes on and never back, whatever comes twice or late") {
    CallBoard board;
    CHECK(board.note(event(CallStage::Ringing)));
    CHECK_FALSE(board.note(event(CallStage::Ringing)));
    CHECK(told(board) == "a rings ");
    CHECK(board.note(event(CallStage::Answered)));
    CHECK_FALSE(board.note(event(CallStage::Ringing)));
    CHECK(told(board) == "a answered ");
    CHECK(board.note(event(CallStage::Ended)));
    CHECK_FALSE(board.note(event(CallStage::Answered)));
    CHECK(told(board).empty());
}

TEST_CASE("an end that comes first is the end, and says nothing to anybody") {
    CallBoard board;
    CHECK_FALSE(board.note(event(CallStage::Ended)));
    CHECK_FALSE(board.note(event(CallStage::Ringing, minute)));
    CHECK(told(board, minute).empty());
    // Long after it is another call.
    CHECK(board.note(event(CallStage::Ringing, CallBoard::ended_milliseconds)));
}

TEST_CASE("what is not told for long enough is over") {
    CallBoard board;
    board.note(event(CallStage::Ringing, 0, "a"));
    board.note(event(CallStage::Answered, 0, "b"));
    CHECK(told(board, CallBoard::ringing_milliseconds - 1) == "b answered a rings ");
    CHECK(told(board, CallBoard::ringing_milliseconds) == "b answered ");
    CHECK(told(board, CallBoard::answered_milliseconds).empty());
}

TEST_CASE("each merchant has its own calls, and so many are remembered") {
    CallBoard board;
    board.note(event(CallStage::Ringing, 0, "a", {1}));
    CHECK(board.note(event(CallStage::Ringing, 0, "a", {2})));
    CHECK(told(board, 0, {1}) == "a rings ");
    CHECK(told(board, 0, {3}).empty());
    CHECK(told(board) == "a rings a rings ");
    for (std::size_t i = 0; i < CallBoard::calls_max + 5; ++i)
        board.note(event(CallStage::Ringing, 0, "c" + std::to_string(i), {2}));
    CHECK(board.running({1}, 0).empty());
    CHECK(board.running({}, 0).size() == CallBoard::calls_max);
}

TEST_CASE("the number of a call is that of the first event that had one") {
    CallBoard board;
    RunningCall withheld = event(CallStage::Ringing);
    withheld.phone.clear();
    withheld.claims.clear();
    board.note(withheld);
    CHECK(board.running({}, 0).front().phone.empty());
    board.note(event(CallStage::Answered));
    CHECK(board.running({}, 0).front().phone == "+4930123456");
    CHECK(board.running({}, 0).front().claims.size() == 1);
}

TEST_CASE("a telephone system is known by its merchant's password alone") {
    const std::string key(32, 'k');
    const auto basic = [](const std::string& said) { return "Basic " + base64(said); };
    const std::string password = telephony_password(key, {7});
    CHECK(password != telephony_password(key, {8}));
    CHECK(telephony_merchant(key, basic("m7:" + password)) == MerchantId{7});
    for (const std::string& wrong : {std::string(), std::string("Basic "), std::string("Basic ???"), "Bearer " + password, basic("m8:" + password), basic("m7:"), basic("m7"),
                                     basic("7:" + password), basic("m7:" + password + "X"), basic(std::string(300, 'm'))}) {
        CAPTURE(wrong);
        CHECK_FALSE(telephony_merchant(key, wrong));
    }
}
