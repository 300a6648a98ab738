// OpenClaims: the open claims of the store as matching looks for them, with what people have taught about payers and whose
// accounts are known. Read once, before the first import, and kept up while the program runs.
//
// Everything but read() is called on the writer's thread; read() is called between begin() and use, when nothing else is.
// is_ready() and read_so_far() may be asked on any.
#pragma once

#include "native/server/desk.hpp"
#include "native/store/store.hpp"
#include "shared/domain/payments/claim_index.hpp"
#include "shared/domain/payments/payer_memory.hpp"

#include <atomic>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

class OpenClaims {
public:
    bool is_ready() const { return stage_ == Stage::Ready; }
    // From now on changes are remembered, so that what read() did not see yet is looked at again.
    void begin();
    // What is committed; a replay for each open claim. False when it was told to end.
    bool read(Reader& store, Date today, const std::atomic<bool>& is_ending);
    std::uint64_t read_so_far() const { return read_so_far_; } // claims
    // Not after forget(): then it begins again.
    void use();

    // A job changes this claim: it is looked at again before the next match.
    void mark(ClaimId claim);
    // What a failed job or commit has changed is not true: the next import reads anew.
    void forget() { stage_ = Stage::None; }
    void bring_up(Transaction& store, Desk& desk, Date today);

    void learn(const PayerLesson& lesson);
    void unlearn(const PayerLesson& lesson);
    const ClaimIndex& index() const { return index_; }
    const PayerMemory& memory() const { return memory_; }
    // Whose account it is, as open claims name theirs; empty: nobody's.
    std::set<MerchantId> owners(std::string_view account) const;

private:
    void take(ClaimId claim, MerchantId merchant, const State& state, Date today);

    enum class Stage { None, Reading, Ready };
    std::atomic<Stage> stage_ = Stage::None;
    std::atomic<std::uint64_t> read_so_far_ = 0;
    std::set<ClaimId> changed_;
    std::vector<PayerLesson> learnt_; // while read() runs
    ClaimIndex index_;
    PayerMemory memory_;
    std::map<std::string, std::set<MerchantId>> accounts_; // by IBAN
};

} // namespace kz
