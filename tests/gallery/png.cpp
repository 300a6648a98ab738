#include "tests/gallery/png.hpp"

#include <zlib.h>

#include <string_view>

namespace kz {
namespace {

void append_u32(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>(value >> shift & 255);
}

void append_chunk(std::string& out, std::string_view type, std::string_view data) {
    append_u32(out, static_cast<std::uint32_t>(data.size()));
    const std::size_t begin = out.size();
    (out += type) += data;
    const auto length = static_cast<uInt>(out.size() - begin);
    append_u32(out, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(out.data() + begin), length)));
}

} // namespace

std::string png(std::span<const std::uint8_t> rgba, int width, int height) {
    constexpr char above = 2; // each byte as its difference from the one above: most of a page is the same there
    std::string rows;
    for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
        rows += above;
        const std::size_t stride = static_cast<std::size_t>(width) * 4;
        for (std::size_t x = 0; x < stride; ++x)
            if (x % 4 != 3)
                rows += static_cast<char>(rgba[y * stride + x] - (y == 0 ? 0 : rgba[(y - 1) * stride + x]));
    }
    std::string packed(compressBound(rows.size()), '\0');
    uLongf size = packed.size();
    compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()), rows.size(), Z_BEST_SPEED);
    packed.resize(size);
    std::string header;
    append_u32(header, static_cast<std::uint32_t>(width));
    append_u32(header, static_cast<std::uint32_t>(height));
    header.append("\x08\x02\0\0\0", 5);
    std::string out = "\x89PNG\r\n\x1a\n";
    append_chunk(out, "IHDR", header);
    append_chunk(out, "IDAT", packed);
    append_chunk(out, "IEND", {});
    return out;
}

} // namespace kz
