#include "shared/domain/contact/sms.hpp"
#include "shared/view/view.hpp"
#include "tests/shared/golden.hpp"
#include "tests/shared/view/pages_staff_cases.hpp"
#include "tests/shared/view/states_open.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("every page of staff keeps the invariants of a scene, in every language") {
    for (const auto& [name, page] : pages::staff_pages)
        for (const Language language : languages)
            for (const StaffRole role : {StaffRole::Agent, StaffRole::Operator}) {
                CAPTURE(name);
                CHECK(check(view(pages::staff(page, language, role))) == "");
            }
}

TEST_CASE("what the pages of staff say and in which order") {
    for (const auto& [name, page] : pages::staff_pages)
        for (const Language language : {Language::German, Language::English})
            test::check_golden("view", "staff_" + std::string(name) + "." + std::string(language_code(language)), dump(view(pages::staff(page, language))));
}

TEST_CASE("every state of an entry keeps the invariants, and offers what can be done with it") {
    for (const BankState state : {BankState::Waiting, BankState::Posted, BankState::Overpaid, BankState::SetAside, BankState::GoingBack, BankState::GoneBack})
        for (const bool is_out : {false, true}) {
            StaffModel staff = pages::staff(StaffPage::Money, Language::English);
            staff.money->state = state;
            staff.money->is_out = is_out;
            const Scene scene = view(staff);
            CHECK(check(scene) == "");
            const bool is_open = state == BankState::Waiting || state == BankState::SetAside || state == BankState::GoingBack;
            CHECK((find(scene, Role::Button, "Post") != nullptr) == is_open);
            CHECK((find(scene, Role::Button, "Undo") != nullptr) == (state != BankState::GoneBack && !is_out));
        }
}

TEST_CASE("what was typed into a form that is refused stands there again, and nowhere else") {
    StaffModel staff = pages::staff(StaffPage::Claim, Language::English);
    staff.notice = StaffNotice::Refused;
    staff.refusal = "waiver_above_outstanding";
    staff.typed_at = "/staff/claims/" + claim_code(staff.base.page->id) + "/waiver";
    staff.typed = {{"amount", "5000"}, {"reason", "Kulanz"}};
    int typed = 0;
    for (const Node& node : view(staff).nodes)
        typed += node.value == "5000" || node.value == "Kulanz";
    CHECK(typed == 2);
}

TEST_CASE("what a role may not do is not offered") {
    const auto has = [](StaffPage page, StaffRole role, Role what, std::string_view name) {
        return find(view(pages::staff(page, Language::English, role)), what, name) != nullptr;
    };
    CHECK(has(StaffPage::Claim, StaffRole::Lead, Role::Button, "Waive"));
    CHECK_FALSE(has(StaffPage::Claim, StaffRole::Agent, Role::Button, "Waive"));
    CHECK(has(StaffPage::Claim, StaffRole::Agent, Role::Button, "Give out a new link"));
    CHECK(has(StaffPage::Money, StaffRole::Lead, Role::Button, "Set aside"));
    CHECK_FALSE(has(StaffPage::Money, StaffRole::Agent, Role::Button, "Set aside"));
    CHECK(has(StaffPage::Queue, StaffRole::Lead, Role::Link, "Audit trail (P)"));
    CHECK_FALSE(has(StaffPage::Queue, StaffRole::Agent, Role::Link, "Audit trail (P)"));
}

TEST_CASE("the most urgent comes first: what is promised, by its day, then the oldest") {
    StaffTask promised, late, old, fresh;
    promised.due_on = Date{20};
    late.due_on = Date{10};
    old.since = Date{1};
    fresh.since = Date{5};
    CHECK(is_before(late, promised));
    CHECK(is_before(promised, old));
    CHECK(is_before(old, fresh));
    CHECK_FALSE(is_before(fresh, old));
}

