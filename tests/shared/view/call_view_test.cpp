#include "shared/view/call_back.hpp"
#include "shared/view/view.hpp"
#include "tests/shared/golden.hpp"
#include "tests/shared/view/states.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

const ClockTime nine{samples::in_days(1), 540}, ten{samples::in_days(1), 600}, full{samples::in_days(1), 570};

CallPage page_of(Language language) {
    CallPage page;
    page.base = states::open(language);
    page.times = {{nine, 2}, {full, 0}, {ten, 1}};
    page.phone = "030 123456";
    return page;
}
CallPage booked_page(Language language) {
    CallPage page = page_of(language);
    page.base.page->state.call = CallBack{ten, "030 123456", CallState::Booked, 0, 1};
    page.base.page->state.invoice.seller.phone = "+49 (40) 555-0";
    page.done = CallPage::Done::Booked;
    return page;
}

} // namespace

TEST_CASE("the page of calls keeps the invariants of a scene, in every language and state") {
    for (const Language language : languages) {
        CHECK(check(call_view(page_of(language))) == "");
        CHECK(check(call_view(booked_page(language))) == "");
        CallPage refused = page_of(language);
        refused.refusal = "phone_invalid";
        CHECK(check(call_view(refused)) == "");
        CallPage none = page_of(language);
        none.times.clear();
        CHECK(check(call_view(none)) == "");
        test::check_golden("view", "call." + std::string(language_code(language)), dump(call_view(booked_page(language))));
    }
}

TEST_CASE("what is full is not offered, but for one's own time") {
    const Scene free = call_view(page_of(Language::English));
    int options = 0;
    for (const Node& node : free.nodes)
        options += node.role == Role::Option;
    CHECK(options == 2);
    CHECK(find(free, Role::Button, "Cancel the call") == nullptr);
    CallPage own = booked_page(Language::English);
    own.times = {{nine, 0}, {ten, 0}};
    const Scene booked = call_view(own);
    CHECK(find(booked, Role::Button, "Move the call") != nullptr);
    CHECK(find(booked, Role::Button, "Cancel the call") != nullptr);
    CallPage all_full = page_of(Language::English);
    all_full.times = {{nine, 0}};
    CHECK(find(call_view(all_full), Role::Button, "Book this call") == nullptr);
}

TEST_CASE("the personal page says when the merchant calls, and leads there from a browser alone") {
    Model model = states::open(Language::English);
    model.page->presence = Presence{true, {samples::today, 1020}};
    CHECK(find(view(model), Role::Link, "Book a call back") != nullptr);
    model.page->state.call = CallBack{ten, "030 123456", CallState::Booked, 0, 1};
    CHECK(find(view(model), Role::Link, "Move or cancel the call") != nullptr);
    CHECK(dump(view(model)).find("calls you on") != std::string::npos);
    CHECK(dump(view(model)).find("030 123456") == std::string::npos);
    model.page->state.call->state = CallState::Missed;
    CHECK(dump(view(model)).find("tried to reach you") != std::string::npos);
    model.surface = Surface::Kiosk;
    CHECK(find(view(model), Role::Link, "Book a call back") == nullptr);
    model.surface = Surface::Web;
    model.page->presence.reset();
    CHECK(find(view(model), Role::Link, "Book a call back") == nullptr);
}
