// What every store must do with what the bank said. Each test runs against the twin in memory and the one in SQLite.
#include "tests/native/store/twins.hpp"

#include <doctest/doctest.h>

using namespace kz;
using namespace kz::test;

namespace {

BankRecord sample_record(MerchantId merchant, const std::string& key) {
    BankRecord record;
    record.key = key;
    record.statement = "2026-220|28/1";
    record.account = "DE89370400440532013000";
    record.merchant = merchant;
    record.booked_on = Date{20'500};
    record.payment = {{4'990}, "Zoë Müller", "DE02120300000000202051", "Anna", {"RF18539007547034", "RF471234567890"}, "wie besprochen", "E2E-1"};
    record.return_reason = "AC04";
    record.at = Instant{1'000};
    return record;
}

BankRecordId add(Store& store, const BankRecord& record) {
    BankRecordId id;
    commit_one(store, [&](Transaction& t) { id = t.add_bank_record(record); });
    return id;
}

KZ_CONTRACT("a bank record reads back as it was given, by id and by key") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    const ClaimId claim = add_claim(*twin.store, merchant, "R-1");
    BankRecord given = sample_record(merchant, "b1/0");
    given.id = add(*twin.store, given);
    BankRecord bare;
    bare.key = "c2/0";
    bare.is_out = true;
    bare.state = BankState::Noted;
    bare.id = add(*twin.store, bare);
    BankRecord full = sample_record(merchant, "b3/0");
    full.twin = given.id;
    full.seen_by = claim;
    full.shares = {{claim, 4'000, 0}, {claim, -990, 1}};
    full.id = add(*twin.store, full);

    const auto reader = twin.store->reader();
    CHECK(reader->bank_record(given.id) == given);
    CHECK(reader->bank_record(bare.id) == bare);
    CHECK(reader->bank_record(full.id) == full);
    CHECK(reader->find_bank_record("c2/0") == bare.id);
    CHECK(reader->has_seen_payment(claim));
    CHECK_FALSE(reader->has_seen_payment(ClaimId{99}));
    CHECK_FALSE(reader->find_bank_record("c2/1").is_set());
    CHECK_FALSE(reader->bank_record(BankRecordId{99}));
}

KZ_CONTRACT("a decision changes state, reason, claims and merchant, and nothing of what the bank said") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    const ClaimId claim = add_claim(*twin.store, merchant, "R-1");
    BankRecord record = sample_record({}, "b1/0");
    record.seen_by = claim;
    record.id = add(*twin.store, record);
    BankRecord changed = record;
    changed.merchant = merchant;
    changed.state = BankState::Posted;
    changed.set_aside_because = "no";
    changed.seen_by = {};
    changed.shares = {{claim, 4'990, 0}};
    BankRecord other_words = changed;
    other_words.payment.payer_name = "somebody else";
    other_words.account = "another";
    commit_one(*twin.store, [&](Transaction& t) { t.change_bank_record(other_words); });
    CHECK(twin.store->reader()->bank_record(record.id) == changed);
    CHECK_FALSE(twin.store->reader()->has_seen_payment(claim));
    changed.id = BankRecordId{99};
    CHECK_THROWS_AS(commit_one(*twin.store, [&](Transaction& t) { t.change_bank_record(changed); }), StoreError);
}

KZ_CONTRACT("bank records are listed by state and merchant, by day, and by what may be taken back") {
    Twin twin;
    const MerchantId first = add_merchant(*twin.store, "m1");
    const MerchantId second = add_merchant(*twin.store, "m2");
    std::vector<BankRecordId> ids;
    for (int i = 0; i < 6; ++i) {
        BankRecord record = sample_record(i % 2 == 0 ? first : second, "b" + std::to_string(i));
        record.state = i < 3 ? BankState::Waiting : i == 3 ? BankState::Overpaid : BankState::Posted;
        record.is_out = i == 5;
        record.booked_on = Date{20'500 + i / 4};
        ids.push_back(add(*twin.store, record));
    }
    const auto reader = twin.store->reader();
    const auto listed = [&](const BankQuery& query) {
        std::string all;
        for (const BankRecord& record : reader->bank_records(query))
            all += record.key + ' ';
        return all;
    };
    CHECK(listed({{}, {}, {}, 10}) == "b0 b1 b2 b3 b4 b5 ");
    CHECK(listed({BankState::Waiting, {}, {}, 10}) == "b0 b1 b2 ");
    CHECK(listed({BankState::Waiting, first, {}, 10}) == "b0 b2 ");
    CHECK(listed({{}, second, {}, 10}) == "b1 b3 b5 ");
    CHECK(listed({{}, {}, ids[1], 2}) == "b2 b3 ");
    CHECK(listed({BankState::Waiting, {}, ids[1], 2}) == "b2 ");
    CHECK(listed({BankState::Waiting, {}, {}, 2, true}) == "b2 b1 ");
    CHECK(listed({BankState::Waiting, first, ids[2], 2, true}) == "b0 ");
    CHECK(reader->bank_records_on(first, Date{20'500}).size() == 2);
    CHECK(reader->bank_records_on(first, Date{20'501}).size() == 1);
    CHECK(reader->posted_payments("DE89370400440532013000", {4'990}).size() == 2);
    CHECK(reader->posted_payments("DE89370400440532013000", {4'991}).empty());
    CHECK(reader->posted_payments("another", {4'990}).empty());
}

KZ_CONTRACT("the records of a claim, and the files that came, the newest first") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    const ClaimId first = add_claim(*twin.store, merchant, "R-1"), second = add_claim(*twin.store, merchant, "R-2");
    BankRecord record = sample_record(merchant, "b1/0");
    record.shares = {{first, 10, 0}, {second, 20, 0}, {first, -5, -1}};
    add(*twin.store, record);
    record = sample_record(merchant, "b2/0");
    record.shares = {{second, 20, 1}};
    add(*twin.store, record);
    CHECK(twin.store->reader()->bank_records_of(first).size() == 1);
    CHECK(twin.store->reader()->bank_records_of(second).size() == 2);
    const BankImport imports[] = {{Instant{1}, "DE1 28/1", 6, 1, 2, 1, 1, 1, 3, true}, {Instant{2}, "DE1 29\nDE2 7", 1, 0, 0, 0, 0, 1, 0, false}};
    for (const BankImport& import : imports)
        commit_one(*twin.store, [&](Transaction& t) { t.add_bank_import(import); });
    CHECK(twin.store->reader()->bank_imports(10) == std::vector<BankImport>{imports[1], imports[0]});
    CHECK(twin.store->reader()->bank_imports(1) == std::vector<BankImport>{imports[1]});
}

KZ_CONTRACT("a key, and what is referred to, are checked") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    add(*twin.store, sample_record(merchant, "b1/0"));
    const auto refused = [&](auto change) {
        BankRecord record = sample_record(merchant, "b2/0");
        change(record);
        CHECK_THROWS_AS(add(*twin.store, record), StoreError);
    };
    refused([](BankRecord& record) { record.key = "b1/0"; });
    refused([](BankRecord& record) { record.merchant = MerchantId{99}; });
    refused([](BankRecord& record) { record.seen_by = ClaimId{99}; });
    refused([](BankRecord& record) { record.twin = BankRecordId{99}; });
    refused([](BankRecord& record) { record.shares = {{ClaimId{99}, 1, 0}}; });
}

KZ_CONTRACT("a lesson is kept once, in the order in which it was learnt") {
    Twin twin;
    const PayerLesson lessons[] = {{"DE1", "Zoë", "c"}, {"", "Anna", "b"}, {"DE1", "Zoë", "c"}, {"DE1", "Zoë", "a"}};
    for (const PayerLesson& lesson : lessons)
        commit_one(*twin.store, [&](Transaction& t) { t.add_payer_lesson(lesson); });
    CHECK(twin.store->reader()->payer_lessons() == std::vector<PayerLesson>{lessons[0], lessons[1], lessons[3]});
    for (int time = 0; time < 2; ++time)
        commit_one(*twin.store, [&](Transaction& t) { t.remove_payer_lesson(lessons[1]); });
    CHECK(twin.store->reader()->payer_lessons() == std::vector<PayerLesson>{lessons[0], lessons[3]});
}

} // namespace
