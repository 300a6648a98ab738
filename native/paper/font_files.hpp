// The files of the product's fonts, as they stand in the program.
#pragma once

#include "shared/theme/theme.hpp"

#include <string_view>

namespace kz {

std::string_view regular_font_file();
std::string_view strong_font_file(Cut cut);

} // namespace kz
