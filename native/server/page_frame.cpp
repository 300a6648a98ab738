#include "native/server/page_frame.hpp"

#include "native/platform/file.hpp"
#include "native/platform/secret.hpp"
#include "native/server/themes.hpp"
#include "shared/html/style_sheet.hpp"
#include "shared/protocol/json_writer.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <stdexcept>

namespace kz {
namespace {

constexpr std::string_view prefix = "/assets/";

http::Asset asset_of(const std::filesystem::path& folder, const nlohmann::json& entry) {
    http::Asset asset;
    asset.path = entry.value("path", "");
    asset.content_type = entry.value("type", "");
    asset.etag = entry.value("etag", "");
    std::erase(asset.etag, '"');
    asset.plain = folder / asset.path;
    asset.caching = http::Caching::Immutable;
    if (asset.path.starts_with("worker.")) // a worker obeys its own file's policy, and may serve pages that are not below it
        asset.fields.add("Service-Worker-Allowed", "/c/").add("Content-Security-Policy", "default-src 'none'; connect-src 'self'");
    if (const auto br = folder / (asset.path + ".br"); std::filesystem::exists(br))
        asset.br = br;
    if (const auto gz = folder / (asset.path + ".gz"); std::filesystem::exists(gz))
        asset.gz = gz;
    return asset;
}

// The photo of a theme by its content, so that it is never fetched twice; the theme says its address from now on.
http::Asset photo_asset(Theme& theme) {
    const std::string bytes = read_file(theme.photo).value_or("");
    const std::string hash = hex(sha256(bytes)).substr(0, 16);
    http::Asset asset;
    asset.content_type = photo_media_type(bytes);
    asset.path = "photo." + hash + (asset.content_type == "image/png" ? ".png" : ".jpg");
    asset.etag = hash;
    asset.plain = theme.photo;
    asset.caching = http::Caching::Immutable;
    theme.photo = std::string(prefix) + asset.path;
    return asset;
}

// Of staff's pages alone: the way past the areas is there for whoever comes by keyboard.
constexpr std::string_view skip_rule = ".language-link[href^=\"#\"]:not(:focus){position:absolute;clip-path:inset(50%)}";

std::string style_policy(const std::string& css) {
    return "default-src 'none'; style-src 'sha256-" + base64(sha256(css)) + "'; ";
}

PageLook dressed(const Theme& theme, const FontUrls& fonts) {
    PageLook look{theme, style_sheet(theme, fonts), std::string(fonts.strong), {}, {}, {}};
    look.staff_css = look.css + std::string(skip_rule);
    const std::string frames = "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    look.security_policy = style_policy(look.css) + "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; font-src 'self'; img-src 'self'; "
                           "manifest-src 'self'; worker-src 'self'; " + frames;
    look.staff_policy = style_policy(look.staff_css) + "script-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self'; " + frames;
    return look;
}

} // namespace

bool has_look(const PageFrame& frame, std::string_view theme) {
    return std::ranges::any_of(frame.looks, [&](const PageLook& look) { return look.theme.name == theme; });
}

const PageLook& look_of(const PageFrame& frame, std::string_view theme) {
    for (const PageLook& look : frame.looks)
        if (look.theme.name == theme)
            return look;
    return frame.looks.front();
}

PageFrame load_page_frame(const std::string& web_folder, const std::vector<Theme>& themes) {
    PageFrame frame;
    std::map<Cut, std::string> strong_urls;
    const std::filesystem::path folder(web_folder);
    const auto manifest = web_folder.empty() ? std::nullopt : read_file((folder / "manifest.json").string());
    if (manifest) {
        const nlohmann::json entries = nlohmann::json::parse(*manifest, nullptr, false);
        if (!entries.is_object())
            throw std::runtime_error(web_folder + "/manifest.json is not a JSON object: build the browser module again");
        const auto url = [&](const std::string& name) {
            return entries.contains(name) ? std::string(prefix) + entries[name].value("path", "") : std::string();
        };
        for (const auto& [name, entry] : entries.items())
            frame.assets.push_back(asset_of(folder, entry));
        frame.script_url = url("app.js");
        frame.worker_url = url("worker.js");
        frame.painter_url = url("painter.js");
        frame.staff_url = url("staff.js");
        frame.helper_url = url("helper.js");
        frame.wasm_url = url("app.wasm");
        frame.regular_url = url("regular.ttf");
        frame.icons_url = url("icons.ttf");
        for (const Language language : languages)
            frame.text_urls.append(frame.text_urls.empty() ? "" : " ").append(url(std::string(language_code(language)) + ".text"));
        frame.icon_url = url("icon.svg");
        frame.small_icon_url = url("icon_192.png");
        frame.large_icon_url = url("icon_512.png");
        frame.mask_icon_url = url("mask_512.png");
        for (const Theme& theme : themes)
            strong_urls[theme.cut] = url(std::string(strong_font(theme.cut)) + ".ttf");
    }
    for (Theme theme : themes) {
        if (!theme.photo.empty())
            frame.assets.push_back(photo_asset(theme));
        frame.looks.push_back(dressed(theme, {frame.regular_url, strong_urls[theme.cut], frame.icons_url}));
    }
    return frame;
}

std::string web_manifest(const PageFrame& frame, const Merchant& merchant) {
    const Palette& colours = look_of(frame, merchant.theme).theme.light;
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text("name", merchant.name);
    json.text("start_url", "./");
    json.text("scope", "./");
    json.text("display", "standalone");
    json.text("background_color", hex_text(colours.of(Token::Ground)));
    json.text("theme_color", hex_text(colours.of(Token::Band)));
    json.open_array("icons");
    const auto icon = [&](std::string_view url, std::string_view type, std::string_view sizes, std::string_view purpose) {
        if (url.empty())
            return;
        json.open_object();
        json.text("src", url);
        json.text("type", type);
        json.text("sizes", sizes);
        json.text("purpose", purpose);
        json.close_object();
    };
    icon(frame.icon_url, "image/svg+xml", "any", "any");
    icon(frame.small_icon_url, "image/png", "192x192", "any");
    icon(frame.large_icon_url, "image/png", "512x512", "any");
    icon(frame.mask_icon_url, "image/png", "512x512", "maskable");
    json.close_array();
    json.close_object();
    return out;
}

Frame around(const PageFrame& frame, const PageLook& look, std::string_view data) {
    Frame out;
    out.theme = &look.theme;
    out.css = look.css;
    out.script_url = frame.script_url;
    out.icon_url = frame.icon_url;
    out.touch_icon_url = frame.small_icon_url;
    out.data = data;
    if (!frame.wasm_url.empty())
        out.facts = {{"wasm", frame.wasm_url}, {"regular", frame.regular_url}, {"strong", look.strong_url}, {"icons", frame.icons_url},
                     {"painter", frame.painter_url}, {"worker", frame.worker_url}, {"texts", frame.text_urls}};
    return out;
}

} // namespace kz
