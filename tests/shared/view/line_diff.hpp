// What turns one text into another, line by line: "- " before what goes, "+ " before what comes, "@ line" where it is.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

inline std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

inline std::string line_diff(std::string_view before, std::string_view after) {
    const auto a = lines_of(before);
    const auto b = lines_of(after);
    // common[i][j]: how many lines a from i and b from j have in common, in order.
    std::vector<std::vector<int>> common(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;)
            common[i][j] = a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    std::string out;
    bool is_inside = false;
    for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            is_inside = false;
            ++i, ++j;
            continue;
        }
        if (!is_inside)
            out += "@ " + std::to_string(j + 1) + "\n";
        is_inside = true;
        const bool goes = j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1]);
        out.append(goes ? "- " : "+ ").append(goes ? a[i++] : b[j++]).append("\n");
    }
    return out;
}

} // namespace kz
