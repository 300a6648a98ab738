// EscPos: what a receipt printer is told, as bytes (Epson's ESC/POS, which nearly every maker's printers speak). A dozen commands: what
// a slip needs. Pure.
//
//   EscPos out;
//   out.align(SlipAlign::Right).bold(true).line("125,15 €").cut();
//
// Letters go as Windows-1252 (ESC t 16), which has all of our four languages and fits one letter into one column; what it lacks becomes
// its base letter, a plain sign or '?'.
#pragma once

#include "shared/domain/payments/transfer.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kz {

// One byte for each column of the paper; a space that must not break is 0xA0.
std::string printable(std::string_view utf8);

enum class SlipAlign { Left, Middle, Right };

class EscPos {
public:
    EscPos(); // as after switching on, in the code page of printable()
    EscPos& align(SlipAlign align);  // ESC a
    EscPos& bold(bool is_bold);      // ESC E
    EscPos& large(bool is_large);    // GS !: twice as wide and high
    EscPos& line(std::string_view printable); // and a line feed
    EscPos& feed(int lines);         // ESC d
    EscPos& cut();                   // GS V: feeds the rest out of the printer first, leaves a bridge of paper
    // A symbol that the printer works out itself (GS ( k, model 2, level M); text of at most 7089 bytes.
    EscPos& qr_command(std::string_view text, int module_dots);
    // The same as a picture (GS v 0), for printers that know no symbols; with its quiet zone.
    EscPos& qr_picture(const QrSymbol& symbol, int module_dots);
    std::string take() { return std::move(out_); }

private:
    EscPos& put(std::initializer_list<int> bytes);
    std::string out_;
};

// Takes back what the printer holds and has not printed (DLE DC4, fn 8): also while it is offline.
std::string escpos_clear();

// ---- how the printer is (DLE EOT, answered at once, also when it is busy or offline) ---------------------------------

enum class PrinterState { Ready, PaperLow /* and prints */, PaperOut, CoverOpen, Fault /* its own; a cutter that is stuck */, Unreachable };
constexpr bool can_print(PrinterState state) { return state == PrinterState::Ready || state == PrinterState::PaperLow; }
std::string_view printer_state_code(PrinterState state); // "paper_out"

// The questions, and the answer to each: a byte. Asked in this order: printer, why it is offline, paper.
inline constexpr std::array<int, 3> status_questions = {1, 2, 4};
std::string escpos_status_question();
// Nothing when these are no answers: the bits 0, 1, 4 and 7 of each are fixed.
std::optional<PrinterState> printer_state_of(std::string_view answers);

} // namespace kz
