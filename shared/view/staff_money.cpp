// Money that the bank reported: the entries by what has become of them; and of one what the bank says, which claims it may be for and why,
// the decision, and the way back.
#include "shared/domain/mandates/mandate.hpp"
#include "shared/view/staff_parts.hpp"

namespace kz {
namespace {

StaffKey key_of(MatchReason reason) {
    switch (reason) {
    case MatchReason::ReferenceExact: return StaffKey::MatchReferenceExact;
    case MatchReason::ReferenceBody: return StaffKey::MatchReferenceBody;
    case MatchReason::ReferenceMistyped: return StaffKey::MatchReferenceMistyped;
    case MatchReason::NumberExact: return StaffKey::MatchNumberExact;
    case MatchReason::NumberMistyped: return StaffKey::MatchNumberMistyped;
    case MatchReason::SeveralReferences: return StaffKey::MatchSeveralReferences;
    case MatchReason::KnownPayer: return StaffKey::MatchKnownPayer;
    case MatchReason::PayerName: return StaffKey::MatchPayerName;
    case MatchReason::NameVariant: return StaffKey::MatchNameVariant;
    case MatchReason::NameInText: return StaffKey::MatchNameInText;
    case MatchReason::NameAlike: return StaffKey::MatchNameAlike;
    case MatchReason::NameShared: return StaffKey::MatchNameShared;
    case MatchReason::OtherPayer: return StaffKey::MatchOtherPayer;
    case MatchReason::AmountOpen: return StaffKey::MatchAmountOpen;
    case MatchReason::AmountInstalment: return StaffKey::MatchAmountInstalment;
    case MatchReason::AmountOfAll: return StaffKey::MatchAmountOfAll;
    case MatchReason::AmountPart: return StaffKey::MatchAmountPart;
    case MatchReason::AmountAbove: return StaffKey::MatchAmountAbove;
    case MatchReason::ReportedPaid: return StaffKey::MatchReportedPaid;
    case MatchReason::PaidByAnother: return StaffKey::MatchPaidByAnother;
    case MatchReason::UnknownReference: return StaffKey::MatchUnknownReference;
    case MatchReason::AnotherClaimFits: return StaffKey::MatchAnotherClaimFits;
    }
    return StaffKey::MatchAnotherClaimFits;
}

std::string reasons_of(const Sheet& sheet, const StaffSuggestion& suggestion) {
    std::string text;
    for (const MatchReason reason : suggestion.reasons)
        (text += text.empty() ? "" : ", ") += words(sheet, key_of(reason));
    return text;
}

// Of the score, which only puts candidates in order.
std::string why_text(const Sheet& sheet, const StaffSuggestion& suggestion) {
    constexpr int very_likely_min = 70;
    const std::string reasons = reasons_of(sheet, suggestion);
    return suggestion.score >= very_likely_min   ? words(sheet, StaffKey::MatchVeryLikely, reasons)
           : suggestion.score >= strong_score_min ? words(sheet, StaffKey::MatchLikely, reasons)
                                                  : words(sheet, StaffKey::MatchPossible, reasons);
}

std::string title_text(const Sheet& sheet, bool is_out, Money amount) {
    return is_out ? words(sheet, StaffKey::MoneyTitleBack, amount) : words(sheet, StaffKey::MoneyTitle, amount);
}

std::string act_address(const StaffMoney& money, std::string_view act) {
    return ("/staff/money/" + money.entry).append("/").append(act);
}

void add_facts(Sheet& sheet, const StaffMoney& money) {
    sheet.open(Role::List, "facts", Style::HeroFacts);
    const auto fact = [&](std::string_view key, StaffKey label, std::string_view value) {
        if (!value.empty())
            sheet.fact(key, words(sheet, label), Style::FactValue, value, Sensitivity::Personal);
    };
    fact("payer", StaffKey::MoneyPayer, shown(money.payment.payer_name));
    fact("account", StaffKey::MoneyAccount, masked_iban(money.payment.payer_iban));
    fact("behalf", StaffKey::MoneyBehalf, shown(money.payment.ultimate_name));
    fact("booked", StaffKey::MoneyBooked, date_text(sheet.language(), money.booked_on));
    fact("returned", StaffKey::MoneyReturnReason, money.return_reason);
    fact("reason", StaffKey::ActWhy, shown(money.reason));
    sheet.close();
    if (!money.payment.text.empty()) {
        sheet.paragraph("label", Style::FactLabel, words(sheet, StaffKey::MoneyText));
        sheet.paragraph("text", Style::Body, shown(money.payment.text)).personal();
    }
    if (!money.twin.empty())
        sheet.leaf(Role::Link, "twin", Style::FooterLink).text(words(sheet, StaffKey::MoneyTwin)).href = "/staff/money/" + money.twin;
}

void add_claim_link(Sheet& sheet, ClaimId claim, const std::string& customer, const std::string& number) {
    sheet.leaf(Role::Link, "claim", Style::FooterLink).text(words(sheet, StaffKey::QueueWho, shown(customer), shown(number))).href = address_of(claim);
}

void add_suggestion(Sheet& sheet, const StaffModel& staff, const StaffSuggestion& suggestion) {
    sheet.open(Role::ListItem, claim_code(suggestion.claim), Style::LedgerLine);
    sheet.open(Role::Group, "texts", Style::LineTexts);
    add_claim_link(sheet, suggestion.claim, suggestion.customer, suggestion.number);
    sheet.paragraph("why", Style::LineDetail, why_text(sheet, suggestion));
    sheet.close();
    add_act(sheet, staff, "assign", act_address(*staff.money, "assignment/") + claim_code(suggestion.claim), Style::ButtonSecondary,
            words(sheet, StaffKey::MoneyAssign, suggestion.amount, shown(suggestion.number)));
    sheet.close();
}

void add_suggestions(Sheet& sheet, const StaffModel& staff) {
    const StaffMoney& money = *staff.money;
    sheet.open_region("suggestions", Style::Card, 2, Style::CardTitle, words(sheet, money.is_out ? StaffKey::MoneyWhose : StaffKey::MoneySuggested));
    if (money.suggestions.empty())
        sheet.paragraph("none", Style::CardLead, words(sheet, StaffKey::MoneyNoMatch));
    sheet.open(Role::List, "list", Style::Lines);
    for (const StaffSuggestion& suggestion : money.suggestions)
        add_suggestion(sheet, staff, suggestion);
    sheet.close();
    sheet.heading(3, "other_title", Style::SubTitle, words(sheet, StaffKey::MoneyOther));
    const std::string href = act_address(money, "assignment");
    open_act(sheet, "other", href);
    add_field(sheet, {.key = "claims", .label = words(sheet, StaffKey::MoneyClaims), .role = Role::TextArea, .value = typed_in(staff, href, "claims"),
                      .help = words(sheet, StaffKey::MoneyClaimsHelp)});
    add_submit(sheet, staff, Style::ButtonSecondary, words(sheet, StaffKey::MoneyPost));
    sheet.close();
    sheet.close();
}

void add_aside(Sheet& sheet, const StaffModel& staff) {
    const StaffMoney& money = *staff.money;
    sheet.open_region("aside", Style::Card, 2, Style::CardTitle, words(sheet, money.state == BankState::Overpaid ? StaffKey::MoneySeen : StaffKey::MoneyAside));
    const std::string href = act_address(money, "set-aside");
    open_act(sheet, "form", href);
    if (money.state == BankState::Waiting && !money.is_out && money.shares.empty())
        add_choice(sheet, "how", words(sheet, StaffKey::MoneyHow),
                   {{"kept", std::string(words(sheet, StaffKey::MoneyKept))}, {"going_back", std::string(words(sheet, StaffKey::MoneyGoingBack))}}, typed_in(staff, href, "how"));
    add_field(sheet, {.key = "reason", .label = words(sheet, StaffKey::ActWhy), .value = typed_in(staff, href, "reason")});
    add_submit(sheet, staff, Style::ButtonSecondary, words(sheet, StaffKey::MoneySetAside));
    sheet.close();
    sheet.close();
}

// What was decided, and the way back.
void add_decided(Sheet& sheet, const StaffModel& staff) {
    const StaffMoney& money = *staff.money;
    sheet.open_region("decided", Style::Card, 2, Style::CardTitle, words(sheet, StaffKey::MoneyDecided));
    sheet.open(Role::List, "list", Style::Lines);
    for (std::size_t at = 0; at < money.shares.size(); ++at) {
        const StaffShare& share = money.shares[at];
        sheet.open(Role::ListItem, numbered("share", at), Style::LineRow);
        sheet.open(Role::Group, "texts", Style::LineTexts);
        add_claim_link(sheet, share.claim, share.customer, share.number);
        sheet.close();
        sheet.paragraph("amount", Style::LineAmount, sheet.money(share.amount));
        sheet.close();
    }
    sheet.close();
    if (may(staff.role, StaffAct::ReopenMoney) && money.state != BankState::GoneBack && !money.is_out) {
        sheet.paragraph("reopen_lead", Style::Small, words(sheet, StaffKey::MoneyReopenLead));
        add_act(sheet, staff, "reopen", act_address(money, "reopening"), Style::ButtonSecondary, words(sheet, StaffKey::MoneyReopen));
    }
    sheet.close();
}

StaffKey key_of(BankState state) {
    switch (state) {
    case BankState::Waiting: return StaffKey::MoneyStateWaiting;
    case BankState::Overpaid: return StaffKey::MoneyStateOverpaid;
    case BankState::SetAside: return StaffKey::MoneyStateSetAside;
    case BankState::GoingBack: return StaffKey::MoneyStateGoingBack;
    case BankState::GoneBack: return StaffKey::MoneyStateGoneBack;
    case BankState::Posted: case BankState::Noted: break;
    }
    return StaffKey::MoneyStatePosted;
}

std::string list_address(BankState state) {
    return std::string("/staff/money?state=").append(bank_state_code(state));
}

void add_row(Sheet& sheet, const StaffMoneyRow& row) {
    sheet.open(Role::ListItem, row.entry, Style::LineRow);
    sheet.open(Role::Group, "texts", Style::LineTexts);
    const std::string text = row.payer.empty() ? title_text(sheet, row.is_out, row.amount)
                             : row.is_out      ? words(sheet, StaffKey::MoneyRowBack, row.amount, shown(row.payer))
                                               : words(sheet, StaffKey::MoneyRow, row.amount, shown(row.payer));
    sheet.leaf(Role::Link, "link", Style::FooterLink).text(text).personal().href = "/staff/money/" + row.entry;
    if (!row.text.empty())
        sheet.paragraph("text", Style::LineDetail, shown(row.text)).personal();
    sheet.close();
    sheet.paragraph("booked", Style::LineDetail, date_text(sheet.language(), row.booked_on));
    sheet.close();
}

} // namespace

void add_money(Sheet& sheet, const StaffModel& staff) {
    const StaffMoney& money = *staff.money;
    const bool is_open = money.state == BankState::Waiting || money.state == BankState::SetAside || money.state == BankState::GoingBack;
    sheet.open_region("money", Style::Hero, 1, Style::HeroTitle, title_text(sheet, money.is_out, is_open ? money.rest : money.payment.amount));
    if (money.state != BankState::Waiting)
        sheet.paragraph("state", Style::Strong, words(sheet, key_of(money.state)));
    add_facts(sheet, money);
    sheet.leaf(Role::Link, "back", Style::FooterLink).text(words(sheet, StaffKey::MoneyListBack)).href = list_address(money.state);
    sheet.close();
    if (is_open)
        add_suggestions(sheet, staff);
    if (money.state != BankState::Waiting || !money.shares.empty())
        add_decided(sheet, staff);
    if (may(staff.role, StaffAct::SetMoneyAside) && (money.state == BankState::Waiting || money.state == BankState::Overpaid))
        add_aside(sheet, staff);
}

void add_money_list(Sheet& sheet, const StaffModel& staff) {
    const StaffMoneyList& list = staff.money_list;
    sheet.open_region("money", Style::Card, 1, Style::CardTitle, words(sheet, StaffKey::MoneyListTitle));
    add_money_areas(sheet, staff);
    sheet.open(Role::Group, "states", Style::ButtonRow);
    for (const BankState state : staff_money_states) {
        Node& link = sheet.leaf(Role::Link, bank_state_code(state), state == list.state ? Style::ChoiceCurrent : Style::Choice);
        link.text(words(sheet, key_of(state))).href = list_address(state);
        if (state == list.state)
            link.with(state_current);
    }
    sheet.close();
    sheet.leaf(Role::Status, "count", Style::CardLead)
        .text(list.rows.empty() ? std::string(words(sheet, StaffKey::MoneyListEmpty)) : words(sheet, StaffKey::MoneyListCount, static_cast<int>(list.rows.size())));
    sheet.open(Role::List, "list", Style::Lines);
    for (const StaffMoneyRow& row : list.rows)
        add_row(sheet, row);
    sheet.close();
    if (!list.next.empty())
        sheet.leaf(Role::Link, "more", Style::ButtonSecondary).text(words(sheet, StaffKey::AuditMore)).href = list_address(list.state) + "&after=" + list.next;
    sheet.close();
}

} // namespace kz
