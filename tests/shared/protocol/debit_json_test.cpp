#include "shared/protocol/debit_json.hpp"

#include "tests/shared/golden.hpp"
#include "tests/shared/protocol/samples.hpp"

#include <doctest/doctest.h>

using namespace kz;
using kz::test::check_golden;
using wire_samples::day;

TEST_CASE("the JSON of direct debits stays as it is") {
    const Collection paid{"SDD-C12-1", "MND-C12-1", Money{4999, eur}, day("2026-11-24"), DebitSequence::OneOff};
    Collection back = paid;
    back.reference = "SDD-C13-1";
    back.returned_on = day("2026-11-26");
    back.reason = "AC04";
    const CollectionView collections[] = {{ClaimId{12}, paid, CollectionState::Paid, day("2027-01-19")},
                                          {ClaimId{13}, back, CollectionState::Returned, day("2027-01-19")}};
    const UpcomingView upcoming[] = {{ClaimId{14}, {day("2026-12-28"), Money{2500, eur}}}};
    std::string json;
    append_debits(json, collections, upcoming);
    check_golden("protocol", "debits", wire_samples::indented(json));
    json.clear();
    append_debit_file(json, {MerchantId{3}, day("2026-11-23"), "KULANZ-m3-2026-11-23", Instant{1'795'424'400'000}, 2, 7499});
    check_golden("protocol", "debit_file", wire_samples::indented(json));
}
