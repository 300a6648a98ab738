#include "native/server/statement_import.hpp"

#include "native/server/service.hpp"
#include "shared/protocol/bank_json.hpp"

#include <algorithm>

namespace kz {
namespace {

// Large enough that a flush costs little of it, small enough that other commands wait for milliseconds.
constexpr std::size_t block_payments_max = 256;
constexpr std::size_t statements_told_max = 100;

} // namespace

void StatementImport::entry(const BankStatement& statement, const BankEntry& entry) {
    block_payments_ += std::max<std::size_t>(entry.payments.size(), 1);
    block_.push_back({statement.account, statement.id + '|' + statement.number, entry});
    if (block_payments_ >= block_payments_max)
        post_block();
}

void StatementImport::statement(const BankStatement& statement) {
    if (statements_.size() < statements_told_max) {
        statements_.push_back(statement);
        statements_.back().balances.clear();
    }
}

void StatementImport::warning(const StatementWarning& warning) {
    ++warnings_count_;
    is_balance_off_ = is_balance_off_ || warning.doubt == StatementDoubt::BalanceMismatch;
    if (warnings_.size() < bank_warnings_max)
        warnings_.push_back(warning);
}

void StatementImport::post_block() {
    ImportCounts counts;
    service_.with_bank([&](Transaction& store, Moment now) {
        counts = counts_; // a job may run again
        service_.bank.take(store, block_, now, counts);
    });
    counts_ = counts;
    block_.clear();
    block_payments_ = 0;
}

Result<void, StatementFault> StatementImport::finish() {
    if (auto finished = reader_.finish(); !finished)
        return finished;
    post_block();
    service_.wait_for([&](Transaction& store, Moment now) {
        BankImport import{now.at, {}, counts_.entries, counts_.known, counts_.posted, counts_.waiting, counts_.reversed, counts_.noted, warnings_count_, is_balance_off_};
        for (int line = 0; line < bank_import_lines_max && line < std::ssize(statements_); ++line) {
            const BankStatement& statement = statements_[static_cast<std::size_t>(line)];
            import.accounts.append(line == 0 ? "" : "\n").append(statement.account).append(" ").append(statement.number.empty() ? statement.id : statement.number);
        }
        store.add_bank_import(import);
        service_.desk.note_task();
    });
    return {};
}

std::string StatementImport::json() const {
    BankImportView view;
    view.bytes = bytes_done();
    view.statements = statements_;
    view.entries = counts_.entries;
    view.known = counts_.known;
    view.posted = counts_.posted;
    view.waiting = counts_.waiting;
    view.reversed = counts_.reversed;
    view.noted = counts_.noted;
    view.warnings_count = warnings_count_;
    for (const StatementWarning& warning : warnings_)
        view.warnings.push_back({doubt_code(warning.doubt), warning.place, warning.line});
    return encode_bank_import(view);
}

std::shared_ptr<StatementUploads::Upload> StatementUploads::open(Service& service, const std::string& name, std::uint64_t offset) {
    const std::lock_guard lock(mutex_);
    const auto known = std::ranges::find(uploads_, name, &Named::name);
    if (offset > 0) {
        if (known == uploads_.end())
            return nullptr;
        uploads_.splice(uploads_.begin(), uploads_, known);
        return uploads_.front().upload;
    }
    if (known != uploads_.end())
        uploads_.erase(known);
    uploads_.push_front({name, std::make_shared<Upload>(service)});
    if (uploads_.size() > most)
        uploads_.pop_back();
    return uploads_.front().upload;
}

void StatementUploads::close(const std::string& name) {
    const std::lock_guard lock(mutex_);
    std::erase_if(uploads_, [&](const Named& named) { return named.name == name; });
}

} // namespace kz
