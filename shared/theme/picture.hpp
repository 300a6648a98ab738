// Pictures as data: a logo and a drawing, which HTML prints as SVG and Dear ImGui paints. A shape is a path in one token's
// colour, drawn as a line with round ends, or filled. The paths are those of SVG, and no more of them than both painters
// draw alike:
//   M x y   L x y   C x y x y x y   Z      absolute, numbers like 12 or -3.25, parted by blanks
// What is filled is one convex outline, clockwise. No point lies outside of the sheet.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

enum class Token : std::uint8_t {
    None,
    Ground,      // behind everything
    Surface,     // cards
    SurfaceSoft, // quiet areas inside cards
    Line,        // hairlines; decorative
    Edge,        // borders of fields: 3:1 on Surface
    Ink, InkMuted,
    Accent, AccentInk /* text on Accent */, AccentText /* accent as text on Surface */, AccentSoft,
    Good, GoodSoft, Warn, WarnSoft, Bad, BadSoft,
    Band,        // the header, with the merchant's logo and name
    BandInk, BandSoft /* of the drawing behind the text on Band */,
    Count_
};
std::string_view token_name(Token token); // "accent-ink"

struct Shape {
    Token colour = Token::Accent;
    std::uint8_t line_tenths = 0; // width of the line in tenths of the picture's unit; 0: filled
    std::string path;
    friend bool operator==(const Shape&, const Shape&) = default;
};
// Shapes on a sheet of so many units; nothing by default.
struct Picture {
    int width = 0, height = 0;
    std::vector<Shape> shapes;
    friend bool operator==(const Picture&, const Picture&) = default;
};
inline constexpr int logo_side = 32;
inline constexpr int art_width = 480, art_height = 96;
inline constexpr int shapes_max = 24;
inline constexpr int path_bytes_max = 1000;

struct Pen {
    enum Kind : std::uint8_t { Move, Line, Curve, Close } kind = Move;
    float x[3] = {}, y[3] = {}; // Curve: two controls and the end; Move and Line: the end in [0]
};
// The next command of a path, taken off its front; false at the end and where the path is no path.
bool next_pen(std::string_view& path, Pen& pen);
// Why a painter would not draw this as it is meant, for people who made it; empty: it is fine.
std::string_view picture_fault(const Picture& picture);

} // namespace kz
