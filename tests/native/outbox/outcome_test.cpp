// What follows from an attempt, and which addresses are public.
#include "native/outbox/outcome.hpp"
#include "native/platform/public_address.hpp"
#include "shared/base/random.hpp"

#include <doctest/doctest.h>

#include <arpa/inet.h>
#include <netinet/in.h>

using namespace kz;

namespace {

Delivery pending(int attempts) {
    Delivery delivery;
    delivery.webhook = WebhookId{1};
    delivery.attempts = attempts;
    return delivery;
}

TEST_CASE("each retry waits its time of the plan, and at most a fifth longer") {
    SeededRandom random(7);
    const auto waits = retry_waits();
    CHECK(waits.front() == 1'000);
    for (int round = 0; round < 1'000; ++round)
        for (int attempts = 1; attempts <= std::ssize(waits); ++attempts) {
            const std::int64_t least = waits[static_cast<std::size_t>(attempts - 1)];
            const auto wait = retry_wait(waits, attempts, random.next());
            REQUIRE(wait);
            CHECK(*wait >= least);
            CHECK(*wait <= least + least / 5);
        }
    CHECK_FALSE(retry_wait(waits, static_cast<int>(waits.size()) + 1, 0));
}

TEST_CASE("waits grow, whatever chance adds, and give a receiver more than three days") {
    const auto waits = retry_waits();
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < waits.size(); ++i) {
        sum += waits[i];
        if (i > 0)
            CHECK(waits[i] >= waits[i - 1] + waits[i - 1] / 5);
    }
    CHECK(sum > 3 * 86'400'000LL);
}

TEST_CASE("an attempt has one of these outcomes") {
    const Instant now{1'000'000};
    struct Row {
        Attempt attempt;
        DeliveryState state;
        std::int64_t due_after;
        bool is_gone;
        std::int64_t paused_for; // 0: not
    };
    const Row rows[] = {
        {{200, "", 0}, DeliveryState::Delivered, 0, false, 0},
        {{204, "", 0}, DeliveryState::Delivered, 0, false, 0},
        {{410, "", 0}, DeliveryState::Pending, 0, true, 0},
        {{0, "timeout", 0}, DeliveryState::Pending, 1'000, false, 0},
        {{302, "", 0}, DeliveryState::Pending, 1'000, false, 0},
        {{400, "", 0}, DeliveryState::Pending, 1'000, false, 0},
        {{500, "", 0}, DeliveryState::Pending, 1'000, false, 0},
        {{500, "", 60}, DeliveryState::Pending, 60'000, false, 0},
        {{429, "", 0}, DeliveryState::Pending, 1'000, false, 1'000},
        {{429, "", 120}, DeliveryState::Pending, 120'000, false, 120'000},
        {{503, "", 1'000'000'000}, DeliveryState::Pending, 86'400'000, false, 86'400'000},
        {{504, "", -5}, DeliveryState::Pending, 1'000, false, 1'000},
    };
    for (const Row& row : rows) {
        CAPTURE(row.attempt.status);
        const Outcome after = outcome(pending(0), row.attempt, retry_waits(), now, 0);
        CHECK(after.delivery.state == row.state);
        CHECK(after.delivery.attempts == 1);
        CHECK(after.delivery.status == row.attempt.status);
        CHECK(after.delivery.due_at.milliseconds - now.milliseconds == row.due_after);
        CHECK(after.is_gone == row.is_gone);
        CHECK((after.paused_until ? after.paused_until->milliseconds - now.milliseconds : 0) == row.paused_for);
    }
}

TEST_CASE("after the last wait a delivery is given up") {
    const int all = static_cast<int>(retry_waits().size());
    CHECK(outcome(pending(all - 1), {500, "", 0}, retry_waits(), Instant{}, 0).delivery.state == DeliveryState::Pending);
    CHECK(outcome(pending(all), {500, "", 0}, retry_waits(), Instant{}, 0).delivery.state == DeliveryState::GivenUp);
    CHECK(outcome(pending(all), {200, "", 0}, retry_waits(), Instant{}, 0).delivery.state == DeliveryState::Delivered);
}

bool is_public(const char* text) {
    sockaddr_in v4{};
    sockaddr_in6 v6{};
    v4.sin_family = AF_INET;
    v6.sin6_family = AF_INET6;
    if (::inet_pton(AF_INET, text, &v4.sin_addr) == 1)
        return is_public_address(reinterpret_cast<const sockaddr&>(v4), sizeof v4);
    REQUIRE(::inet_pton(AF_INET6, text, &v6.sin6_addr) == 1);
    return is_public_address(reinterpret_cast<const sockaddr&>(v6), sizeof v6);
}

TEST_CASE("addresses of this host, its network and nobody are not public") {
    for (const char* text : {"0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1", "169.254.169.254",
                             "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "203.0.113.9",
                             "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1",
                             "64:ff9b::a00:1", "fc00::1", "fd12::1", "fe80::1", "ff02::1", "2001::1", "2001:db8::1", "2002:a00:1::", "3fff::1"})
        CHECK_MESSAGE(!is_public(text), text);
    for (const char* text : {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0",
                             "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "::ffff:1.1.1.1",
                             "2001:4860:4860::8888", "2606:4700::1", "2a00::1"})
        CHECK_MESSAGE(is_public(text), text);
}

} // namespace
