// Where the program finds what it was built with, and where it keeps its data by default.
#pragma once

#include <string>

namespace kz {

// The first folder or file of that name in a folder above the program: "assets/demo". Empty: there is none.
std::string beside_program(const std::string& name);
// KULANZ_DATA, else XDG_DATA_HOME/kulanz, else HOME/.local/share/kulanz.
std::string default_data_folder();

} // namespace kz
