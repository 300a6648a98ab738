// Slips of viafintech (viacash, Barzahlen), API v2: https://docs.viafintech.com/api/v2/. A slip is paid in cash at the till of a shop
// that takes part; the shop's till says so at once, and then a notification comes. JSON both ways, amounts as decimal texts.
//
// What is published has the barcode in the slip's PDF. Its digits are in the answer where the contract adds them (`barcode`).
#include "native/platform/clock.hpp"
#include "native/platform/secret.hpp"
#include "native/provider/provider.hpp"
#include "native/provider/viacash_signature.hpp"

#include <nlohmann/json.hpp>

namespace kz {
namespace {

using Json = nlohmann::json;

constexpr std::string_view public_url = "https://api.viafintech.com";
constexpr std::string_view scheme = "BZ1-HMAC-SHA256 ";

std::string text_at(const Json& json, const char* pointer) {
    const Json::json_pointer at(pointer);
    return json.contains(at) && json[at].is_string() ? json[at].get<std::string>() : std::string();
}

// Others speak the language of the division.
std::string_view locale_of(std::string_view language) {
    return language == "de" ? "de-DE" : language == "fr" ? "fr-FR" : "";
}

Result<CheckoutState, ProviderRefusal> state_of(std::string_view state) {
    if (state == "pending")
        return CheckoutState::Started;
    if (state == "paid")
        return CheckoutState::Settled;
    if (state == "expired")
        return CheckoutState::Expired;
    if (state == "invalidated")
        return CheckoutState::Failed;
    return refuse(ProviderRefusal::AnswerFaulty);
}

class Viacash final : public Provider {
public:
    Viacash(ProviderSettings settings, Ask ask) : settings_(std::move(settings)), ask_(std::move(ask)) {
        if (settings_.url.empty())
            settings_.url = public_url;
    }

    PayProvider name() const override { return PayProvider::Viacash; }
    bool takes(PayMethod method) const override { return method == PayMethod::Cash; }

    Result<OpenedCheckout, ProviderRefusal> open(const CheckoutOrder& order) const override {
        Json customer = {{"key", order.customer}};
        if (const std::string_view locale = locale_of(order.language); !locale.empty())
            customer["language"] = locale;
        const std::string body = Json{{"slip_type", "payment"},
                                      {"reference_key", order.reference},
                                      {"hook_url", order.notify_url},
                                      {"expires_at", iso(order.expires_at)},
                                      {"customer", std::move(customer)},
                                      {"transactions", Json::array({{{"currency", order.amount.currency.text()}, {"amount", plain(order.amount)}}})}}
                                     .dump(-1, ' ', false, Json::error_handler_t::replace);
        KZ_TRY(slip, json_of(request("POST", "/slips", order.reference, body)));
        OpenedCheckout opened{text_at(slip, "/id"), {}, text_at(slip, "/barcode")};
        if (opened.id.empty())
            return refuse(ProviderRefusal::AnswerFaulty);
        return opened;
    }

    Result<ProviderReport, ProviderRefusal> report(std::string_view id) const override {
        KZ_TRY(slip, json_of(request("GET", "/slips/" + url_encoded(id))));
        const auto currency = parse_currency(text_at(slip, "/transactions/0/currency"));
        if (!currency)
            return refuse(ProviderRefusal::AnswerFaulty);
        const auto amount = parse_amount(text_at(slip, "/transactions/0/amount"), *currency);
        if (!amount)
            return refuse(ProviderRefusal::AnswerFaulty);
        KZ_TRY(state, state_of(text_at(slip, "/transactions/0/state")));
        return ProviderReport{text_at(slip, "/reference_key"), {state, *amount, {0, amount->currency}}};
    }

    Result<void, ProviderRefusal> call_off(std::string_view id) const override {
        KZ_TRY(slip, json_of(request("POST", "/slips/" + url_encoded(id) + "/invalidate")));
        static_cast<void>(slip);
        return {};
    }

    Result<std::string, ProviderRefusal> slip_file(std::string_view id) const override {
        HttpAnswer answer = ask_(request("GET", "/slips/" + url_encoded(id) + "/media/pdf"));
        if (answer.status != 200)
            return refuse(refusal_of(answer));
        if (!answer.body.starts_with("%PDF-"))
            return refuse(ProviderRefusal::AnswerFaulty);
        return std::move(answer.body);
    }

    std::string_view signature_header() const override { return "Bz-Signature"; }

    // When it was made is not asked for: it is a reason to ask, and an old one is as good as a new one.
    Result<std::string, ProviderRefusal> noticed(const ProviderNotice& notice, Instant) const override {
        if (!notice.signature.starts_with(scheme) || notice.date.empty() || settings_.key.empty())
            return refuse(ProviderRefusal::SignatureMissing);
        const std::string expected = viacash_signature({"POST", notice.url, notice.date, {}, notice.body}, settings_.key);
        if (!equal_secrets(notice.signature.substr(scheme.size()), expected))
            return refuse(ProviderRefusal::SignatureWrong);
        const Json event = Json::parse(notice.body, nullptr, false);
        std::string id = event.is_object() ? text_at(event, "/slip/id") : std::string();
        if (id.empty())
            return refuse(ProviderRefusal::NoticeFaulty);
        return id;
    }

private:
    HttpRequest request(const char* method, const std::string& path, std::string_view key = {}, std::string body = {}) const {
        HttpRequest request{method, settings_.url + "/v2" + path, {}, std::move(body)};
        const std::string date = http_date_of(now());
        const std::string signature = viacash_signature({request.method, request.url, date, key, request.body}, settings_.key);
        request.headers = {{"Authorization", std::string(scheme) + "DivisionId=" + settings_.division + ", Signature=" + signature}, {"Date", date}};
        if (!key.empty())
            request.headers.push_back({"Idempotency-Key", std::string(key)});
        if (!request.body.empty())
            request.headers.push_back({"Content-Type", "application/json"});
        return request;
    }
    Result<Json, ProviderRefusal> json_of(const HttpRequest& request) const {
        const HttpAnswer answer = ask_(request);
        if (answer.status != 200 && answer.status != 201)
            return refuse(refusal_of(answer));
        Json json = Json::parse(answer.body, nullptr, false);
        if (!json.is_object())
            return refuse(ProviderRefusal::AnswerFaulty);
        return json;
    }

    ProviderSettings settings_;
    Ask ask_;
};

} // namespace

std::unique_ptr<Provider> make_viacash(ProviderSettings settings, Ask ask) {
    return std::make_unique<Viacash>(std::move(settings), std::move(ask));
}

} // namespace kz