TEST_CASE("the queue says whose a conversation is, and only where one was handed over") {
    CHECK_FALSE(dump(view(pages::staff(StaffPage::Queue, Language::English))).contains("With nobody"));
    const StaffModel staff = pages::staff_owners(Language::English);
    const std::string page = dump(view(staff));
    CHECK(check(view(staff)) == "");
    CHECK(page.find("With you") < page.find("With nobody"));
    CHECK(page.find("With nobody") < page.find("With others"));
    CHECK(page.contains("With kim@x.example"));
}

TEST_CASE("a colleague sees the note before anything else, and no customer sees it") {
    StaffModel staff = pages::staff(StaffPage::Claim, Language::English);
    State& state = staff.base.page->state;
    pages::ask(state);
    Model customer = states::open(Language::English);
    customer.page->state = state;
    const std::string page_before = dump(view(customer));
    pages::hand_over(state);
    customer.page->state = state;
    CHECK(dump(view(customer)) == page_before);
    staff.colleagues = {"kim@x.example"};
    const std::string page = dump(view(staff));
    CHECK(check(view(staff)) == "");
    CHECK(page.contains("This conversation is with you."));
    CHECK(page.find("Bitte den Betrag pruefen.") < page.find("Stimmt das?"));
    staff.name = "kim@x.example";
    staff.colleagues = {"lena@x.example"};
    CHECK(dump(view(staff)).contains("This conversation is with lena@x.example."));
    samples::happen(state, 0, ConversationHandedOver{"lena@x.example", "", ""});
    CHECK(dump(view(staff)).contains("This conversation is with nobody."));
}

TEST_CASE("staff see how an answer by mail fares, and what came with one") {
    StaffModel staff = pages::staff(StaffPage::Claim, Language::English);
    samples::happen(staff.base.page->state, 0, ContactRequested{{.text = "Anbei.", .email = "a@b.example"}, TalkChannel::Mail, {{std::string(64, 'a'), ProofKind::Png, 9}}, 2});
    const struct {
        const char* state;
        const char* said;
    } rows[] = {{"waiting", "Goes by email if it is not read by 01:05"}, {"sent", "Sent by email on"}, {"failed", "Email not accepted yet, next try on"},
                {"given_up", "The email did not arrive"}};
    for (const auto& row : rows) {
        CAPTURE(row.state);
        staff.mail = StaffOutgoing{row.state, {samples::today, 65}};
        const std::string page = dump(view(staff));
        CHECK(check(view(staff)) == "");
        CHECK(page.contains(row.said));
        CHECK(page.contains("File 1: picture, 1\u00a0kB"));
        CHECK(page.contains("2 files were not taken"));
        CHECK(page.contains("by email"));
    }
}

TEST_CASE("staff see who is on the telephone above every page, as a hint") {
    StaffModel staff = pages::staff_ringing(Language::English);
    for (const Language language : languages) {
        staff.base.language = language;
        CHECK(check(view(staff)) == "");
    }
    staff.base.language = Language::English;
    const Scene scene = view(staff);
    CHECK(find(scene, Role::Status, "Call from +4930123456") != nullptr);
    CHECK(find(scene, Role::Status, "In conversation with a withheld number") != nullptr);
    CHECK(find(scene, Role::Status, "Call to +4930999999") != nullptr);
    REQUIRE(find(scene, Role::Link, "Possible invoice: NF-10482") != nullptr);
    CHECK(find(scene, Role::Link, "Possible invoice: NF-10482")->href == "/staff/claims/c7");
}

TEST_CASE("staff make a call that is booked, and book again what was missed") {
    StaffModel staff = pages::staff(StaffPage::Claim, Language::English);
    State& state = staff.base.page->state;
    CHECK(find(view(staff), Role::Button, "Reached") == nullptr);
    state.call = CallBack{{samples::today, 570}, "+49 (30) 12-34", CallState::Booked, 0, 1};
    const Scene booked = view(staff);
    CHECK(check(booked) == "");
    CHECK(find(booked, Role::Button, "Reached") != nullptr);
    REQUIRE(find(booked, Role::Link, "+49 (30) 12-34") != nullptr);
    CHECK(find(booked, Role::Link, "+49 (30) 12-34")->href == "tel:+49301234");
    state.call->state = CallState::Missed;
    state.call->tries = 1;
    CHECK(find(view(staff), Role::Button, "Reached") == nullptr);
    staff.call_again = ClockTime{samples::in_days(1), 600};
    const Scene scene = view(staff);
    CHECK(check(scene) == "");
    CHECK(std::ranges::any_of(scene.nodes, [](const Node& node) { return node.href.contains("/call-again?version=") && node.href.ends_with("T10:00"); }));
}

