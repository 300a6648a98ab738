#include "shared/protocol/claim_commands.hpp"

#include "tests/shared/protocol/samples.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;

namespace {

// "command 6", the place in Command, or "missing at /on".
std::string outcome(std::string_view word, std::string_view json) {
    for (const ClaimCommand& command : claim_commands())
        if (command.word == word) {
            const auto decoded = command.decode(json);
            return decoded ? "command " + std::to_string(decoded->index())
                           : std::string(rule_code(decoded.error().rule)) + " at " + decoded.error().field;
        }
    return "no such address";
}

} // namespace

TEST_CASE("what staff say about a claim is read strictly") {
    const struct {
        const char* word;
        const char* json;
        const char* outcome;
    } rows[] = {
        {"charges", R"({"charge":"cost","amount_minor":250,"currency":"EUR","on":"2026-11-20","reason":"Mahnung"})", "command 6"},
        {"charges", R"({"charge":"fun","amount_minor":250,"currency":"EUR","on":"2026-11-20"})", "unknown_code at /charge"},
        {"charges", R"({"charge":"cost","amount_minor":2.5,"currency":"EUR","on":"2026-11-20"})", "not_whole at /amount_minor"},
        {"waivers", R"({"amount_minor":250,"currency":"EUR","on":"2026-11-20","position":"cost-1"})", "command 7"},
        {"waivers", R"({"amount_minor":250,"currency":"EUR"})", "missing at /on"},
        {"refunds", R"({"amount_minor":250,"currency":"EUR","booked_on":"2026-11-20"})", "command 8"},
        {"refunds", R"({"amount_minor":250,"booked_on":"2026-11-20"})", "missing at /currency"},
        {"refund-orders", R"({"amount_minor":250,"currency":"EUR","iban":"DE89370400440532013000","holder":"Alex"})", "command 35"},
        {"refund-orders", R"({"amount_minor":250,"currency":"EUR","iban":"DE89370400440532013000"})", "missing at /holder"},
        {"refund-cancellations", R"({"refund":0})", "command 36"},
        {"refund-cancellations", R"({"refund":-1})", "out_of_range at /refund"},
        {"contact-closures", R"({"contact":1})", "command 37"},
        {"contact-closures", "{}", "missing at /contact"},
        {"credits", R"({"amount_minor":250,"currency":"EUR","number":"GS-1"})", "command 3"},
        {"credits", R"({"amount_minor":250,"currency":"EUR"})", "missing at /number"},
        {"allocation", R"({"allocation":"german_credit"})", "command 9"},
        {"allocation", R"({"allocation":"roman"})", "unknown_code at /allocation"},
        {"plan-end", "{}", "command 10"},
        {"plan-end", R"({"is_broken":1})", "wrong_type at /is_broken"},
        {"deliveries", R"({"on":"2026-11-20"})", "command 11"},
        {"deliveries", R"({"on":"20.11.2026"})", "bad_format at /on"},
        {"reminders", R"({"on":"2026-11-20","level":1})", "command 12"},
        {"reminders", R"({"on":"2026-11-20"})", "missing at /level"},
        {"due-date", R"({"due_on":"2026-12-20"})", "command 13"},
        {"due-date", R"({"due_on":"2026-12-20","by":"me"})", "unknown_field at /by"},
        {"pause", R"({"until":"2026-12-20"})", "command 14"},
        {"pause", "{}", "missing at /until"},
        {"resumption", "", "command 15"},
        {"resumption", "{}", "command 15"},
        {"resumption", "[]", "wrong_type at "},
    };
    for (const auto& row : rows) {
        CAPTURE(row.json);
        CHECK(outcome(row.word, row.json) == row.outcome);
    }
}
