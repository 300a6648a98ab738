// A merchant's photo as a texture of the window. What can not be decoded is no photo; nobody is told, for it says nothing.
#pragma once

#include "shared/paint/paint.hpp"

#include <string_view>

namespace kz {

class PhotoTexture {
public:
    PhotoTexture() = default;
    PhotoTexture(const PhotoTexture&) = delete;
    PhotoTexture& operator=(const PhotoTexture&) = delete;

    // JPEG or PNG of at most photo_side_max pixels a side; anything else, and nothing: no texture. With the window's context.
    void show(std::string_view bytes);
    Photo place() const { return photo_; }

private:
    Photo photo_;
};
inline constexpr int photo_side_max = 4096;

} // namespace kz
