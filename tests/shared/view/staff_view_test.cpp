#include "shared/view/staff.hpp"
#include "tests/shared/view/states.hpp"

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
    staff.search = "mir";
    staff.found = {{ClaimId{7}, "NF-10482", "Miriam Kessler", "Nordfunk", samples::euros(100), Standing::Overdue}};
    staff.symbol = qr_symbol("otpauth://totp/x", 13);
    staff.secret_text = "ABCD";
    StaffMoney money;
    money.entry = "b7";
    money.rest = samples::euros(500);
    money.suggestions = {{ClaimId{7}, "NF-10482", "Miriam Kessler", samples::euros(500), {MatchReason::PayerName, MatchReason::AmountPart}}};
    staff.money = money;
    staff.sessions = {{1, {samples::today, 65}, true}, {2, {samples::today, 0}, false}};
    staff.looks = {{{samples::today, 65}, "lena@x.example", 1, "claim_opened", "c7", ""}};
    staff.looks_next = 9;
    return staff;
}

constexpr StaffPage pages[] = {StaffPage::SignIn, StaffPage::SetUp, StaffPage::Queue, StaffPage::Search, StaffPage::Claim,
                               StaffPage::Money, StaffPage::Audit, StaffPage::Account, StaffPage::Closed};

} // namespace

TEST_CASE("every page of staff keeps the invariants of a scene, in every language") {
    for (const StaffPage page : pages)
        for (const Language language : languages)
            for (const StaffRole role : {StaffRole::Agent, StaffRole::Operator})
                CHECK(check(view(model_of_page(page, language, role))) == "");
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
