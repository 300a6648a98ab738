#include "shared/domain/contact/sms.hpp"
#include "shared/view/staff.hpp"
#include "shared/view/view.hpp"
#include "tests/shared/golden.hpp"
#include "tests/shared/view/states.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace kz;

namespace {

StaffModel model_of_page(StaffPage page, Language language, StaffRole role = StaffRole::Lead) {
    StaffModel staff;
    staff.base = states::open(language);
    staff.page = page;
    staff.name = "lena@x.example";
    staff.role = role;
    staff.has_shortcuts = true;
    staff.form_key = "KEY";
    StaffTask task;
    task.claim = ClaimId{7};
    task.customer = "Miriam Kessler";
    task.number = "NF-10482";
    task.since = samples::in_days(-3);
    task.due_on = samples::in_days(-1);
    staff.tasks = {task};
    staff.calls = {{ClaimId{7}, "NF-10482", "Miriam Kessler", "+49 30 123456", {samples::in_days(-1), 570}}, {ClaimId{8}, "NF-10483", "Jonas Beck", "030 654321", {samples::today, 600}}};
    staff.search = "mir";
    staff.found = {{ClaimId{7}, "NF-10482", "Miriam Kessler", "Nordfunk", samples::euros(100), Standing::Overdue}};
    staff.symbol = qr_symbol("otpauth://totp/x", 13);
    staff.secret_text = "ABCD";
    StaffMoney money;
    money.entry = "b7";
    money.rest = samples::euros(500);
    money.suggestions = {{ClaimId{7}, "NF-10482", "Miriam Kessler", samples::euros(500), {MatchReason::PayerName, MatchReason::AmountPart}}};
    money.shares = {{ClaimId{7}, "NF-10482", "Miriam Kessler", samples::euros(500)}};
    staff.money = money;
    staff.money_list.rows = {{"b7", false, samples::euros(500), "Miriam Kessler", "danke", samples::today}, {"b8", true, samples::euros(5), "", "", samples::today}};
    staff.money_list.next = "b8";
    StaffCredit credit;
    credit.claim = ClaimId{7};
    credit.number = "NF-10482";
    credit.customer = "Miriam Kessler";
    credit.credit = credit.refundable = samples::euros(2000);
    credit.orders = {{0, samples::euros(500), "DE89 •••• •••• •••• 3000", "Miriam Kessler", "REFUND-C7-1", samples::today}};
    credit.accounts = {{"b7", "DE89 •••• •••• •••• 3000", "Miriam Kessler"}};
    staff.credits = {credit};
    staff.imports = {{{samples::today, 65}, "DE89370400440532013000 28/1", 4, 1, 2, 1, 0, 0, 2, true}};
    staff.payout = {"m1", "Nordfunk", samples::today, {PayoutTotals{eur, 500, 400, 100, 0, 300, 50, 50, 20, 10, 5}}, 6, {{"m1", "Nordfunk"}, {"m2", "Zweirad"}}};
    staff.webhooks = {{"w1", "Nordfunk", "https://nordfunk.example/hook", true,
                       {{3, "claim.settled", "c7", "pending", 2, 0, "no answer", {samples::today, 65}}, {2, "claim.raised", "c7", "given_up", 9, 500, "", {samples::today, 65}},
                        {1, "webhook.test", "", "delivered", 1, 204, "", {samples::today, 65}}}}};
    staff.services = {1, 1, 75, 7'500, {{ClaimId{7}, "NF-10482", "Miriam Kessler", "Mobilfunk", 0, {samples::today, 65}, std::nullopt},
                                        {ClaimId{8}, "NF-10483", "Jonas", "Mobilfunk", 0, {samples::today, 65}, 75}}};
    staff.sessions = {{1, {samples::today, 65}, true}, {2, {samples::today, 0}, false}};
    staff.looks = {{{samples::today, 65}, "lena@x.example", 1, "claim_opened", "c7", ""}};
    staff.looks_next = 9;
    staff.replies = {{"r3", {Language::German, "Frist", "Guten Tag {customer},\n\nbis {due} ist Zeit."}, "Nordfunk"}, {"r4", {Language::English, "Copy", "Here it is."}, ""}};
    staff.speed = AnswerSpeed{12, 95};
    staff.answers_counted = 20;
    return staff;
}

