#include "native/cli/places.hpp"

#include <cstdlib>
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

std::string default_data_folder() {
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return value != nullptr ? std::string(value) : std::string();
    };
    if (const std::string data = variable("KULANZ_DATA"); !data.empty())
        return data;
    if (const std::string data = variable("XDG_DATA_HOME"); !data.empty())
        return data + "/kulanz";
    const std::string home = variable("HOME");
    return home.empty() ? "kulanz-data" : home + "/.local/share/kulanz";
}

} // namespace kz
