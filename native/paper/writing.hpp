// What a paper of a claim says, in the words of the page: the same facts, the same catalogue.
#pragma once

#include "native/paper/document.hpp"
#include "shared/domain/journal/paper.hpp"

#include <string>

namespace kz {

// What stands on it that is not the claim's.
struct Letterhead {
    Language language = Language::German;
    std::string merchant; // for people
    std::string code;     // of the paper, "KZ-7F3A-9Q2M-0V5K-R81C"
    std::string base_url; // "https://pay.example": where the code is checked
};

// Precondition: the paper is this claim's, and not void.
Document document_of(const State& state, const Paper& paper, const Letterhead& head);

// What the customer takes to a till: no confirmation, so no code to check it by. Precondition: it has a slip with a code.
Document slip_document(const State& state, const Checkout& checkout, const Letterhead& head);

} // namespace kz
