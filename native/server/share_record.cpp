#include "native/server/share_record.hpp"

#include "native/platform/secret.hpp"
#include "shared/protocol/json_writer.hpp"

namespace kz {
namespace {

constexpr std::size_t hash_characters = 64;

std::string hash_of(std::string_view before, std::string_view json) {
    return hex(sha256(std::string(before).append(" ").append(json)));
}

} // namespace

void ShareRecord::add(Instant at, std::string_view what, std::string_view data) {
    std::string line;
    JsonWriter json(line);
    json.begin_document();
    json.instant("at", at);
    json.text("what", what);
    json.json("data", data);
    json.close_object();
    hash_ = hash_of(hash_, line);
    text_.append(hash_).append(" ").append(line).append("\n");
}

RecordVerdict verify_share_record(std::string_view text) {
    RecordVerdict verdict{0, false, std::string(hash_characters, '0')};
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos || end <= hash_characters || text[hash_characters] != ' ')
            return verdict;
        const std::string_view hash = text.substr(0, hash_characters), json = text.substr(hash_characters + 1, end - hash_characters - 1);
        if (hash_of(verdict.hash, json) != hash)
            return verdict;
        verdict.hash = hash;
        ++verdict.lines;
        text.remove_prefix(end + 1);
    }
    verdict.is_whole = verdict.lines > 0;
    return verdict;
}

} // namespace kz
