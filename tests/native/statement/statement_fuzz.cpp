// Any bytes, in two pieces: the reader answers, and what it hands out is not below zero and counted.
#include "native/statement/statement.hpp"
#include "shared/base/assert.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

struct Sink : kz::StatementSink {
    void entry(const kz::BankStatement& statement, const kz::BankEntry& read) override {
        KZ_ASSERT(!read.amount.is_negative());
        KZ_ASSERT(!kz::identity(statement.account, read).key.empty());
        ++entries;
    }
    void statement(const kz::BankStatement& read) override { KZ_ASSERT(read.entries <= entries); }
    void warning(const kz::StatementWarning& read) override { KZ_ASSERT(!kz::doubt_code(read.doubt).empty()); }
    int entries = 0;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    Sink sink;
    kz::StatementReader reader(sink);
    auto outcome = reader.push(bytes.substr(0, size / 2));
    if (outcome)
        outcome = reader.push(bytes.substr(size / 2));
    if (outcome)
        outcome = reader.finish();
    if (!outcome)
        KZ_ASSERT(!kz::plain(outcome.error()).empty());
    return 0;
}
