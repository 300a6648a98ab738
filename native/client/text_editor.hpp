// The editor of the field that is being edited: ImGui's own, which shows nothing but text, caret and selection, exactly over the painted one.
#pragma once

#include "native/client/screen.hpp"

#include <cstdint>
#include <string>

namespace kz {

class TextEditor {
public:
    // Enter was pressed: the field is submitted when the next frame has taken in what was typed before.
    void ask_submit() { is_submit_asked_ = true; }
    // Between begin and end of ImGui's frame. Tells the screen what has changed.
    void edit(Screen& screen, const Fonts& fonts);
    // What a person typed stays neither here nor in ImGui.
    void forget();

private:
    std::uint64_t edited_id_ = 0;
    std::string buffer_, told_; // the text, and what the screen was told last
    bool is_submit_asked_ = false;
};

} // namespace kz
