#include "shared/protocol/ledger_json.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/protocol/json_tree.hpp"
#include "shared/protocol/json_writer.hpp"
#include "shared/protocol/state_fields.hpp"

namespace kz {
namespace {

std::string_view name_of(const State& state, const Position& position) {
    return position.line < 0 ? std::string_view(position.text)
                             : std::string_view(state.invoice.lines[static_cast<std::size_t>(position.line)].name);
}

void write_entries(JsonWriter& json, const Ledger& ledger, const Position& position) {
    json.open_array("entries");
    for (const Explained& entry : explain(ledger, position.key)) {
        json.open_object();
        json.date("on", entry.on);
        json.text("kind", entry_code(entry.kind));
        json.integer("amount_minor", entry.minor);
        json.integer("outstanding_minor", entry.outstanding_minor);
        json.integer("version", entry.version);
        if (entry.posting >= 0)
            json.integer("posting", entry.posting);
        json.close_object();
    }
    json.close_array();
}

Ledger ledger_of(const State& state, const LedgerQuery& query) {
    if (query.at)
        return balance(state, *query.at);
    return query.version ? balance_of_version(state, *query.version) : state.ledger;
}

std::optional<WireFault> take_parameter(LedgerQuery& query, const std::string& name, const std::string& text) {
    if (name == "at") {
        if (query.at = parse_date(text); !query.at)
            return WireFault{name, WireRule::BadFormat, "a day, \"2026-11-21\""};
    } else if (name == "version") {
        if (query.version = parse_integer(text); !query.version)
            return WireFault{name, WireRule::BadFormat, "a whole number"};
        if (*query.version < 0)
            return WireFault{name, WireRule::OutOfRange, "from 0"};
    } else {
        std::string pointer;
        append_pointer(pointer, name);
        return WireFault{pointer.substr(1), WireRule::UnknownField, "there is no such parameter"};
    }
    return std::nullopt;
}

} // namespace

Result<LedgerQuery, WireFault> decode_ledger_query(std::span<const std::pair<std::string, std::string>> query) {
    LedgerQuery decoded;
    for (std::size_t i = 0; i < query.size(); ++i) {
        if (auto fault = take_parameter(decoded, query[i].first, query[i].second))
            return refuse(*std::move(fault));
        for (std::size_t before = 0; before < i; ++before)
            if (query[before].first == query[i].first)
                return refuse(WireFault{query[i].first, WireRule::DuplicateField, "a parameter stands twice"});
    }
    if (decoded.at && decoded.version)
        return refuse(WireFault{"version", WireRule::UnknownField, "not beside `at`"});
    return decoded;
}

void append_ledger(std::string& out, ClaimId claim, const State& state, const LedgerQuery& query) {
    const Ledger ledger = ledger_of(state, query);
    JsonWriter json(out);
    json.begin_document();
    json.text("claim", claim_code(claim));
    json.currency(state.invoice.currency);
    json.integer("open_minor", ledger.open_minor());
    json.integer("credit_minor", ledger.credit_minor());
    json.text("allocation", allocation_code(ledger.rule));
    json.date_if_any("enforceable_until", enforceable_until(state));
    json.open_array("positions");
    for (const Position& position : ledger.positions) {
        json.open_object();
        json.text("position", position.key);
        json.text("kind", position_code(position.kind));
        json.text("name", name_of(state, position));
        json.integer("value_minor", position.value_minor);
        json.integer("outstanding_minor", position.outstanding_minor);
        json.flag("is_held", position.is_held);
        write_entries(json, ledger, position);
        json.close_object();
    }
    json.close_array();
    write_services(json, state.services);
    json.close_object();
}

} // namespace kz
