#include "shared/base/hash.hpp"
#include "shared/protocol/event_json.hpp"
#include "shared/protocol/invoice_json.hpp"
#include "shared/protocol/problem.hpp"
#include "tests/shared/golden.hpp"
#include "tests/shared/protocol/samples.hpp"

#include <cstdio>
#include <doctest/doctest.h>
#include <string>

using namespace kz;
using kz::test::check_golden;

namespace {

// Every sample in its exact bytes, and many random ones.
std::uint64_t wire_digest() {
    std::uint64_t digest = hash_seed;
    const auto add = [&](std::string_view text) { digest = hash64("\n", hash64(text, digest)); };
    std::string text;
    add(encode_invoice(wire_samples::invoice()));
    add(encode_invoice(wire_samples::credit_note()));
    for (const EventBody& event : wire_samples::events())
        add(encode_event(event).json);
    add(encode_page(wire_samples::page()));
    append_claim(text, wire_samples::claim());
    append_journal(text, ClaimId{12}, wire_samples::journal());
    append_merchant(text, wire_samples::merchant());
    add(text);
    for (int i = 0; i < problem_codes_count; ++i)
        add(encode_problem(make_problem(static_cast<ProblemCode>(i), "detail")));
    SeededRandom random(2026);
    for (int round = 0; round < 200; ++round) {
        PageDocument page = wire_samples::page();
        page.state = wire_samples::random_state(random);
        add(encode_page(page));
        add(encode_event(wire_samples::random_event(random)).json);
        text.clear();
        append_claim(text, wire_samples::random_claim(random));
        add(text);
    }
    return digest;
}

} // namespace

TEST_CASE("the wire is the same on every host") {
    char line[64];
    std::snprintf(line, sizeof line, "wire digest %016llx\n", static_cast<unsigned long long>(wire_digest()));
    std::fputs(line, stdout);
    check_golden("protocol", "wire_digest", line);
}
