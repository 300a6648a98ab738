#include "shared/protocol/ledger_json.hpp"

#include "tests/shared/golden.hpp"
#include "tests/shared/protocol/samples.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;
using kz::test::check_golden;

namespace {

using Query = std::vector<std::pair<std::string, std::string>>;

std::string outcome(const Query& query) {
    const auto decoded = decode_ledger_query(query);
    if (!decoded)
        return std::string(rule_code(decoded.error().rule)) + " at " + decoded.error().field;
    return (decoded->at ? "at " + iso(*decoded->at) : "") + (decoded->version ? "version " + std::to_string(*decoded->version) : "");
}

} // namespace

TEST_CASE("the ledger of a claim stays as it is") {
    std::string json;
    append_ledger(json, ClaimId{12}, wire_samples::state(), {});
    check_golden("protocol", "ledger", wire_samples::indented(json));
}

TEST_CASE("the ledger of the past is asked for by a day or by a version") {
    const struct {
        Query query;
        const char* outcome;
    } rows[] = {
        {{}, ""},
        {{{"at", "2026-11-10"}}, "at 2026-11-10"},
        {{{"version", "3"}}, "version 3"},
        {{{"at", "10.11.2026"}}, "bad_format at at"},
        {{{"version", "three"}}, "bad_format at version"},
        {{{"version", "-1"}}, "out_of_range at version"},
        {{{"at", "2026-11-10"}, {"at", "2026-11-11"}}, "duplicate_field at at"},
        {{{"at", "2026-11-10"}, {"version", "3"}}, "unknown_field at version"},
        {{{"day", "2026-11-10"}}, "unknown_field at day"},
    };
    for (const auto& row : rows)
        CHECK(outcome(row.query) == row.outcome);
    std::string then;
    append_ledger(then, ClaimId{12}, wire_samples::state(), {wire_samples::day("2026-11-10"), {}});
    CHECK(then.find("\"open_minor\":39999") != std::string::npos);
}
