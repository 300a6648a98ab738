// The files of a manifest, served from memory without a look at the disk and without compressing
// anything. A request finds an asset by its whole path, so neither ".." nor a longer prefix leads
// anywhere.
#pragma once

#include "native/http/asset.hpp"
#include "native/http/call.hpp"
#include "native/http/descriptor.hpp"
#include "native/http/failure.hpp"
#include "shared/base/result.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kz::http {

class AssetStore {
  public:
    // All files are read now. A path that is already there is replaced.
    Result<void, StartFailure> load(std::string_view prefix, const std::vector<Asset>& manifest);

    // GET and HEAD: 200, 206, 304 or 416 into `out` and call.file. False when there is no such
    // asset.
    bool serve(Call& call, std::string& out) const;

  private:
    enum class Coding : std::uint8_t { Plain, Brotli, Gzip };
    struct Body {
        bool exists = false;
        std::string etag;  // with quotes
        std::string bytes; // small ones; copied into the answer
        Descriptor file;   // large ones: sealed memory for sendfile
        std::size_t size = 0;
    };
    struct Entry {
        std::string label, content_type, cache_control;
        Fields fields;
        std::array<Body, 3> bodies; // by Coding
        bool has_codings = false;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };

    static Result<Body, StartFailure> read(const std::filesystem::path& file, std::string etag);
    static Coding choose(const Entry& entry, const Call& call);
    static void send(Call& call, const Body& body, std::size_t offset, std::size_t length,
                     std::string& out);

    std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;
};

// "bytes=0-99", "bytes=100-", "bytes=-50": one range of a body of `size` bytes.
struct ByteRange {
    std::size_t offset, length;
};
enum class RangeAnswer : std::uint8_t { Whole, Part, NotSatisfiable };
// Whole for what RFC 9110 lets a server ignore: another unit, several ranges, bad syntax.
RangeAnswer parse_range(std::string_view field, std::size_t size, ByteRange& range);
// If-None-Match against one ETag with quotes: "*", lists and weak tags.
bool matches_etag(std::string_view field, std::string_view etag);

} // namespace kz::http
