#include "shared/protocol/bank_json.hpp"

#include "tests/shared/golden.hpp"
#include "tests/shared/protocol/samples.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kz;
using kz::test::check_golden;

namespace {

const IncomingPayment& sample_payment() {
    static const IncomingPayment payment{{14'990}, "Jonas Test", "DE02120300000000202051", "Eva Test", {"RF18539007547034"}, "Danke", "E2E-1"};
    return payment;
}

BankEntryView sample_entry() {
    BankEntryView entry;
    entry.entry = BankRecordId{12};
    entry.state = BankState::Posted;
    entry.statement = "2026-220|28/1";
    entry.account = "DE89370400440532013000";
    entry.merchant = MerchantId{1};
    entry.booked_on = *make_date(2026, 11, 20);
    entry.payment = &sample_payment();
    entry.rest_minor = 990;
    entry.return_reason = "AC04";
    entry.reason = "goes back";
    entry.twin = BankRecordId{7};
    entry.seen_by = ClaimId{3};
    entry.shares = {{ClaimId{12}, 10'000, 0}, {ClaimId{13}, -4'000, 2}};
    return entry;
}

std::string outcome(const auto& decoded, auto text) {
    return decoded ? text(*decoded) : std::string(rule_code(decoded.error().rule)) + " at " + decoded.error().field;
}

} // namespace

TEST_CASE("what the bank said stays as it is on the wire") {
    BankStatement statement;
    statement.id = "2026-220";
    statement.number = "28/1";
    statement.account = "DE89370400440532013000";
    statement.from = make_date(2026, 11, 19);
    statement.to = make_date(2026, 11, 20);
    statement.opening = BankBalance{"OPBD", {10'000}, {}};
    statement.closing = BankBalance{"CLBD", {24'990}, {}};
    statement.credits = {14'990};
    statement.entries = 1;
    BankImportView import;
    import.bytes = 48'211;
    import.statements = {&statement, 1};
    import.entries = import.posted = import.warnings_count = 1;
    import.warnings = {{"balance_mismatch", ":62F:", 41}};
    check_golden("protocol", "bank_import", wire_samples::indented(encode_bank_import(import)));

    const BankEntryView entry = sample_entry();
    check_golden("protocol", "bank_entries", wire_samples::indented(encode_bank_entries({&entry, 1})));
    Match match;
    match.decision = MatchDecision::Suggest;
    match.proposed = {{ClaimId{12}, {14'990}, 40, {MatchReason::PayerName, MatchReason::AmountOpen}}};
    match.others = {{ClaimId{13}, {14'990}, 22, {MatchReason::PayerName}}};
    check_golden("protocol", "bank_match", wire_samples::indented(encode_bank_match(entry, match)));
    const PayoutTotals totals{eur, 14'990, 14'000, 990, 0, 13'000, 600, 400, 500, 120, 90};
    CHECK(totals.net_minor() == 14'280);
    check_golden("protocol", "payout", wire_samples::indented(encode_payout(MerchantId{1}, entry.booked_on, {&totals, 1}, {&entry, 1})));
}

TEST_CASE("an assignment names claims, each once, with or without an amount") {
    const auto text = [](const std::vector<BankAssignment>& claims) {
        std::string all;
        for (const BankAssignment& each : claims)
            all += claim_code(each.claim) + (each.amount_minor ? "=" + std::to_string(*each.amount_minor) : "") + " ";
        return all;
    };
    const struct {
        const char* json;
        const char* outcome;
    } rows[] = {
        {R"({"claims":[{"claim":"c1"},{"claim":"c2","amount_minor":100}]})", "c1 c2=100 "},
        {R"({"claims":[{"claim":"c1","amount_minor":-1}]})", "c1=-1 "},
        {R"({"claims":[]})", "out_of_range at /claims"},
        {R"({})", "out_of_range at /claims"},
        {R"({"claims":[{"claim":"x"}]})", "bad_format at /claims/0/claim"},
        {R"({"claims":[{}]})", "missing at /claims/0/claim"},
        {R"({"claims":[{"claim":"c1"},{"claim":"c1"}]})", "duplicate_field at /claims/1/claim"},
        {R"({"claims":[{"claim":"c1","why":1}]})", "unknown_field at /claims/0/why"},
        {R"({"claims":[{"claim":"c1"}],"more":1})", "unknown_field at /more"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.json);
        CHECK(outcome(decode_bank_assignments(row.json), text) == row.outcome);
    }
}

TEST_CASE("entries for spreadsheets: a column that adds up, and nothing that could be a formula") {
    BankEntryView in = sample_entry(), out = sample_entry();
    IncomingPayment odd = sample_payment();
    odd.payer_name = "=HYPERLINK(\"x\")";
    odd.text = "a, b";
    out.payment = &odd;
    out.is_out = true;
    out.shares = {{ClaimId{12}, -14'990, -1}};
    const BankEntryView entries[] = {in, out};
    CHECK(payout_csv(entries) == "entry,booked_on,direction,amount,currency,state,claims,payer,text,return_reason\r\n"
                                 "b12,2026-11-20,credit,149.90,EUR,posted,c12 c13,Jonas Test,Danke,AC04\r\n"
                                 "b12,2026-11-20,debit,-149.90,EUR,posted,c12,\"'=HYPERLINK(\"\"x\"\")\",\"a, b\",AC04\r\n");
}

TEST_CASE("setting aside needs a reason, and the list takes four parameters") {
    const auto same = [](const BankSetAside& aside) { return aside.reason + (aside.is_going_back ? " back" : ""); };
    CHECK(outcome(decode_bank_set_aside(R"({"reason":" a gift "})"), same) == "a gift");
    CHECK(outcome(decode_bank_set_aside(R"({"reason":"a gift","is_going_back":true})"), same) == "a gift back");
    CHECK(outcome(decode_bank_set_aside(R"({"reason":" "})"), same) == "missing at /reason");
    CHECK(outcome(decode_bank_set_aside(R"({"reason":")" + std::string(141, 'x') + "\"}"), same) == "too_long at /reason");

    using Query = std::vector<std::pair<std::string, std::string>>;
    const auto text = [](const BankEntryQuery& query) {
        return (query.state ? std::string(bank_state_code(*query.state)) : "all") + " " + std::to_string(query.merchant.value) + " " +
               std::to_string(query.after.value) + " " + std::to_string(query.limit);
    };
    const struct {
        Query query;
        const char* outcome;
    } rows[] = {
        {{}, "all 0 0 50"},
        {{{"state", "set_aside"}, {"merchant", "m3"}, {"after", "b12"}, {"limit", "200"}}, "set_aside 3 12 200"},
        {{{"state", "lost"}}, "unknown_code at state"},
        {{{"merchant", "3"}}, "bad_format at merchant"},
        {{{"after", "c12"}}, "bad_format at after"},
        {{{"limit", "201"}}, "out_of_range at limit"},
        {{{"limit", "1"}, {"limit", "1"}}, "duplicate_field at limit"},
        {{{"more", "1"}}, "unknown_field at more"},
    };
    for (const auto& row : rows)
        CHECK(outcome(decode_bank_query(row.query), text) == row.outcome);
}
