#include "native/http/asset_store.hpp"

#include "native/http/ascii.hpp"
#include "native/http/context.hpp"
#include "native/http/wire.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <sys/mman.h>
#include <unistd.h>

namespace kz::http {

namespace {

// From here on sendfile saves more than its extra system call costs.
constexpr std::size_t large_bytes = 64 * 1024;

StartFailure unreadable(const std::filesystem::path& file) {
    return {StartRefusal::AssetUnreadable, file.string() + ": " + std::strerror(errno)};
}

// A copy that no deployment can change or shorten under a transfer.
Descriptor memory_file(const std::string& bytes) {
    Descriptor file(memfd_create("kz-asset", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    std::size_t written = 0;
    while (file.is_open() && written < bytes.size()) {
        const ssize_t n = ::write(file.get(), bytes.data() + written, bytes.size() - written);
        if (n > 0) {
            written += static_cast<std::size_t>(n);
        } else if (errno != EINTR) {
            return {};
        }
    }
    ::fcntl(file.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW);
    return file;
}

std::string quoted(const std::string& etag) { return "\"" + etag + "\""; }

} // namespace

RangeAnswer parse_range(std::string_view field, std::size_t size, ByteRange& range) {
    if (!equal_ignoring_case(field.substr(0, 6), "bytes=") || field.contains(',')) {
        return RangeAnswer::Whole;
    }
    std::string_view last_text = without_blanks(field.substr(6));
    if (!last_text.contains('-')) {
        return RangeAnswer::Whole;
    }
    const std::string_view first_text = take_until(last_text, '-');
    const std::optional<std::uint64_t> first = decimal(first_text);
    const std::optional<std::uint64_t> last = decimal(last_text);
    if (first_text.empty()) {
        if (!last) {
            return RangeAnswer::Whole;
        }
        const std::size_t length = std::min<std::size_t>(*last, size);
        range = {size - length, length};
        return length == 0 ? RangeAnswer::NotSatisfiable : RangeAnswer::Part;
    }
    if (!first || (!last && !last_text.empty()) || (last && *last < *first)) {
        return RangeAnswer::Whole;
    }
    if (*first >= size) {
        return RangeAnswer::NotSatisfiable;
    }
    const std::size_t end = last ? std::min<std::size_t>(*last, size - 1) + 1 : size;
    range = {*first, end - *first};
    return RangeAnswer::Part;
}

bool matches_etag(std::string_view field, std::string_view etag) {
    while (!field.empty()) {
        std::string_view tag = without_blanks(take_until(field, ','));
        tag.remove_prefix(tag.starts_with("W/") ? 2 : 0);
        if (tag == "*" || tag == etag) {
            return true;
        }
    }
    return false;
}

Result<AssetStore::Body, StartFailure> AssetStore::read(const std::filesystem::path& file,
                                                        std::string etag) {
    Body body;
    body.etag = std::move(etag);
    if (file.empty()) {
        return body;
    }
    errno = 0;
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in.is_open() || !std::filesystem::is_regular_file(file)) {
        return refuse(unreadable(file));
    }
    body.bytes.resize(static_cast<std::size_t>(in.tellg()));
    in.seekg(0).read(body.bytes.data(), static_cast<std::streamsize>(body.bytes.size()));
    if (!in) {
        return refuse(unreadable(file));
    }
    body.exists = true;
    body.size = body.bytes.size();
    if (body.size >= large_bytes) {
        body.file = memory_file(body.bytes);
        if (!body.file.is_open()) {
            return refuse(unreadable(file));
        }
        std::string().swap(body.bytes);
    }
    return body;
}

Result<void, StartFailure> AssetStore::load(std::string_view prefix,
                                            const std::vector<Asset>& manifest) {
    std::string base(prefix);
    base.append(base.ends_with('/') ? "" : "/");
    for (const Asset& asset : manifest) {
        if (asset.plain.empty()) {
            const std::string detail = asset.path + ": no plain file";
            return refuse(StartFailure{StartRefusal::AssetUnreadable, detail});
        }
        Entry entry;
        KZ_TRY(plain, read(asset.plain, quoted(asset.etag)));
        KZ_TRY(brotli, read(asset.br, quoted(asset.etag + "-br")));
        KZ_TRY(gzip, read(asset.gz, quoted(asset.etag + "-gz")));
        entry.label = base + "*";
        entry.content_type = asset.content_type;
        entry.cache_control = asset.caching == Caching::Immutable
                                  ? "public, max-age=31536000, immutable"
                                  : "no-cache";
        entry.fields = asset.fields;
        entry.has_codings = brotli.exists || gzip.exists;
        entry.bodies = {std::move(plain), std::move(brotli), std::move(gzip)};
        entries_.insert_or_assign(base + asset.path, std::move(entry));
    }
    return {};
}

AssetStore::Coding AssetStore::choose(const Entry& entry, const Call& call) {
    const auto has = [&entry](Coding coding) {
        return entry.bodies[static_cast<std::size_t>(coding)].exists;
    };
    if (call.view.accepts_br && has(Coding::Brotli)) {
        return Coding::Brotli;
    }
    return call.view.accepts_gzip && has(Coding::Gzip) ? Coding::Gzip : Coding::Plain;
}

void AssetStore::send(Call& call, const Body& body, std::size_t offset, std::size_t length,
                      std::string& out) {
    append_length(out, length);
    if (call.framing.is_head) {
        return;
    }
    if (body.file.is_open()) {
        call.file = {body.file.get(), static_cast<std::int64_t>(offset), length};
    } else {
        out.append(body.bytes, offset, length);
    }
}

bool AssetStore::serve(Call& call, std::string& out) const {
    const auto found = entries_.find(call.view.path);
    if (found == entries_.end()) {
        return false;
    }
    const Entry& entry = found->second;
    call.route = entry.label;

    const Body& plain = entry.bodies[static_cast<std::size_t>(Coding::Plain)];
    ByteRange range{0, 0};
    RangeAnswer part = RangeAnswer::Whole;
    const std::string_view wanted = call.view.header("Range");
    if (!wanted.empty() && !call.framing.is_head) {
        const std::string_view condition = call.view.header("If-Range");
        if (condition.empty() || condition == plain.etag) {
            part = parse_range(wanted, plain.size, range);
        }
    }
    // A range counts the bytes of the plain file, whatever else the client accepts.
    const Coding coding = part == RangeAnswer::Whole ? choose(entry, call) : Coding::Plain;
    const Body& body = entry.bodies[static_cast<std::size_t>(coding)];

    Fields fields;
    fields.add("ETag", body.etag).add("Cache-Control", entry.cache_control);
    fields.add("Accept-Ranges", "bytes");
    fields.append(entry.fields);
    if (entry.has_codings) {
        fields.add("Vary", "Accept-Encoding");
    }
    const auto head = [&](int status, std::string_view content_type) {
        call.status = status;
        append_head(out, status, content_type, fields.text(), call.framing, call.context.common());
    };

    if (matches_etag(call.view.header("If-None-Match"), body.etag)) {
        head(304, "");
        out.append("\r\n");
        return true;
    }
    const std::string size = "/" + std::to_string(body.size);
    if (part == RangeAnswer::NotSatisfiable) {
        fields.add("Content-Range", "bytes *" + size);
        head(416, "");
        append_length(out, 0);
        return true;
    }
    if (part == RangeAnswer::Part) {
        const std::size_t last = range.offset + range.length - 1;
        fields.add("Content-Range",
                   "bytes " + std::to_string(range.offset) + "-" + std::to_string(last) + size);
        head(206, entry.content_type);
    } else {
        range = {0, body.size};
        if (coding != Coding::Plain) {
            fields.add("Content-Encoding", coding == Coding::Brotli ? "br" : "gzip");
        }
        head(200, entry.content_type);
    }
    send(call, body, range.offset, range.length, out);
    return true;
}

} // namespace kz::http
