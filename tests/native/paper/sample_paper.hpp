// A claim that was paid in two parts, and what can be said of it on paper.
#pragma once

#include "native/paper/writing.hpp"
#include "tests/shared/domain/journal/book.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <unistd.h>

namespace kz {

inline Book paid_book() {
    Book book = raised_book();
    book.pay(4'000);
    book.today = add_days(book.today, 3);
    book.pay(6'000);
    return book;
}

inline Letterhead letterhead(Language language) {
    return {language, "Nordfunk", "KZ-7F3A-9Q2M-0V5K-R81C", "https://pay.example"};
}

// What a program says of a file with these bytes: its output, and behind it its exit code in a line when it is not zero.
inline std::string said_of(const std::string& program, const std::string& bytes, const std::string& words = {}) {
    const std::string path = "/tmp/kulanz_paper_" + std::to_string(getpid()) + ".pdf";
    std::ofstream(path, std::ios::binary) << bytes;
    std::string out;
    FILE* pipe = popen((program + " " + path + " " + words + " 2>&1").c_str(), "r");
    char part[4096];
    while (pipe != nullptr) {
        const std::size_t length = fread(part, 1, sizeof part, pipe);
        if (length == 0)
            break;
        out.append(part, length);
    }
    if (const int code = pipe == nullptr ? -1 : pclose(pipe); code != 0)
        out += "\nexit code " + std::to_string(code);
    std::remove(path.c_str());
    return out;
}

} // namespace kz
