#include "native/paper/font_files.hpp"

// KZ_FONTS names the folder of Open Sans. The assembler takes a file as it is; a table of numbers would take the compiler seconds.
#define KZ_FONT_FILE(name, file)                                                                                                  \
    asm(".section .rodata\n.balign 16\n" #name "_begin:\n.incbin \"" KZ_FONTS "/" file "\"\n" #name "_end:\n.byte 0\n.previous\n");     \
    extern "C" {                                                                                                                  \
    extern const char name##_begin[];                                                                                             \
    extern const char name##_end[];                                                                                               \
    }

KZ_FONT_FILE(kz_font_regular, "OpenSans-Regular.ttf")
KZ_FONT_FILE(kz_font_plain, "OpenSans-Semibold.ttf")
KZ_FONT_FILE(kz_font_heavy, "OpenSans-ExtraBold.ttf")
KZ_FONT_FILE(kz_font_narrow, "OpenSans-CondBold.ttf")

namespace kz {

std::string_view regular_font_file() {
    return {kz_font_regular_begin, kz_font_regular_end};
}

std::string_view strong_font_file(Cut cut) {
    switch (cut) {
    case Cut::Plain: break;
    case Cut::Heavy: return {kz_font_heavy_begin, kz_font_heavy_end};
    case Cut::Narrow: return {kz_font_narrow_begin, kz_font_narrow_end};
    }
    return {kz_font_plain_begin, kz_font_plain_end};
}

} // namespace kz
