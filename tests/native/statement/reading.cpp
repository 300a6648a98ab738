#include "tests/native/statement/reading.hpp"

#include <algorithm>

namespace kz::test {

int Reading::count(StatementDoubt doubt) const {
    return static_cast<int>(std::ranges::count(warnings, doubt, &StatementWarning::doubt));
}

Reading read_in_pieces(std::string_view bytes, std::size_t piece_bytes) {
    Reading reading;
    StatementReader reader(reading);
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece_bytes, bytes.size())))
        if (const auto pushed = reader.push(bytes.substr(0, piece_bytes)); !pushed) {
            reading.fault = pushed.error();
            return reading;
        }
    if (const auto finished = reader.finish(); !finished)
        reading.fault = finished.error();
    return reading;
}

Reading read_whole(std::string_view bytes) {
    return read_in_pieces(bytes, bytes.size() + 1);
}

} // namespace kz::test
