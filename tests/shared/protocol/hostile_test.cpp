#include "tests/shared/protocol/decoders.hpp"
#include "tests/shared/protocol/samples.hpp"

#include "shared/protocol/event_json.hpp"
#include "shared/protocol/invoice_json.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace kz;

namespace {

std::vector<std::string> texts() {
    std::vector<std::string> all{encode_invoice(wire_samples::invoice()), encode_page(wire_samples::page()),
                                 encode_plan_step(AgreePlan{{EqualParts{6}, {RhythmKind::Monthly, 0}, wire_samples::day("2026-12-05")}}),
                                 encode_contact_request(wire_samples::state().conversation.messages.front().request)};
    for (const EventBody& event : wire_samples::events())
        all.push_back(encode_event(event).json);
    std::string claim;
    append_claim(claim, wire_samples::claim());
    all.push_back(claim);
    return all;
}

// One small change: of a byte, of a piece that is taken out, doubled, or put elsewhere.
std::string changed(SeededRandom& random, std::string text) {
    const std::string_view pieces[] = {"{",    "}", "[",   "]",        "\"",   ",",                   ":",
                                       "null", "-", "1e9", "\\u0000", "\xFF", "99999999999999999999"};
    const std::size_t at = random.below(text.size());
    const std::size_t size = random.below(24) + 1;
    switch (random.below(4)) {
    case 0: text[at] = static_cast<char>(random.below(256)); break;
    case 1: text.erase(at, size); break;
    case 2: text.insert(random.below(text.size()), text.substr(at, size)); break;
    default: text.insert(at, pieces[random.below(std::size(pieces))]); break;
    }
    return text.empty() ? std::string("{") : text;
}

} // namespace

TEST_CASE("no change of a document makes a decoder fall, and what it takes it writes again") {
    SeededRandom random(8);
    for (const std::string& original : texts()) {
        std::string text = original;
        for (int round = 0; round < 60; ++round) {
            text = round % 6 == 0 ? original : changed(random, std::move(text));
            const std::string_view unstable = wire_decoders::unstable_decoder(text);
            if (!unstable.empty())
                CHECK_MESSAGE(unstable.empty(), "decoder " << unstable << ": " << text);
        }
    }
}
