#include "native/server/proof_files.hpp"

#include "native/platform/file.hpp"
#include "native/server/claim_states.hpp"

#include <algorithm>
#include <filesystem>

namespace kz {
namespace {

bool is_known(const State& state, const std::string& hash) {
    const std::vector<Proof> files = files_of(state);
    return std::ranges::find(files, hash, &Proof::hash) != files.end();
}

} // namespace

void ProofFiles::keep(ClaimId claim, const std::string& hash, std::string_view bytes) const {
    const std::string folder = folder_of(claim);
    if (folder_.empty() || !make_folder_durably(folder_) || !make_folder_durably(folder) ||
        !write_file_durably(folder + "/" + hash, bytes))
        throw std::runtime_error("a proof could not be written in " + folder);
}

std::optional<std::string> ProofFiles::read(ClaimId claim, const std::string& hash) const {
    return read_file(folder_of(claim) + "/" + hash);
}

void ProofFiles::remove(ClaimId claim, const std::string& hash) const {
    std::error_code ignored;
    std::filesystem::remove(folder_of(claim) + "/" + hash, ignored);
}

int ProofFiles::sweep(Reader& store) const {
    namespace fs = std::filesystem;
    int removed = 0;
    std::error_code failure;
    for (const fs::directory_entry& folder : fs::directory_iterator(folder_, failure)) {
        const auto claim = parse_claim_code(folder.path().filename().string());
        if (!claim)
            continue;
        const State state = replay(store.events(*claim));
        for (const fs::directory_entry& file : fs::directory_iterator(folder.path(), failure))
            if (!is_known(state, file.path().filename().string()) && fs::remove(file.path(), failure))
                ++removed;
    }
    return removed;
}

} // namespace kz
