#include "native/server/proof_upload.hpp"

#include "native/platform/secret.hpp"

namespace kz {

AddProof proof_in(int dispute, std::string_view bytes) {
    return {dispute, proof_kind_of(bytes), hex(sha256(bytes)), static_cast<std::int64_t>(bytes.size())};
}

std::optional<Refused> keep_proof(Service& service, ClaimId claim, const AddProof& what, std::string_view bytes) {
    const auto would = decide(service.states().get(service.reader(), claim), what, {}, this_moment().today);
    if (!would)
        return would.error();
    service.proofs.keep(claim, what.hash, bytes);
    return std::nullopt;
}

void forget_proof(Service& service, ClaimId claim, const Command& what, const Refused& why) {
    const auto* proof = std::get_if<AddProof>(&what);
    if (proof != nullptr && why.reason != JournalRefusal::ProofKnown)
        service.proofs.remove(claim, proof->hash);
}

} // namespace kz
