// GMime's objects with owners. Used inside native/mail only.
#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <string>

namespace kz {

struct ReleaseObject { void operator()(void* object) const { g_object_unref(object); } };
template <class T>
using Owned = std::unique_ptr<T, ReleaseObject>;

struct ReleaseText { void operator()(char* text) const { g_free(text); } };
using OwnedText = std::unique_ptr<char, ReleaseText>;

inline void begin_gmime() {
    static const bool is_ready = (g_mime_init(), true);
    static_cast<void>(is_ready);
}

inline std::string text_of(const char* text) {
    return text == nullptr ? std::string() : std::string(text);
}

} // namespace kz
