// Proof: a file that a customer adds to an objection. The file itself is the server's; here is what is known of it, and what may be
// one: the first bytes say what it is, never its name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kz {

enum class ProofKind { Jpeg, Png, Webp, Heic, Pdf };
inline constexpr int proof_kinds_count = static_cast<int>(ProofKind::Pdf) + 1;
std::string_view proof_kind_code(ProofKind kind); // "jpeg", also the ending of its file
std::optional<ProofKind> parse_proof_kind(std::string_view code);
std::string_view proof_media_type(ProofKind kind); // "image/jpeg"

// JPEG (ISO 10918-1, SOI and a marker), PNG (ISO 15948, 5.2), WebP (RFC 9649, 2.4), HEIC (ISO 23008-12, brands of its file type box),
// PDF (ISO 32000-1, 7.5.2, at the very beginning). Nothing: none of these.
std::optional<ProofKind> proof_kind_of(std::string_view bytes);

struct Proof {
    std::string hash; // SHA-256 of the file, 64 digits from 0 to f: its name
    ProofKind kind = ProofKind::Jpeg;
    std::int64_t bytes = 0;

    friend bool operator==(const Proof&, const Proof&) = default;
};
bool is_proof_hash(std::string_view hash);

inline constexpr std::int64_t proof_bytes_max = 10 << 20;
inline constexpr std::int64_t proof_bytes_of_claim_max = 50 << 20;
inline constexpr int proofs_of_claim_max = 20;

} // namespace kz
