#include "native/server/bank_desk.hpp"

#include "native/server/bank_refunds.hpp"
#include "native/server/bank_returns.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/hash.hpp"
#include "shared/domain/journal/open_claim.hpp"
#include "shared/domain/payments/account_form.hpp"

#include <algorithm>
#include <map>

namespace kz {
namespace {

BankRefused because(BankRefusal reason) {
    return {reason, std::nullopt};
}

constexpr int going_back_max = 1'000; // at once

// What the payer wrote, as much as a posting keeps.
std::string posting_text(const IncomingPayment& payment) {
    std::string text = payment.text;
    if (text.empty())
        text = payment.references.empty() ? payment.end_to_end_id : payment.references.front();
    if (text.size() > static_cast<std::size_t>(payment_reference_bytes_max)) {
        std::size_t end = payment_reference_bytes_max;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
            --end; // not inside of a character
        text.resize(end);
    }
    return text;
}

PostPayment payment_of(const BankRecord& record, Money amount) {
    return {amount, record.booked_on, posting_text(record.payment)};
}

// More than its claims asked for: somebody sees to the rest.
BankState posted_state(Transaction& store, const BankRecord& record) {
    ClaimRecord head;
    const bool is_overpaid = std::ranges::any_of(record.shares, [&](const BankShare& share) {
        return share.amount_minor > 0 && store.load_head(share.claim, head) && head.open_minor < 0;
    });
    return is_overpaid ? BankState::Overpaid : BankState::Posted;
}

} // namespace

// One call of take(): what is matched together, and what waits for that.
struct BankDesk::Taking {
    ImportCounts& counts;
    std::map<std::string, BankRecord> records = {}; // by key: those that are matched
    std::vector<PendingPayment> pending = {};
    std::vector<std::pair<BankRecord, const BankEntry*>> other = {}; // what brings nothing new
    std::map<std::string, std::set<MerchantId>> owners = {}; // by account
};

bool may_be_assigned(BankState state) {
    return state == BankState::Waiting || state == BankState::SetAside || state == BankState::GoingBack;
}

Money rest_of(const BankRecord& record) {
    Money rest = record.payment.amount;
    for (const BankShare& share : record.shares)
        rest.minor -= share.amount_minor < 0 ? -share.amount_minor : share.amount_minor;
    return rest;
}

void BankDesk::take(Transaction& store, std::span<const ReadEntry> entries, Moment now, ImportCounts& counts) {
    claims_.bring_up(store, desk_, now.today);
    Taking taking{counts};
    for (const ReadEntry& read : entries)
        if (read.entry.status == EntryStatus::Booked && read.entry.amount.is_positive())
            take_entry(store, read, now, taking);
    for (PlannedPosting& planned : plan_postings(std::move(taking.pending), claims_.index(), claims_.memory())) {
        BankRecord record = std::move(taking.records.at(planned.pending.key));
        record.payment = std::move(planned.pending.payment);
        place(store, std::move(record), planned.match, now, taking);
    }
    for (auto& [record, entry] : taking.other)
        if (record.state == BankState::Noted)
            take_out(store, std::move(record), *entry, now, counts);
        else
            take_back(store, std::move(record), now, counts);
}

void BankDesk::take_entry(Transaction& store, const ReadEntry& read, Moment now, Taking& taking) {
    ++taking.counts.entries;
    const EntryIdentity identity = kz::identity(read.account, read.entry);
    const auto is_new = [&](const std::string& key) {
        return !taking.records.contains(key) && !store.find_bank_record(key).is_set();
    };
    auto [owners, is_first] = taking.owners.try_emplace(read.account);
    if (is_first)
        owners->second = claims_.owners(read.account);
    BankRecord record;
    record.key = identity.key + "/0";
    record.statement = read.statement;
    record.account = read.account;
    record.merchant = owners->second.size() == 1 ? *owners->second.begin() : MerchantId{};
    record.booked_on = read.entry.booked_on.value_or(now.today);
    record.at = now.at;

    std::vector<PendingPayment> incoming = pending_payments(read.account, read.entry);
    if (!is_new(record.key)) {
        const auto known = store.bank_record(store.find_bank_record(record.key));
        const bool is_same = !known || identity.basis == IdentityBasis::BankReference || known->statement == read.statement;
        std::string mark = "@";
        append_integer(mark, static_cast<std::int64_t>(hash64(read.statement) >> 1));
        if (is_same || incoming.empty() || !is_new(record.key + mark)) {
            ++taking.counts.known;
            return;
        }
        // Two equal payments on one day do happen, and so do two files that overlap: a person looks.
        record.twin = known->id;
        for (PendingPayment& pending : incoming) {
            record.key = pending.key + mark;
            record.payment = std::move(pending.payment);
            store.add_bank_record(record);
            ++taking.counts.waiting;
        }
        return;
    }
    if (!incoming.empty()) {
        for (PendingPayment& pending : incoming) {
            record.key = pending.key;
            taking.records.emplace(pending.key, record);
            taking.pending.push_back(std::move(pending));
        }
        return;
    }
    for (BankRecord& back : money_back(record, identity.key, read.entry))
        taking.other.emplace_back(std::move(back), &read.entry);
}

bool BankDesk::may_post(Transaction& store, const BankRecord& record, const Match& match, const Taking& taking, Moment now) {
    const std::set<MerchantId>& owners = taking.owners.at(record.account);
    ClaimRecord head;
    return std::ranges::all_of(match.proposed, [&](const MatchCandidate& candidate) {
        // Of an account that nobody is known to have, only the customer's own word counts.
        const bool is_theirs = store.load_head(candidate.claim, head) &&
                               (owners.contains(head.merchant) ||
                                (owners.empty() && std::ranges::contains(candidate.reasons, MatchReason::ReferenceExact)));
        if (!is_theirs)
            return false;
        const State& state = desk_.state(store, candidate.claim);
        return open(state).minor >= candidate.amount.minor &&
               decide(state, payment_of(record, candidate.amount), {}, now.today).has_value();
    });
}

void BankDesk::place(Transaction& store, BankRecord record, const Match& match, Moment now, Taking& taking) {
    if (match.decision == MatchDecision::Certain && may_post(store, record, match, taking, now)) {
        for (const MatchCandidate& candidate : match.proposed) {
            // What is more than was asked for is the payer's credit.
            Money amount = candidate.amount;
            if (&candidate == &match.proposed.back())
                amount.minor += match.rest.minor;
            if (!post(store, record, candidate.claim, amount, Actor::System, now))
                throw StoreError("a payment that could be posted was refused");
        }
        record.state = posted_state(store, record);
        ++taking.counts.posted;
    } else {
        record.seen_by = strong_candidate(match);
        if (record.seen_by.is_set())
            desk_.touch(record.seen_by);
        desk_.note_task();
        ++taking.counts.waiting;
    }
    store.add_bank_record(record);
}

// Money that went out: what a person decided to give or send back is found again.
void BankDesk::take_out(Transaction& store, BankRecord record, const BankEntry& entry, Moment now, ImportCounts& counts) {
    const bool is_one = record.is_out && entry.payments.size() == 1;
    if (const auto paid = is_one ? refund_paid(store, desk_, record.merchant, entry.payments[0], entry.amount) : std::nullopt)
        if (const auto share = book_refund(store, desk_, *paid, entry.amount, now, record.booked_on)) {
            record.state = BankState::GoneBack;
            record.shares.push_back(*share);
            desk_.note_task();
        }
    if (is_one && record.state == BankState::Noted) {
        for (BankRecord& back : store.bank_records({BankState::GoingBack, {}, {}, going_back_max}))
            if (back.account == record.account && back.payment.amount == entry.amount && is_same_account(back.payment.payer_iban, entry.payments[0].iban)) {
                back.state = record.state = BankState::GoneBack;
                store.change_bank_record(back);
                desk_.note_task();
                break;
            }
    }
    store.add_bank_record(record);
    ++counts.noted;
}

void BankDesk::take_back(Transaction& store, BankRecord record, Moment now, ImportCounts& counts) {
    std::vector<BankRecord> payments = record.is_out ? store.posted_payments(record.account, record.payment.amount) : std::vector<BankRecord>();
    std::erase_if(payments, [&](const BankRecord& payment) {
        return std::ranges::any_of(payment.shares, [&](const BankShare& share) {
            return desk_.state(store, share.claim).postings.at(static_cast<std::size_t>(share.posting)).is_reversed();
        });
    });
    if (const BankRecord* payment = payment_taken_back(record, payments)) {
        for (const BankShare& share : payment->shares)
            if (!reverse(store, record, share, Actor::System, now))
                throw StoreError("a payment that could be reversed was not");
        record.state = BankState::Posted;
        counts.reversed += 1;
    } else {
        desk_.note_task();
        ++counts.waiting;
    }
    store.add_bank_record(record);
}

Result<void, BankRefused> BankDesk::post(Transaction& store, BankRecord& record, ClaimId claim, Money amount, Actor actor, Moment now) {
    const auto acted = desk_.act(store, claim, payment_of(record, amount), actor, now);
    if (!acted)
        return refuse(BankRefused{BankRefusal::JournalRefused, acted.error()});
    record.shares.push_back({claim, amount.minor, static_cast<int>(acted->state->postings.size()) - 1});
    if (!record.merchant.is_set())
        record.merchant = acted->record->merchant;
    return {};
}

Result<void, BankRefused> BankDesk::reverse(Transaction& store, BankRecord& record, const BankShare& share, Actor actor, Moment now) {
    const auto acted = desk_.act(store, share.claim, reversal_of(record, share.posting), actor, now);
    if (!acted)
        return refuse(BankRefused{BankRefusal::JournalRefused, acted.error()});
    record.shares.push_back({share.claim, -share.amount_minor, share.posting});
    return {};
}

// The last payment of that amount that still counts.
Result<BankShare, BankRefused> BankDesk::posting_of(Transaction& store, ClaimId claim, Money amount) {
    const std::vector<Posting>& postings = desk_.state(store, claim).postings;
    for (int i = static_cast<int>(postings.size()) - 1; i >= 0; --i)
        if (const Posting& posting = postings[static_cast<std::size_t>(i)]; !posting.is_reversed() && posting.amount == amount)
            return BankShare{claim, amount.minor, i};
    return refuse(because(BankRefusal::PostingUnknown));
}

// Everything is checked before anything is done: a refusal changes nothing.
Result<std::vector<BankShare>, BankRefused> BankDesk::shares_of(Transaction& store, const BankRecord& record,
                                                                std::span<const BankAssignment> to, Moment now) {
    Money rest = rest_of(record);
    std::vector<BankShare> shares;
    for (const BankAssignment& assignment : to) {
        if (store.version(assignment.claim) == 0)
            return refuse(because(BankRefusal::ClaimUnknown));
        const State& state = desk_.state(store, assignment.claim);
        const bool is_last = &assignment == &to.back();
        const std::int64_t its = is_last ? rest.minor : std::clamp(open(state).minor, std::int64_t{0}, rest.minor);
        const Money amount{assignment.amount_minor.value_or(its), rest.currency};
        if (!amount.is_positive())
            return refuse(because(BankRefusal::AmountNotPositive));
        if (amount.minor > rest.minor)
            return refuse(because(BankRefusal::AmountAboveRest));
        rest.minor -= amount.minor;
        BankShare share{assignment.claim, amount.minor, 0};
        if (record.is_out) {
            KZ_TRY(posting, posting_of(store, assignment.claim, amount));
            share = posting;
        }
        const Command command = record.is_out ? Command(reversal_of(record, share.posting)) : Command(payment_of(record, amount));
        if (const auto decided = decide(desk_.state(store, assignment.claim), command, {}, now.today); !decided)
            return refuse(BankRefused{BankRefusal::JournalRefused, decided.error()});
        shares.push_back(share);
    }
    return shares;
}

std::optional<PayerLesson> BankDesk::lesson_of(Transaction& store, const BankRecord& record, ClaimId claim) {
    PayerLesson lesson{record.payment.payer_iban, record.payment.payer_name, customer_key(desk_.state(store, claim).invoice)};
    if (record.is_out || (lesson.payer_iban.empty() && lesson.payer_name.empty()))
        return std::nullopt;
    return lesson;
}

void BankDesk::forget_seen(BankRecord& record) {
    if (record.seen_by.is_set())
        desk_.touch(record.seen_by);
    record.seen_by = {};
}

Result<BankRecord, BankRefused> BankDesk::assign(Transaction& store, BankRecordId id, std::span<const BankAssignment> to, Moment now) {
    auto record = store.bank_record(id);
    if (!record)
        return refuse(because(BankRefusal::RecordUnknown));
    if (!may_be_assigned(record->state))
        return refuse(because(BankRefusal::NothingWaits));
    KZ_TRY(shares, shares_of(store, *record, to, now));
    for (const BankShare& share : shares) {
        const Money amount{share.amount_minor, record->payment.amount.currency};
        const auto done = record->is_out ? reverse(store, *record, share, Actor::Staff, now)
                                         : post(store, *record, share.claim, amount, Actor::Staff, now);
        if (!done)
            throw StoreError("an assignment that was checked was refused");
        if (const auto lesson = lesson_of(store, *record, share.claim)) {
            store.add_payer_lesson(*lesson);
            claims_.learn(*lesson);
        }
        store.add_audit({now.at, Actor::Staff, "bank_entry_assigned", share.claim, bank_code(id)});
    }
    record->state = rest_of(*record).is_positive() ? BankState::Waiting : posted_state(store, *record);
    record->set_aside_because.clear();
    forget_seen(*record);
    desk_.note_task();
    store.change_bank_record(*record);
    return *std::move(record);
}

Result<BankRecord, BankRefused> BankDesk::set_aside(Transaction& store, BankRecordId id, std::string reason, Aside how, Moment now) {
    auto record = store.bank_record(id);
    if (!record)
        return refuse(because(BankRefusal::RecordUnknown));
    const bool is_going_back = how == Aside::GoingBack;
    if (record->state != BankState::Waiting && (record->state != BankState::Overpaid || is_going_back))
        return refuse(because(BankRefusal::NothingWaits));
    if (is_going_back && (record->is_out || !record->shares.empty()))
        return refuse(because(BankRefusal::NothingWaits));
    record->state = record->state == BankState::Overpaid ? BankState::Posted : is_going_back ? BankState::GoingBack : BankState::SetAside;
    record->set_aside_because = std::move(reason);
    forget_seen(*record);
    desk_.note_task();
    store.change_bank_record(*record);
    store.add_audit({now.at, Actor::Staff, is_going_back ? "bank_entry_sent_back" : "bank_entry_set_aside", {}, bank_code(id)});
    return *std::move(record);
}

Result<BankRecord, BankRefused> BankDesk::reopen(Transaction& store, BankRecordId id, Moment now) {
    auto record = store.bank_record(id);
    if (!record)
        return refuse(because(BankRefusal::RecordUnknown));
    if (record->state == BankState::Noted || record->state == BankState::GoneBack || (record->is_out && !record->shares.empty()))
        return refuse(because(BankRefusal::NothingWaits));
    for (const BankShare& share : record->shares) {
        const ReversePayment reversal{share.posting, record->booked_on, {}, ReversalKind::Reversed};
        if (const auto decided = decide(desk_.state(store, share.claim), reversal, {}, now.today); !decided)
            return refuse(BankRefused{BankRefusal::JournalRefused, decided.error()});
    }
    for (const BankShare& share : std::exchange(record->shares, {})) {
        if (!desk_.act(store, share.claim, ReversePayment{share.posting, record->booked_on, {}, ReversalKind::Reversed}, Actor::Staff, now))
            throw StoreError("a reversal that was checked was refused");
        if (const auto lesson = lesson_of(store, *record, share.claim)) {
            store.remove_payer_lesson(*lesson);
            claims_.unlearn(*lesson);
        }
        store.add_audit({now.at, Actor::Staff, "bank_entry_reopened", share.claim, bank_code(id)});
    }
    record->state = BankState::Waiting;
    record->set_aside_because.clear();
    desk_.note_task();
    store.change_bank_record(*record);
    return *std::move(record);
}

Match BankDesk::match_now(Transaction& store, const BankRecord& record, Moment now) {
    return record.is_out ? Match{} : match_now(store, record.payment, now);
}

Match BankDesk::match_now(Transaction& store, const IncomingPayment& payment, Moment now) {
    claims_.bring_up(store, desk_, now.today);
    return kz::match(payment, claims_.index(), claims_.memory());
}

} // namespace kz
