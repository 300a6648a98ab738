#include "shared/protocol/staff_json.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/protocol/codes.hpp"
#include "shared/protocol/json_writer.hpp"
#include "shared/protocol/request_fields.hpp"

namespace kz {
namespace {

void write(JsonWriter& json, const StaffView& account) {
    json.text("account", staff_code(account.id));
    json.text("name", account.name);
    json.text("role", staff_role_code(account.role));
    if (account.merchant.is_set())
        json.text("merchant", merchant_code(account.merchant));
    json.flag("is_set_up", account.is_set_up);
    json.flag("is_disabled", account.is_disabled);
    json.instant("created_at_ms", account.created_at);
    json.text_if_any("set_up_url", account.set_up_url);
    if (account.set_up_until)
        json.instant("set_up_until_ms", *account.set_up_until);
}

void read_role(Fields& fields, StaffRequest& request) {
    request.role = choice(fields, "role", parse_staff_role(fields.required_code("role")));
    if (fields.has("merchant")) {
        const auto merchant = parse_merchant_code(fields.required_text("merchant"));
        if (!merchant)
            fields.refuse_field("merchant", WireRule::BadFormat, "like m1");
        request.merchant = merchant.value_or(MerchantId{});
    }
    if (is_of_merchant(request.role) != request.merchant.is_set())
        fields.refuse_field("merchant", WireRule::BadFormat, "one for every role but operator, and for that none");
}

void append_csv_field(std::string& out, std::string_view text) {
    const bool is_formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    out += '"';
    out += is_formula ? "'" : "";
    for (const char letter : text) {
        out += letter;
        if (letter == '"')
            out += '"';
    }
    out += '"';
}

} // namespace

std::string staff_code(std::int64_t id) {
    std::string code = "s";
    append_integer(code, id);
    return code;
}

std::optional<std::int64_t> parse_staff_code(std::string_view text) {
    const auto number = text.starts_with('s') ? parse_integer(text.substr(1)) : std::nullopt;
    return number && *number > 0 && staff_code(*number) == text ? number : std::nullopt;
}

std::string encode_staff(const StaffView& account) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    write(json, account);
    json.close_object();
    return out;
}

std::string encode_staff_list(std::span<const StaffView> accounts) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.open_array("accounts");
    for (const StaffView& account : accounts) {
        json.open_object();
        write(json, account);
        json.close_object();
    }
    json.close_array();
    json.close_object();
    return out;
}

std::string encode_staff_sessions(std::span<const StaffSessionView> sessions) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.open_array("sessions");
    for (const StaffSessionView& session : sessions) {
        json.open_object();
        json.integer("session", session.id);
        json.instant("begun_at_ms", session.begun_at);
        json.instant("seen_at_ms", session.seen_at);
        json.close_object();
    }
    json.close_array();
    json.close_object();
    return out;
}

Result<StaffRequest, WireFault> decode_staff_request(std::string_view text) {
    return decode_request(text, [](Fields& fields) {
        StaffRequest request;
        request.name = staff_name_in(fields.required_text("name"));
        if (request.name.empty())
            fields.refuse_field("name", WireRule::BadFormat, "3 to 64 of a to z, 0 to 9 and . _ - + @");
        read_role(fields, request);
        return request;
    });
}

Result<StaffRequest, WireFault> decode_staff_role(std::string_view text) {
    return decode_request(text, [](Fields& fields) {
        StaffRequest request;
        read_role(fields, request);
        return request;
    });
}

void append_json(std::string& out, const StaffAuditView& entry) {
    JsonWriter json(out);
    json.begin_document();
    json.integer("number", entry.number);
    json.instant("at_ms", entry.at);
    json.text("actor", actor_code(entry.actor));
    json.text_if_any("account", entry.account);
    if (entry.session != 0)
        json.integer("session", entry.session);
    json.text("what", entry.what);
    if (entry.claim.is_set())
        json.text("claim", claim_code(entry.claim));
    json.text_if_any("detail", entry.detail);
    json.close_object();
}

void append_csv(std::string& out, const StaffAuditView& entry) {
    append_integer(out, entry.number);
    (out += ',') += iso(entry.at);
    append_csv_field(out += ',', entry.account);
    out += ',';
    if (entry.session != 0)
        append_integer(out, entry.session);
    append_csv_field(out += ',', entry.what);
    append_csv_field(out += ',', entry.claim.is_set() ? claim_code(entry.claim) : std::string());
    append_csv_field(out += ',', entry.detail);
    out += "\r\n";
}

} // namespace kz
