// Money that nobody could tell: what the bank says of it, which claims it may be for and why, and the decision.
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

std::string act_address(const StaffMoney& money, std::string_view act) {
    return ("/staff/money/" + money.entry).append("/").append(act);
}

void add_suggestion(Sheet& sheet, const StaffModel& staff, const StaffSuggestion& suggestion) {
    sheet.open(Role::ListItem, claim_code(suggestion.claim), Style::LineRow);
    sheet.open(Role::Group, "texts", Style::LineTexts);
    sheet.leaf(Role::Link, "claim", Style::FooterLink).text(words(sheet, StaffKey::QueueWho, shown(suggestion.customer), shown(suggestion.number))).href =
        address_of(suggestion.claim);
    sheet.paragraph("why", Style::LineDetail, reasons_of(sheet, suggestion));
    sheet.close();
    add_act(sheet, staff, "assign", act_address(*staff.money, "assignment/") + claim_code(suggestion.claim), Style::ButtonSecondary,
            words(sheet, StaffKey::MoneyAssign, suggestion.amount, shown(suggestion.number)));
    sheet.close();
}

} // namespace

void add_money(Sheet& sheet, const StaffModel& staff) {
    const StaffMoney& money = *staff.money;
    sheet.open_region("money", Style::Hero, 1, Style::HeroTitle, words(sheet, StaffKey::MoneyTitle, money.rest));
    sheet.open(Role::List, "facts", Style::HeroFacts);
    sheet.fact("payer", words(sheet, StaffKey::MoneyPayer), Style::FactValue, shown(money.payment.payer_name), Sensitivity::Personal);
    sheet.fact("booked", words(sheet, StaffKey::MoneyBooked), Style::FactValue, date_text(sheet.language(), money.booked_on));
    sheet.close();
    sheet.paragraph("label", Style::FactLabel, words(sheet, StaffKey::MoneyText));
    sheet.paragraph("text", Style::Body, shown(money.payment.text)).personal();
    sheet.leaf(Role::Link, "back", Style::FooterLink).text(words(sheet, StaffKey::ClaimBack)).href = "/staff/";
    sheet.close();
    sheet.open_region("suggestions", Style::Card, 2, Style::CardTitle, words(sheet, StaffKey::MoneySuggested));
    if (money.suggestions.empty())
        sheet.paragraph("none", Style::CardLead, words(sheet, StaffKey::MoneyNoMatch));
    sheet.open(Role::List, "list", Style::Lines);
    for (const StaffSuggestion& suggestion : money.suggestions)
        add_suggestion(sheet, staff, suggestion);
    sheet.close();
    sheet.heading(3, "other_title", Style::SubTitle, words(sheet, StaffKey::MoneyOther));
    open_act(sheet, "other", act_address(money, "assignment"));
    add_field(sheet, {.key = "claim", .label = words(sheet, StaffKey::MoneyClaim)});
    add_submit(sheet, staff, Style::ButtonSecondary, words(sheet, StaffKey::MoneyPost));
    sheet.close();
    sheet.close();
    if (!may(staff.role, StaffAct::SetMoneyAside))
        return;
    sheet.open_region("aside", Style::Card, 2, Style::CardTitle, words(sheet, StaffKey::MoneyAside));
    open_act(sheet, "form", act_address(money, "set-aside"));
    add_field(sheet, {.key = "reason", .label = words(sheet, StaffKey::ActWhy)});
    add_submit(sheet, staff, Style::ButtonSecondary, words(sheet, StaffKey::MoneySetAside));
    sheet.close();
    sheet.close();
}

} // namespace kz
