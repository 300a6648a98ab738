// What a file gave, for tests: everything that came out of a reader, and the outcome.
#pragma once

#include "native/statement/statement.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz::test {

struct ReadEntry {
    std::string account;
    BankEntry entry;
};

struct Reading : StatementSink {
    void entry(const BankStatement& statement, const BankEntry& read) override {
        entries.push_back({statement.account, read});
    }
    void statement(const BankStatement& read) override { statements.push_back(read); }
    void warning(const StatementWarning& read) override { warnings.push_back(read); }

    int count(StatementDoubt doubt) const;

    std::vector<BankStatement> statements;
    std::vector<ReadEntry> entries;
    std::vector<StatementWarning> warnings;
    std::optional<StatementFault> fault;
};

// In pieces of so many bytes.
Reading read_in_pieces(std::string_view bytes, std::size_t piece_bytes);
Reading read_whole(std::string_view bytes);

} // namespace kz::test
