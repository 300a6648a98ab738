#include "shared/theme/picture.hpp"

namespace kz {
namespace {

void skip_blanks(std::string_view& path) {
    while (!path.empty() && path.front() == ' ')
        path.remove_prefix(1);
}

bool is_digit(std::string_view path) { return !path.empty() && path.front() >= '0' && path.front() <= '9'; }

// Up to four digits before the point and three behind it.
bool take_number(std::string_view& path, float& number) {
    skip_blanks(path);
    const bool is_negative = path.starts_with('-');
    if (is_negative)
        path.remove_prefix(1);
    int whole = 0;
    int digits = 0;
    for (; is_digit(path) && digits < 4; ++digits, path.remove_prefix(1))
        whole = whole * 10 + (path.front() - '0');
    if (digits == 0)
        return false;
    number = static_cast<float>(whole);
    if (path.starts_with('.')) {
        path.remove_prefix(1);
        if (!is_digit(path))
            return false;
        float place = 0.1f;
        for (digits = 0; is_digit(path) && digits < 3; ++digits, path.remove_prefix(1), place /= 10)
            number += static_cast<float>(path.front() - '0') * place;
    }
    if (is_negative)
        number = -number;
    return !is_digit(path);
}

bool is_on_sheet(const Pen& pen, const Picture& picture) {
    const int points = pen.kind == Pen::Curve ? 3 : pen.kind == Pen::Close ? 0 : 1;
    for (int i = 0; i < points; ++i)
        if (pen.x[i] < 0 || pen.y[i] < 0 || pen.x[i] > static_cast<float>(picture.width) || pen.y[i] > static_cast<float>(picture.height))
            return false;
    return true;
}

} // namespace

bool next_pen(std::string_view& path, Pen& pen) {
    skip_blanks(path);
    if (path.empty())
        return false;
    const char command = path.front();
    path.remove_prefix(1);
    int points = 1;
    switch (command) {
    case 'M': pen.kind = Pen::Move; break;
    case 'L': pen.kind = Pen::Line; break;
    case 'C': pen.kind = Pen::Curve, points = 3; break;
    case 'Z': pen.kind = Pen::Close, points = 0; break;
    default: points = -1; break;
    }
    bool is_good = points >= 0;
    for (int i = 0; is_good && i < points; ++i)
        is_good = take_number(path, pen.x[i]) && take_number(path, pen.y[i]);
    if (!is_good)
        path = "!"; // what is left is no end, and no command either
    return is_good;
}

std::string_view picture_fault(const Picture& picture) {
    if (picture.shapes.size() > static_cast<std::size_t>(shapes_max))
        return "a picture has at most 24 shapes";
    for (const Shape& shape : picture.shapes) {
        if (shape.path.size() > static_cast<std::size_t>(path_bytes_max))
            return "a path has at most 1000 characters";
        if (shape.colour == Token::None)
            return "a shape has a colour";
        std::string_view path = shape.path;
        Pen pen;
        int outlines = 0;
        bool is_drawing = false;
        for (; next_pen(path, pen); outlines += pen.kind == Pen::Move ? 1 : 0) {
            if (pen.kind != Pen::Move && !is_drawing)
                return "a line begins with M";
            is_drawing = pen.kind != Pen::Close;
            if (!is_on_sheet(pen, picture))
                return "a picture stays on its sheet";
        }
        if (!path.empty())
            return "a path is made of M, L, C and Z with plain numbers";
        if (outlines == 0)
            return "a shape has a path";
        if (shape.line_tenths == 0 && outlines != 1)
            return "what is filled is one outline";
    }
    return {};
}

} // namespace kz
