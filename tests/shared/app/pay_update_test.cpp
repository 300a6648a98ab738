// A way to pay as a kiosk's customer chooses it: what is asked for, what the phone gets, and how it ends.
#include "shared/app/model.hpp"

#include "tests/shared/view/states.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

const Model at_kiosk = states::kiosk_ways(Language::German);

Model opened() {
    return update(update(at_kiosk, WayChosen{PayMethod::Card}).model, CheckoutOpened{"PAY-C7-1", "https://pay.example/go/7F3A9Q2M0V5KR81C7F3A9Q2M0V"}).model;
}

Model with(Model model, CheckoutState state) {
    State& claim = model.page->state;
    states::happen(claim, 0, CheckoutStarted{"PAY-C7-1", PayMethod::Card, PayProvider::Stripe, open(claim)});
    if (state != CheckoutState::Started)
        states::happen(claim, 0, CheckoutMoved{"PAY-C7-1", state, Money{0, eur}});
    return model;
}

} // namespace

TEST_CASE("a way is opened for what is to be paid, and its code stays until the checkout is over") {
    const Next chosen = update(at_kiosk, WayChosen{PayMethod::Card});
    CHECK(chosen.effects == std::vector<Effect>{OpenCheckout{PayMethod::Card, amount_to_pay(at_kiosk)}});
    CHECK(chosen.model.busy == Busy::OpeningCheckout);
    const Model waiting = opened();
    CHECK(waiting.busy == Busy::None);
    REQUIRE(waiting.phone);
    CHECK(waiting.phone->checkout == "PAY-C7-1");
    const Model seen = update(waiting, PageArrived{*with(waiting, CheckoutState::Started).page, waiting.today}).model;
    CHECK(seen.phone == waiting.phone);
    for (const CheckoutState over : {CheckoutState::Settled, CheckoutState::Failed, CheckoutState::Expired})
        CHECK_FALSE(update(seen, PageArrived{*with(waiting, over).page, waiting.today}).model.phone);
}

TEST_CASE("what waits for a phone is called off, and nothing is thanked for") {
    const Next pressed = update(opened(), CallOffPressed{false});
    CHECK(pressed.effects == std::vector<Effect>{CallOffCheckout{"PAY-C7-1"}});
    CHECK(pressed.model.busy == Busy::CallingOff);
    const Model done = update(pressed.model, CommandDone{*with(at_kiosk, CheckoutState::Failed).page}).model;
    CHECK_FALSE(done.phone);
    CHECK(done.notice == Notice::None);
    CHECK(done.busy == Busy::None);
    CHECK(update(at_kiosk, CallOffPressed{false}).effects.empty());
}

TEST_CASE("on the customer's own phone a way to pay opens in its browser, and a slip stays on the page") {
    Model phone = at_kiosk;
    phone.surface = Surface::Phone;
    const Model waiting = update(phone, WayChosen{PayMethod::Card}).model;
    const Next there = update(waiting, CheckoutOpened{"PAY-C7-1", "https://pay.example/go/A"});
    CHECK(there.effects == std::vector<Effect>{OpenAddress{"https://pay.example/go/A"}, FetchPage{}});
    CHECK_FALSE(there.model.phone);
    const Next slip = update(waiting, CheckoutOpened{"PAY-C7-1", "https://pay.example/go/A", true});
    CHECK(slip.effects == std::vector<Effect>{FetchPage{}});
    CHECK_FALSE(slip.model.phone);
    CHECK(update(there.model, AddressNotOpened{}).model.notice == Notice::AddressNotOpened);
    CHECK(update(at_kiosk, AddressNotOpened{}).model.notice == Notice::None);
}

TEST_CASE("a copied link is asked for on a phone, before a claim is open") {
    Model phone = states::kiosk_code(Language::German);
    CHECK(update(phone, PastePressed{}).effects.empty());
    phone.surface = Surface::Phone;
    CHECK(update(phone, PastePressed{}).effects == std::vector<Effect>{PasteCode{}});
    phone.busy = Busy::Loading;
    CHECK(update(phone, PastePressed{}).effects.empty());
    CHECK(update(phone, LeavePressed{}).model.surface == Surface::Phone);
}

TEST_CASE("a way that is not offered, a transfer, and a browser open nothing") {
    CHECK(update(at_kiosk, WayChosen{PayMethod::Eps}).effects.empty());
    CHECK(update(at_kiosk, WayChosen{PayMethod::Transfer}).effects.empty());
    Model web = at_kiosk;
    web.surface = Surface::Web;
    CHECK(update(web, WayChosen{PayMethod::Card}).effects.empty());
    CHECK_FALSE(update(at_kiosk, CheckoutOpened{"PAY-C7-1", "https://pay.example/go/A"}).model.phone);
}

TEST_CASE("a provider that does not answer is said, and whoever leaves takes the code away") {
    const Model failed = update(update(at_kiosk, WayChosen{PayMethod::Card}).model, Failed{Failure::NotReached, {}, {}}).model;
    CHECK(failed.notice == Notice::NotReached);
    CHECK_FALSE(failed.phone);
    CHECK_FALSE(update(opened(), LeavePressed{}).model.phone);
}
