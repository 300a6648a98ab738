#include "native/server/check_code.hpp"

#include "native/platform/secret.hpp"
#include "shared/base/assert.hpp"

#include <cstdint>

namespace kz {
namespace {

constexpr std::string_view prefix = "KZ";
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // as base32()
constexpr int bits_of_character = 5;
constexpr int characters_of_group = 4;
constexpr std::size_t typed_length_max = 64;
constexpr int claim_bits = 40;
constexpr int paper_bits = 23;
constexpr int seal_bits = 16;
constexpr int rounds = 4;

// A number of twice as many bits as its halves have.
struct Halves {
    std::uint64_t left = 0, right = 0;
};

// What one kind of code is made by: its own permutation, of its own width.
struct Permutation {
    std::string_view purpose;
    int bits; // of a half

    std::uint64_t mask() const { return (std::uint64_t{1} << bits) - 1; }
    int characters() const { return 2 * bits / bits_of_character; }

    std::uint64_t mixed(std::string_view key, int round, std::uint64_t half) const {
        const std::string digest = hmac_sha256(key, std::string(purpose) + std::to_string(round) + ":" + std::to_string(half));
        std::uint64_t mix = 0;
        for (int i = 0; i < (bits + 7) / 8; ++i)
            mix = mix << 8 | static_cast<unsigned char>(digest[static_cast<std::size_t>(i)]);
        return mix & mask();
    }
    Halves hidden(std::string_view key, Halves number) const {
        for (int round = 0; round < rounds; ++round)
            number = {number.right, number.left ^ mixed(key, round, number.right)};
        return number;
    }
    Halves found(std::string_view key, Halves code) const {
        for (int round = rounds - 1; round >= 0; --round)
            code = {code.right ^ mixed(key, round, code.left), code.left};
        return code;
    }
};

constexpr Permutation of_claims{"check:", claim_bits / 2};
constexpr Permutation of_papers{"paper:", claim_bits};

std::string text_of(const Permutation& permutation, Halves code) {
    std::string text(prefix);
    const int half = permutation.characters() / 2;
    for (int i = 0; i < 2 * half; ++i) {
        if (i % characters_of_group == 0)
            text += '-';
        const std::uint64_t bits = i < half ? code.left : code.right;
        text += alphabet[(bits >> (bits_of_character * (half - 1 - i % half))) & 31];
    }
    return text;
}

std::optional<Halves> code_of(const Permutation& permutation, std::string_view typed) {
    if (typed.size() > typed_length_max)
        return std::nullopt;
    const auto characters = static_cast<std::size_t>(permutation.characters());
    std::string text = canonical_base32(typed);
    if (text.size() == prefix.size() + characters && text.starts_with(prefix))
        text.erase(0, prefix.size());
    if (text.size() != characters)
        return std::nullopt;
    Halves code;
    for (std::size_t i = 0; i < characters; ++i) {
        const auto digit = alphabet.find(text[i]);
        if (digit == std::string_view::npos)
            return std::nullopt;
        std::uint64_t& half = i < characters / 2 ? code.left : code.right;
        half = half << bits_of_character | digit;
    }
    return code;
}

bool has_claim_bits(ClaimId claim) {
    return claim.is_set() && claim.value >> claim_bits == 0;
}

std::uint16_t seal_of(std::string_view key, ClaimId claim, const Paper& paper) {
    std::string said = "seal:" + std::to_string(claim.value);
    for (const std::int64_t fact : {static_cast<std::int64_t>(paper.kind), paper.number, paper.amount.minor, std::int64_t{paper.on.days}})
        said += ":" + std::to_string(fact);
    const std::string digest = hmac_sha256(key, said + ":" + std::string(paper.amount.currency.text()));
    return static_cast<std::uint16_t>(static_cast<unsigned char>(digest[0]) << 8 | static_cast<unsigned char>(digest[1]));
}

} // namespace

std::string check_code(std::string_view key, ClaimId claim) {
    KZ_ASSERT(has_claim_bits(claim));
    const auto number = static_cast<std::uint64_t>(claim.value);
    return text_of(of_claims, of_claims.hidden(key, {number >> of_claims.bits, number & of_claims.mask()}));
}

ClaimId claim_of_check_code(std::string_view key, std::string_view typed) {
    const auto code = code_of(of_claims, typed);
    if (!code)
        return {};
    const Halves number = of_claims.found(key, *code);
    return ClaimId{static_cast<std::int64_t>(number.left << of_claims.bits | number.right)};
}

std::string paper_code(std::string_view key, ClaimId claim, const Paper& paper) {
    KZ_ASSERT(has_claim_bits(claim) && paper.number >= 0 && paper.number >> paper_bits == 0);
    const std::uint64_t which = static_cast<std::uint64_t>(paper.kind) << paper_bits | static_cast<std::uint64_t>(paper.number);
    return text_of(of_papers, of_papers.hidden(key, {static_cast<std::uint64_t>(claim.value), which << seal_bits | seal_of(key, claim, paper)}));
}

std::optional<PaperNamed> paper_of_code(std::string_view key, std::string_view typed) {
    const auto code = code_of(of_papers, typed);
    if (!code)
        return std::nullopt;
    const Halves found = of_papers.found(key, *code);
    const std::uint64_t which = found.right >> seal_bits;
    return PaperNamed{ClaimId{static_cast<std::int64_t>(found.left)}, static_cast<PaperKind>(which >> paper_bits),
                      static_cast<std::int64_t>(which & ((std::uint64_t{1} << paper_bits) - 1)), static_cast<std::uint16_t>(found.right)};
}

bool is_sealed(std::string_view key, const PaperNamed& named, const Paper& paper) {
    return seal_of(key, named.claim, paper) == named.seal;
}

} // namespace kz
