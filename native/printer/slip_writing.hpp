// What stands on the slips of a claim, in the words and the language of its page: of one payment, of its plan, or how to pay.
#pragma once

#include "native/printer/slip.hpp"
#include "shared/domain/journal/paper.hpp"
#include "shared/domain/people/language.hpp"

#include <optional>
#include <string>

namespace kz {

// What is the same on all of them.
struct SlipHead {
    Language language = Language::German;
    std::string merchant; // for people
    Date today;           // "open" is as of it
};

// By what anybody checks that a paper is genuine, as the server says.
struct SlipSeal {
    std::string code;     // "KZ-7F3A-9Q2M-0V5K-R81C"
    std::string host;     // "pay.example/check"
    std::string address;  // "https://pay.example/check?code=…"
};

// Precondition: the paper is a receipt of this claim, and not void.
Slip receipt_slip(const State& state, const Paper& paper, const SlipSeal& seal, const SlipHead& head);
// Precondition: a plan runs. How it is kept, line by line.
Slip plan_slip(const State& state, const std::optional<Transfer>& next, const SlipHead& head);
Slip transfer_slip(const State& state, const Transfer& transfer, const SlipHead& head);

} // namespace kz
