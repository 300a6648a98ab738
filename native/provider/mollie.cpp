// Mollie Payments: https://docs.mollie.com/reference/create-payment. JSON both ways, amounts as decimal texts. A notification is
// unsigned and carries an id alone, so that a false one leads to a question and to nothing else.
#include "native/provider/provider.hpp"

#include <nlohmann/json.hpp>

namespace kz {
namespace {

using Json = nlohmann::json;

constexpr std::string_view public_url = "https://api.mollie.com";

std::string_view method_name(PayMethod method) {
    switch (method) {
    case PayMethod::Card: return "creditcard";
    case PayMethod::PayPal: return "paypal";
    case PayMethod::Wero: return "wero";
    case PayMethod::Ideal: return "ideal";
    case PayMethod::Bancontact: return "bancontact";
    case PayMethod::Eps: return "eps";
    case PayMethod::PayByBank: return "paybybank";
    case PayMethod::Transfer: case PayMethod::Cash: break;
    }
    return {};
}

std::string locale_of(std::string_view language) {
    return language == "de" ? "de_DE" : language == "nl" ? "nl_NL" : language == "fr" ? "fr_FR" : "en_GB";
}

std::string text_at(const Json& json, const char* pointer) {
    const Json::json_pointer at(pointer);
    return json.contains(at) && json[at].is_string() ? json[at].get<std::string>() : std::string();
}

// {"currency": "EUR", "value": "10.00"}; nothing when there is none.
std::optional<Money> money_at(const Json& json, const std::string& pointer) {
    const auto currency = parse_currency(text_at(json, (pointer + "/currency").c_str()));
    if (!currency)
        return std::nullopt;
    const auto money = parse_amount(text_at(json, (pointer + "/value").c_str()), *currency);
    return money ? std::optional(*money) : std::nullopt;
}

// A chargeback that was won back says when.
bool has_chargeback(const Json& payment) {
    const Json::json_pointer at("/_embedded/chargebacks");
    if (!payment.contains(at) || !payment[at].is_array())
        return false;
    for (const Json& chargeback : payment[at])
        if (text_at(chargeback, "/reversedAt").empty())
            return true;
    return false;
}

Result<CheckoutState, ProviderRefusal> state_of(const Json& payment, const CheckoutReport& report) {
    const std::string status = text_at(payment, "/status");
    if (status == "open")
        return CheckoutState::Started;
    if (status == "pending" || status == "authorized")
        return CheckoutState::Pending;
    if (status == "canceled" || status == "failed")
        return CheckoutState::Failed;
    if (status == "expired")
        return CheckoutState::Expired;
    if (status != "paid")
        return refuse(ProviderRefusal::AnswerFaulty);
    if (has_chargeback(payment))
        return CheckoutState::ChargedBack;
    return report.refunded == report.amount ? CheckoutState::Refunded : CheckoutState::Settled;
}

class Mollie final : public Provider {
public:
    Mollie(ProviderSettings settings, Ask ask) : settings_(std::move(settings)), ask_(std::move(ask)) {
        if (settings_.url.empty())
            settings_.url = public_url;
    }

    PayProvider name() const override { return PayProvider::Mollie; }
    bool takes(PayMethod method) const override { return !method_name(method).empty(); }

    Result<OpenedCheckout, ProviderRefusal> open(const CheckoutOrder& order) const override {
        HttpRequest post = request("POST", "/v2/payments");
        post.headers.push_back({"Content-Type", "application/json"});
        post.headers.push_back({"Idempotency-Key", order.reference});
        post.body = Json{{"amount", {{"currency", order.amount.currency.text()}, {"value", plain(order.amount)}}},
                         {"description", order.description},
                         {"redirectUrl", order.back_url},
                         {"cancelUrl", order.left_url},
                         {"webhookUrl", order.notify_url},
                         {"method", method_name(order.method)},
                         {"locale", locale_of(order.language)},
                         {"metadata", {{"checkout", order.reference}}}}
                        .dump(-1, ' ', false, Json::error_handler_t::replace);
        KZ_TRY(payment, answer_to(post, 201));
        OpenedCheckout opened{text_at(payment, "/id"), text_at(payment, "/_links/checkout/href")};
        if (opened.id.empty() || origin_of(opened.url).empty())
            return refuse(ProviderRefusal::AnswerFaulty);
        return opened;
    }

    Result<ProviderReport, ProviderRefusal> report(std::string_view id) const override {
        KZ_TRY(payment, answer_to(request("GET", "/v2/payments/" + url_encoded(id) + "?embed=chargebacks"), 200));
        const auto amount = money_at(payment, "/amount");
        if (!amount)
            return refuse(ProviderRefusal::AnswerFaulty);
        ProviderReport report{text_at(payment, "/metadata/checkout"), {CheckoutState::Started, *amount, {0, amount->currency}}};
        if (const auto refunded = money_at(payment, "/amountRefunded"))
            report.report.refunded = *refunded;
        KZ_TRY(state, state_of(payment, report.report));
        report.report.state = state;
        return report;
    }

    // What a method can not take back (isCancelable) is refused, and expires.
    Result<void, ProviderRefusal> call_off(std::string_view id) const override {
        KZ_TRY(payment, answer_to(request("DELETE", "/v2/payments/" + url_encoded(id)), 200));
        static_cast<void>(payment);
        return {};
    }

    Result<std::string, ProviderRefusal> noticed(const ProviderNotice& notice, Instant) const override {
        const std::string_view body = notice.body;
        constexpr std::string_view name = "id=";
        constexpr std::size_t id_bytes_max = 64;
        const std::string_view id = body.starts_with(name) ? body.substr(name.size()) : std::string_view();
        if (!id.starts_with("tr_") || id.size() > id_bytes_max || url_encoded(id) != id)
            return refuse(ProviderRefusal::NoticeFaulty);
        return std::string(id);
    }

private:
    HttpRequest request(const char* method, const std::string& path) const {
        HttpRequest request{method, settings_.url + path, {}, {}};
        request.headers = {{"Authorization", "Bearer " + settings_.key}, {"Accept", "application/hal+json"}};
        return request;
    }
    Result<Json, ProviderRefusal> answer_to(const HttpRequest& request, int expected_status) const {
        const HttpAnswer answer = ask_(request);
        if (answer.status != expected_status)
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

std::unique_ptr<Provider> make_mollie(ProviderSettings settings, Ask ask) {
    return std::make_unique<Mollie>(std::move(settings), std::move(ask));
}

} // namespace kz
