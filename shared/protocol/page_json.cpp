#include "shared/protocol/page_json.hpp"

#include "shared/protocol/invoice_fields.hpp"
#include "shared/protocol/state_fields.hpp"
#include "shared/protocol/theme_fields.hpp"

#include <utility>

namespace kz {
namespace {

// ---- writing ------------------------------------------------------------------------------------------------------

void write_postings(JsonWriter& json, const std::vector<Posting>& postings, Currency currency) {
    json.open_array("postings");
    for (const Posting& posting : postings) {
        json.open_object();
        json.minor("amount_minor", posting.amount, currency);
        json.date("booked_on", posting.booked_on);
        json.text_if_any("reference", posting.reference);
        json.flag("is_reversed", posting.is_reversed);
        json.close_object();
    }
    json.close_array();
}

void write_credits(JsonWriter& json, const std::vector<CreditTaken>& credits, Currency currency) {
    json.open_array("credits");
    for (const CreditTaken& credit : credits) {
        json.open_object();
        json.minor("amount_minor", credit.amount, currency);
        json.text("number", credit.number);
        json.close_object();
    }
    json.close_array();
}

void write_plan(JsonWriter& json, const AgreedPlan& plan, Currency currency) {
    json.open_object("plan");
    json.instant("agreed_at_ms", plan.agreed_at);
    json.minor("paid_before_minor", plan.paid_before, currency);
    write_instalments(json, plan.instalments, currency);
    json.close_object();
}

void write_contacts(JsonWriter& json, const std::vector<Contact>& contacts) {
    json.open_array("contacts");
    for (const Contact& contact : contacts) {
        json.open_object();
        json.instant("at_ms", contact.at);
        write_contact(json, contact.request);
        json.close_object();
    }
    json.close_array();
}

void write_state(JsonWriter& json, const State& state) {
    const Currency currency = state.invoice.currency;
    json.instant("raised_at_ms", state.raised_at);
    json.open_object("invoice");
    write_invoice(json, state.invoice, BirthDates::LeftOut);
    json.close_object();
    write_postings(json, state.postings, currency);
    write_credits(json, state.credits, currency);
    if (state.plan)
        write_plan(json, *state.plan, currency);
    write_contacts(json, state.contacts);
}

// ---- reading ------------------------------------------------------------------------------------------------------

std::vector<Posting> read_postings(Items items, Currency currency) {
    std::vector<Posting> postings;
    while (items.next()) {
        Fields fields = items.fields();
        Posting& posting = postings.emplace_back();
        posting.amount = fields.required_minor("amount_minor", currency);
        posting.booked_on = fields.required_date("booked_on");
        posting.reference = fields.text("reference");
        posting.is_reversed = fields.flag("is_reversed");
    }
    return postings;
}

std::vector<CreditTaken> read_credits(Items items, Currency currency) {
    std::vector<CreditTaken> credits;
    while (items.next()) {
        Fields fields = items.fields();
        CreditTaken& credit = credits.emplace_back();
        credit.amount = fields.required_minor("amount_minor", currency);
        credit.number = fields.required_text("number");
    }
    return credits;
}

AgreedPlan read_plan(Fields fields, Currency currency) {
    AgreedPlan plan;
    plan.agreed_at = fields.required_instant("agreed_at_ms");
    plan.paid_before = fields.required_minor("paid_before_minor", currency);
    plan.instalments = read_instalments(fields.items("instalments"), currency);
    return plan;
}

std::vector<Contact> read_contacts(Items items) {
    std::vector<Contact> contacts;
    while (items.next()) {
        Fields fields = items.fields();
        Contact& contact = contacts.emplace_back();
        contact.at = fields.required_instant("at_ms");
        contact.request = read_contact(fields);
    }
    return contacts;
}

State read_state(Fields& fields) {
    State state;
    state.version = fields.required_integer("version", 1, INT64_MAX);
    state.raised_at = fields.required_instant("raised_at_ms");
    Fields invoice = fields.required_object("invoice");
    state.invoice = read_invoice(invoice);
    const Currency currency = state.invoice.currency;
    state.postings = read_postings(fields.items("postings"), currency);
    state.credits = read_credits(fields.items("credits"), currency);
    if (fields.has("plan"))
        state.plan = read_plan(fields.object("plan"), currency);
    state.contacts = read_contacts(fields.items("contacts"));
    return state;
}

} // namespace

std::string encode_page(const PageDocument& page) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text("claim", claim_code(page.claim));
    json.integer("version", page.state.version);
    json.date("today", page.today);
    json.text("merchant", page.merchant);
    if (page.theme != default_theme()) {
        json.open_object("theme");
        write_theme(json, page.theme);
        json.close_object();
    }
    write_policy(json, page.policy);
    write_state(json, page.state);
    json.close_object();
    return out;
}

Result<PageDocument, WireFault> decode_page(std::string_view text) {
    KZ_TRY(tree, parse_json(text, document_limits));
    Decoding decoding{tree, Strictness::Document, {}};
    Fields fields(decoding);
    PageDocument page;
    const std::string_view claim = fields.required_code("claim");
    if (const auto id = parse_claim_code(claim))
        page.claim = *id;
    else
        fields.refuse_field("claim", WireRule::BadFormat, "the code of a claim, \"c12\"");
    page.today = fields.required_date("today");
    page.merchant = fields.text("merchant");
    if (fields.has("theme"))
        page.theme = read_theme(fields.required_object("theme"));
    page.policy = read_policy(fields.required_object("policy"));
    page.state = read_state(fields);
    if (decoding.fault)
        return refuse(*std::move(decoding.fault));
    return page;
}

} // namespace kz
