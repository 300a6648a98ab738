// The files that customers add to their objections: FOLDER/c12/HASH, outside of whatever is served as it is. A file is on the disk
// before its event is written, so an event never lacks its file; a file whose event was never written is removed at the next start.
#pragma once

#include "native/store/store.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kz {

class ProofFiles {
public:
    explicit ProofFiles(std::string folder) : folder_(std::move(folder)) {}

    // Written, flushed and in its place. Throws std::runtime_error when the disk does not take it.
    void keep(ClaimId claim, const std::string& hash, std::string_view bytes) const;
    std::optional<std::string> read(ClaimId claim, const std::string& hash) const;
    void remove(ClaimId claim, const std::string& hash) const;
    // Removes what no journal knows. For the start, when nothing is under way. Returns how many files went.
    int sweep(Reader& store) const;

private:
    std::string folder_of(ClaimId claim) const { return folder_ + "/" + claim_code(claim); }
    std::string folder_;
};

} // namespace kz
