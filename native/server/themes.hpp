// The themes that merchants can have: the default one, and the files NAME.json of some folders.
#pragma once

#include "shared/theme/theme.hpp"

#include <string>
#include <vector>

namespace kz {

// Why nobody shall see a page in this theme, for the operator: a pair of colours that can not be told apart, a faulty
// picture. Empty: it is fine.
std::string theme_fault(const Theme& theme);
// By its first bytes: "image/jpeg", "image/png", or nothing when a page can not show it.
std::string_view photo_media_type(std::string_view bytes);
// The theme of a file; its photo, if it has one, is where the server finds it. Throws std::runtime_error that says what is wrong with it.
Theme read_theme_file(const std::string& path);
// The default theme first, then by name. A folder that is not there has none. Throws as read_theme_file does, also for a
// name that two files have.
std::vector<Theme> load_themes(const std::vector<std::string>& folders);

} // namespace kz
