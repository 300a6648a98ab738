// Panel: a question or a piece of news that stands before the page: what it says and what can be pressed. Made an overlay by
// panel_overlay(); the voice reads the same scene.
#pragma once

#include "native/client/overlay.hpp"
#include "shared/domain/payments/transfer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kz {

struct PanelButton {
    std::string label;
    KeyAction action;
    std::int64_t argument = 0;
    Style style = Style::ButtonSecondary;
    friend bool operator==(const PanelButton&, const PanelButton&) = default;
};
struct Panel {
    std::string title;
    std::vector<std::string> texts = {};
    std::string figure = {};             // large: a number to be read out from afar
    std::optional<QrSymbol> code = {};
    std::string code_name = {};          // of the code, for who does not see it
    std::vector<PanelButton> buttons = {};
    friend bool operator==(const Panel&, const Panel&) = default;
};

// In the middle of the window.
Overlay panel_overlay(const Panel& panel, const OverlayLook& look);
// Asks whether somebody is still there.
Panel attendance_panel(Language language);

} // namespace kz
