// Contrast: what a palette must keep to so that everybody can read a page in it. WCAG 2.2: 1.4.3 (text, 4.5:1) and 1.4.11
// (edges of what is used, the focus ring and what a slider shows, 3:1). The pairs are those that the table of styles makes;
// tests/shared/scene/style_test.cpp proves that it makes no other.
#pragma once

#include "shared/theme/theme.hpp"

#include <span>
#include <string>

namespace kz {

// WCAG 2.2 contrast ratio times 100 (450 is 4.5:1).
int contrast_percent(Rgb a, Rgb b);

inline constexpr int text_contrast_percent = 450;
inline constexpr int part_contrast_percent = 300;
inline constexpr int more_contrast_percent = 700; // 1.4.6, for those who ask for more

struct TokenPair {
    Token front, back;
    int least_percent;
};
std::span<const TokenPair> token_pairs();

// The first pair that can not be told apart, for the operator who set it:
// "dark: ink-muted #666666 on surface #555555 has a contrast of 1.30, and needs 4.50". Empty: every pair can.
std::string contrast_fault(const Theme& theme);

// The same look for people who ask for more contrast: black or white grounds, full ink, every text at 7:1, hairlines that
// are seen; the accent keeps its hue.
Palette with_more_contrast(const Palette& palette);

} // namespace kz
