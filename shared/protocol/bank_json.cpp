#include "shared/protocol/bank_json.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/protocol/json_fields.hpp"
#include "shared/protocol/json_writer.hpp"
#include "shared/protocol/request_fields.hpp"

#include <algorithm>

namespace kz {
namespace {

// Of one statement, on the wire in its own currency.
void write_statement(JsonWriter& json, const BankStatement& statement) {
    json.open_object();
    json.text("id", statement.id);
    json.text_if_any("number", statement.number);
    json.text("account", statement.account);
    json.date_if_any("from", statement.from);
    json.date_if_any("to", statement.to);
    json.currency(statement.credits.currency);
    if (statement.opening)
        json.integer("opening_minor", statement.opening->amount.minor);
    if (statement.closing)
        json.integer("closing_minor", statement.closing->amount.minor);
    json.integer("credits_minor", statement.credits.minor);
    json.integer("debits_minor", statement.debits.minor);
    json.integer("entries", statement.entries);
    json.close_object();
}

// Into the object that is open.
void write_entry(JsonWriter& json, const BankEntryView& entry) {
    const IncomingPayment& payment = *entry.payment;
    json.text("entry", bank_code(entry.entry));
    json.text("state", bank_state_code(entry.state));
    json.text("statement", entry.statement);
    json.text("account", entry.account);
    if (entry.merchant.is_set())
        json.text("merchant", merchant_code(entry.merchant));
    json.date("booked_on", entry.booked_on);
    json.text("direction", entry.is_out ? "debit" : "credit");
    json.integer("amount_minor", payment.amount.minor);
    json.currency(payment.amount.currency);
    json.integer("rest_minor", entry.rest_minor);
    json.text_if_any("payer", payment.payer_name);
    json.text_if_any("payer_iban", payment.payer_iban);
    json.text_if_any("on_behalf_of", payment.ultimate_name);
    json.texts_if_any("references", payment.references);
    json.text_if_any("text", payment.text);
    json.text_if_any("end_to_end_id", payment.end_to_end_id);
    json.text_if_any("return_reason", entry.return_reason);
    json.text_if_any("reason", entry.reason);
    if (entry.twin.is_set())
        json.text("twin", bank_code(entry.twin));
    if (entry.seen_by.is_set())
        json.text("seen_by", claim_code(entry.seen_by));
    json.open_array("shares");
    for (const BankShareView& share : entry.shares) {
        json.open_object();
        json.text("claim", claim_code(share.claim));
        json.integer("amount_minor", share.amount_minor);
        if (share.posting < 0)
            json.integer("refund", -1 - share.posting);
        else
            json.integer("posting", share.posting);
        json.close_object();
    }
    json.close_array();
}

void write_entries(JsonWriter& json, std::span<const BankEntryView> entries) {
    json.open_array("entries");
    for (const BankEntryView& entry : entries) {
        json.open_object();
        write_entry(json, entry);
        json.close_object();
    }
    json.close_array();
}

void write_candidates(JsonWriter& json, std::string_view name, std::span<const MatchCandidate> candidates) {
    json.open_array(name);
    for (const MatchCandidate& candidate : candidates) {
        json.open_object();
        json.text("claim", claim_code(candidate.claim));
        json.integer("amount_minor", candidate.amount.minor);
        json.integer("score", candidate.score);
        std::vector<std::string> reasons;
        for (const MatchReason reason : candidate.reasons)
            reasons.emplace_back(reason_code(reason));
        json.texts_if_any("reasons", reasons);
        json.close_object();
    }
    json.close_array();
}

std::string_view decision_code(MatchDecision decision) {
    switch (decision) {
    case MatchDecision::Certain: return "certain";
    case MatchDecision::Suggest: return "suggest";
    case MatchDecision::None: return "none";
    }
    return "";
}

std::optional<WireFault> take_parameter(BankEntryQuery& query, const std::string& name, const std::string& text) {
    if (name == "state") {
        query.state = parse_bank_state(text);
        return query.state ? std::nullopt : std::optional(WireFault{name, WireRule::UnknownCode, ""});
    }
    if (name == "merchant") {
        query.merchant = parse_merchant_code(text).value_or(MerchantId{});
        return query.merchant.is_set() ? std::nullopt : std::optional(WireFault{name, WireRule::BadFormat, "like m1"});
    }
    if (name == "after") {
        query.after = parse_bank_code(text).value_or(BankRecordId{});
        return query.after.is_set() ? std::nullopt : std::optional(WireFault{name, WireRule::BadFormat, "like b12"});
    }
    if (name == "limit") {
        const auto limit = parse_integer(text);
        if (!limit || *limit < 1 || *limit > bank_entries_page_max)
            return WireFault{name, WireRule::OutOfRange, "from 1 to 200"};
        query.limit = static_cast<int>(*limit);
        return std::nullopt;
    }
    return WireFault{name, WireRule::UnknownField, ""};
}

} // namespace

std::string bank_code(BankRecordId id) {
    std::string code = "b";
    append_integer(code, id.value);
    return code;
}

std::optional<BankRecordId> parse_bank_code(std::string_view text) {
    const auto number = text.starts_with('b') ? parse_integer(text.substr(1)) : std::nullopt;
    if (!number || *number <= 0 || bank_code(BankRecordId{*number}) != text)
        return std::nullopt;
    return BankRecordId{*number};
}

std::string encode_bank_reading(std::uint64_t bytes, std::uint64_t claims_read) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.integer("bytes", static_cast<std::int64_t>(bytes));
    json.integer("claims_read", static_cast<std::int64_t>(claims_read));
    json.close_object();
    return out;
}

