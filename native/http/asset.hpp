// One file of the manifest that the build makes: a content that never changes while the server
// runs, compressed already.
#pragma once

#include "native/http/answer.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace kz::http {

enum class Caching : std::uint8_t {
    Revalidate, // "no-cache": the client asks each time and gets a 304
    Immutable,  // the name holds a hash of the content: a year
};

struct Asset {
    std::string path{}; // below the prefix: "app.3f2a.js"
    std::string content_type{};
    std::string etag{}; // without quotes; of the plain file, the others get a suffix
    std::filesystem::path plain{};
    std::filesystem::path br{}, gz{}; // empty: none
    Caching caching = Caching::Revalidate;
    Fields fields{}; // beside those that say what it is
};

} // namespace kz::http
