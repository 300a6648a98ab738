// What surrounds the scene of every page: style sheet, script and font addresses, and the headers that go with them. Made
// once at start from the built assets and the themes; without a built browser module the pages work as plain forms.
#pragma once

#include "native/http/asset.hpp"
#include "native/store/store.hpp"
#include "shared/html/document.hpp"

#include <string>
#include <vector>

namespace kz {

// A theme, ready to be sent.
struct PageLook {
    Theme theme;
    std::string css;
    std::string strong_url;      // font of its strong text
    std::string security_policy; // the Content-Security-Policy of its pages: the hash of the style sheet, nothing inline else
    std::string staff_policy;    // that of staff's pages, which have no module and no worker
    std::string staff_css;
};

struct PageFrame {
    std::vector<PageLook> looks; // the default one first
    std::string script_url, worker_url, wasm_url, regular_url, icons_url, icon_url, painter_url, staff_url, helper_url, text_urls; // empty: there is no browser module
    // text_urls: of each language, a blank between two.
    std::string small_icon_url, large_icon_url, mask_icon_url; // PNG: 192, 512 and 512 pixels to be cut to a shape
    std::vector<http::Asset> assets; // to be served below /assets/
};

bool has_look(const PageFrame& frame, std::string_view theme);
// Of the theme of this name; the default one when there is none.
const PageLook& look_of(const PageFrame& frame, std::string_view theme);

// `web_folder`: build/wasm/web with its manifest.json, or empty. Throws std::runtime_error when the manifest is there and
// can not be read.
PageFrame load_page_frame(const std::string& web_folder, const std::vector<Theme>& themes);
// https://www.w3.org/TR/appmanifest/: the page of a merchant among installed ones.
std::string web_manifest(const PageFrame& frame, const Merchant& merchant);
// For kz::document(); refers to its arguments.
Frame around(const PageFrame& frame, const PageLook& look, std::string_view data);

} // namespace kz
