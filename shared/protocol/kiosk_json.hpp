// What a kiosk asks beside the page: how a printed receipt is checked, and the way of a page between kiosk and phone.
//
//   GET    /api/v1/page/receipts/{payment}      seal      {check_code: "KZ-…", check_url: "https://…/check?code=KZ-…"}
//   POST   /api/v1/page/handovers               wish      {place!: "Kiosk at the entrance", query: "?lang=de&instalments=6"}
//                                               offer     {url: "https://…/h/…", seconds}
//   GET    /api/v1/page/handovers               standing  {state: "waiting" | "choosing" | "taken" | "wrong" | "late" | "shared",
//                                                          number (of choosing): 10 to 99}
//   POST   /api/v1/handovers/{code}/opening     opened    {token, query}: once, for a code that a phone shows
#pragma once

#include "shared/base/result.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kz {

struct ReceiptSeal {
    std::string check_code, check_url;
    friend bool operator==(const ReceiptSeal&, const ReceiptSeal&) = default;
};
std::string encode_receipt_seal(const ReceiptSeal& seal);
Result<ReceiptSeal, WireFault> decode_receipt_seal(std::string_view json);

// place: where the kiosk is, for the person who stands there. query: what the page shows there (query_of).
struct HandoverWish {
    std::string place, query;
    friend bool operator==(const HandoverWish&, const HandoverWish&) = default;
};
inline constexpr int handover_place_bytes_max = 120, handover_query_bytes_max = 300;
std::string encode_handover_wish(const HandoverWish& wish);
Result<HandoverWish, WireFault> decode_handover_wish(std::string_view json);

struct HandoverOffer {
    std::string url;
    int seconds = 0; // it is valid for
    friend bool operator==(const HandoverOffer&, const HandoverOffer&) = default;
};
std::string encode_handover_offer(const HandoverOffer& offer);
Result<HandoverOffer, WireFault> decode_handover_offer(std::string_view json);

enum class HandoverState {
    Waiting,  // nobody has opened it
    Choosing, // a phone shows three numbers
    Taken,
    Wrong,    // another number was chosen: void
    Late,     // its time is over: void
    Shared,   // two devices opened it: void
};
inline constexpr int handover_states_count = static_cast<int>(HandoverState::Shared) + 1;
std::string_view handover_state_code(HandoverState state);
struct HandoverStanding {
    HandoverState state = HandoverState::Late;
    int number = 0; // of Choosing
    friend bool operator==(const HandoverStanding&, const HandoverStanding&) = default;
};
std::string encode_handover_standing(const HandoverStanding& standing);
Result<HandoverStanding, WireFault> decode_handover_standing(std::string_view json);

struct HandoverOpened {
    std::string token, query;
    friend bool operator==(const HandoverOpened&, const HandoverOpened&) = default;
};
std::string encode_handover_opened(const HandoverOpened& opened);
Result<HandoverOpened, WireFault> decode_handover_opened(std::string_view json);

} // namespace kz
