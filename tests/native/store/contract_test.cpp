// What every store must do. Each test runs against the twin in memory and the one in SQLite.
#include "tests/native/store/twins.hpp"

#include <doctest/doctest.h>

using namespace kz;
using namespace kz::test;

namespace {

KZ_CONTRACT("a claim that was raised reads back as it was given, with a new id") {
    Twin twin;
    Store& store = *twin.store;
    const MerchantId merchant = add_merchant(store, "vat:DE123456789");
    ClaimRecord given = sample_claim(merchant, "R-1", 3);
    given.id = ClaimId{4711};
    given.currency = Currency{{'C', 'H', 'F'}};
    given.buyer_name = std::string("line\nquote\"' nul\0 end", 21);
    const StoredEvent raised = sample_event("claim_raised", "{\"größe\":1}");

    ClaimId id;
    commit_one(store, [&](Transaction& transaction) { id = transaction.append(0, {&raised, 1}, given); });

    const auto reader = store.reader();
    ClaimRecord read;
    REQUIRE(reader->load(id, read));
    given.id = id;
    CHECK(id == ClaimId{1});
    CHECK(read == given);
    CHECK(reader->version(id) == 1);
    CHECK(reader->find_claim("vat:DE123456789", "R-1") == id);
    const auto events = reader->events(id);
    REQUIRE(events.size() == 1);
    StoredEvent expected = raised;
    expected.version = 1;
    CHECK(events[0] == expected);
}

KZ_CONTRACT("a claim with a mandate is known from its first on, a file of a day is there once") {
    Twin twin;
    Store& store = *twin.store;
    const MerchantId merchant = add_merchant(store, "m");
    const MerchantId other = add_merchant(store, "other");
    const ClaimId first = add_claim(store, merchant, "R-1");
    const ClaimId second = add_claim(store, merchant, "R-2");
    const DebitFile file{merchant, Date{20'000}, Instant{5'000}, "KULANZ-m1", 2, 4'711, "<Document>ä</Document>"};
    commit_one(store, [&](Transaction& transaction) {
        transaction.note_mandate(merchant, second);
        transaction.note_mandate(merchant, first);
        transaction.note_mandate(merchant, second);
        transaction.add_debit_file(file);
    });
    const auto reader = store.reader();
    CHECK(reader->mandate_claims(merchant) == std::vector<ClaimId>{first, second});
    CHECK(reader->mandate_claims(other).empty());
    CHECK(reader->debit_file(merchant, file.on) == file);
    CHECK_FALSE(reader->debit_file(merchant, Date{20'001}).has_value());
    CHECK_FALSE(reader->debit_file(other, file.on).has_value());
    const Store::Job again[] = {[&](Transaction& transaction) { transaction.add_debit_file(file); },
                                [&](Transaction& transaction) { transaction.note_mandate(merchant, ClaimId{99}); }};
    for (const std::exception_ptr& failure : store.commit(again))
        CHECK_THROWS_AS(std::rethrow_exception(failure), StoreError);
}

KZ_CONTRACT("a checkout is found by its reference and by its provider's name for it, and is due until it is over") {
    Twin twin;
    Store& store = *twin.store;
    const ClaimId claim = add_claim(store, add_merchant(store, "m"), "R-1");
    CheckoutRecord first{"PAY-C1-1", claim, PayProvider::Stripe, "", "", Instant{1'000}, false, 0, Instant{5'000}};
    CheckoutRecord second{"PAY-C1-2", claim, PayProvider::Mollie, "", "", Instant{2'000}, false, 0, Instant{4'000}};
    commit_one(store, [&](Transaction& transaction) {
        transaction.put_checkout(first);
        transaction.put_checkout(second);
    });
    CHECK(store.reader()->checkout("PAY-C1-1") == first);
    CHECK_FALSE(store.reader()->checkout("PAY-C1-3").has_value());
    CHECK_FALSE(store.reader()->find_checkout(PayProvider::Stripe, "").has_value());
    CHECK(store.reader()->due_checkouts(Instant{3'999}, 9).empty());
    CHECK(store.reader()->due_checkouts(Instant{5'000}, 9) == std::vector<CheckoutRecord>{second, first});
    CHECK(store.reader()->due_checkouts(Instant{5'000}, 1) == std::vector<CheckoutRecord>{second});

    first.provider_id = "cs_1";
    first.url = "https://checkout.example/ä";
    second.is_over = true;
    second.asks = 3;
    commit_one(store, [&](Transaction& transaction) {
        transaction.put_checkout(first);
        transaction.put_checkout(second);
    });
    CHECK(store.reader()->find_checkout(PayProvider::Stripe, "cs_1") == first);
    CHECK_FALSE(store.reader()->find_checkout(PayProvider::Mollie, "cs_1").has_value());
    CHECK(store.reader()->due_checkouts(Instant{9'000}, 9) == std::vector<CheckoutRecord>{first});
    CheckoutRecord same = first;
    same.reference = "PAY-C1-3";
    CheckoutRecord lost = first;
    lost.provider_id = "cs_2";
    lost.reference = "PAY-C99-1";
    lost.claim = ClaimId{99};
    const Store::Job faulty[] = {[&](Transaction& transaction) { transaction.put_checkout(same); },
                                 [&](Transaction& transaction) { transaction.put_checkout(lost); }};
    for (const std::exception_ptr& failure : store.commit(faulty))
        CHECK_THROWS_AS(std::rethrow_exception(failure), StoreError);
}

KZ_CONTRACT("what may be missing in a claim is missing when it is read") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    ClaimRecord given = sample_claim(merchant, "R-1", 0);
    given.due_on.reset();
    given.next_due_on.reset();
    given.buyer_name.clear();
    const StoredEvent raised = sample_event("", "");
    commit_one(*twin.store, [&](Transaction& transaction) { given.id = transaction.append(0, {&raised, 1}, given); });

    ClaimRecord read = sample_claim(merchant, "another one, whose memory is used again", 5);
    REQUIRE(twin.store->reader()->load(given.id, read));
    CHECK(read == given);
}

KZ_CONTRACT("the head of a claim reads without touching the lines") {
    Twin twin;
    ClaimRecord given = sample_claim(add_merchant(*twin.store, "m"), "R-1");
    const StoredEvent raised = sample_event("", "");
    commit_one(*twin.store, [&](Transaction& transaction) { given.id = transaction.append(0, {&raised, 1}, given); });

    ClaimRecord read = sample_claim(MerchantId{9}, "another", 5);
    given.lines = read.lines;
    REQUIRE(twin.store->reader()->load_head(given.id, read));
    CHECK(read == given);
}

KZ_CONTRACT("what is not there is not found") {
    Twin twin;
    const auto reader = twin.store->reader();
    ClaimRecord untouched = sample_claim(MerchantId{1}, "R-1");
    const ClaimRecord before = untouched;
    CHECK_FALSE(reader->load_head(ClaimId{7}, untouched));
    CHECK_FALSE(reader->load(ClaimId{7}, untouched));
    CHECK(untouched == before);
    CHECK(reader->version(ClaimId{7}) == 0);
    CHECK_FALSE(reader->find_claim("vat:DE123456789", "R-1").is_set());
    CHECK(reader->events(ClaimId{7}).empty());
    CHECK(reader->claims({}, 10).empty());
    CHECK_FALSE(reader->find_link("hash"));
    CHECK(reader->links(ClaimId{7}).empty());
    CHECK_FALSE(reader->merchant(MerchantId{1}));
    CHECK_FALSE(reader->find_merchant("m"));
    CHECK(reader->merchants().empty());
    CHECK_FALSE(reader->kept_answer("key"));
    CHECK(reader->audit({}, 10).empty());
}

KZ_CONTRACT("events are numbered from one without a gap, in the order of their coming") {
    Twin twin;
    const ClaimId claim = add_claim(*twin.store, add_merchant(*twin.store, "m"), "R-1");
    commit_one(*twin.store, [&](Transaction& transaction) {
        ClaimRecord record;
        transaction.load(claim, record);
        const StoredEvent two[] = {sample_event("payment_posted", "a"), sample_event("plan_agreed", "b")};
        record.version = 3;
        transaction.append(1, two, record);
        add_event(transaction, claim, "c");
    });

    const auto reader = twin.store->reader();
    std::string bodies;
    std::int64_t version = 0;
    for (const StoredEvent& event : reader->events(claim)) {
        CHECK(event.version == ++version);
        bodies += event.body + ' ';
    }
    CHECK(bodies == "R-1 a b c ");
    CHECK(reader->version(claim) == 4);
}

KZ_CONTRACT("merchant, seller key, number and lines of a claim stay what they were first") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    const ClaimId claim = add_claim(*twin.store, merchant, "R-1");
    ClaimRecord expected;
    twin.store->reader()->load(claim, expected);

    ClaimRecord given = sample_claim(MerchantId{99}, "R-2", 7);
    given.id = claim;
    given.seller_key = "other";
    given.buyer_name = "Somebody else";
    given.paid_minor = 45;
    given.open_minor = 12'300;
    given.total_minor = 12'346;
    given.has_plan = true;
    given.due_on.reset();
    given.next_due_on = Date{21'000};
    given.hold = Standing::PartlyDisputed;
    given.paused_until = Date{20'900};
    given.is_waiting = true;
    given.call_at = ClockTime{Date{20'905}, 570};
    given.fingerprint = 5;
    given.version = 2;
    const StoredEvent event = sample_event("k", "b");
    commit_one(*twin.store, [&](Transaction& transaction) { CHECK(transaction.append(1, {&event, 1}, given) == claim); });

    given.merchant = expected.merchant;
    given.seller_key = expected.seller_key;
    given.number = expected.number;
    given.lines = expected.lines;
    ClaimRecord read;
    twin.store->reader()->load(claim, read);
    CHECK(read == given);
    CHECK(twin.store->reader()->find_claim("other", "R-2") == ClaimId{});
}

KZ_CONTRACT("an append to another version than the stored one is a conflict and stores nothing") {
    Twin twin;
    const ClaimId claim = add_claim(*twin.store, add_merchant(*twin.store, "m"), "R-1");
    const std::string before = dump(*twin.store);
    const StoredEvent event = sample_event("k", "b");
    for (const std::int64_t expected : {2, 7}) {
        CHECK_THROWS_AS(commit_one(*twin.store,
                                   [&](Transaction& transaction) {
                                       ClaimRecord record;
                                       transaction.load(claim, record);
                                       record.version = expected + 1;
                                       transaction.append(expected, {&event, 1}, record);
                                   }),
                        VersionConflict);
    }
    CHECK_THROWS_AS(commit_one(*twin.store,
                               [&](Transaction& transaction) {
                                   ClaimRecord unknown = sample_claim(MerchantId{1}, "R-9");
                                   unknown.id = ClaimId{99};
                                   unknown.version = 2;
                                   transaction.append(1, {&event, 1}, unknown);
                               }),
                    VersionConflict);
    CHECK(dump(*twin.store) == before);
}

KZ_CONTRACT("seller key and number together name one claim, compared byte by byte") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    add_claim(*twin.store, merchant, "R-1");
    CHECK_THROWS_AS(add_claim(*twin.store, merchant, "R-1"), DuplicateClaim);
    const StoredEvent raised = sample_event("k", "b");
    for (const char* number : {"r-1", "R-1 ", " R-1", "R-01", "Ŕ-1", ""})
        CHECK(add_claim(*twin.store, merchant, number).is_set());
    ClaimRecord other = sample_claim(merchant, "R-1");
    other.seller_key = "VAT:de123456789";
    commit_one(*twin.store, [&](Transaction& transaction) { transaction.append(0, {&raised, 1}, other); });

    const auto reader = twin.store->reader();
    CHECK(reader->find_claim("vat:DE123456789", "R-1") == ClaimId{1});
    CHECK(reader->find_claim("vat:DE123456789", "r-1") == ClaimId{2});
    CHECK(reader->find_claim("vat:DE123456789", "") == ClaimId{7});
    CHECK(reader->find_claim("VAT:de123456789", "R-1") == ClaimId{8});
    CHECK(reader->claims({}, 100).size() == 8);
}

KZ_CONTRACT("a job that throws is undone alone, and its neighbours are stored") {
    Twin twin;
    const ClaimId claim = add_claim(*twin.store, add_merchant(*twin.store, "m"), "R-1");
    struct Refused {};
    const Store::Job jobs[] = {
        [&](Transaction& transaction) { add_event(transaction, claim, "first"); },
        [&](Transaction& transaction) {
            add_event(transaction, claim, "undone");
            transaction.add_link(sample_link(claim, "undone"));
            transaction.add_merchant(sample_merchant("undone"));
            transaction.keep_answer("undone", {"f", 201, "b", Instant{1}});
            transaction.add_audit({Instant{1}, Actor::Staff, "undone", claim, ""});
            CHECK(transaction.version(claim) == 3);
            throw Refused{};
        },
        [&](Transaction& transaction) {
            CHECK(transaction.version(claim) == 2); // what the batch has stored so far, without the undone
            CHECK_FALSE(transaction.kept_answer("undone"));
            add_event(transaction, claim, "third");
        },
        [&](Transaction& transaction) { // one that fails inside the store, not by its own will
            add_event(transaction, claim, "undone too");
            transaction.add_link(sample_link(ClaimId{99}, "of no claim"));
        },
        [&](Transaction& transaction) { add_event(transaction, claim, "fifth"); },
    };

    const auto failures = twin.store->commit(jobs);

    REQUIRE(failures.size() == 5);
    CHECK_FALSE(failures[0]);
    CHECK_THROWS_AS(std::rethrow_exception(failures[1]), Refused);
    CHECK_FALSE(failures[2]);
    CHECK_THROWS_AS(std::rethrow_exception(failures[3]), StoreError);
    CHECK_FALSE(failures[4]);
    const auto reader = twin.store->reader();
    std::string bodies;
    for (const StoredEvent& event : reader->events(claim))
        bodies += event.body + ' ';
    CHECK(bodies == "R-1 first third fifth ");
    CHECK(reader->version(claim) == 4);
    CHECK(reader->links(claim).empty());
    CHECK(reader->merchants().size() == 1);
    CHECK(reader->audit({}, 10).empty());
}

KZ_CONTRACT("a job that swallows a refusal of the store keeps the rest of what it did") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    const ClaimId claim = add_claim(*twin.store, merchant, "R-1");
    commit_one(*twin.store, [&](Transaction& transaction) {
        const StoredEvent raised = sample_event("k", "b");
        CHECK_THROWS_AS(transaction.append(0, {&raised, 1}, sample_claim(merchant, "R-1")), DuplicateClaim);
        add_event(transaction, claim, "after the refusal");
    });
    CHECK(twin.store->reader()->version(claim) == 2);
}

KZ_CONTRACT("a batch of nothing and a batch of refusals change nothing") {
    Twin twin;
    add_claim(*twin.store, add_merchant(*twin.store, "m"), "R-1");
    const std::string before = dump(*twin.store);
    CHECK(twin.store->commit({}).empty());
    const Store::Job refuse = [](Transaction&) { throw 1; };
    CHECK(twin.store->commit({&refuse, 1}).at(0) != nullptr);
    CHECK(dump(*twin.store) == before);
}

KZ_CONTRACT("between begin and end everything is of one moment; after it, of today") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    const ClaimId claim = add_claim(*twin.store, merchant, "R-1");
    const auto reader = twin.store->reader();
    reader->begin();
    CHECK(reader->version(claim) == 1);
    commit_one(*twin.store, [&](Transaction& transaction) { add_event(transaction, claim, "later"); });
    add_claim(*twin.store, merchant, "R-2");
    twin.store->rest();

    ClaimRecord record;
    CHECK(reader->load(claim, record));
    CHECK(record.version == 1);
    CHECK(reader->events(claim).size() == 1);
    CHECK_FALSE(reader->find_claim("vat:DE123456789", "R-2").is_set());
    reader->end();

    CHECK(reader->version(claim) == 2);
    CHECK(reader->find_claim("vat:DE123456789", "R-2").is_set());
    reader->begin();
    CHECK(reader->events(claim).size() == 2);
    reader->end();
}

KZ_CONTRACT("readers see nothing of a batch before it is committed, and all of it after") {
    Twin twin;
    const ClaimId claim = add_claim(*twin.store, add_merchant(*twin.store, "m"), "R-1");
    const auto reader = twin.store->reader();
    commit_one(*twin.store, [&](Transaction& transaction) {
        CHECK(add_event(transaction, claim, "new") == 2);
        CHECK(transaction.events(claim).size() == 2);
        CHECK(reader->version(claim) == 1);
        CHECK(reader->events(claim).size() == 1);
    });
    CHECK(reader->version(claim) == 2);
}

KZ_CONTRACT("claims are listed by id, in slices, without their lines") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    for (int i = 1; i <= 5; ++i)
        add_claim(*twin.store, merchant, "R-" + std::to_string(i));
    const auto reader = twin.store->reader();
    const auto slice = [&](std::int64_t after, int limit) {
        std::string ids;
        for (const ClaimRecord& claim : reader->claims(ClaimId{after}, limit)) {
            CHECK(claim.lines.empty());
            CHECK(claim.number == "R-" + std::to_string(claim.id.value));
            ids += std::to_string(claim.id.value) + ' ';
        }
        return ids;
    };
    CHECK(slice(0, 2) == "1 2 ");
    CHECK(slice(2, 2) == "3 4 ");
    CHECK(slice(4, 2) == "5 ");
    CHECK(slice(5, 2) == "");
    CHECK(slice(0, 0) == "");
    CHECK(slice(0, -1) == "");
}

KZ_CONTRACT("claims with services are found by their journal, each once") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    for (int i = 1; i <= 3; ++i)
        add_claim(*twin.store, merchant, "R-" + std::to_string(i));
    const auto reader = twin.store->reader();
    CHECK(reader->claims_with_services().empty());
    commit_one(*twin.store, [&](Transaction& transaction) {
        for (const int id : {3, 2}) {
            ClaimRecord record;
            CHECK(transaction.load(ClaimId{id}, record));
            const std::int64_t before = record.version;
            record.version = before + 2;
            const StoredEvent events[] = {{0, Instant{1}, Actor::Staff, "service_blocked", "{}"}, {0, Instant{1}, Actor::Staff, "service_blocked", "{}"}};
            transaction.append(before, events, record);
        }
    });
    CHECK(reader->claims_with_services() == std::vector{ClaimId{2}, ClaimId{3}});
}

KZ_CONTRACT("claims whose page somebody sees are those with more beginnings than ends") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    for (int i = 1; i <= 3; ++i)
        add_claim(*twin.store, merchant, "R-" + std::to_string(i));
    const auto reader = twin.store->reader();
    CHECK(reader->claims_with_open_shares().empty());
    const auto append = [&](int id, std::vector<const char*> moves) {
        commit_one(*twin.store, [&](Transaction& transaction) {
            ClaimRecord record;
            CHECK(transaction.load(ClaimId{id}, record));
            const std::int64_t before = record.version;
            std::vector<StoredEvent> events;
            for (const char* move : moves)
                events.push_back({0, Instant{1}, Actor::Customer, "share_noted", std::string("{\"v\":1,\"move\":\"") + move + "\",\"share\":\"A\"}"});
            record.version = before + std::ssize(events);
            transaction.append(before, events, record);
        });
    };
    append(1, {"granted", "paused", "ended"});
    append(2, {"granted", "paused"});
    append(3, {"granted", "ended", "granted"});
    CHECK(reader->claims_with_open_shares() == std::vector{ClaimId{2}, ClaimId{3}});
    append(2, {"ended"});
    CHECK(reader->claims_with_open_shares() == std::vector{ClaimId{3}});
}

KZ_CONTRACT("a link is found by its hash and by its claim, and changes as a whole") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    const ClaimId claim = add_claim(*twin.store, merchant, "R-1");
    const ClaimId other = add_claim(*twin.store, merchant, "R-2");
    std::string hash(32, '\0');
    for (int i = 0; i < 32; ++i)
        hash[static_cast<std::size_t>(i)] = static_cast<char>(i * 37);
    Link link = sample_link(claim, hash);
    LinkId second;
    commit_one(*twin.store, [&](Transaction& transaction) {
        link.id = transaction.add_link(link);
        second = transaction.add_link(sample_link(claim, "b"));
        transaction.add_link(sample_link(other, "c"));
    });
    const auto reader = twin.store->reader();
    CHECK(link.id == LinkId{1});
    CHECK(reader->find_link(hash) == link);
    CHECK_FALSE(reader->find_link(hash.substr(0, 31)));
    REQUIRE(reader->links(claim).size() == 2);
    CHECK(reader->links(claim)[0] == link);
    CHECK(reader->links(claim)[1].id == second);

    link.revoked_at = Instant{1'500};
    link.factor_failures = 3;
    link.factor_failed_at = Instant{1'400};
    commit_one(*twin.store, [&](Transaction& transaction) { transaction.change_link(link); });
    CHECK(reader->find_link(hash) == link);
}

KZ_CONTRACT("a merchant is found by id and by seller key, and changes as a whole") {
    Twin twin;
    const MerchantId first = add_merchant(*twin.store, "a");
    const MerchantId second = add_merchant(*twin.store, "b");
    const auto reader = twin.store->reader();
    Merchant expected = sample_merchant("b");
    expected.id = second;
    CHECK(first == MerchantId{1});
    CHECK(reader->merchant(second) == expected);
    CHECK(reader->find_merchant("b") == expected);
    CHECK_FALSE(reader->find_merchant("B"));
    CHECK(reader->merchants().size() == 2);

    Merchant changed;
    changed.id = second;
    changed.seller_key = "c";
    changed.name = "New name";
    commit_one(*twin.store, [&](Transaction& transaction) { transaction.change_merchant(changed); });
    CHECK(reader->merchant(second) == changed);
    CHECK_FALSE(reader->find_merchant("b"));

    for (const Factor factor : {Factor::Postcode, Factor::BirthDate, Factor::None}) {
        changed.factor = factor;
        commit_one(*twin.store, [&](Transaction& transaction) { transaction.change_merchant(changed); });
        CHECK(reader->merchant(second)->factor == factor);
    }
}

KZ_CONTRACT("an answer is kept with its effect under a key, until it is forgotten by its age") {
    Twin twin;
    const KeptAnswer answer{std::string("\0\xff" "f", 3), 201, "{\"id\":\"c1\"}", Instant{1'000}};
    commit_one(*twin.store, [&](Transaction& transaction) {
        transaction.keep_answer("key", answer);
        transaction.keep_answer("KEY", {"", 422, "", Instant{1'001}});
        CHECK(transaction.kept_answer("key") == answer);
    });
    const auto reader = twin.store->reader();
    CHECK(reader->kept_answer("key") == answer);
    CHECK(reader->kept_answer("KEY")->status == 422);
    CHECK_THROWS_AS(commit_one(*twin.store, [&](Transaction& transaction) { transaction.keep_answer("key", answer); }),
                    StoreError);

    commit_one(*twin.store, [](Transaction& transaction) { transaction.forget_answers(Instant{1'000}); });
    CHECK(reader->kept_answer("key"));
    commit_one(*twin.store, [](Transaction& transaction) { transaction.forget_answers(Instant{1'001}); });
    CHECK_FALSE(reader->kept_answer("key"));
    CHECK(reader->kept_answer("KEY"));
    commit_one(*twin.store, [&](Transaction& transaction) { transaction.keep_answer("key", answer); });
}

KZ_CONTRACT("the audit trail is read newest first, of one claim or of all") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    const ClaimId claim = add_claim(*twin.store, merchant, "R-1");
    const ClaimId other = add_claim(*twin.store, merchant, "R-2");
    commit_one(*twin.store, [&](Transaction& transaction) {
        transaction.add_audit({Instant{30}, Actor::Staff, "link_issued", claim, "1"});
        transaction.add_audit({Instant{20}, Actor::Customer, "factor_wrong", other, "2"});
        transaction.add_audit({Instant{10}, Actor::System, "merchant_changed", ClaimId{}, "3"});
        transaction.add_audit({Instant{40}, Actor::Customer, "factor_wrong", claim, "4"});
    });
    const auto reader = twin.store->reader();
    const auto details = [&](ClaimId of, int limit) {
        std::string text;
        for (const AuditEntry& entry : reader->audit(of, limit))
            text += entry.detail;
        return text;
    };
    CHECK(details({}, 10) == "4321");
    CHECK(details({}, 2) == "43");
    CHECK(details(claim, 10) == "41");
    CHECK(details(claim, 1) == "4");
    CHECK(details({}, 0) == "");
    CHECK(details(claim, -1) == "");
    CHECK(reader->audit({}, 10)[1] == AuditEntry{Instant{10}, Actor::System, "merchant_changed", ClaimId{}, "3", {}, {}, 3});
}

KZ_CONTRACT("what would leave the store in disorder is refused") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    add_merchant(*twin.store, "n");
    const ClaimId claim = add_claim(*twin.store, merchant, "R-1");
    commit_one(*twin.store, [&](Transaction& transaction) {
        transaction.add_link(sample_link(claim, "a"));
        transaction.add_link(sample_link(claim, "b"));
    });
    const std::string before = dump(*twin.store);
    const StoredEvent event = sample_event("k", "b");
    Link second = sample_link(claim, "a");
    second.id = LinkId{2};
    Link unknown_link = sample_link(claim, "c");
    unknown_link.id = LinkId{9};
    Merchant second_merchant = sample_merchant("m");
    second_merchant.id = MerchantId{2};
    Merchant unknown_merchant = sample_merchant("o");
    unknown_merchant.id = MerchantId{9};
    struct Row {
        const char* what;
        Store::Job job;
    };
    const Row rows[] = {
        {"claim of no merchant", [&](Transaction& t) { t.append(0, {&event, 1}, sample_claim({}, "R-2")); }},
        {"link of no claim", [&](Transaction& t) { t.add_link(sample_link({}, "c")); }},
        {"link with a known hash", [&](Transaction& t) { t.add_link(sample_link(claim, "a")); }},
        {"link changed to a known hash", [&](Transaction& t) { t.change_link(second); }},
        {"unknown link changed", [&](Transaction& t) { t.change_link(unknown_link); }},
        {"merchant with a known seller key", [&](Transaction& t) { t.add_merchant(sample_merchant("m")); }},
        {"merchant changed to a known seller key", [&](Transaction& t) { t.change_merchant(second_merchant); }},
        {"unknown merchant changed", [&](Transaction& t) { t.change_merchant(unknown_merchant); }},
        {"audit of no claim", [&](Transaction& t) { t.add_audit({Instant{}, Actor::System, "w", ClaimId{9}, ""}); }},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK_THROWS_AS(commit_one(*twin.store, row.job), StoreError);
    }
    CHECK(dump(*twin.store) == before);
}

KZ_CONTRACT("ids that were undone are given again, so that they have no gap") {
    Twin twin;
    const MerchantId merchant = add_merchant(*twin.store, "m");
    add_claim(*twin.store, merchant, "R-1");
    CHECK_THROWS(add_claim(*twin.store, merchant, "R-1"));
    CHECK(add_claim(*twin.store, merchant, "R-2") == ClaimId{2});
}

KZ_CONTRACT("begin and end inside a job do nothing") {
    Twin twin;
    const ClaimId claim = add_claim(*twin.store, add_merchant(*twin.store, "m"), "R-1");
    commit_one(*twin.store, [&](Transaction& transaction) {
        transaction.begin();
        add_event(transaction, claim, "x");
        transaction.end();
    });
    CHECK(twin.store->reader()->version(claim) == 2);
}

} // namespace
