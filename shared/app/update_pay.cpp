#include "shared/app/updater.hpp"

#include "shared/base/hash.hpp"

#include <algorithm>

namespace kz {

bool Updater::is_about_checkout(Busy busy) {
    return busy == Busy::OpeningCheckout || busy == Busy::CallingOff;
}

void Updater::operator()(const WayChosen& message) {
    if (!is_native(model_.surface) || model_.gate != Gate::Open || !model_.page || model_.busy != Busy::None ||
        message.method == PayMethod::Transfer || !std::ranges::contains(pay_ways_shown(model_), message.method, &PayWay::method))
        return;
    const Money amount = amount_to_pay(model_);
    begin_command(Busy::OpeningCheckout, hash64(static_cast<std::uint64_t>(amount.minor), hash64(pay_method_code(message.method))));
    effects_.push_back(OpenCheckout{message.method, amount});
}

void Updater::operator()(const CheckoutOpened& message) {
    constexpr int version_max = 10; // what a phone reads from a screen at arm's length
    if (model_.busy != Busy::OpeningCheckout)
        return;
    end_command();
    if (model_.surface == Surface::Phone && !message.is_slip)
        effects_.push_back(OpenAddress{message.phone_url});
    else if (auto symbol = model_.surface == Surface::Kiosk ? qr_symbol(message.phone_url, version_max) : std::nullopt)
        model_.phone = PhoneCode{message.checkout, *std::move(symbol)};
    effects_.push_back(FetchPage{});
}

void Updater::operator()(const CallOffPressed& message) {
    const std::string checkout = checkout_to_call_off(model_, message.is_slip);
    if (model_.gate != Gate::Open || model_.busy != Busy::None || checkout.empty())
        return;
    begin_command(Busy::CallingOff, text_digest(checkout, hash64("call off")));
    effects_.push_back(CallOffCheckout{checkout});
}

} // namespace kz
