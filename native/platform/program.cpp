#include "native/platform/program.hpp"

#include <filesystem>

namespace kz {

std::string beside_program(const std::string& name) {
    std::error_code error;
    std::filesystem::path folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    while (!error && !folder.empty()) {
        if (const auto found = folder / name; std::filesystem::exists(found, error))
            return found.string();
        if (folder == folder.root_path())
            break;
        folder = folder.parent_path();
    }
    return {};
}

} // namespace kz
