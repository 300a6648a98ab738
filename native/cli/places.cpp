#include "native/cli/places.hpp"

#include <cstdlib>

namespace kz {

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
