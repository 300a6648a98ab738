// Where the running program is, and with it what it was built with.
#pragma once

#include <string>

namespace kz {

// The first folder or file of that name in a folder above the program: "assets/demo". Empty: there is none.
std::string beside_program(const std::string& name);

} // namespace kz
