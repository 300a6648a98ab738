// Stripe Checkout Sessions: https://docs.stripe.com/api/checkout/sessions. Requests are forms, answers JSON, amounts minor units.
#include "native/provider/provider.hpp"
#include "native/provider/stripe_signature.hpp"

#include <nlohmann/json.hpp>

namespace kz {
namespace {

using Json = nlohmann::json;

constexpr std::string_view public_url = "https://api.stripe.com";
constexpr std::string_view api_version = "2024-06-20"; // what is written and read here is of this one, whatever the account's is

// payment_method_types; cards bring the wallets with them. "wero" is of a later version, 2026-10-28, which is a preview.
std::string_view method_type(PayMethod method) {
    switch (method) {
    case PayMethod::Card: return "card";
    case PayMethod::PayPal: return "paypal";
    case PayMethod::Ideal: return "ideal";
    case PayMethod::Bancontact: return "bancontact";
    case PayMethod::Eps: return "eps";
    case PayMethod::PayByBank: return "pay_by_bank";
    case PayMethod::Transfer: case PayMethod::Wero: case PayMethod::Cash: break;
    }
    return {};
}

std::string text_of(const Json& object, const char* name) {
    const auto at = object.is_object() ? object.find(name) : object.end();
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::int64_t minor_of(const Json& object, const char* name) {
    const auto at = object.is_object() ? object.find(name) : object.end();
    return at != object.end() && at->is_number_integer() ? at->get<std::int64_t>() : -1;
}

bool is_true(const Json& object, const char* name) {
    const auto at = object.is_object() ? object.find(name) : object.end();
    return at != object.end() && at->is_boolean() && at->get<bool>();
}

// What is not there yet is null.
Json part_of(const Json& object, const char* name) {
    const auto at = object.is_object() ? object.find(name) : object.end();
    return at != object.end() && at->is_object() ? *at : Json::object();
}

Currency currency_of(const Json& object) {
    std::string code = text_of(object, "currency");
    for (char& letter : code)
        letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
    return parse_currency(code).value_or(Currency{{'?', '?', '?'}});
}

// Money that is gone, or held back while somebody decides; a warning is neither.
bool takes_money_back(const std::string& dispute_status) {
    return dispute_status == "needs_response" || dispute_status == "under_review" || dispute_status == "lost" || dispute_status == "charge_refunded";
}

class Stripe final : public Provider {
public:
    Stripe(ProviderSettings settings, Ask ask) : settings_(std::move(settings)), ask_(std::move(ask)) {
        if (settings_.url.empty())
            settings_.url = public_url;
    }

    PayProvider name() const override { return PayProvider::Stripe; }
    bool takes(PayMethod method) const override { return !method_type(method).empty(); }
    Result<OpenedCheckout, ProviderRefusal> open(const CheckoutOrder& order) const override;
    Result<ProviderReport, ProviderRefusal> report(std::string_view id) const override;
    Result<void, ProviderRefusal> call_off(std::string_view id) const override {
        KZ_TRY(session, answer_to(request("POST", "/v1/checkout/sessions/" + url_encoded(id) + "/expire")));
        static_cast<void>(session);
        return {};
    }
    std::string_view signature_header() const override { return "Stripe-Signature"; }
    Result<std::string, ProviderRefusal> noticed(const ProviderNotice& notice, Instant now) const override;

private:
    HttpRequest request(const char* method, const std::string& path) const {
        HttpRequest request{method, settings_.url + path, {}, {}};
        request.headers = {{"Authorization", "Bearer " + settings_.key}, {"Stripe-Version", std::string(api_version)}, {"Accept", "application/json"}};
        return request;
    }
    Result<Json, ProviderRefusal> get(const std::string& path) const { return answer_to(request("GET", path)); }
    Result<Json, ProviderRefusal> answer_to(const HttpRequest& request) const {
        const HttpAnswer answer = ask_(request);
        if (answer.status != 200)
            return refuse(refusal_of(answer));
        Json json = Json::parse(answer.body, nullptr, false);
        if (!json.is_object())
            return refuse(ProviderRefusal::AnswerFaulty);
        return json;
    }
    Result<CheckoutState, ProviderRefusal> state_of(const Json& session, const Json& intent, const Json& charge) const;

    ProviderSettings settings_;
    Ask ask_;
};

Result<OpenedCheckout, ProviderRefusal> Stripe::open(const CheckoutOrder& order) const {
    HttpRequest post = request("POST", "/v1/checkout/sessions");
    post.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
    post.headers.push_back({"Idempotency-Key", order.reference});
    std::string currency(order.amount.currency.text());
    for (char& letter : currency)
        letter = static_cast<char>(letter + 32);
    const std::pair<std::string_view, std::string> fields[] = {
        {"mode", "payment"},
        {"client_reference_id", order.reference},
        {"line_items[0][quantity]", "1"},
        {"line_items[0][price_data][currency]", currency},
        {"line_items[0][price_data][unit_amount]", std::to_string(order.amount.minor)},
        {"line_items[0][price_data][product_data][name]", order.description},
        {"payment_method_types[0]", std::string(method_type(order.method))},
        {"payment_intent_data[description]", order.description},
        {"payment_intent_data[metadata][checkout]", order.reference},
        {"locale", order.language},
        {"success_url", order.back_url},
        {"cancel_url", order.left_url},
        {"expires_at", std::to_string(order.expires_at.milliseconds / 1'000)},
    };
    for (const auto& [name, value] : fields)
        post.body.append(post.body.empty() ? "" : "&").append(url_encoded(name)).append("=").append(url_encoded(value));
    KZ_TRY(session, answer_to(post));
    OpenedCheckout opened{text_of(session, "id"), text_of(session, "url")};
    if (opened.id.empty() || origin_of(opened.url).empty())
        return refuse(ProviderRefusal::AnswerFaulty);
    return opened;
}

Result<CheckoutState, ProviderRefusal> Stripe::state_of(const Json& session, const Json& intent, const Json& charge) const {
    const std::string status = text_of(session, "status"), payment = text_of(session, "payment_status");
    if (status == "expired")
        return CheckoutState::Expired;
    if (status == "open")
        return CheckoutState::Started;
    if (status != "complete" || (payment != "paid" && payment != "unpaid"))
        return refuse(ProviderRefusal::AnswerFaulty);
    if (payment == "unpaid") { // a method that takes days: it is under way, or the bank has said no
        const std::string how = text_of(intent, "status");
        return how == "requires_payment_method" || how == "canceled" ? CheckoutState::Failed : CheckoutState::Pending;
    }
    if (is_true(charge, "disputed")) {
        KZ_TRY(disputes, get("/v1/disputes?limit=10&payment_intent=" + url_encoded(text_of(intent, "id"))));
        for (const Json& dispute : disputes.value("data", Json::array()))
            if (takes_money_back(text_of(dispute, "status")))
                return CheckoutState::ChargedBack;
    }
    return is_true(charge, "refunded") ? CheckoutState::Refunded : CheckoutState::Settled;
}

Result<ProviderReport, ProviderRefusal> Stripe::report(std::string_view id) const {
    KZ_TRY(session, get("/v1/checkout/sessions/" + url_encoded(id) + "?expand%5B%5D=payment_intent.latest_charge"));
    const Json intent = part_of(session, "payment_intent"), charge = part_of(intent, "latest_charge");
    const Currency currency = currency_of(session);
    ProviderReport report{text_of(session, "client_reference_id"), {CheckoutState::Started, {minor_of(session, "amount_total"), currency}, {0, currency}}};
    KZ_TRY(state, state_of(session, intent, charge));
    report.report.state = state;
    if (const std::int64_t refunded = minor_of(charge, "amount_refunded"); refunded > 0)
        report.report.refunded.minor = refunded;
    if (report.report.amount.minor < 0)
        return refuse(ProviderRefusal::AnswerFaulty);
    return report;
}

Result<std::string, ProviderRefusal> Stripe::noticed(const ProviderNotice& notice, Instant now) const {
    const std::string_view body = notice.body;
    if (const auto fault = fault_of_signature(notice.signature, body, settings_.notice_secret, now))
        return refuse(*fault);
    const Json event = Json::parse(body, nullptr, false);
    const std::string type = text_of(event, "type");
    if (type.empty())
        return refuse(ProviderRefusal::NoticeFaulty);
    const bool is_of_session = type.starts_with("checkout.session.");
    if (!is_of_session && !type.starts_with("charge.refund") && !type.starts_with("charge.dispute."))
        return refuse(ProviderRefusal::NoticeOther);
    const Json object = part_of(part_of(event, "data"), "object");
    if (std::string id = text_of(object, "id"); is_of_session && !id.empty())
        return id;
    const std::string intent = text_of(object, "payment_intent");
    if (is_of_session || intent.empty())
        return refuse(ProviderRefusal::NoticeFaulty);
    KZ_TRY(sessions, get("/v1/checkout/sessions?limit=1&payment_intent=" + url_encoded(intent)));
    const Json data = sessions.value("data", Json::array());
    std::string id = data.is_array() && !data.empty() ? text_of(data.front(), "id") : std::string();
    if (id.empty())
        return refuse(ProviderRefusal::NoticeOther); // a payment of the merchant's that did not come from here
    return id;
}

} // namespace

std::unique_ptr<Provider> make_stripe(ProviderSettings settings, Ask ask) {
    return std::make_unique<Stripe>(std::move(settings), std::move(ask));
}

} // namespace kz
