// The product's face on paper: built into the program, so that a paper needs no file and looks the same on every machine. All
// letters of the face, not the pages' subset: only those that are used go into a document.
#pragma once

#include "shared/theme/theme.hpp"

#include <cairo.h>

#include <string>
#include <string_view>
#include <vector>

namespace kz {

enum class Ink { Plain, Strong };

// Of one thread at a time.
class Letters {
public:
    // Throws std::runtime_error.
    explicit Letters(Cut cut);
    ~Letters();
    Letters(const Letters&) = delete;
    Letters& operator=(const Letters&) = delete;

    cairo_font_face_t* face(Ink ink) const;
    // As it can be set: what the face has no letter for, and what is not UTF-8, becomes "?"; white space and the narrow no-break
    // space become spaces that it has.
    std::string fit(std::string_view text, Ink ink) const;
    // Width on one line, in points, of text that is fit.
    double width(std::string_view text, Ink ink, double size) const;
    // The same text in lines of at most `room` points: broken at spaces, inside a word only when the word alone is too wide. A line
    // keeps the space at which it was broken: who copies or hears the text needs it.
    std::vector<std::string> lines(std::string_view text, Ink ink, double size, double room) const;

private:
    struct Face;
    Face* faces_[2] = {};
};

} // namespace kz
