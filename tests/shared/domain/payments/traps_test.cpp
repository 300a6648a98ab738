// Traps of people who have built this before, each with its number in the list of the reference.
#include "shared/domain/payments/matching.hpp"
#include "shared/domain/payments/transfer.hpp"
#include "tests/shared/domain/claims/sample_invoice.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

Transfer sample() {
    return transfer_for(ClaimId{7}, sample_invoice(), Money{14990, eur}).value();
}

std::vector<std::string> lines_of(const std::string& payload) {
    std::vector<std::string> lines{""};
    for (const char c : payload)
        if (c == '\n')
            lines.emplace_back();
        else
            lines.back() += c;
    return lines;
}

} // namespace

TEST_CASE("trap 13: the QR code names the holder of the account, as the bank knows them, and not the trade name") {
    Invoice invoice = sample_invoice();
    invoice.seller.name = "Fahrradhaus Speiche";
    invoice.means[0].account_name = "Speiche Vertriebs GmbH & Co. KG";
    const Transfer transfer = transfer_for(ClaimId{7}, invoice, Money{100, eur}).value();
    CHECK(lines_of(epc_payload(transfer).value())[5] == "Speiche Vertriebs GmbH & Co. KG");
}

TEST_CASE("trap 14: an EPC code is held to 331 bytes in all, level M, and a reference without a text") {
    Transfer transfer = sample();
    transfer.name = std::string(70, 'x');
    const std::size_t ascii = epc_payload(transfer).value().size();
    CHECK(ascii < 331);
    // Every element still fits in characters; only their bytes together do not.
    transfer.name.clear();
    for (int i = 0; i < 70; ++i)
        transfer.name += "\U0001F642";
    CHECK(epc_payload(transfer).error() == TransferRefusal::PayloadTooLong);

    const std::string payload = epc_payload(sample()).value();
    const std::vector<std::string> lines = lines_of(payload);
    REQUIRE(lines.size() == 10); // nothing after the reference: no text beside it
    CHECK(lines[9].starts_with("RF"));

    // 331 bytes fit version 13 at level M; at level H it takes 177.
    const auto longest = qr_symbol(std::string(331, 'x'), 13);
    REQUIRE(longest);
    CHECK(longest->size == 13 * 4 + 17);
}

TEST_CASE("trap 16: a payment whose reference fails its check is not turned away") {
    OpenClaim claim;
    claim.id = ClaimId{1};
    claim.references = {"RF18539007547034"};
    claim.open = {4990};
    ClaimIndex index;
    index.add(claim);
    IncomingPayment payment;
    payment.amount = {4990};
    payment.text = "RF81539007547034"; // check digits swapped
    const Match found = match(payment, index, {});
    REQUIRE(found.proposed.size() == 1);
    CHECK(found.proposed[0].claim == ClaimId{1});
}