std::string encode_bank_import(const BankImportView& import) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.integer("bytes", static_cast<std::int64_t>(import.bytes));
    json.open_array("statements");
    for (const BankStatement& statement : import.statements)
        write_statement(json, statement);
    json.close_array();
    json.integer("entries", import.entries);
    json.integer("known", import.known);
    json.integer("posted", import.posted);
    json.integer("waiting", import.waiting);
    json.integer("reversed", import.reversed);
    json.integer("noted", import.noted);
    json.integer("warnings_count", import.warnings_count);
    json.open_array("warnings");
    for (const BankWarningView& warning : import.warnings) {
        json.open_object();
        json.text("code", warning.code);
        json.text("place", warning.place);
        json.integer("line", warning.line);
        json.close_object();
    }
    json.close_array();
    json.close_object();
    return out;
}

std::string encode_bank_entry(const BankEntryView& entry) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    write_entry(json, entry);
    json.close_object();
    return out;
}

std::string encode_bank_entries(std::span<const BankEntryView> entries) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    write_entries(json, entries);
    json.close_object();
    return out;
}

std::string encode_bank_match(const BankEntryView& entry, const Match& match) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.open_object("entry");
    write_entry(json, entry);
    json.close_object();
    json.text("decision", decision_code(match.decision));
    write_candidates(json, "proposed", match.proposed);
    write_candidates(json, "others", match.others);
    json.close_object();
    return out;
}

std::string encode_payout(MerchantId merchant, Date day, std::span<const PayoutTotals> totals, std::span<const BankEntryView> entries) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text("merchant", merchant_code(merchant));
    json.date("day", day);
    json.open_array("totals");
    for (const PayoutTotals& sums : totals) {
        json.open_object();
        json.currency(sums.currency);
        json.integer("came_in_minor", sums.came_in_minor);
        json.integer("posted_minor", sums.posted_minor);
        json.integer("claims_minor", sums.claims_minor);
        json.integer("fees_minor", sums.fees_minor);
        json.integer("credit_minor", sums.credit_minor);
        json.integer("waiting_minor", sums.waiting_minor);
        json.integer("set_aside_minor", sums.set_aside_minor);
        json.integer("taken_back_minor", sums.taken_back_minor);
        json.integer("refunded_minor", sums.refunded_minor);
        json.integer("went_out_minor", sums.went_out_minor);
        json.integer("net_minor", sums.net_minor());
        json.close_object();
    }
    json.close_array();
    write_entries(json, entries);
    json.close_object();
    return out;
}

