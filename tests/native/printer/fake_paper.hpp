// A printer of ours: what the bytes it is sent would put on paper, as text, and what it was told beside it in brackets. A byte that no
// command begins with is reported, so that nothing is printed by mistake.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace kz {

class FakePaper {
public:
    explicit FakePaper(std::string_view bytes) : in_(bytes) {
        while (at_ < in_.size())
            step();
    }
    const std::string& text() const { return text_; }
    std::size_t longest_line() const { return longest_; }

private:
    int next() { return at_ < in_.size() ? static_cast<unsigned char>(in_[at_++]) : -1; }
    int pair() {
        const int low = next();
        return low + 256 * next();
    }
    void say(const std::string& what) { text_ += "[" + what + "]"; }

    void step() {
        const int byte = next();
        if (byte == '\n') {
            longest_ = std::max(longest_, line_ * static_cast<std::size_t>(wide_));
            line_ = 0;
            text_ += '\n';
        } else if (byte == 0x1B) {
            escape();
        } else if (byte == 0x1D) {
            group();
        } else if (byte >= 0x20) {
            put(byte);
        } else {
            say("unknown " + std::to_string(byte));
        }
    }
    void put(int byte) {
        ++line_;
        if (byte < 0x80)
            text_ += static_cast<char>(byte);
        else if (byte >= 0xA0)
            ((text_ += static_cast<char>(0xC0 | (byte >> 6))) += static_cast<char>(0x80 | (byte & 0x3F)));
        else
            text_ += byte == 0x80 ? "€" : byte == 0x92 ? "’" : byte == 0x96 ? "–" : "[" + std::to_string(byte) + "]";
    }
    void escape() {
        switch (const int command = next(); command) {
        case '@': say("start"); break;
        case 't': say("page " + std::to_string(next())); break;
        case 'a': {
            static constexpr std::array names = {"left", "middle", "right"};
            say(names.at(static_cast<std::size_t>(next())));
            break;
        }
        case 'E': say(next() == 1 ? "bold" : "plain"); break;
        case 'd': text_ += std::string(static_cast<std::size_t>(next()), '\n'); break;
        default: say("unknown ESC " + std::to_string(command));
        }
    }
    void group() {
        switch (const int command = next(); command) {
        case '!':
            wide_ = next() == 0x11 ? 2 : 1;
            say(wide_ == 2 ? "large" : "small");
            break;
        case 'V':
            next();
            next();
            say("cut");
            break;
        case '(': symbol(); break;
        case 'v': picture(); break;
        default: say("unknown GS " + std::to_string(command));
        }
    }
    void symbol() {
        next(); // 'k'
        const int length = pair();
        next(); // QR
        const int function = next();
        const std::string_view rest = in_.substr(at_, static_cast<std::size_t>(length - 2));
        at_ += rest.size();
        if (function == 'C')
            say("dots " + std::to_string(rest[0]));
        if (function == 'P')
            payload_ = rest.substr(1);
        if (function == 'Q')
            say("qr " + payload_);
    }
    void picture() {
        next();
        next();
        const int bytes = pair(), rows = pair();
        std::size_t dark = 0;
        for (int i = 0; i < bytes * rows; ++i)
            for (int bits = next(); bits > 0; bits &= bits - 1)
                ++dark;
        say("picture " + std::to_string(bytes * 8) + "x" + std::to_string(rows) + ", " + std::to_string(dark) + " dark");
    }

    std::string_view in_;
    std::size_t at_ = 0, line_ = 0, longest_ = 0;
    int wide_ = 1;
    std::string text_, payload_;
};

} // namespace kz
