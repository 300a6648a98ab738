#include "native/server/call_board.hpp"

#include "native/platform/secret.hpp"
#include "shared/protocol/codes.hpp"

#include <algorithm>
#include <ranges>

namespace kz {
namespace {

std::int64_t lasts(CallStage stage) {
    switch (stage) {
    case CallStage::Ringing: return CallBoard::ringing_milliseconds;
    case CallStage::Answered: return CallBoard::answered_milliseconds;
    case CallStage::Ended: break;
    }
    return CallBoard::ended_milliseconds;
}

} // namespace

std::optional<CallStage> parse_call_stage(std::string_view code) {
    constexpr std::string_view codes[][2] = {{"newCall", "ringing"}, {"answer", "answered"}, {"hangup", "ended"}};
    for (std::size_t stage = 0; stage < std::size(codes); ++stage)
        if (std::ranges::contains(codes[stage], code))
            return static_cast<CallStage>(stage);
    return std::nullopt;
}

void CallBoard::forget(std::int64_t now_ms) {
    std::erase_if(calls_, [now_ms](const RunningCall& call) { return call.at_ms + lasts(call.stage) <= now_ms; });
    if (calls_.size() > calls_max)
        calls_.erase(calls_.begin(), calls_.end() - static_cast<std::ptrdiff_t>(calls_max));
}

bool CallBoard::note(RunningCall event) {
    const std::lock_guard lock(mutex_);
    forget(event.at_ms);
    const auto known = std::ranges::find_if(calls_, [&](const RunningCall& call) { return call.merchant == event.merchant && call.call == event.call; });
    if (known == calls_.end()) {
        calls_.push_back(std::move(event));
        return calls_.back().stage != CallStage::Ended;
    }
    if (event.stage <= known->stage)
        return false;
    RunningCall after = *known;
    after.stage = event.stage;
    after.at_ms = event.at_ms;
    if (after.phone.empty()) {
        after.phone = std::move(event.phone);
        after.claims = std::move(event.claims);
    }
    calls_.erase(known);
    calls_.push_back(std::move(after));
    return true;
}

std::vector<RunningCall> CallBoard::running(MerchantId merchant, std::int64_t now_ms) {
    const std::lock_guard lock(mutex_);
    forget(now_ms);
    std::vector<RunningCall> found;
    for (const RunningCall& call : calls_ | std::views::reverse)
        if (call.stage != CallStage::Ended && (!merchant.is_set() || call.merchant == merchant))
            found.push_back(call);
    return found;
}

std::string telephony_password(std::string_view key, MerchantId merchant) {
    constexpr std::size_t bytes = 16;
    return base32(hmac_sha256(key, "telephony " + merchant_code(merchant)).substr(0, bytes));
}

std::optional<MerchantId> telephony_merchant(std::string_view key, std::string_view authorization) {
    constexpr std::string_view scheme = "Basic ";
    constexpr std::size_t authorization_max = 256;
    if (!authorization.starts_with(scheme) || authorization.size() > authorization_max)
        return std::nullopt;
    const std::string said = base64_bytes(authorization.substr(scheme.size()));
    const std::size_t colon = said.find(':');
    const auto merchant = colon == std::string::npos ? std::nullopt : parse_merchant_code(std::string_view(said).substr(0, colon));
    if (!merchant || !equal_secrets(telephony_password(key, *merchant), std::string_view(said).substr(colon + 1)))
        return std::nullopt;
    return merchant;
}

} // namespace kz
