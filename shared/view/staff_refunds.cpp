// Credit of customers: whose it is, what was ordered to go back, and the order for one of them.
#include "shared/base/decimal_text.hpp"
#include "shared/view/staff_parts.hpp"

namespace kz {
namespace {

std::string refund_address(ClaimId claim) {
    return "/staff/refunds/" + claim_code(claim);
}

// With the version that was looked at.
std::string act_address(const StaffCredit& credit, std::string act) {
    std::string address = refund_address(credit.claim).append("/").append(act).append("?version=");
    append_integer(address, credit.version);
    return address;
}

// "12,30", as it can be typed.
std::string typed_amount(Language language, Money amount) {
    const std::string_view point = language == Language::English ? "." : ",";
    constexpr std::int64_t cents = 100;
    std::string text;
    append_integer(text, amount.minor / cents);
    text.append(point).append(amount.minor % cents < 10 ? "0" : "");
    append_integer(text, amount.minor % cents);
    return text;
}

void add_row(Sheet& sheet, const StaffCredit& credit) {
    sheet.open(Role::ListItem, claim_code(credit.claim), Style::LineRow);
    sheet.open(Role::Group, "texts", Style::LineTexts);
    sheet.leaf(Role::Link, "link", Style::FooterLink).text(words(sheet, StaffKey::QueueWho, shown(credit.customer), shown(credit.number))).personal().href =
        refund_address(credit.claim);
    for (const StaffRefund& order : credit.orders)
        sheet.paragraph(numbered("order", static_cast<std::size_t>(order.number)), Style::LineDetail, words(sheet, StaffKey::RefundOrdered, order.amount, order.ordered_on));
    sheet.close();
    sheet.paragraph("credit", Style::LineAmount, sheet.money(credit.credit));
    sheet.close();
}

// What was decided and is not paid yet: what the bank is told, and the ways to end it.
void add_order(Sheet& sheet, const StaffModel& staff, const StaffCredit& credit, const StaffRefund& order) {
    const auto number = static_cast<std::size_t>(order.number);
    sheet.open_region(numbered("order", number), Style::Card, 2, Style::CardTitle, words(sheet, StaffKey::RefundOrdered, order.amount, order.ordered_on));
    sheet.open(Role::List, "facts", Style::HeroFacts);
    sheet.fact("holder", words(sheet, StaffKey::RefundHolder), Style::FactValue, shown(order.holder), Sensitivity::Personal);
    sheet.fact("account", words(sheet, StaffKey::MoneyAccount), Style::FactValue, order.account, Sensitivity::Personal);
    sheet.fact("reference", words(sheet, StaffKey::MoneyText), Style::FactValue, order.reference);
    sheet.close();
    sheet.paragraph("lead", Style::Small, words(sheet, StaffKey::RefundOrderLead));
    if (may(staff.role, StaffAct::OrderRefund)) {
        sheet.open(Role::Group, "acts", Style::ButtonRow);
        add_act(sheet, staff, "paid", act_address(credit, numbered("paid/", number)), Style::ButtonSecondary, words(sheet, StaffKey::RefundPaid));
        add_act(sheet, staff, "cancel", act_address(credit, numbered("cancel/", number)), Style::ButtonQuiet, words(sheet, StaffKey::RefundCancel));
        sheet.close();
    }
    sheet.close();
}

void add_order_form(Sheet& sheet, const StaffModel& staff, const StaffCredit& credit) {
    sheet.open_region("new", Style::Card, 2, Style::CardTitle, words(sheet, StaffKey::RefundNew));
    const std::string href = act_address(credit, "order");
    open_act(sheet, "form", href);
    add_field(sheet, {.key = "amount", .label = words(sheet, StaffKey::ActAmount),
                      .value = typed_in(staff, href, "amount", typed_amount(sheet.language(), credit.refundable)), .inputmode = "decimal"});
    if (credit.accounts.empty()) {
        add_field(sheet, {.key = "holder", .label = words(sheet, StaffKey::RefundHolder), .value = typed_in(staff, href, "holder", shown(credit.customer))});
        add_field(sheet, {.key = "iban", .label = words(sheet, StaffKey::RefundIban), .value = typed_in(staff, href, "iban"), .help = words(sheet, StaffKey::RefundIbanHelp)});
    } else {
        std::vector<StaffOption> options;
        for (const StaffPayerAccount& account : credit.accounts)
            options.push_back({account.entry, words(sheet, StaffKey::RefundAccountOf, account.account, shown(account.holder))});
        add_choice(sheet, "account", words(sheet, StaffKey::RefundAccount), options, typed_in(staff, href, "account"));
    }
    add_submit(sheet, staff, Style::ButtonPrimary, words(sheet, StaffKey::RefundOrder));
    sheet.close();
    sheet.close();
}

} // namespace

void add_refunds(Sheet& sheet, const StaffModel& staff) {
    sheet.open_region("refunds", Style::Card, 1, Style::CardTitle, words(sheet, StaffKey::RefundsTitle));
    add_money_areas(sheet, staff);
    sheet.leaf(Role::Status, "count", Style::CardLead)
        .text(staff.credits.empty() ? std::string(words(sheet, StaffKey::RefundsEmpty)) : words(sheet, StaffKey::RefundsCount, static_cast<int>(staff.credits.size())));
    sheet.open(Role::List, "list", Style::Lines);
    for (const StaffCredit& credit : staff.credits)
        add_row(sheet, credit);
    sheet.close();
    if (may(staff.role, StaffAct::OrderRefund)) {
        sheet.paragraph("file_lead", Style::Small, words(sheet, StaffKey::RefundsFileLead));
        sheet.leaf(Role::Link, "file", Style::FooterLink).text(words(sheet, StaffKey::RefundsFile)).href = "/staff/refunds.csv";
    }
    sheet.close();
}

void add_refund(Sheet& sheet, const StaffModel& staff) {
    const StaffCredit& credit = staff.credits.front();
    sheet.open_region("refund", Style::Hero, 1, Style::HeroTitle, words(sheet, StaffKey::RefundTitle, credit.credit));
    sheet.leaf(Role::Link, "claim", Style::FooterLink).text(words(sheet, StaffKey::QueueWho, shown(credit.customer), shown(credit.number))).personal().href =
        address_of(credit.claim);
    sheet.leaf(Role::Link, "back", Style::FooterLink).text(words(sheet, StaffKey::RefundBack)).href = "/staff/refunds";
    sheet.close();
    for (const StaffRefund& order : credit.orders)
        add_order(sheet, staff, credit, order);
    if (may(staff.role, StaffAct::OrderRefund) && credit.refundable.is_positive())
        add_order_form(sheet, staff, credit);
}

} // namespace kz
