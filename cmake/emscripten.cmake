# Debian's Emscripten, without its own CMake wrapper: the presets name this file.
include(/usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake)
