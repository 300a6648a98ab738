# Third-party code, all of it from Debian: libraries for the host, and for both targets the source packages that
# tools/dev setup has fetched and unpacked (KULANZ_SOURCES). Header-only libraries are linked into one folder, so that
# the browser build sees them without seeing the host's C library.

set(KZ_HEADERS ${PROJECT_BINARY_DIR}/third_party)
file(MAKE_DIRECTORY ${KZ_HEADERS})
foreach(name nlohmann doctest)
    if(EXISTS /usr/include/${name})
        file(CREATE_LINK /usr/include/${name} ${KZ_HEADERS}/${name} SYMBOLIC)
    endif()
endforeach()

add_library(kz_lib_json INTERFACE)
target_include_directories(kz_lib_json SYSTEM INTERFACE ${KZ_HEADERS})
target_compile_definitions(kz_lib_json INTERFACE JSON_NOEXCEPTION=1 JSON_DIAGNOSTICS=0)

add_library(kz_lib_doctest INTERFACE)
target_include_directories(kz_lib_doctest SYSTEM INTERFACE ${KZ_HEADERS})

# QR symbols, in C. For the browser compiled from Debian's source package (qr-code-generator, folder c), which
# KULANZ_QRCODEGEN_SOURCE names as a variable or in the environment; for the host too when it is set, else Debian's library.
set(kz_qrcodegen "${KULANZ_QRCODEGEN_SOURCE}")
if(NOT kz_qrcodegen)
    set(kz_qrcodegen "$ENV{KULANZ_QRCODEGEN_SOURCE}")
endif()
file(MAKE_DIRECTORY ${KZ_HEADERS}/qrcodegen)
if(kz_qrcodegen)
    file(CREATE_LINK ${kz_qrcodegen}/qrcodegen.h ${KZ_HEADERS}/qrcodegen/qrcodegen.h SYMBOLIC)
    add_library(kz_lib_qrcodegen STATIC ${kz_qrcodegen}/qrcodegen.c)
    target_include_directories(kz_lib_qrcodegen SYSTEM PUBLIC ${KZ_HEADERS})
elseif(EMSCRIPTEN)
    message(FATAL_ERROR "KULANZ_QRCODEGEN_SOURCE must name the folder with qrcodegen.c and qrcodegen.h")
else()
    file(CREATE_LINK /usr/include/qrcodegen/qrcodegen.h ${KZ_HEADERS}/qrcodegen/qrcodegen.h SYMBOLIC)
    add_library(kz_lib_qrcodegen INTERFACE)
    target_include_directories(kz_lib_qrcodegen SYSTEM INTERFACE ${KZ_HEADERS})
    target_link_libraries(kz_lib_qrcodegen INTERFACE qrcodegen)
endif()

# RapidCheck needs exceptions and RTTI: for property tests on the host only.
if(NOT EMSCRIPTEN)
    add_library(kz_lib_rapidcheck INTERFACE)
    target_link_libraries(kz_lib_rapidcheck INTERFACE rapidcheck)
    # Its headers use what C++23 deprecates, which Clang reports where they are instantiated.
    target_compile_options(kz_lib_rapidcheck INTERFACE -Wno-deprecated-declarations)
endif()

# Dear ImGui's core, compiled from Debian's source package for host and browser alike, so that both measure text the same.
# Only draw lists, fonts and (native) the text field are used. KULANZ_IMGUI names its folder.
set(kz_imgui "${KULANZ_IMGUI}")
if(NOT kz_imgui)
    set(kz_imgui "$ENV{KULANZ_IMGUI}")
endif()
if(NOT kz_imgui)
    message(FATAL_ERROR "KULANZ_IMGUI must name the folder of Dear ImGui's source: run tools/dev setup")
endif()
add_library(kz_lib_imgui STATIC ${kz_imgui}/imgui.cpp ${kz_imgui}/imgui_draw.cpp ${kz_imgui}/imgui_tables.cpp ${kz_imgui}/imgui_widgets.cpp)
target_include_directories(kz_lib_imgui SYSTEM PUBLIC ${kz_imgui} ${kz_imgui}/backends)
target_compile_definitions(kz_lib_imgui PUBLIC IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS
    IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS IMGUI_DISABLE_WIN32_FUNCTIONS ImDrawIdx=unsigned\ int)
if(EMSCRIPTEN)
    target_compile_definitions(kz_lib_imgui PUBLIC IMGUI_DISABLE_FILE_FUNCTIONS)
endif()
target_compile_options(kz_lib_imgui PRIVATE -w -fno-exceptions -fno-rtti)
