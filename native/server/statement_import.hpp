// StatementImport: one bank file on its way through, in pieces, with constant memory: what has been read is posted block by
// block, each block one job of the writer. A file that breaks off was taken up to there, and can be sent again from its
// beginning: what is known is not posted twice.
//
// StatementUploads: the files that come in more than one request.
#pragma once

#include "native/server/bank_desk.hpp"
#include "native/statement/statement.hpp"

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace kz {

class Service;

class StatementImport final : private StatementSink {
public:
    explicit StatementImport(Service& service) : service_(service), reader_(*this) {}

    // Not on the writer's thread; throws StoreError when the store can not write.
    Result<void, StatementFault> push(std::string_view bytes) { return reader_.push(bytes); }
    Result<void, StatementFault> finish();

    std::uint64_t bytes_done() const { return reader_.bytes_done(); }
    std::string json() const; // see bank_json.hpp
    const ImportCounts& counts() const { return counts_; }
    const std::vector<StatementWarning>& warnings() const { return warnings_; } // the first ones

private:
    void entry(const BankStatement& statement, const BankEntry& entry) override;
    void statement(const BankStatement& statement) override;
    void warning(const StatementWarning& warning) override;
    void post_block();

    Service& service_;
    StatementReader reader_;
    std::vector<ReadEntry> block_;
    std::size_t block_payments_ = 0;
    ImportCounts counts_;
    std::vector<BankStatement> statements_; // the first ones
    std::vector<StatementWarning> warnings_; // the first ones
    int warnings_count_ = 0;
    bool is_balance_off_ = false;
};

class StatementUploads {
public:
    struct Upload {
        explicit Upload(Service& service) : import(service) {}
        std::mutex mutex; // of one part after the other
        StatementImport import;
    };
    static constexpr std::size_t most = 8; // at once; the one that waited longest makes room

    // At offset 0 a new one; nothing when there is none of this name.
    std::shared_ptr<Upload> open(Service& service, const std::string& name, std::uint64_t offset);
    void close(const std::string& name);

private:
    struct Named {
        std::string name;
        std::shared_ptr<Upload> upload;
    };
    std::mutex mutex_;
    std::list<Named> uploads_; // the one used last first
};

} // namespace kz
