#include "shared/protocol/sms_json.hpp"

#include "shared/protocol/json_writer.hpp"
#include "shared/protocol/request_fields.hpp"
#include "shared/protocol/webhook_json.hpp"

namespace kz {
namespace {

constexpr int secret_bytes_max = 500;

// The secret goes to that address: in clear at most within this host.
bool is_gateway_url(std::string_view url) {
    const bool is_here = url.starts_with("http://127.0.0.1:") || url.starts_with("http://[::1]:");
    return is_usable_url(url, is_here ? WebhookScheme::Any : WebhookScheme::Https);
}

// It stands in a header.
bool is_visible(std::string_view text) {
    for (const char c : text)
        if (c < ' ' || c > '~')
            return false;
    return true;
}

void read_http(Fields& fields, SmsGateway& gateway) {
    gateway.header = fields.required_text("header");
    if (!is_sms_header(gateway.header))
        fields.refuse_field("header", WireRule::BadFormat, "the name of a header that carries a secret, like Authorization");
    gateway.form = choice(fields, "form", parse_sms_form(fields.required_code("form")));
    gateway.body = fields.required_text("body", sms_body_bytes_max);
    if (!is_sms_body(gateway.body, gateway.form))
        fields.refuse_field("body", WireRule::BadFormat, "{to} and {text}, {from} where wanted; as a form without spaces and other braces");
}

} // namespace

Result<SmsGateway, WireFault> decode_sms_gateway(std::string_view text) {
    return decode_request(text, [](Fields& fields) {
        SmsGateway gateway;
        gateway.kind = choice(fields, "kind", parse_sms_kind(fields.required_code("kind")));
        gateway.url = gateway.kind == SmsKind::Http ? fields.required_text("url", webhook_url_bytes_max) : fields.text("url", webhook_url_bytes_max);
        if ((gateway.kind == SmsKind::Http || !gateway.url.empty()) && !is_gateway_url(gateway.url))
            fields.refuse_field("url", WireRule::BadFormat, "an address with https");
        gateway.sender = fields.required_text("sender");
        if (!is_sms_sender(gateway.sender))
            fields.refuse_field("sender", WireRule::BadFormat, "1 to 11 letters, digits and spaces, or a number");
        gateway.secret = fields.required_text("secret", secret_bytes_max);
        if (gateway.secret.empty() || !is_visible(gateway.secret))
            fields.refuse_field("secret", WireRule::BadFormat, "letters, digits and signs of ASCII, at least one");
        if (gateway.kind == SmsKind::Http)
            read_http(fields, gateway);
        return gateway;
    });
}

std::string encode_sms_gateway(const SmsGateway& gateway) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text("kind", sms_kind_code(gateway.kind));
    json.text_if_any("url", gateway.url);
    json.text("sender", gateway.sender);
    if (gateway.kind == SmsKind::Http) {
        json.text("header", gateway.header);
        json.text("form", sms_form_code(gateway.form));
        json.text("body", gateway.body);
    }
    json.close_object();
    return out;
}

} // namespace kz
