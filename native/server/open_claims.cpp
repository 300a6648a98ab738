#include "native/server/open_claims.hpp"

#include "native/server/claim_states.hpp"
#include "shared/domain/journal/open_claim.hpp"
#include "shared/domain/payments/account_form.hpp"

namespace kz {
namespace {

constexpr int claims_at_once = 1000;

} // namespace

void OpenClaims::begin() {
    stage_ = Stage::Reading;
    changed_.clear();
    learnt_.clear();
}

void OpenClaims::use() {
    if (stage_ != Stage::Reading)
        return;
    stage_ = Stage::Ready;
    for (const PayerLesson& lesson : std::exchange(learnt_, {}))
        memory_.learn(lesson);
}

void OpenClaims::learn(const PayerLesson& lesson) {
    if (stage_ == Stage::Ready)
        memory_.learn(lesson);
    else
        learnt_.push_back(lesson);
}

void OpenClaims::unlearn(const PayerLesson& lesson) {
    if (stage_ == Stage::Ready)
        memory_.unlearn(lesson);
    else
        forget(); // what is being read may have it
}

bool OpenClaims::read(Reader& store, Date today, const std::atomic<bool>& is_ending) {
    index_ = {};
    memory_ = {};
    accounts_.clear();
    read_so_far_ = 0;
    store.begin();
    for (const PayerLesson& lesson : store.payer_lessons())
        memory_.learn(lesson);
    for (ClaimId after; !is_ending;) {
        const std::vector<ClaimRecord> some = store.claims(after, claims_at_once);
        for (const ClaimRecord& record : some)
            if (record.open_minor > 0)
                take(record.id, record.merchant, replay(store.events(record.id)), today);
        if (some.empty())
            break;
        after = some.back().id;
        read_so_far_ += some.size();
    }
    store.end();
    return !is_ending;
}

void OpenClaims::mark(ClaimId claim) {
    if (stage_ != Stage::None)
        changed_.insert(claim);
}

void OpenClaims::bring_up(Transaction& store, Desk& desk, Date today) {
    ClaimRecord record;
    for (const ClaimId claim : std::exchange(changed_, {}))
        if (store.load_head(claim, record))
            take(claim, record.merchant, desk.state(store, claim), today);
}

void OpenClaims::take(ClaimId claim, MerchantId merchant, const State& state, Date today) {
    for (const PaymentMeans& means : state.invoice.means)
        if (!means.iban.empty())
            accounts_[means.iban].insert(merchant);
    if (const auto open = open_claim(claim, state, today))
        index_.add(*open);
    else
        index_.remove(claim);
}

std::set<MerchantId> OpenClaims::owners(std::string_view account) const {
    std::set<MerchantId> owners;
    for (const auto& [iban, merchants] : accounts_)
        if (is_same_account(iban, account))
            owners.insert(merchants.begin(), merchants.end());
    return owners;
}

} // namespace kz
