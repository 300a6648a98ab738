// The check code of a claim, "KZ-7F3A-9Q2M": a merchant prints it in the letter, the claim's page shows it, and /check says
// whose claim it belongs to.
//
// It is the claim's number under a permutation of 40 bits that only the server knows (a Feistel network of four rounds of
// HMAC-SHA-256; Luby and Rackoff, 1988). So nothing is stored for it, it says nothing about the claim, and somebody who
// guesses meets a claim as seldom as there are claims among 2^40 numbers. It opens nothing. It lasts as long as the key.
//
// The code of a paper, "KZ-7F3A-9Q2M-0V5K-R81C", is the same of 80 bits: the claim's number, which paper of it, and 16 bits of an
// HMAC over what the paper says, so that no code belongs to another amount or day.
#pragma once

#include "shared/domain/claims/claim.hpp"
#include "shared/domain/journal/paper.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kz {

// Precondition: the claim's number is below 2^40.
std::string check_code(std::string_view key, ClaimId claim);
// Not set when it can not be a code; the claim need not exist. Spaces, dashes and case do not matter, nor whether KZ is there.
ClaimId claim_of_check_code(std::string_view key, std::string_view typed);

// Preconditions: the same of the claim; the paper's number is below 2^23.
std::string paper_code(std::string_view key, ClaimId claim, const Paper& paper);
struct PaperNamed {
    ClaimId claim; // need not exist
    PaperKind kind = PaperKind::Receipt;
    std::int64_t number = 0;
    std::uint16_t seal = 0;
};
// Nothing when it can not be such a code.
std::optional<PaperNamed> paper_of_code(std::string_view key, std::string_view typed);
// Whether that is what the paper says.
bool is_sealed(std::string_view key, const PaperNamed& named, const Paper& paper);

} // namespace kz
