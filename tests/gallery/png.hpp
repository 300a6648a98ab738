// A picture as PNG (ISO/IEC 15948): eight bits a channel, no alpha.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace kz {

// `rgba`: rows from the top, four bytes a pixel.
std::string png(std::span<const std::uint8_t> rgba, int width, int height);

} // namespace kz
