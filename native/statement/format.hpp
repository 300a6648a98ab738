// What both formats share while they read: where faults and warnings go, and the checks that only warn.
#pragma once

#include "native/statement/statement.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kz {

class StatementFormat {
public:
    virtual ~StatementFormat() = default;
    virtual Result<void, StatementFault> push(std::string_view bytes) = 0;
    virtual Result<void, StatementFault> finish() = 0;
};

namespace statement {

// A place in the file, for faults and warnings.
struct Place {
    std::string name;
    int line = 0;
};

// One statement while it is read: keeps totals, checks, and hands out.
class Collector {
public:
    explicit Collector(StatementSink& sink) : sink_(sink) {}

    BankStatement& statement() { return statement_; }
    void begin() { statement_ = {}; }
    // Counts, checks and hands out.
    void add(BankEntry entry, const Place& place);
    void end(const Place& place);

    void warn(StatementDoubt doubt, const Place& place);
    // "20261121" in numbers. An impossible day of a possible month is that month's last, with a warning.
    std::optional<Date> day(int year, int month, int day, const Place& place);
    // In capitals without spaces; a warning when it looks like an IBAN and is none.
    std::string account(std::string_view text, const Place& place);

private:
    void check_bundle(const BankEntry& entry, const Place& place);
    void check_references(const BankEntry& entry, const Place& place);
    void total(const BankEntry& entry);

    StatementSink& sink_;
    BankStatement statement_;
    bool has_other_currency_ = false;
    // Content digests of entries without a bank's reference, for BankEntry::occurrence: 16 bytes for each of these.
    std::unordered_map<std::uint64_t, int> occurrences_;
};

// Of the currencies with two minor digits, those that the euro replaced too: old statements stay readable.
std::optional<Currency> statement_currency(std::string_view code);
// UTF-8 as it is; other bytes are Latin-1 (Windows-1252 for 0x80 to 0x9F).
std::string to_utf8(std::string_view bytes);
// Windows-1252, 0x80 to 0x9F.
std::uint32_t windows_1252(unsigned char byte);
// No control characters, no white space at the ends, one space for each run.
std::string one_line(std::string_view text);
// Next piece of a text that a bank has cut: a piece that fills its field goes on in the middle of a word.
void append_cut_piece(std::string& text, std::string_view piece, std::size_t field_bytes);

} // namespace statement
} // namespace kz
