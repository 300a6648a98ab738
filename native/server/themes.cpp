#include "native/server/themes.hpp"

#include "native/platform/file.hpp"
#include "shared/protocol/theme_json.hpp"
#include "shared/theme/contrast.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace kz {

std::string theme_fault(const Theme& theme) {
    if (const std::string_view fault = picture_fault({logo_side, logo_side, theme.logo}); !fault.empty())
        return "logo: " + std::string(fault);
    if (const std::string_view fault = picture_fault({art_width, art_height, theme.art}); !fault.empty())
        return "art: " + std::string(fault);
    return contrast_fault(theme);
}

namespace {

constexpr std::uintmax_t photo_bytes_max = 400 * 1024; // a phone waits for it two seconds on slow 4G

// Where the photo lies. Only what every browser and the kiosk can show.
std::string photo_file(const std::string& theme_file, const std::string& name) {
    const std::filesystem::path file = std::filesystem::path(theme_file).parent_path() / name;
    if (name.find('/') != std::string::npos)
        throw std::runtime_error(theme_file + ": photo: lies beside the theme, in no other folder");
    const auto bytes = read_file(file.string());
    if (!bytes)
        throw std::runtime_error(theme_file + ": photo: " + file.string() + " can not be read");
    if (photo_media_type(*bytes).empty())
        throw std::runtime_error(theme_file + ": photo: " + file.string() + " is neither JPEG nor PNG");
    if (bytes->size() > photo_bytes_max)
        throw std::runtime_error(theme_file + ": photo: " + file.string() + " is larger than 400 KB");
    return file.string();
}

} // namespace

std::string_view photo_media_type(std::string_view bytes) {
    return bytes.starts_with("\xff\xd8\xff") ? "image/jpeg" : bytes.starts_with("\x89PNG\r\n\x1a\n") ? "image/png" : "";
}

Theme read_theme_file(const std::string& path) {
    const auto text = read_file(path);
    if (!text)
        throw std::runtime_error(path + ": can not be read");
    auto theme = decode_theme(*text);
    if (!theme)
        throw std::runtime_error(path + ": " + theme.error().field + ": " + theme.error().detail);
    if (theme->name != std::filesystem::path(path).stem())
        throw std::runtime_error(path + ": the theme is named " + theme->name + ", unlike its file");
    if (const std::string fault = theme_fault(*theme); !fault.empty())
        throw std::runtime_error(path + ": " + fault);
    if (!theme->photo.empty())
        theme->photo = photo_file(path, theme->photo);
    return *std::move(theme);
}

std::vector<Theme> load_themes(const std::vector<std::string>& folders) {
    std::vector<Theme> themes = {default_theme()};
    for (const std::string& folder : folders) {
        if (!std::filesystem::is_directory(folder))
            continue;
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            if (entry.path().extension() == ".json")
                themes.push_back(read_theme_file(entry.path().string()));
    }
    std::ranges::sort(themes.begin() + 1, themes.end(), {}, &Theme::name);
    for (auto theme = themes.begin(); theme != themes.end(); ++theme)
        if (std::ranges::find(themes.begin(), theme, theme->name, &Theme::name) != theme)
            throw std::runtime_error("two themes are named " + theme->name);
    return themes;
}

} // namespace kz
