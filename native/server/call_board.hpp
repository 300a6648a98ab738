// CallBoard: who calls right now, as telephone systems tell it, for the people who answer. In memory alone: a call is over in minutes,
// and what is not told for long enough is forgotten. Events may come twice and in any order: a call only goes on, never back, and one
// that has ended stays so while a late word of it may come. One thread at a time by its own lock.
#pragma once

#include "native/store/store.hpp"

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

enum class CallStage { Ringing, Answered, Ended };
// "newCall", "answer" and "hangup", as sipgate and Zammad call them, and "ringing", "answered", "ended".
std::optional<CallStage> parse_call_stage(std::string_view code);

// One event of a telephone system.
struct CallEvent {
    std::string call;      // its id there
    CallStage stage = CallStage::Ringing;
    bool is_outgoing = false;
    std::string from, to;  // as they came; "anonymous" and the like are no numbers
};
inline constexpr std::size_t call_id_bytes_max = 128;
inline constexpr std::size_t call_number_bytes_max = 64;

struct PossibleClaim {
    ClaimId claim;
    std::string number; // BT-1
};
struct RunningCall {
    MerchantId merchant;
    std::string call;
    CallStage stage = CallStage::Ringing;
    bool is_outgoing = false;
    std::string phone; // the customer's, e164(); empty: withheld
    std::vector<PossibleClaim> claims; // by that number: a hint, never proof
    std::int64_t at_ms = 0; // of the last event
};

class CallBoard {
public:
    // What staff see has changed. The number and the claims are those of the first event that had a number.
    bool note(RunningCall event);
    // Those that ring or are answered, of the merchant or of all, the newest first.
    std::vector<RunningCall> running(MerchantId merchant, std::int64_t now_ms);

    static constexpr std::int64_t ringing_milliseconds = 3 * std::int64_t{60'000};
    static constexpr std::int64_t answered_milliseconds = 2 * std::int64_t{3'600'000};
    static constexpr std::int64_t ended_milliseconds = 10 * std::int64_t{60'000}; // for words that come late
    static constexpr std::size_t calls_max = 1000; // then the oldest are forgotten

private:
    void forget(std::int64_t now_ms);

    std::mutex mutex_;
    std::vector<RunningCall> calls_; // by their last event
};

// What a merchant's telephone system shows to be heard: user is the merchant's code.
std::string telephony_password(std::string_view key, MerchantId merchant);
// Of "Basic …"; nothing unless both are right.
std::optional<MerchantId> telephony_merchant(std::string_view key, std::string_view authorization);

} // namespace kz
