// The whole page: complete and usable from its one request, without script. Nothing is preloaded: fonts and module come when
// the page can be read (tools/dev bench page: preloads made the first paint a third later). What the module needs to know
// stands in one block of data, with a digest of the ids that it gives to the elements in their order (Ids::Referred). No attribute or element here needs more of the Content-Security-Policy than
//   default-src 'none'; style-src 'sha256-…' (of exactly Frame::css); script-src 'self' 'wasm-unsafe-eval';
//   connect-src 'self'; font-src 'self'; img-src 'self'; manifest-src 'self'; worker-src 'self';
//   form-action 'self'; base-uri 'none'; frame-ancestors 'none'
#pragma once

#include "shared/scene/scene.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kz {

// Empty fields are left out of the page. Addresses are hashed ones, relative or from the root.
struct Frame {
    const Theme* theme = &default_theme(); // for the browser's own frame
    std::string_view css = {};        // from style_sheet() of it
    std::string_view script_url = {}; // an ES module
    std::string_view icon_url = {};
    std::string_view touch_icon_url = {}; // where no drawing is taken: PNG
    std::string_view manifest_url = {};   // what the page is called and looks like among installed ones
    std::string_view data = {};       // JSON for the module: text of <script type="application/json" id="data">
    std::vector<std::pair<std::string_view, std::string_view>> facts = {}; // data-NAME="value" on the html element
};

std::string document(const Scene& scene, const Frame& frame);

} // namespace kz