TEST_CASE("a reply text is chosen beside the answer, and stands in its field to be changed") {
    StaffModel staff = pages::staff(StaffPage::Claim, Language::English);
    staff.typed_at = "/staff/claims/" + claim_code(staff.base.page->id) + "/message";
    staff.typed = {{"text", "Guten Tag Miriam"}};
    staff.chosen_reply = "r4";
    const Scene scene = view(staff);
    CHECK(check(scene) == "");
    CHECK(find(scene, Role::Button, "Put into the answer") != nullptr);
    CHECK(std::ranges::any_of(scene.nodes, [](const Node& node) { return node.role == Role::TextArea && node.value == "Guten Tag Miriam"; }));
    CHECK(std::ranges::any_of(scene.nodes, [](const Node& node) { return node.role == Role::Select && node.value == "r4"; }));
    staff.replies.clear();
    CHECK(find(view(staff), Role::Button, "Put into the answer") == nullptr);
    CHECK(find(view(pages::staff(StaffPage::Queue, Language::English, StaffRole::Lead)), Role::Link, "Reply texts (R)") != nullptr);
    CHECK(find(view(pages::staff(StaffPage::Queue, Language::English, StaffRole::Agent)), Role::Link, "Reply texts (R)") == nullptr);
}

TEST_CASE("every refusal that staff alone are told has its own words in every language") {
    StaffModel staff = pages::staff(StaffPage::Replies, Language::English);
    staff.notice = StaffNotice::Refused;
    for (const Language language : languages) {
        staff.base.language = language;
        std::vector<std::string> said;
        const auto say_it = [&](std::string_view code) {
            staff.refusal = code;
            const Scene scene = view(staff);
            const auto alert = std::ranges::find(scene.nodes, Role::Alert, &Node::role);
            REQUIRE(alert != scene.nodes.end());
            said.push_back(alert->name);
        };
        for (int refusal = 0; refusal < reply_refusals_count; ++refusal)
            say_it(refusal_code(static_cast<ReplyRefusal>(refusal)));
        for (int refusal = 0; refusal < sms_refusals_count; ++refusal)
            say_it(refusal_code(static_cast<SmsRefusal>(refusal)));
        say_it("no such code");
        std::ranges::sort(said);
        CHECK(std::ranges::adjacent_find(said) == said.end());
    }
}

TEST_CASE("the link goes by SMS where the merchant has a gateway, and staff see how the last one fared") {
    StaffModel staff = pages::staff(StaffPage::Claim, Language::English);
    CHECK(find(view(staff), Role::Button, "Send the link by SMS") == nullptr);
    const struct {
        const char* state;
        const char* said;
    } rows[] = {{"", ""}, {"sent", "Sent by SMS on"}, {"refused", "refused the SMS on"}, {"unknown", "did not say whether it sends"}};
    for (const auto& row : rows) {
        CAPTURE(row.state);
        staff.sms = StaffSms{"0170 1234567", 2, row.state, {samples::today, 65}};
        for (const Language language : languages) {
            staff.base.language = language;
            CHECK(check(view(staff)) == "");
        }
        staff.base.language = Language::English;
        const Scene scene = view(staff);
        CHECK(find(scene, Role::Button, "Send the link by SMS") != nullptr);
        CHECK(std::ranges::any_of(scene.nodes, [](const Node& node) { return node.href.ends_with("/sms?after=2"); }));
        CHECK(std::ranges::any_of(scene.nodes, [](const Node& node) { return node.role == Role::Telephone && node.value == "0170 1234567"; }));
        CHECK(dump(scene).contains(row.said));
    }
}
