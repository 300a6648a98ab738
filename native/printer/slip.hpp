// Slip: what stands on a receipt printer's paper, and how it is set in its columns: labels at the left, figures at the right edge, text
// broken between words. The writing knows no paper, the setting no claim.
#pragma once

#include "native/printer/escpos.hpp"

#include <string>
#include <variant>
#include <vector>

namespace kz {

struct SlipTitle {
    std::string text; // large, in the middle
};
struct SlipText {
    std::string text;
    bool is_bold = false;
    SlipAlign align = SlipAlign::Left;
};
// Figures stand in one line with the end of their label, or below it when there is no room.
struct SlipFigure {
    std::string label, figure;
    bool is_bold = false;
};
struct SlipRule {};
struct SlipCode {
    std::string payload; // of the QR symbol
};
using SlipPart = std::variant<SlipTitle, SlipText, SlipFigure, SlipRule, SlipCode>;

struct Slip {
    std::vector<SlipPart> parts;
};

struct SlipPaper {
    int columns = 42;        // 42 of paper of 80 mm, 32 of 58 mm
    bool has_qr_command = true; // the printer draws symbols itself

    friend bool operator==(const SlipPaper&, const SlipPaper&) = default;
};

// The whole slip, cut off at its end.
std::string set_slip(const Slip& slip, const SlipPaper& paper);

} // namespace kz
