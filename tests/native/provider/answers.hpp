// A provider's server that gives the answers it was told to, in order, and keeps what it was asked.
#pragma once

#include "native/provider/provider.hpp"

#include <vector>

namespace kz::test {

struct Answers {
    std::vector<HttpAnswer> to_give;
    std::vector<HttpRequest> asked;

    Ask ask() {
        return [this](const HttpRequest& request) {
            const std::size_t number = asked.size();
            asked.push_back(request);
            return number < to_give.size() ? to_give[number] : HttpAnswer{};
        };
    }
};

inline HttpAnswer answer(int status, std::string body) {
    HttpAnswer given;
    given.status = status;
    given.body = std::move(body);
    return given;
}

inline CheckoutOrder sample_order() {
    return {"PAY-C12-1", PayMethod::Card, {11'900, eur}, "Müller & Söhne R-1", "", "de", "https://pay.example/back/X", "https://pay.example/back/X?left=1",
            "https://pay.example/api/v1/providers/mollie/notifications", Instant{1'800'000'000'000}};
}

// "settled 119.00 back 0.00 PAY-C12-1", or why not.
inline std::string shown(const Result<ProviderReport, ProviderRefusal>& said) {
    if (!said)
        return std::string(refusal_code(said.error()));
    return std::string(checkout_state_code(said->report.state)) + " " + plain(said->report.amount) + " back " + plain(said->report.refunded) + " " + said->reference;
}

} // namespace kz::test
