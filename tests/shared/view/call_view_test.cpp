#include "shared/view/view.hpp"
#include "tests/shared/golden.hpp"
#include "tests/shared/view/pages_call.hpp"
#include "tests/shared/view/states_open.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("the page of calls keeps the invariants of a scene, in every language and state") {
    for (const Language language : languages) {
        CHECK(check(call_view(pages::call(language))) == "");
        CHECK(check(call_view(pages::call_booked(language))) == "");
        CHECK(check(call_view(pages::call_refused(language))) == "");
        CHECK(check(call_view(pages::call_none(language))) == "");
        test::check_golden("view", "call." + std::string(language_code(language)), dump(call_view(pages::call_booked(language))));
    }
}

TEST_CASE("what is full is not offered, but for one's own time") {
    const Scene free = call_view(pages::call(Language::English));
    int options = 0;
    for (const Node& node : free.nodes)
        options += node.role == Role::Option;
    CHECK(options == 2);
    CHECK(find(free, Role::Button, "Cancel the call") == nullptr);
    CallPage own = pages::call_booked(Language::English);
    own.times = {{pages::call_nine, 0}, {pages::call_ten, 0}};
    const Scene booked = call_view(own);
    CHECK(find(booked, Role::Button, "Move the call") != nullptr);
    CHECK(find(booked, Role::Button, "Cancel the call") != nullptr);
    CallPage all_full = pages::call(Language::English);
    all_full.times = {{pages::call_nine, 0}};
    CHECK(find(call_view(all_full), Role::Button, "Book this call") == nullptr);
}

TEST_CASE("the personal page says when the merchant calls, and leads there from a browser alone") {
    Model model = states::open(Language::English);
    model.page->presence = Presence{true, {samples::today, 1020}};
    CHECK(find(view(model), Role::Link, "Book a call back") != nullptr);
    model.page->state.call = CallBack{pages::call_ten, "030 123456", CallState::Booked, 0, 1};
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
