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
