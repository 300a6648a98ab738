// What surrounds the scene of every page: style sheet, script and font addresses, and the headers that go with them. Made
// once at start from the built assets; without a built browser module the pages work as plain forms.
#pragma once

#include "native/http/asset.hpp"
#include "shared/html/document.hpp"

#include <string>
#include <vector>

namespace kz {

struct PageFrame {
    std::string css;
    std::string script_url, wasm_url, regular_url, strong_url, icon_url; // empty: there is no browser module
    std::string security_policy; // the Content-Security-Policy of pages: the hash of the style sheet, nothing inline else
    std::vector<http::Asset> assets; // to be served below /assets/
};

// `web_folder`: build/wasm/web with its manifest.json, or empty. Throws std::runtime_error when the manifest is there and
// can not be read.
PageFrame load_page_frame(const std::string& web_folder);
// For kz::document(); refers to both arguments.
Frame around(const PageFrame& frame, std::string_view data);

} // namespace kz
