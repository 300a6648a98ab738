#include "native/server/mail_address.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace kz;

namespace {

constexpr std::string_view key = "0123456789abcdef0123456789abcdef";
constexpr std::string_view mailbox = "thread@pay.example";
const Date today{20'780};

} // namespace

TEST_CASE("an address of a conversation names its claim until its last day") {
    const std::string address = reply_address(key, mailbox, ClaimId{12}, today);
    CHECK(address.starts_with("thread+c12-20780-"));
    CHECK(address.ends_with("@pay.example"));
    CHECK(address.find('@') <= 64); // RFC 5321, 4.5.3.1.1
    CHECK(*claim_of_address(key, mailbox, address, today) == ClaimId{12});
    CHECK(claim_of_address(key, mailbox, address, Date{today.days + 1}).error() == AddressRefusal::Expired);
}

TEST_CASE("capitals and small letters of an address are the same") {
    std::string address = reply_address(key, mailbox, ClaimId{12}, today);
    std::ranges::transform(address, address.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    CHECK(*claim_of_address(key, "Thread@Pay.Example", address, today) == ClaimId{12});
}

TEST_CASE("an address with anything changed is unknown") {
    const std::string address = reply_address(key, mailbox, ClaimId{12}, today);
    for (std::size_t at = 0; at < address.size(); ++at) {
        std::string changed = address;
        changed[at] = changed[at] == 'x' ? 'y' : 'x';
        CAPTURE(changed);
        CHECK_FALSE(claim_of_address(key, mailbox, changed, today));
        changed = address;
        changed.erase(at, 1);
        CHECK_FALSE(claim_of_address(key, mailbox, changed, today));
    }
    for (const char* other : {"", "@", "thread@pay.example", "thread+@pay.example", "thread+c12@pay.example", "thread+c12-1@pay.example", "thread+c12--@pay.example", "a@b.example"})
        CHECK(claim_of_address(key, mailbox, other, today).error() == AddressRefusal::Unknown);
    CHECK(claim_of_address("another key", mailbox, address, today).error() == AddressRefusal::Unknown);
    CHECK(claim_of_address(key, "", address, today).error() == AddressRefusal::Unknown);
}

TEST_CASE("the domain of an address is what stands behind the last @") {
    CHECK(domain_of("a@B.example") == "b.example");
    CHECK(domain_of("a") == "");
    CHECK(domain_of("") == "");
}
