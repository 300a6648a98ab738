// Golden files: text that a test compares with tests/shared/<area>/golden/<name>.txt, from the project's root (ctest runs
// there). KULANZ_GOLDEN_UPDATE=1 in the environment writes the file instead; review the difference like code.
#pragma once

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace kz::test {

inline std::string golden_path(std::string_view area, std::string_view name) {
    return "tests/shared/" + std::string(area) + "/golden/" + std::string(name) + ".txt";
}

inline std::string read_text(const std::string& path) {
    std::string text;
    if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
        char part[4096];
        for (std::size_t length = 0; (length = std::fread(part, 1, sizeof part, file)) > 0;)
            text.append(part, length);
        std::fclose(file);
    }
    return text;
}

// "line 3: expected <a>, is <b>", or empty when the texts are equal.
inline std::string first_difference(std::string_view expected, std::string_view actual) {
    for (int line = 1; !expected.empty() || !actual.empty(); ++line) {
        const std::string_view e = expected.substr(0, expected.find('\n'));
        const std::string_view a = actual.substr(0, actual.find('\n'));
        if (e != a)
            return "line " + std::to_string(line) + ": expected <" + std::string(e) + ">, is <" + std::string(a) + ">";
        expected.remove_prefix(e.size() < expected.size() ? e.size() + 1 : e.size());
        actual.remove_prefix(a.size() < actual.size() ? a.size() + 1 : a.size());
    }
    return {};
}

inline void check_golden(std::string_view area, std::string_view name, std::string actual) {
    if (actual.empty() || actual.back() != '\n')
        actual += '\n';
    const std::string path = golden_path(area, name);
    const char* update = std::getenv("KULANZ_GOLDEN_UPDATE");
    if (update != nullptr && update[0] == '1') {
        std::FILE* file = std::fopen(path.c_str(), "wb");
        CHECK_MESSAGE(file != nullptr, "can not write " << path);
        if (file != nullptr) {
            std::fwrite(actual.data(), 1, actual.size(), file);
            std::fclose(file);
        }
        return;
    }
    const std::string difference = first_difference(read_text(path), actual);
    CHECK_MESSAGE(difference.empty(), path << ": " << difference << "\nKULANZ_GOLDEN_UPDATE=1 takes the new text");
}

} // namespace kz::test
