#include "native/server/proof_upload.hpp"

#include "native/server/http_answers.hpp"
#include "native/platform/secret.hpp"

#include <algorithm>

namespace kz {
namespace {

const std::string* hash_in(const Command& what) {
    if (const auto* proof = std::get_if<AddProof>(&what))
        return &proof->hash;
    const auto* file = std::get_if<AddMessageFile>(&what);
    return file == nullptr ? nullptr : &file->hash;
}

} // namespace

AddProof proof_in(int dispute, std::string_view bytes) {
    return {dispute, proof_kind_of(bytes), hex(sha256(bytes)), static_cast<std::int64_t>(bytes.size())};
}

AddMessageFile message_file_in(TalkSide side, std::string_view bytes) {
    return {side, proof_kind_of(bytes), hex(sha256(bytes)), static_cast<std::int64_t>(bytes.size())};
}

std::optional<Refused> keep_proof(Service& service, ClaimId claim, const Command& what, std::string_view bytes) {
    const auto would = decide(service.states().get(service.reader(), claim), what, {}, this_moment().today);
    if (!would)
        return would.error();
    service.proofs.keep(claim, *hash_in(what), bytes);
    return std::nullopt;
}

void forget_proof(Service& service, const State& state, ClaimId claim, const Command& what) {
    const std::string* hash = hash_in(what);
    const std::vector<Proof> known = files_of(state);
    if (hash != nullptr && std::ranges::find(known, *hash, &Proof::hash) == known.end())
        service.proofs.remove(claim, *hash);
}

http::Answer proof_answer(const Service& service, const State& state, ClaimId claim, const std::string& hash) {
    const std::vector<Proof> files = files_of(state);
    const auto proof = std::ranges::find(files, hash, &Proof::hash);
    if (proof != files.end())
        if (auto bytes = service.proofs.read(claim, hash)) {
            http::Answer answer{.status = 200, .content_type = "application/octet-stream", .body = *std::move(bytes), .fields = {}};
            answer.fields.add("Cache-Control", "no-store").add("Content-Security-Policy", "sandbox; default-src 'none'")
                .add("Content-Disposition", "attachment; filename=\"" + hash.substr(0, 8) + "." + std::string(proof_kind_code(proof->kind)) + "\"");
            return answer;
        }
    return problem_answer(ProblemCode::ProofUnknown);
}

} // namespace kz
