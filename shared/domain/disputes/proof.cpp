#include "shared/domain/disputes/proof.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kind_codes[] = {"jpeg", "png", "webp", "heic", "pdf"};
static_assert(std::size(kind_codes) == proof_kinds_count);
constexpr std::string_view media_types[] = {"image/jpeg", "image/png", "image/webp", "image/heic", "application/pdf"};
static_assert(std::size(media_types) == proof_kinds_count);

constexpr std::string_view heic_brands[] = {"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"};

} // namespace

std::string_view proof_kind_code(ProofKind kind) {
    return kind_codes[static_cast<std::size_t>(kind)];
}

std::optional<ProofKind> parse_proof_kind(std::string_view code) {
    const auto found = std::ranges::find(kind_codes, code);
    return found == std::end(kind_codes) ? std::nullopt : std::optional(static_cast<ProofKind>(found - std::begin(kind_codes)));
}

std::string_view proof_media_type(ProofKind kind) {
    return media_types[static_cast<std::size_t>(kind)];
}

std::optional<ProofKind> proof_kind_of(std::string_view bytes) {
    if (bytes.starts_with("\xff\xd8\xff"sv))
        return ProofKind::Jpeg;
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv))
        return ProofKind::Png;
    if (bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP")
        return ProofKind::Webp;
    if (bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp" && std::ranges::find(heic_brands, bytes.substr(8, 4)) != std::end(heic_brands))
        return ProofKind::Heic;
    if (bytes.starts_with("%PDF-"))
        return ProofKind::Pdf;
    return std::nullopt;
}

bool is_proof_hash(std::string_view hash) {
    return hash.size() == 64 && std::ranges::all_of(hash, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace kz
