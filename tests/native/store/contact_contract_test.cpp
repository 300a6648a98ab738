// What every store must do with reply texts and SMS gateways. Each test runs against the twin in memory and the one in SQLite.
#include "tests/native/store/twins.hpp"

#include <doctest/doctest.h>

using namespace kz;
using namespace kz::test;

namespace {

KZ_CONTRACT("a reply text reads back as it was given, changed, and no longer when it is removed") {
    Twin twin;
    Store& store = *twin.store;
    const MerchantId merchant = add_merchant(store, "m"), other = add_merchant(store, "n");
    ReplyRecord first{{}, merchant, {Language::French, "Délai", "Bonjour {customer},\n\nmerci"}}, second{{}, other, {Language::German, "b", "c"}};
    commit_one(store, [&](Transaction& t) {
        first.id = t.add_reply(first);
        second.id = t.add_reply(second);
        CHECK(t.reply(first.id) == first);
    });
    CHECK(store.reader()->reply(first.id) == first);
    CHECK(store.reader()->replies(merchant) == std::vector{first});
    CHECK(store.reader()->replies({}) == std::vector{first, second});
    first.reply = {Language::Dutch, "Termijn", "Beste klant"};
    commit_one(store, [&](Transaction& t) {
        ReplyRecord moved = first;
        moved.merchant = other; // the merchant stays
        t.change_reply(moved);
    });
    CHECK(store.reader()->replies(merchant) == std::vector{first});
    commit_one(store, [&](Transaction& t) {
        t.remove_reply(first.id);
        t.remove_reply(first.id);
    });
    CHECK_FALSE(store.reader()->reply(first.id));
    CHECK(store.reader()->replies({}) == std::vector{second});
}

KZ_CONTRACT("a reply text belongs to a merchant, and only what is there can change") {
    Twin twin;
    Store& store = *twin.store;
    const MerchantId merchant = add_merchant(store, "m");
    CHECK_THROWS_AS(commit_one(store, [&](Transaction& t) { t.add_reply({{}, MerchantId{99}, {}}); }), StoreError);
    CHECK_THROWS_AS(commit_one(store, [&](Transaction& t) { t.change_reply({ReplyId{1}, merchant, {}}); }), StoreError);
}

KZ_CONTRACT("a merchant has one SMS gateway or none") {
    Twin twin;
    Store& store = *twin.store;
    const MerchantId merchant = add_merchant(store, "m"), other = add_merchant(store, "n");
    const SmsGateway http{SmsKind::Http, "https://sms.example", "Nordfunk", "secret", "X-Key", SmsForm::Form, "to={to}&text={text}"};
    const SmsGateway seven{.kind = SmsKind::Seven, .url = {}, .sender = "49301234", .secret = "k"};
    CHECK_FALSE(store.reader()->sms_gateway(merchant));
    for (const SmsGateway& gateway : {http, seven}) {
        commit_one(store, [&](Transaction& t) { t.put_sms_gateway(merchant, gateway); });
        CHECK(store.reader()->sms_gateway(merchant) == gateway);
    }
    CHECK_FALSE(store.reader()->sms_gateway(other));
    commit_one(store, [&](Transaction& t) {
        t.remove_sms_gateway(merchant);
        t.remove_sms_gateway(other);
    });
    CHECK_FALSE(store.reader()->sms_gateway(merchant));
    CHECK_THROWS_AS(commit_one(store, [&](Transaction& t) { t.put_sms_gateway(MerchantId{99}, seven); }), StoreError);
}

KZ_CONTRACT("an outgoing message is of its kind") {
    Twin twin;
    Store& store = *twin.store;
    const ClaimId claim = add_claim(store, add_merchant(store, "m"), "R-1");
    OutgoingRecord record;
    record.claim = claim;
    record.kind = OutgoingKind::Sms;
    record.state = OutgoingState::Ready;
    commit_one(store, [&](Transaction& t) { record.id = t.add_outgoing(record); });
    CHECK(store.reader()->outgoing(claim) == std::vector{record});
    CHECK(store.reader()->due_outgoing(OutgoingKind::Mail, Instant{99}, 9).empty());
}

} // namespace
