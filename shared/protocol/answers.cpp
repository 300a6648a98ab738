#include "shared/protocol/answers.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/protocol/checkout_fields.hpp"
#include "shared/protocol/debit_fields.hpp"
#include "shared/protocol/event_json.hpp"
#include "shared/protocol/json_writer.hpp"
#include "shared/protocol/plan_fields.hpp"

namespace kz {
namespace {

// Into the object that is open.
void write_merchant(JsonWriter& json, const MerchantView& merchant) {
    json.text("merchant", merchant_code(merchant.merchant));
    json.text("name", merchant.name);
    write_policy(json, merchant.settings.policy);
    json.text("factor", factor_code(merchant.settings.factor));
    if (merchant.settings.language)
        json.text("language", language_code(*merchant.settings.language));
    json.text_if_any("theme", merchant.settings.theme);
    json.text_if_any("website", merchant.settings.website);
    json.integer("answer_days", merchant.settings.answer_days);
    write_debit_terms(json, merchant.settings.debit);
    write_pay_ways(json, merchant.settings.ways);
    json.text_if_any("hours", merchant.settings.hours);
    json.integer("calls_at_once", merchant.settings.calls_at_once);
    json.flag("has_assistant", merchant.settings.has_assistant);
}

std::string check_url(std::string_view url) {
    return std::string(url) + "/check";
}

} // namespace

void append_payment(std::string& out, int posting, const ClaimView& claim) {
    out += "{\"posting\":";
    append_integer(out, posting);
    out += ",\"claim\":";
    append_claim_summary(out, claim);
    out += '}';
}

void append_journal(std::string& out, ClaimId claim, std::span<const JournalEntry> entries) {
    JsonWriter json(out);
    json.begin_document();
    json.text("claim", claim_code(claim));
    json.open_array("entries");
    for (const JournalEntry& entry : entries) {
        const EncodedEvent body = encode_event(entry.event.body);
        json.open_object();
        json.integer("version", entry.version);
        json.instant("at_ms", entry.event.at);
        json.text("actor", actor_code(entry.event.actor));
        json.text("kind", body.kind);
        json.json("body", body.json);
        json.close_object();
    }
    json.close_array();
    json.close_object();
}

void append_link(std::string& out, const LinkView& link) {
    JsonWriter json(out);
    json.begin_document();
    json.text("url", link.url);
    json.text("token", link.token);
    json.instant("expires_at_ms", link.expires_at);
    json.text("check_code", link.check_code);
    json.close_object();
}

void append_merchant(std::string& out, const MerchantView& merchant) {
    JsonWriter json(out);
    json.begin_document();
    write_merchant(json, merchant);
    json.close_object();
}

void append_merchants(std::string& out, std::span<const MerchantView> merchants) {
    JsonWriter json(out);
    json.begin_document();
    json.open_array("merchants");
    for (const MerchantView& merchant : merchants) {
        json.open_object();
        write_merchant(json, merchant);
        json.close_object();
    }
    json.close_array();
    json.close_object();
}

void append_check_code(std::string& out, ClaimId claim, std::string_view code, std::string_view url) {
    JsonWriter json(out);
    json.begin_document();
    json.text("claim", claim_code(claim));
    json.text("check_code", code);
    json.text("check_url", check_url(url));
    json.close_object();
}

void append_well_known(std::string& out, std::string_view merchant, std::string_view url) {
    JsonWriter json(out);
    json.begin_document();
    json.text("kulanz", url);
    json.text("merchant", merchant);
    json.text("check_url", check_url(url));
    json.close_object();
}

void append_service(std::string& out, const ServiceView& service) {
    JsonWriter json(out);
    json.begin_document();
    json.text("kulanz", service.url);
    json.text("check_url", check_url(service.url));
    json.open_object("operator");
    json.text("name", service.operator_name);
    json.text("address", service.operator_address);
    json.text("contact", service.operator_contact);
    json.close_object();
    json.close_object();
}

void append_health(std::string& out, std::string_view program_version) {
    JsonWriter json(out);
    json.begin_document();
    json.text("status", "ok");
    json.text("version", program_version);
    json.close_object();
}

std::string encode_opened_checkout(const OpenedCheckoutView& opened) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text("checkout", opened.checkout);
    json.text("url", opened.url);
    json.text("phone_url", opened.phone_url);
    json.close_object();
    return out;
}

Result<OpenedCheckoutView, WireFault> decode_opened_checkout(std::string_view text) {
    KZ_TRY(tree, parse_json(text, document_limits));
    Decoding decoding{tree, Strictness::Document, {}};
    Fields fields(decoding);
    OpenedCheckoutView opened;
    opened.checkout = fields.required_text("checkout");
    opened.url = fields.required_text("url");
    opened.phone_url = fields.required_text("phone_url");
    if (decoding.fault)
        return refuse(*std::move(decoding.fault));
    return opened;
}

} // namespace kz
