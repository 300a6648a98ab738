// What every store must do with the accounts of staff, with what waits for them, and with the trail of what they did. Each test runs
// against the twin in memory and the one in SQLite.
#include "tests/native/store/twins.hpp"

#include <doctest/doctest.h>

#include <tuple>

using namespace kz;
using namespace kz::test;

namespace {

StaffAccount sample_account(const std::string& name, MerchantId merchant) {
    StaffAccount account;
    account.name = name;
    account.role = merchant.is_set() ? StaffRole::Lead : StaffRole::Operator;
    account.merchant = merchant;
    account.password_hash = "$argon2id$…";
    account.code_secret = std::string("\0\1\2", 3);
    account.code_step = 7;
    account.set_up_hash = "hash of " + name;
    account.set_up_until = Instant{5'000};
    account.language = Language::Dutch;
    account.has_shortcuts = false;
    account.created_at = Instant{1'000};
    account.disabled_at = Instant{9'000};
    return account;
}

StaffId add(Store& store, const StaffAccount& account) {
    StaffId id;
    commit_one(store, [&](Transaction& t) { id = t.add_staff(account); });
    return id;
}

StaffSessionId add(Store& store, const StaffSession& session) {
    StaffSessionId id;
    commit_one(store, [&](Transaction& t) { id = t.add_session(session); });
    return id;
}

// A claim whose number and buyer are these, waiting or not.
ClaimId add_claim_of(Store& store, MerchantId merchant, const std::string& number, const std::string& buyer, bool is_waiting) {
    ClaimRecord record = sample_claim(merchant, number);
    record.buyer_name = buyer;
    record.is_waiting = is_waiting;
    const StoredEvent event = sample_event("k", "b");
    ClaimId id;
    commit_one(store, [&](Transaction& t) { id = t.append(0, {&event, 1}, record); });
    return id;
}

std::string numbers(const std::vector<ClaimRecord>& records) {
    std::string text;
    for (const ClaimRecord& record : records)
        text += record.number + (record.lines.empty() ? " " : "! ");
    return text;
}

} // namespace

KZ_CONTRACT("an account reads back as it was given, by id, name and link") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    StaffAccount given = sample_account("lena", merchant);
    given.id = add(*twin.store, given);
    StaffAccount bare;
    bare.name = "tom";
    bare.role = StaffRole::Operator;
    bare.id = add(*twin.store, bare);

    const auto reader = twin.store->reader();
    CHECK(reader->staff_account(given.id) == given);
    CHECK(reader->staff_account(bare.id) == bare);
    CHECK_FALSE(reader->staff_account(StaffId{99}));
    CHECK(reader->find_staff("lena") == given);
    CHECK_FALSE(reader->find_staff("Lena"));
    CHECK(reader->find_set_up("hash of lena") == given);
    CHECK_FALSE(reader->find_set_up(""));
    CHECK(reader->staff_accounts() == std::vector{given, bare});
}

KZ_CONTRACT("an account changes but for its name, and two of a name are refused") {
    Twin twin;
    StaffAccount account = sample_account("lena", {});
    account.id = add(*twin.store, account);
    StaffAccount changed = sample_account("other", add_merchant(*twin.store, "m"));
    changed.id = account.id;
    changed.password_hash = "new";
    changed.disabled_at.reset();
    commit_one(*twin.store, [&](Transaction& t) { t.change_staff(changed); });
    changed.name = "lena";
    CHECK(twin.store->reader()->staff_account(account.id) == changed);

    CHECK_THROWS_AS(add(*twin.store, sample_account("lena", {})), StoreError);
    CHECK_THROWS_AS(add(*twin.store, sample_account("tom", MerchantId{9})), StoreError);
    StaffAccount unknown = sample_account("tom", {});
    unknown.id = StaffId{9};
    CHECK_THROWS_AS(commit_one(*twin.store, [&](Transaction& t) { t.change_staff(unknown); }), StoreError);
}

KZ_CONTRACT("a session is found by its token until it ends, and is listed no more after that") {
    Twin twin;
    const StaffId lena = add(*twin.store, sample_account("lena", {}));
    const StaffId tom = add(*twin.store, sample_account("tom", {}));
    StaffSession session{{}, lena, std::string("\0hash", 5), Instant{10}, Instant{20}, {}};
    session.id = add(*twin.store, session);
    add(*twin.store, StaffSession{{}, tom, "other", Instant{10}, Instant{20}, {}});

    const auto reader = twin.store->reader();
    CHECK(reader->find_session(session.token_hash) == session);
    CHECK_FALSE(reader->find_session("none"));
    CHECK(reader->staff_sessions(lena) == std::vector{session});

    session.seen_at = Instant{30};
    session.ended_at = Instant{40};
    commit_one(*twin.store, [&](Transaction& t) { t.change_session(session); });
    CHECK(reader->find_session(session.token_hash) == session);
    CHECK(reader->staff_sessions(lena).empty());
    CHECK_THROWS_AS(add(*twin.store, session), StoreError);
    CHECK_THROWS_AS(add(*twin.store, StaffSession{{}, StaffId{9}, "x", {}, {}, {}}), StoreError);
}

KZ_CONTRACT("the trail of staff is read in its order, of one merchant's accounts or of all") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    const ClaimId claim = add_claim(*twin.store, merchant, "R-1");
    const StaffId lena = add(*twin.store, sample_account("lena", merchant));
    const StaffId tom = add(*twin.store, sample_account("tom", {}));
    const StaffSessionId session = add(*twin.store, StaffSession{{}, lena, "s", {}, {}, {}});
    const auto entry = [](std::string what, ClaimId of, StaffId account, StaffSessionId in) {
        return AuditEntry{Instant{10}, Actor::Staff, std::move(what), of, "d", account, in};
    };
    commit_one(*twin.store, [&](Transaction& t) {
        t.add_audit(entry("a", claim, lena, session));
        t.add_audit(entry("b", {}, {}, {}));
        t.add_audit(entry("c", {}, tom, {}));
        t.add_audit(entry("d", {}, lena, {}));
    });
    const auto reader = twin.store->reader();
    const auto trail = [&](MerchantId of, std::int64_t after, int limit) {
        std::string text;
        for (const AuditEntry& one : reader->staff_audit(of, after, limit))
            text += one.what + std::to_string(one.number);
        return text;
    };
    CHECK(trail({}, 0, 10) == "a1c3d4");
    CHECK(trail(merchant, 0, 10) == "a1d4");
    CHECK(trail({}, 1, 10) == "c3d4");
    CHECK(trail({}, 0, 2) == "a1c3");
    CHECK(trail({}, 9, 2) == "");
    AuditEntry first = entry("a", claim, lena, session);
    first.number = 1;
    CHECK(reader->staff_audit({}, 0, 1).front() == first);
    CHECK_THROWS_AS(commit_one(*twin.store, [&](Transaction& t) { t.add_audit(entry("x", {}, StaffId{9}, {})); }), StoreError);
}

KZ_CONTRACT("what waits is listed, of one merchant or of all") {
    Twin twin;
    const MerchantId m = add_merchant(*twin.store, "m"), n = add_merchant(*twin.store, "n");
    const ClaimId first = add_claim_of(*twin.store, m, "A", "x", true);
    add_claim_of(*twin.store, m, "B", "x", false);
    add_claim_of(*twin.store, n, "C", "x", true);
    const auto reader = twin.store->reader();
    CHECK(numbers(reader->claims_waiting({}, {}, 10)) == "A C ");
    CHECK(numbers(reader->claims_waiting(n, {}, 10)) == "C ");
    CHECK(numbers(reader->claims_waiting({}, first, 10)) == "C ");
    CHECK(numbers(reader->claims_waiting({}, {}, 1)) == "A ");
    CHECK(numbers(reader->claims_waiting({}, {}, -1)) == "");
}

KZ_CONTRACT("claims with more paid than asked for are listed, of one merchant or of all") {
    Twin twin;
    const MerchantId m = add_merchant(*twin.store, "m"), n = add_merchant(*twin.store, "n");
    const StoredEvent event = sample_event("k", "b");
    for (const auto& [merchant, number, open_minor] : {std::tuple(m, "A", -500), std::tuple(m, "B", 0), std::tuple(n, "C", -1)}) {
        ClaimRecord record = sample_claim(merchant, number);
        record.open_minor = open_minor;
        commit_one(*twin.store, [&](Transaction& t) { t.append(0, {&event, 1}, record); });
    }
    const auto reader = twin.store->reader();
    CHECK(numbers(reader->claims_in_credit({}, {}, 10)) == "A C ");
    CHECK(numbers(reader->claims_in_credit(m, {}, 10)) == "A ");
    CHECK(numbers(reader->claims_in_credit({}, ClaimId{1}, 10)) == "C ");
    CHECK(numbers(reader->claims_in_credit({}, {}, 1)) == "A ");
}

KZ_CONTRACT("claims are found by the beginning of a number or of a word of the name") {
    Twin twin;
    const MerchantId m = add_merchant(*twin.store, "m"), n = add_merchant(*twin.store, "n");
    add_claim_of(*twin.store, m, "NF-10482", "Miriam Kessler", false);
    add_claim_of(*twin.store, m, "NF-20_1%", "Jonas Kess", false);
    add_claim_of(*twin.store, n, "X-7", "Zoë Müller", false);
    const auto reader = twin.store->reader();
    const auto found = [&](std::string_view text, MerchantId of = {}) { return numbers(reader->find_claims(of, text, 10)); };
    CHECK(found("nf-") == "NF-20_1% NF-10482 ");
    CHECK(found("KESS") == "NF-20_1% NF-10482 ");
    CHECK(found("kessler") == "NF-10482 ");
    CHECK(found("miriam kess") == "NF-10482 ");
    CHECK(found("essler") == "");
    CHECK(found("Mü") == "X-7 ");
    CHECK(found("x-7", m) == "");
    CHECK(found("n") == "");
    CHECK(found("") == "");
    CHECK(found("NF-20_") == "NF-20_1% ");
    CHECK(found("NF_") == "");
    CHECK(found("%%") == "");
    CHECK(found("\\\\") == "");
    CHECK(numbers(reader->find_claims({}, "nf", 1)) == "NF-20_1% ");
}

KZ_CONTRACT("calls that are booked are listed by their time, and claims are found by a number") {
    Twin twin;
    const MerchantId m = add_merchant(*twin.store, "m"), n = add_merchant(*twin.store, "n");
    const Date day{20'900};
    const auto book = [&](MerchantId merchant, const char* number, std::optional<ClockTime> at) {
        ClaimId id;
        commit_one(*twin.store, [&](Transaction& t) {
            ClaimRecord record = sample_claim(merchant, number);
            record.call_at = at;
            const StoredEvent event = sample_event("k", "b");
            id = t.append(0, {&event, 1}, record);
        });
        return id;
    };
    const ClaimId late = book(m, "A", ClockTime{day, 600}), early = book(m, "B", ClockTime{day, 570}), other = book(n, "C", ClockTime{day, 570});
    book(m, "D", std::nullopt);
    book(m, "E", ClockTime{add_days(day, 1), 0});
    const auto reader = twin.store->reader();
    CHECK(numbers(reader->claims_to_call({}, {}, {add_days(day, 1), 0}, 10)) == "B C A ");
    CHECK(numbers(reader->claims_to_call(m, {}, {add_days(day, 1), 0}, 10)) == "B A ");
    CHECK(numbers(reader->claims_to_call(m, {day, 571}, {add_days(day, 2), 0}, 10)) == "A E ");
    CHECK(numbers(reader->claims_to_call({}, {}, {day, 570}, 10)) == "");
    CHECK(numbers(reader->claims_to_call({}, {}, {add_days(day, 9), 0}, 1)) == "B ");
    CHECK(numbers(reader->claims_to_call({}, {}, {add_days(day, 9), 0}, -1)) == "");
    CHECK(reader->claims_to_call(m, {day, 600}, {day, 601}, 1).front().call_at == ClockTime{day, 600});

    commit_one(*twin.store, [&](Transaction& t) {
        for (const ClaimId claim : {early, late, late})
            t.note_phone(m, claim, "+4930123456");
        t.note_phone(n, other, "+4930123456");
    });
    CHECK(reader->claims_of_phone(m, "+4930123456", 10) == std::vector{early, late});
    CHECK(reader->claims_of_phone(m, "+4930123456", 1) == std::vector{early});
    CHECK(reader->claims_of_phone(n, "+4930123456", 10) == std::vector{other});
    CHECK(reader->claims_of_phone(m, "+4930", 10).empty());
    CHECK_THROWS_AS(commit_one(*twin.store, [&](Transaction& t) { t.note_phone(m, ClaimId{99}, "+4930123456"); }), StoreError);
}
