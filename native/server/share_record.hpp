// ShareRecord: what happened in a share, so that nobody can take a line out of it or change one unseen.
//
//   record := line…    line := hash " " {"at": milliseconds, "what": "shown", "data": …} LF
//   hash   := SHA-256 in hex of the hash before (of the first line 64 zeros), a blank and the JSON of the line
#pragma once

#include "shared/base/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kz {

class ShareRecord {
public:
    // `json`: the value of "data".
    void add(Instant at, std::string_view what, std::string_view json);
    const std::string& text() const { return text_; }
    const std::string& hash() const { return hash_; }

private:
    std::string text_;
    std::string hash_ = std::string(64, '0');
};

struct RecordVerdict {
    int lines = 0;         // that are right
    bool is_whole = false; // all of them, and there is one
    std::string hash;      // of the last right line
};
RecordVerdict verify_share_record(std::string_view text);

} // namespace kz
