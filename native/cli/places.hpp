// Where the program keeps its data by default.
#pragma once

#include <string>

namespace kz {

// KULANZ_DATA, else XDG_DATA_HOME/kulanz, else HOME/.local/share/kulanz.
std::string default_data_folder();

} // namespace kz