std::string payout_csv(std::span<const BankEntryView> entries) {
    std::string csv = "entry,booked_on,direction,amount,currency,state,claims,payer,text,return_reason\r\n";
    const auto add = [&csv](std::string_view field) {
        const bool is_plain = field.find_first_of(",\"\r\n") == std::string_view::npos;
        csv += is_plain ? "" : "\"";
        for (const char letter : field)
            csv.append(letter == '"' ? 2 : 1, letter);
        csv += is_plain ? "" : "\"";
    };
    for (const BankEntryView& entry : entries) {
        constexpr std::int64_t cents = 100;
        const std::int64_t minor = entry.payment->amount.minor;
        std::string amount = entry.is_out ? "-" : "", claims;
        append_integer(amount, minor / cents);
        amount += minor % cents < 10 ? ".0" : ".";
        append_integer(amount, minor % cents);
        for (const BankShareView& share : entry.shares)
            claims += (claims.empty() ? "" : " ") + claim_code(share.claim);
        // What somebody else wrote is no formula.
        const auto written = [](const std::string& text) { return (!text.empty() && std::string_view("=+-@").contains(text.front()) ? "'" : "") + text; };
        const std::string fields[] = {bank_code(entry.entry), iso(entry.booked_on), entry.is_out ? "debit" : "credit", amount, std::string(entry.payment->amount.currency.text()),
                                      std::string(bank_state_code(entry.state)), claims, written(entry.payment->payer_name), written(entry.payment->text), std::string(entry.return_reason)};
        for (const std::string& field : fields) {
            csv += &field == fields ? "" : ",";
            add(field);
        }
        csv += "\r\n";
    }
    return csv;
}

Result<std::vector<BankAssignment>, WireFault> decode_bank_assignments(std::string_view text) {
    return decode_request(text, [](Fields& fields) {
        std::vector<BankAssignment> assignments;
        Items items = fields.items("claims");
        if (items.count() < 1 || items.count() > bank_claims_max)
            fields.refuse_field("claims", WireRule::OutOfRange, "1 to 100 claims");
        while (items.next()) {
            Fields item = items.fields();
            BankAssignment assignment;
            assignment.claim = parse_claim_code(item.required_text("claim")).value_or(ClaimId{});
            if (!assignment.claim.is_set())
                item.refuse_field("claim", WireRule::BadFormat, "like c12");
            else if (std::ranges::contains(assignments, assignment.claim, &BankAssignment::claim))
                item.refuse_field("claim", WireRule::DuplicateField, "a claim stands twice");
            if (item.has("amount_minor"))
                assignment.amount_minor = item.required_integer("amount_minor", -money_minor_max, money_minor_max);
            item.finish();
            assignments.push_back(assignment);
        }
        return assignments;
    });
}

Result<BankSetAside, WireFault> decode_bank_set_aside(std::string_view text) {
    return decode_request(text, [](Fields& fields) {
        BankSetAside aside{fields.required_text("reason", bank_reason_bytes_max), fields.flag("is_going_back")};
        if (aside.reason.empty())
            fields.refuse_field("reason", WireRule::Missing, "why it belongs to no claim");
        return aside;
    });
}

Result<BankEntryQuery, WireFault> decode_bank_query(std::span<const std::pair<std::string, std::string>> query) {
    BankEntryQuery decoded;
    for (std::size_t i = 0; i < query.size(); ++i) {
        if (auto fault = take_parameter(decoded, query[i].first, query[i].second))
            return refuse(*std::move(fault));
        for (std::size_t before = 0; before < i; ++before)
            if (query[before].first == query[i].first)
                return refuse(WireFault{query[i].first, WireRule::DuplicateField, "a parameter stands twice"});
    }
    return decoded;
}

} // namespace kz
