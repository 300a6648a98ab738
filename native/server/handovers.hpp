// Handovers: a page's way from a screen in a shop to the customer's own phone, and back. What travels in a code is an id that is valid
// once and for a minute, and says nothing of the claim; the link behind it is in memory alone, under the id's SHA-256.
//
// To the phone: whoever sees a QR code can scan it, and can send it to somebody else to open it for them. So the first device that opens
// it is the only one (a second one voids it), and its customer picks, of three numbers, the one that the screen shows: they must be there.
// To the screen: the phone shows the code only after the page was asked for it, and the screen reads it from its glass.
#pragma once

#include "native/store/store.hpp"
#include "shared/protocol/kiosk_json.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace kz {

inline constexpr std::int64_t handover_milliseconds = 60'000;

// A page that is on its way.
struct PageHandover {
    LinkId link;
    ClaimId claim;
    std::string token;        // of the link
    bool is_unlocked = false; // its second factor was given where it comes from
    std::string query;        // what it shows
    std::string place;        // to the phone: where it comes from, for people
    std::string merchant;     // for people
    std::string theme;        // theirs
    friend bool operator==(const PageHandover&, const PageHandover&) = default;
};

class Handovers {
public:
    // The id that the screen shows. A new one of a link voids the one before.
    std::string offer(PageHandover handover, std::int64_t now_ms);
    HandoverStanding standing(LinkId link, std::int64_t now_ms);

    // On the phone. `device`: of its cookie, empty on its first request.
    struct Question {
        std::string device; // what its cookie shall be
        std::string place;
        std::array<int, 3> numbers{};
        std::string merchant, theme;
    };
    // Why it is over. claim: when it is so by this very call, for the trail.
    struct Ended {
        HandoverState state = HandoverState::Late;
        ClaimId claim = {};
    };
    std::variant<Question, Ended> open(std::string_view id, std::string_view device, std::int64_t now_ms);
    std::variant<PageHandover, Ended> choose(std::string_view id, std::string_view device, int number, std::int64_t now_ms);

    // From the phone: the code that it shows, and what is behind it, once.
    std::string show(PageHandover handover, std::int64_t now_ms);
    std::optional<PageHandover> take(std::string_view code, std::int64_t now_ms);

private:
    struct Offered {
        PageHandover handover;
        std::int64_t until_ms = 0;
        HandoverState state = HandoverState::Waiting;
        std::string device;
        std::array<int, 3> numbers{};
        int number = 0; // the right one of them
    };
    struct Shown {
        PageHandover handover;
        std::int64_t until_ms = 0;
    };
    static Ended end(Offered& offered, HandoverState state);
    void drop_old(std::int64_t now_ms);
    Offered* find(std::string_view id, std::int64_t now_ms);

    std::mutex mutex_;
    std::map<std::string, Offered> offered_; // by the hash of the id
    std::map<std::string, Shown> shown_;     // the same
    std::map<std::int64_t, std::string> last_; // of a link: the hash of its last id
};

} // namespace kz
