// The pages of staff: one model has something for every page, as if a shop had one of each.
#pragma once

#include "shared/view/staff.hpp"
#include "tests/shared/view/states_open.hpp"

#include <string_view>

namespace kz::pages {

// In the order of the day's work.
inline constexpr struct {
    std::string_view name;
    StaffPage page;
} staff_pages[] = {{"sign_in", StaffPage::SignIn}, {"set_up", StaffPage::SetUp}, {"queue", StaffPage::Queue}, {"search", StaffPage::Search},
                   {"claim", StaffPage::Claim}, {"money", StaffPage::Money}, {"audit", StaffPage::Audit}, {"account", StaffPage::Account},
                   {"closed", StaffPage::Closed}, {"money_list", StaffPage::MoneyList}, {"refunds", StaffPage::Refunds}, {"refund", StaffPage::Refund},
                   {"statements", StaffPage::Statements}, {"payout", StaffPage::Payout}, {"webhooks", StaffPage::Webhooks},
                   {"services", StaffPage::Services}, {"replies", StaffPage::Replies}, {"reply", StaffPage::Reply}};

inline void add_tasks(StaffModel& staff) {
    StaffTask task;
    task.claim = ClaimId{7};
    task.customer = "Miriam Kessler";
    task.number = "NF-10482";
    task.since = samples::in_days(-3);
    task.due_on = samples::in_days(-1);
    staff.tasks = {task};
    staff.calls = {{ClaimId{7}, "NF-10482", "Miriam Kessler", "+49 30 123456", {samples::in_days(-1), 570}},
                   {ClaimId{8}, "NF-10483", "Jonas Beck", "030 654321", {samples::today, 600}}};
    staff.search = "mir";
    staff.found = {{ClaimId{7}, "NF-10482", "Miriam Kessler", "Nordfunk", samples::euros(100), Standing::Overdue}};
}
inline void add_money(StaffModel& staff) {
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
}
inline void add_reports(StaffModel& staff) {
    const ClockTime one{samples::today, 65};
    staff.imports = {{one, "DE89370400440532013000 28/1", 4, 1, 2, 1, 0, 0, 2, true}};
    staff.payout = {"m1", "Nordfunk", samples::today, {PayoutTotals{eur, 500, 400, 100, 0, 300, 50, 50, 20, 10, 5}}, 6, {{"m1", "Nordfunk"}, {"m2", "Zweirad"}}};
    staff.webhooks = {{"w1", "Nordfunk", "https://nordfunk.example/hook", true,
                       {{3, "claim.settled", "c7", "pending", 2, 0, "no answer", one}, {2, "claim.raised", "c7", "given_up", 9, 500, "", one},
                        {1, "webhook.test", "", "delivered", 1, 204, "", one}}}};
    staff.services = {1, 1, 75, 7'500, {{ClaimId{7}, "NF-10482", "Miriam Kessler", "Mobilfunk", 0, one, std::nullopt},
                                        {ClaimId{8}, "NF-10483", "Jonas", "Mobilfunk", 0, one, 75}}};
    staff.sessions = {{1, one, true}, {2, {samples::today, 0}, false}};
    staff.looks = {{one, "lena@x.example", 1, "claim_opened", "c7", ""}};
    staff.looks_next = 9;
    staff.replies = {{"r3", {Language::German, "Frist", "Guten Tag {customer},\n\nbis {due} ist Zeit."}, "Nordfunk"}, {"r4", {Language::English, "Copy", "Here it is."}, ""}};
    staff.speed = AnswerSpeed{12, 95};
    staff.answers_counted = 20;
}

// Somebody who is signed in, and no page yet.
inline StaffModel staff_of(Language language, StaffRole role = StaffRole::Lead) {
    StaffModel staff;
    staff.base.language = language;
    staff.base.today = samples::today;
    staff.base.gate = Gate::Gone;
    staff.name = "lena@x.example";
    staff.role = role;
    staff.has_shortcuts = true;
    staff.form_key = "KEY";
    return staff;
}
inline StaffModel staff(StaffPage page, Language language, StaffRole role = StaffRole::Lead) {
    StaffModel model = staff_of(language, role);
    if (page == StaffPage::Claim)
        model.base = states::open(language);
    model.page = page;
    model.symbol = qr_symbol("otpauth://totp/x", 13);
    model.secret_text = "ABCD";
    add_tasks(model);
    add_money(model);
    add_reports(model);
    return model;
}

} // namespace kz::pages