constexpr StaffPage pages[] = {StaffPage::SignIn, StaffPage::SetUp, StaffPage::Queue, StaffPage::Search, StaffPage::Claim,
                               StaffPage::Money, StaffPage::Audit, StaffPage::Account, StaffPage::Closed, StaffPage::MoneyList, StaffPage::Refunds,
                               StaffPage::Refund, StaffPage::Statements, StaffPage::Payout, StaffPage::Webhooks, StaffPage::Services, StaffPage::Replies, StaffPage::Reply};

} // namespace

TEST_CASE("every page of staff keeps the invariants of a scene, in every language") {
    for (const StaffPage page : pages)
        for (const Language language : languages)
            for (const StaffRole role : {StaffRole::Agent, StaffRole::Operator})
                CHECK(check(view(model_of_page(page, language, role))) == "");
}

TEST_CASE("what the pages of staff say and in which order") {
    constexpr const char* names[] = {"sign_in", "set_up", "queue", "search", "claim", "money", "audit", "account", "closed", "money_list", "refunds",
                                     "refund", "statements", "payout", "webhooks", "services", "replies", "reply"};
    static_assert(std::size(names) == std::size(pages));
    for (std::size_t at = 0; at < std::size(pages); ++at)
        for (const Language language : {Language::German, Language::English})
            test::check_golden("view", std::string("staff_") + names[at] + "." + std::string(language_code(language)), dump(view(model_of_page(pages[at], language))));
}

TEST_CASE("every state of an entry keeps the invariants, and offers what can be done with it") {
    for (const BankState state : {BankState::Waiting, BankState::Posted, BankState::Overpaid, BankState::SetAside, BankState::GoingBack, BankState::GoneBack})
        for (const bool is_out : {false, true}) {
            StaffModel staff = model_of_page(StaffPage::Money, Language::English);
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
    StaffModel staff = model_of_page(StaffPage::Claim, Language::English);
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
        return find(view(model_of_page(page, Language::English, role)), what, name) != nullptr;
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
    StaffModel staff = model_of_page(StaffPage::Queue, Language::English);
    const std::string before = dump(view(staff));
    CHECK_FALSE(before.contains("With nobody"));
    for (const char* name : {"lena@x.example", "kim@x.example"}) {
        staff.tasks.push_back(staff.tasks.front());
        staff.tasks.back().kind = StaffTaskKind::Contact;
        staff.tasks.back().index = static_cast<int>(staff.tasks.size());
        staff.tasks.back().assignee = name;
    }
    const std::string page = dump(view(staff));
    CHECK(check(view(staff)) == "");
    CHECK(page.find("With you") < page.find("With nobody"));
    CHECK(page.find("With nobody") < page.find("With others"));
    CHECK(page.contains("With kim@x.example"));
}

TEST_CASE("a colleague sees the note before anything else, and no customer sees it") {
    StaffModel staff = model_of_page(StaffPage::Claim, Language::English);
    State& state = staff.base.page->state;
    samples::happen(state, 0, ContactRequested{{.text = "Stimmt das?", .email = "a@b.example"}});
    Model customer = states::open(Language::English);
    customer.page->state = state;
    const std::string page_before = dump(view(customer));
    samples::happen(state, 0, ConversationHandedOver{"kim@x.example", "lena@x.example", "Bitte den Betrag pruefen."});
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
    StaffModel staff = model_of_page(StaffPage::Claim, Language::English);
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
    StaffModel staff = model_of_page(StaffPage::Search, Language::English);
    staff.ringing = {{"+4930123456", false, false, {{ClaimId{7}, "NF-10482"}}}, {"", false, true}, {"+4930999999", true, false}};
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
    StaffModel staff = model_of_page(StaffPage::Claim, Language::English);
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
    StaffModel staff = model_of_page(StaffPage::Claim, Language::English);
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
    CHECK(find(view(model_of_page(StaffPage::Queue, Language::English, StaffRole::Lead)), Role::Link, "Reply texts (R)") != nullptr);
    CHECK(find(view(model_of_page(StaffPage::Queue, Language::English, StaffRole::Agent)), Role::Link, "Reply texts (R)") == nullptr);
}

TEST_CASE("every refusal that staff alone are told has its own words in every language") {
    StaffModel staff = model_of_page(StaffPage::Replies, Language::English);
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
    StaffModel staff = model_of_page(StaffPage::Claim, Language::English);
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
