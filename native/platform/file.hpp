// Files of the host.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kz {

// Nothing when it can not be read.
std::optional<std::string> read_file(const std::string& path);
// Written beside (mode 0600), flushed, then renamed over `path` and the folder flushed: after a power cut the old or the
// new content.
bool write_file_durably(const std::string& path, std::string_view content);

// Made (mode 0700) when it is not there, and the folder around it flushed. False when it can not be made.
bool make_folder_durably(const std::string& path);

} // namespace kz
