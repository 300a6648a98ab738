#include "shared/protocol/debit_fields.hpp"

#include "shared/domain/claims/iban.hpp"
#include "shared/domain/mandates/creditor_id.hpp"

namespace kz {

void write_debit_terms(JsonWriter& json, const DebitTerms& terms) {
    if (terms == DebitTerms{})
        return;
    json.open_object("debit");
    json.text("creditor_id", terms.creditor_id);
    json.text("iban", terms.iban);
    json.integer("announce_days", terms.announce_days);
    json.close_object();
}

DebitTerms read_debit_terms(Fields& fields) {
    if (!fields.has("debit"))
        return {};
    Fields debit = fields.object("debit");
    DebitTerms terms;
    if (const auto id = parse_creditor_id(debit.required_text("creditor_id")))
        terms.creditor_id = *id;
    else
        debit.refuse_field("creditor_id", WireRule::BadFormat, "a creditor identifier of SEPA with its check digits");
    if (const auto iban = parse_iban(debit.required_text("iban")))
        terms.iban = *iban;
    else
        debit.refuse_field("iban", WireRule::BadFormat, "an IBAN");
    terms.announce_days = static_cast<int>(debit.integer("announce_days", announce_days_min, announce_days_max, terms.announce_days));
    debit.finish();
    return terms;
}

void write_mandate(JsonWriter& json, const Mandate& mandate) {
    json.text("reference", mandate.reference);
    json.text("creditor_id", mandate.creditor_id);
    json.text("holder", mandate.holder);
    json.text("iban", mandate.iban);
    json.text("kind", mandate_kind_code(mandate.kind));
    json.date("on", mandate.on);
    json.integer("announce_days", mandate.announce_days);
    json.date_if_any("ended_on", mandate.ended_on);
}

Mandate read_mandate(Fields& fields) {
    Mandate mandate;
    mandate.reference = fields.required_text("reference");
    mandate.creditor_id = fields.required_text("creditor_id");
    mandate.holder = fields.required_text("holder");
    mandate.iban = fields.required_text("iban");
    mandate.kind = choice(fields, "kind", parse_mandate_kind(fields.required_code("kind")));
    mandate.on = fields.required_date("on");
    mandate.announce_days = fields.required_int("announce_days", announce_days_min, announce_days_max);
    mandate.ended_on = fields.date("ended_on");
    return mandate;
}

void write_collection(JsonWriter& json, const Collection& collection) {
    json.text("collection", collection.reference);
    json.text("mandate", collection.mandate);
    json.minor("amount_minor", collection.amount, collection.amount.currency);
    json.date("collect_on", collection.collect_on);
    json.text("sequence", sequence_code(collection.sequence));
    json.date_if_any("returned_on", collection.returned_on);
    json.text_if_any("reason", collection.reason);
}

Collection read_collection(Fields& fields, Currency currency) {
    Collection collection;
    collection.reference = fields.required_text("collection");
    collection.mandate = fields.required_text("mandate");
    collection.amount = fields.required_minor("amount_minor", currency);
    collection.collect_on = fields.required_date("collect_on");
    collection.sequence = choice(fields, "sequence", parse_sequence(fields.required_code("sequence")));
    collection.returned_on = fields.date("returned_on");
    collection.reason = fields.text("reason");
    return collection;
}

void write_announced(JsonWriter& json, std::string_view name, const std::vector<AnnouncedDebit>& debits) {
    json.open_array(name);
    for (const AnnouncedDebit& debit : debits) {
        json.open_object();
        json.date("collect_on", debit.collect_on);
        json.minor("amount_minor", debit.amount, debit.amount.currency);
        json.close_object();
    }
    json.close_array();
}

std::vector<AnnouncedDebit> read_announced(Items items, Currency currency) {
    std::vector<AnnouncedDebit> debits;
    while (items.next()) {
        Fields fields = items.fields();
        AnnouncedDebit& debit = debits.emplace_back();
        debit.collect_on = fields.required_date("collect_on");
        debit.amount = fields.required_minor("amount_minor", currency);
    }
    return debits;
}

} // namespace kz
