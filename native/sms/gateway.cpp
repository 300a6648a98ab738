#include "native/sms/gateway.hpp"

#include "native/provider/provider.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace kz {
namespace {

constexpr std::string_view seven_address = "https://gateway.seven.io/api/sms";

// As it stands between the quotes of a JSON text.
std::string json_encoded(std::string_view text) {
    const std::string quoted = nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return quoted.substr(1, quoted.size() - 2);
}

// In one pass: what is put in is not read for fields again.
std::string body_of(const SmsGateway& gateway, std::string_view to, std::string_view text) {
    const auto encoded = [&](std::string_view value) { return gateway.form == SmsForm::Json ? json_encoded(value) : url_encoded(value); };
    const std::pair<std::string_view, std::string_view> fields[] = {{"{to}", to}, {"{from}", gateway.sender}, {"{text}", text}};
    std::string body;
    std::string_view rest = gateway.body;
    while (!rest.empty()) {
        const auto* const field = std::ranges::find_if(fields, [rest](const auto& each) { return rest.starts_with(each.first); });
        if (field == std::end(fields)) {
            body += rest.front();
            rest.remove_prefix(1);
        } else {
            body += encoded(field->second);
            rest.remove_prefix(field->first.size());
        }
    }
    return body;
}

HttpRequest http_request(const SmsGateway& gateway, std::string_view to, std::string_view text) {
    return {.method = "POST", .url = gateway.url,
            .headers = {{"Content-Type", gateway.form == SmsForm::Json ? "application/json" : "application/x-www-form-urlencoded"}, {gateway.header, gateway.secret}},
            .body = body_of(gateway, to, text)};
}

HttpRequest seven_request(const SmsGateway& gateway, std::string_view to, std::string_view text) {
    return {.method = "POST", .url = gateway.url.empty() ? std::string(seven_address) : gateway.url,
            .headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}, {"X-Api-Key", gateway.secret}},
            .body = "to=" + url_encoded(to) + "&from=" + url_encoded(gateway.sender) + "&text=" + url_encoded(text)};
}

// "100" says that it was accepted; every other code says why it was not. The code alone is kept: words around it may have the number.
SmsAnswer seven_answer(const HttpAnswer& answer) {
    const auto json = nlohmann::json::parse(answer.body, nullptr, false);
    std::string code;
    if (json.is_object() && json.contains("success"))
        code = json["success"].is_string() ? json["success"].get<std::string>() : json["success"].dump();
    else if (json.is_number_integer())
        code = json.dump();
    if (code.size() != 3 || !std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; }))
        return {SmsOutcome::Silent, answer.status, "an answer that says nothing"};
    return code == "100" ? SmsAnswer{SmsOutcome::Accepted, answer.status, {}} : SmsAnswer{SmsOutcome::Refused, answer.status, "code " + code};
}

} // namespace

AskingSettings sms_asking_settings() {
    AskingSettings settings;
    settings.tries = 1;
    return settings;
}

SmsAnswer send_sms(const SmsGateway& gateway, std::string_view to, std::string_view text, const Ask& ask) {
    const bool is_seven = gateway.kind == SmsKind::Seven;
    const HttpAnswer answer = ask(is_seven ? seven_request(gateway, to, text) : http_request(gateway, to, text));
    if (answer.status == 0 || answer.status >= 500)
        return {SmsOutcome::Silent, answer.status, answer.failure};
    if (answer.status >= 300)
        return {SmsOutcome::Refused, answer.status, {}};
    return is_seven ? seven_answer(answer) : SmsAnswer{SmsOutcome::Accepted, answer.status, {}};
}

} // namespace kz
