#include "native/printer/escpos.hpp"

#include "shared/base/assert.hpp"
#include "shared/base/utf8.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr int esc = 0x1B, gs = 0x1D, dle = 0x10;
constexpr int windows_1252 = 16;
constexpr int quiet_modules_of_qr = 4; // ISO/IEC 18004
constexpr char space_kept = '\xA0';

// Windows-1252, 0x80 to 0x9F; 0: none.
constexpr std::uint16_t upper[32] = {0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
                                     0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};
// Latin Extended-A, U+0100 to U+017F, without what is on the letters.
constexpr std::string_view base_letters = "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiJjJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
static_assert(base_letters.size() == 0x80);

char signs(std::uint32_t code) {
    switch (code) {
    case 0x202F: case 0x2007: return space_kept;
    case 0x2009: case 0x200A: return ' ';
    case 0x2010: case 0x2011: case 0x2012: case 0x2212: return '-';
    case 0x0218: return 'S';
    case 0x0219: return 's';
    case 0x021A: return 'T';
    case 0x021B: return 't';
    case 0x1E9E: return '\xDF';
    default: return '?';
    }
}

void append_printable(std::string& out, std::uint32_t code) {
    const bool is_mark = code >= 0x0300 && code < 0x0370, is_unseen = code == 0x200B || code == 0x00AD || code == 0xFEFF;
    if (is_mark || is_unseen)
        return;
    if ((code >= 0x20 && code < 0x7F) || (code >= 0xA0 && code < 0x100)) {
        out += static_cast<char>(code);
        return;
    }
    if (const auto* at = std::ranges::find(upper, code); code != 0 && at != std::end(upper))
        out += static_cast<char>(0x80 + (at - upper));
    else if (code >= 0x100 && code < 0x180)
        out += base_letters[code - 0x100];
    else
        out += signs(code);
}

} // namespace

std::string printable(std::string_view utf8) {
    std::string out;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto code = next_code_point(utf8, at);
        if (!code)
            ++at; // no letter at all
        append_printable(out, code.value_or('?'));
    }
    return out;
}

EscPos& EscPos::put(std::initializer_list<int> bytes) {
    for (const int byte : bytes)
        out_ += static_cast<char>(byte);
    return *this;
}

EscPos::EscPos() { put({esc, '@', esc, 't', windows_1252}); }
EscPos& EscPos::align(SlipAlign align) { return put({esc, 'a', static_cast<int>(align)}); }
EscPos& EscPos::bold(bool is_bold) { return put({esc, 'E', is_bold ? 1 : 0}); }
EscPos& EscPos::large(bool is_large) { return put({gs, '!', is_large ? 0x11 : 0}); }
EscPos& EscPos::feed(int lines) { return put({esc, 'd', lines}); }
EscPos& EscPos::cut() { return put({gs, 'V', 66, 3}); }

EscPos& EscPos::line(std::string_view printable) {
    for (const char c : printable)
        out_ += c == space_kept ? ' ' : c;
    return put({'\n'});
}

EscPos& EscPos::qr_command(std::string_view text, int module_dots) {
    constexpr std::size_t text_bytes_max = 7089;
    KZ_ASSERT(!text.empty() && text.size() <= text_bytes_max);
    const int stored = static_cast<int>(text.size()) + 3;
    put({gs, '(', 'k', 4, 0, '1', 'A', '2', 0});            // model 2
    put({gs, '(', 'k', 3, 0, '1', 'C', module_dots});
    put({gs, '(', 'k', 3, 0, '1', 'E', '1'});               // level M
    put({gs, '(', 'k', stored & 0xFF, stored >> 8, '1', 'P', '0'});
    out_ += text;
    put({gs, '(', 'k', 3, 0, '1', 'Q', '0'});
    return put({'\n'});
}

EscPos& EscPos::qr_picture(const QrSymbol& symbol, int module_dots) {
    const int dots = (symbol.size + 2 * quiet_modules_of_qr) * module_dots, bytes = (dots + 7) / 8;
    put({gs, 'v', '0', 0, bytes & 0xFF, bytes >> 8, dots & 0xFF, dots >> 8});
    const auto is_dark = [&](int x, int y) {
        const int column = x / module_dots - quiet_modules_of_qr, row = y / module_dots - quiet_modules_of_qr;
        return column >= 0 && row >= 0 && column < symbol.size && row < symbol.size &&
               symbol.modules[static_cast<std::size_t>(row * symbol.size + column)] == '1';
    };
    for (int y = 0; y < dots; ++y)
        for (int byte = 0; byte < bytes; ++byte) {
            int bits = 0;
            for (int bit = 0; bit < 8; ++bit)
                bits |= is_dark(byte * 8 + bit, y) ? 0x80 >> bit : 0;
            out_ += static_cast<char>(bits);
        }
    return put({'\n'});
}

std::string escpos_clear() {
    return {static_cast<char>(dle), 0x14, 8, 1, 3, 20, 1, 6, 2, 8};
}

std::string escpos_status_question() {
    std::string out;
    for (const int question : status_questions)
        out += {static_cast<char>(dle), 4, static_cast<char>(question)};
    return out;
}

std::string_view printer_state_code(PrinterState state) {
    switch (state) {
    case PrinterState::Ready: return "ready";
    case PrinterState::PaperLow: return "paper_low";
    case PrinterState::PaperOut: return "paper_out";
    case PrinterState::CoverOpen: return "cover_open";
    case PrinterState::Fault: return "fault";
    case PrinterState::Unreachable: break;
    }
    return "unreachable";
}

std::optional<PrinterState> printer_state_of(std::string_view answers) {
    constexpr int fixed_bits = 0x93, fixed = 0x12, offline = 0x08, cover = 0x04, stopped = 0x20, error = 0x40, paper_end = 0x60, paper_near_end = 0x0C;
    if (answers.size() != status_questions.size() ||
        !std::ranges::all_of(answers, [](char answer) { return (static_cast<unsigned char>(answer) & fixed_bits) == fixed; }))
        return std::nullopt;
    const int printer = answers[0], cause = answers[1], paper = answers[2];
    if ((cause & cover) != 0)
        return PrinterState::CoverOpen;
    if ((paper & paper_end) != 0 || (cause & stopped) != 0)
        return PrinterState::PaperOut;
    if ((cause & error) != 0 || (printer & offline) != 0)
        return PrinterState::Fault;
    return (paper & paper_near_end) != 0 ? PrinterState::PaperLow : PrinterState::Ready;
}

} // namespace kz
