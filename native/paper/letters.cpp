#include "native/paper/letters.hpp"

#include "native/paper/font_files.hpp"
#include "shared/base/utf8.hpp"

#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <stdexcept>

namespace kz {
namespace {

constexpr std::uint32_t no_break_space = 0xa0;
constexpr std::uint32_t narrow_no_break_space = 0x202f;
constexpr double size_measured = 1000; // a size at which a width is exact

// cairo keeps a face for as long as it likes: library and face end with cairo's.
struct Opened {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    ~Opened() {
        if (face != nullptr)
            FT_Done_Face(face);
        if (library != nullptr)
            FT_Done_FreeType(library);
    }
};
void close_opened(void* opened) {
    delete static_cast<Opened*>(opened);
}
const cairo_user_data_key_t opened_key{};

} // namespace

struct Letters::Face {
    explicit Face(std::string_view file) {
        auto* opened = new Opened;
        if (FT_Init_FreeType(&opened->library) != 0 ||
            FT_New_Memory_Face(opened->library, reinterpret_cast<const FT_Byte*>(file.data()), static_cast<FT_Long>(file.size()), 0, &opened->face) != 0) {
            delete opened;
            throw std::runtime_error("a font of the program can not be read");
        }
        letters = opened->face;
        cairo = cairo_ft_font_face_create_for_ft_face(letters, FT_LOAD_NO_HINTING);
        if (cairo_font_face_set_user_data(cairo, &opened_key, opened, close_opened) != CAIRO_STATUS_SUCCESS) {
            cairo_font_face_destroy(cairo);
            delete opened;
            throw std::runtime_error("a font of the program can not be used");
        }
        cairo_matrix_t size, identity;
        cairo_matrix_init_scale(&size, size_measured, size_measured);
        cairo_matrix_init_identity(&identity);
        cairo_font_options_t* options = cairo_font_options_create();
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        scaled = cairo_scaled_font_create(cairo, &size, &identity, options);
        cairo_font_options_destroy(options);
    }
    ~Face() {
        cairo_scaled_font_destroy(scaled);
        cairo_font_face_destroy(cairo);
    }
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;

    FT_Face letters = nullptr;
    cairo_font_face_t* cairo = nullptr;
    cairo_scaled_font_t* scaled = nullptr;
};

Letters::Letters(Cut cut) : faces_{new Face(regular_font_file()), nullptr} {
    try {
        faces_[1] = new Face(strong_font_file(cut));
    } catch (...) {
        delete faces_[0];
        throw;
    }
}

Letters::~Letters() {
    for (Face* face : faces_)
        delete face;
}

cairo_font_face_t* Letters::face(Ink ink) const {
    return faces_[static_cast<std::size_t>(ink)]->cairo;
}

std::string Letters::fit(std::string_view text, Ink ink) const {
    FT_Face letters = faces_[static_cast<std::size_t>(ink)]->letters;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        auto letter = next_code_point(text, at);
        if (!letter) {
            ++at;
            out += '?';
        } else if (*letter <= ' ') {
            out += ' ';
        } else {
            if (*letter == narrow_no_break_space)
                letter = no_break_space;
            if (FT_Get_Char_Index(letters, *letter) == 0)
                out += '?';
            else
                append_utf8(out, *letter);
        }
    }
    return out;
}

double Letters::width(std::string_view text, Ink ink, double size) const {
    cairo_text_extents_t extents;
    cairo_scaled_font_text_extents(faces_[static_cast<std::size_t>(ink)]->scaled, std::string(text).c_str(), &extents);
    return extents.x_advance * size / size_measured;
}

std::vector<std::string> Letters::lines(std::string_view text, Ink ink, double size, double room) const {
    std::vector<std::string> lines(1);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        begin = end + 1;
        if (word.empty())
            continue;
        std::string& line = lines.back();
        const std::string longer = line.empty() ? std::string(word) : line + ' ' + std::string(word);
        if (width(longer, ink, size) <= room) {
            line = longer;
            continue;
        }
        if (!line.empty()) {
            line += ' ';
            lines.emplace_back();
        }
        for (std::size_t at = 0; at < word.size();) {
            const std::size_t letter = at;
            next_code_point(word, at);
            const std::string more = lines.back() + std::string(word.substr(letter, at - letter));
            if (width(more, ink, size) > room && !lines.back().empty())
                lines.emplace_back();
            lines.back() += word.substr(letter, at - letter);
        }
    }
    return lines;
}

} // namespace kz
