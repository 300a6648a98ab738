// What every store must do with the outbox. Each test runs against the twin in memory and the one in SQLite.
#include "tests/native/store/twins.hpp"

#include <doctest/doctest.h>

using namespace kz;
using namespace kz::test;

namespace {

Webhook sample_webhook(MerchantId merchant) {
    Webhook webhook;
    webhook.merchant = merchant;
    webhook.url = "https://shop.example/hooks";
    webhook.secret = "whsec_new";
    webhook.old_secret = "whsec_old";
    webhook.old_secret_until = Instant{9'000};
    webhook.created_at = Instant{1'000};
    return webhook;
}

OutboxEntry sample_entry(MerchantId merchant, std::int64_t sequence, ClaimId claim) {
    return {merchant, sequence, claim, Instant{sequence * 10}, "payment.posted", "{\"sequence\":" + std::to_string(sequence) + "}"};
}

// One merchant with two claims and one webhook.
template <class Twin>
struct World {
    Twin twin;
    Store& store = *twin.store;
    MerchantId merchant = add_merchant(store, "m");
    ClaimId first = add_claim(store, merchant, "R-1");
    ClaimId second = add_claim(store, merchant, "R-2");
    WebhookId webhook = [this] {
        WebhookId id;
        commit_one(store, [&](Transaction& t) { id = t.add_webhook(sample_webhook(merchant)); });
        return id;
    }();

    void tell(std::int64_t sequence, ClaimId claim) {
        commit_one(store, [&](Transaction& t) { t.add_outbox(sample_entry(merchant, sequence, claim)); });
    }
    void end(std::int64_t sequence, DeliveryState state) {
        commit_one(store, [&](Transaction& t) {
            Delivery delivery = *t.delivery(webhook, sequence);
            delivery.state = state;
            t.change_delivery(delivery);
        });
    }
    std::vector<std::int64_t> due(std::int64_t at, int limit = 100) {
        std::vector<std::int64_t> sequences;
        for (const Delivery& delivery : store.reader()->due_deliveries(webhook, Instant{at}, limit))
            sequences.push_back(delivery.entry.sequence);
        return sequences;
    }
};
using Sequences = std::vector<std::int64_t>;

KZ_CONTRACT("a webhook reads back as it was given, changed, and is gone when it was removed") {
    World<Twin> world;
    Webhook given = sample_webhook(world.merchant);
    given.id = world.webhook;
    CHECK(world.store.reader()->webhook(world.webhook) == given);
    given.old_secret.clear();
    given.old_secret_until.reset();
    given.disabled_at = Instant{5};
    given.disabled_because = "gone";
    commit_one(world.store, [&](Transaction& t) { t.change_webhook(given); });
    CHECK(world.store.reader()->webhooks(world.merchant) == std::vector{given});
    CHECK(world.store.reader()->webhooks({}) == std::vector{given});
    CHECK(world.store.reader()->webhooks(MerchantId{9}).empty());
    commit_one(world.store, [&](Transaction& t) { t.remove_webhook(world.webhook); });
    CHECK_FALSE(world.store.reader()->webhook(world.webhook));
}

KZ_CONTRACT("an entry makes a pending delivery for each enabled webhook of its merchant, due at once") {
    World<Twin> world;
    WebhookId off, other;
    commit_one(world.store, [&](Transaction& t) {
        Webhook disabled = sample_webhook(world.merchant);
        disabled.disabled_at = Instant{1};
        off = t.add_webhook(disabled);
        other = t.add_webhook(sample_webhook(t.add_merchant(sample_merchant("n"))));
    });
    world.tell(1, world.first);
    const auto reader = world.store.reader();
    CHECK(reader->last_sequence(world.merchant) == 1);
    const Delivery expected{.webhook = world.webhook, .entry = sample_entry(world.merchant, 1, world.first), .due_at = Instant{10}, .failure = {}};
    CHECK(reader->delivery(world.webhook, 1) == expected);
    CHECK(reader->due_deliveries(world.webhook, Instant{10}, 9) == std::vector{expected});
    CHECK(reader->due_deliveries(world.webhook, Instant{9}, 9).empty());
    CHECK(reader->next_delivery_at(world.webhook, Instant{9}) == Instant{10});
    CHECK_FALSE(reader->next_delivery_at(world.webhook, Instant{10}));
    CHECK_FALSE(reader->delivery(off, 1));
    CHECK_FALSE(reader->delivery(other, 1));
}

KZ_CONTRACT("an entry for one webhook alone reaches it even when it is disabled") {
    World<Twin> world;
    WebhookId off;
    commit_one(world.store, [&](Transaction& t) {
        Webhook disabled = sample_webhook(world.merchant);
        disabled.disabled_at = Instant{1};
        off = t.add_webhook(disabled);
        t.add_outbox(sample_entry(world.merchant, 1, {}), off);
    });
    CHECK(world.store.reader()->delivery(off, 1));
    CHECK_FALSE(world.store.reader()->delivery(world.webhook, 1));
}

KZ_CONTRACT("of each claim only the first pending delivery is due, and those of no claim wait for nobody") {
    World<Twin> world;
    world.tell(1, world.first);
    world.tell(2, world.first);
    world.tell(3, world.second);
    world.tell(4, {});
    world.tell(5, {});
    CHECK(world.due(1'000) == Sequences{1, 3, 4, 5});
    CHECK(world.due(1'000, 2) == Sequences{1, 3});
    CHECK(world.due(35) == Sequences{1, 3});
    world.end(1, DeliveryState::Delivered);
    CHECK(world.due(1'000) == Sequences{2, 3, 4, 5});
    world.end(3, DeliveryState::GivenUp);
    CHECK(world.due(1'000) == Sequences{2, 4, 5});
    CHECK(world.store.reader()->deliveries(world.webhook, 2).front().entry.sequence == 5);
    CHECK(world.store.reader()->deliveries(world.webhook, 2).size() == 2);
    CHECK(world.store.reader()->deliveries(world.webhook, -1).empty());
}

KZ_CONTRACT("a changed delivery reads back, but for its entry, which nobody changes") {
    World<Twin> world;
    world.tell(1, world.first);
    Delivery given = *world.store.reader()->delivery(world.webhook, 1);
    given.attempts = 3;
    given.due_at = Instant{77};
    given.status = 503;
    given.failure = "slow";
    Delivery wrong = given;
    wrong.entry.body = "other";
    commit_one(world.store, [&](Transaction& t) { t.change_delivery(wrong); });
    CHECK(world.store.reader()->delivery(world.webhook, 1) == given);
}

KZ_CONTRACT("delivering again begins anew at every entry from a sequence on, also at those that were made before the webhook") {
    World<Twin> world;
    world.tell(1, world.first);
    world.tell(2, world.second);
    world.end(1, DeliveryState::Delivered);
    world.end(2, DeliveryState::GivenUp);
    WebhookId late;
    int again = 0, all = 0, none = 0;
    commit_one(world.store, [&](Transaction& t) {
        late = t.add_webhook(sample_webhook(world.merchant));
        again = t.deliver_again(world.webhook, 2, Instant{500});
        all = t.deliver_again(late, 0, Instant{500});
        none = t.deliver_again(late, 3, Instant{500});
    });
    CHECK(std::tuple(again, all, none) == std::tuple(1, 2, 0));
    CHECK(world.due(500) == Sequences{2});
    CHECK(world.store.reader()->due_deliveries(late, Instant{500}, 9).size() == 2);
}

KZ_CONTRACT("a job that fails leaves no entry and no sequence behind") {
    World<Twin> world;
    CHECK_THROWS(commit_one(world.store, [&](Transaction& t) {
        t.add_outbox(sample_entry(world.merchant, 1, world.first));
        throw StoreError("no");
    }));
    CHECK(world.store.reader()->last_sequence(world.merchant) == 0);
    CHECK(world.due(1'000).empty());
    world.tell(1, world.first);
    CHECK(world.due(1'000) == Sequences{1});
}

KZ_CONTRACT("what would leave the outbox in disorder is refused and changes nothing") {
    World<Twin> world;
    world.tell(1, world.first);
    const std::string before = dump(world.store);
    Webhook unknown = sample_webhook(world.merchant);
    unknown.id = WebhookId{9};
    Delivery no_delivery = *world.store.reader()->delivery(world.webhook, 1);
    no_delivery.entry.sequence = 2;
    struct Row {
        const char* what;
        Store::Job job;
    };
    const Row rows[] = {
        {"webhook of no merchant", [&](Transaction& t) { t.add_webhook(sample_webhook(MerchantId{9})); }},
        {"unknown webhook changed", [&](Transaction& t) { t.change_webhook(unknown); }},
        {"unknown webhook removed", [&](Transaction& t) { t.remove_webhook(WebhookId{9}); }},
        {"sequence used again", [&](Transaction& t) { t.add_outbox(sample_entry(world.merchant, 1, world.first)); }},
        {"sequence left out", [&](Transaction& t) { t.add_outbox(sample_entry(world.merchant, 3, world.first)); }},
        {"entry of no merchant", [&](Transaction& t) { t.add_outbox(sample_entry(MerchantId{9}, 1, world.first)); }},
        {"entry of no claim", [&](Transaction& t) { t.add_outbox(sample_entry(world.merchant, 2, ClaimId{9})); }},
        {"entry for an unknown webhook", [&](Transaction& t) { t.add_outbox(sample_entry(world.merchant, 2, {}), WebhookId{9}); }},
        {"unknown delivery changed", [&](Transaction& t) { t.change_delivery(no_delivery); }},
        {"again to an unknown webhook", [&](Transaction& t) { t.deliver_again(WebhookId{9}, 1, Instant{}); }},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK_THROWS_AS(commit_one(world.store, row.job), StoreError);
    }
    CHECK(dump(world.store) == before);
}

} // namespace
