// A theme as JSON: files of assets/themes, and the page that is shown in it.
//
//   theme    {name, tone: "formal" (absent, too) or "warm", cut: "plain" (absent, too), "heavy" or "narrow",
//            light: palette, dark: palette, sizes, radii, elevation: 0 to 2, logo: [shape], art: [shape], photo: its name or where it is (absent: none)}
//   palette  {"ground": "#f6f5f2", …}         every token by its name in the style sheet
//   sizes    {small, body, title, large, amount, amount_wide: 12 to 72}     CSS pixels
//   radii    {small, control, card: 0 to 32}
//   shape    {colour: a token's name, line_tenths: 1 to 255 (absent: filled), path}   see picture.hpp
//
// Whether people can read it is for contrast_fault() and picture_fault() to say.
#pragma once

#include "shared/base/result.hpp"
#include "shared/protocol/wire_fault.hpp"
#include "shared/theme/theme.hpp"

#include <string>
#include <string_view>

namespace kz {

std::string encode_theme(const Theme& theme);
// Strict: a field that is not known is refused, so that a misspelt one does not go unseen.
Result<Theme, WireFault> decode_theme(std::string_view json);

} // namespace kz
