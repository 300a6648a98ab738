// Around every page of staff: where one can go, what just happened, and the parts that all pages share.
#include "shared/base/decimal_text.hpp"
#include "shared/view/staff_parts.hpp"

#include <algorithm>

namespace kz {
namespace {

struct Area {
    StaffPage page;
    std::string_view key;
    std::string_view address;
    StaffKey name;
    char letter;
};
constexpr Area areas[] = {{StaffPage::Queue, "queue", "/staff/", StaffKey::FrameQueue, 'q'},
                          {StaffPage::Search, "search", "/staff/search", StaffKey::FrameSearch, '/'},
                          {StaffPage::MoneyList, "money", "/staff/money", StaffKey::FrameMoney, 'm'},
                          {StaffPage::Replies, "replies", "/staff/replies", StaffKey::FrameReplies, 'r'},
                          {StaffPage::Audit, "audit", "/staff/audit", StaffKey::FrameAudit, 'p'},
                          {StaffPage::Account, "account", "/staff/account", StaffKey::FrameAccount, 'k'}};

struct MoneyArea {
    StaffPage page;
    StaffAct act;
    std::string_view key;
    StaffKey name;
};
constexpr MoneyArea money_areas[] = {{StaffPage::MoneyList, StaffAct::AssignMoney, "money", StaffKey::MoneyListTitle},
                                     {StaffPage::Refunds, StaffAct::AssignMoney, "refunds", StaffKey::RefundsTitle},
                                     {StaffPage::Statements, StaffAct::ImportStatement, "statements", StaffKey::StatementsTitle},
                                     {StaffPage::Payout, StaffAct::ReadReports, "payout", StaffKey::PayoutTitle},
                                     {StaffPage::Services, StaffAct::ReadReports, "services", StaffKey::ServicesTitle},
                                     {StaffPage::Webhooks, StaffAct::RunWebhooks, "webhooks", StaffKey::WebhooksTitle}};

bool is_of_money(StaffPage page) {
    return std::ranges::contains(money_areas, page, &MoneyArea::page);
}

bool is_open(const Area& area, StaffRole role) {
    return (area.page != StaffPage::Replies || may(role, StaffAct::EditReplies)) && (area.page != StaffPage::Audit || may(role, StaffAct::ReadAudit)) && (area.page != StaffPage::MoneyList || may(role, StaffAct::AssignMoney));
}

void add_area(Sheet& sheet, const StaffModel& staff, const Area& area) {
    const bool is_current = staff.page == area.page || (area.page == StaffPage::MoneyList && is_of_money(staff.page)) || (area.page == StaffPage::Replies && staff.page == StaffPage::Reply);
    const std::string_view name = words(sheet, area.name);
    Node& link = sheet.leaf(Role::Link, area.key, is_current ? Style::LanguageCurrent : Style::LanguageLink);
    link.href = area.address;
    if (is_current)
        link.with(state_current);
    if (!staff.has_shortcuts) {
        link.text(name);
        return;
    }
    const char shown_letter = area.letter >= 'a' ? static_cast<char>(area.letter - 'a' + 'A') : area.letter;
    link.text(words(sheet, StaffKey::FrameWithKey, name, std::string_view(&shown_letter, 1)));
    link.on({staff_shortcut, area.letter});
}

void add_staff_banner(Sheet& sheet, const StaffModel& staff) {
    sheet.open(Role::Banner, "banner", Style::Header);
    sheet.open(Role::Group, "inner", Style::HeaderInner);
    const std::uint64_t page = node_id(0, "page");
    sheet.leaf(Role::Link, "skip", Style::LanguageLink).text(words(sheet, StaffKey::FrameSkip)).href = "#" + dom_id(node_id(page, "main"));
    sheet.open(Role::Group, "brand", Style::Brand);
    sheet.text("mark", Style::BrandMark, "K").with(state_decorative);
    sheet.text("name", Style::BrandName, staff.name.empty() ? words(sheet, StaffKey::FrameTitle) : std::string_view(staff.name));
    sheet.close();
    if (!staff.name.empty()) {
        sheet.open(Role::Navigation, "areas", Style::Languages).text(words(sheet, StaffKey::FrameNavigation));
        for (const Area& area : areas)
            if (is_open(area, staff.role))
                add_area(sheet, staff, area);
        sheet.close();
    }
    sheet.close();
    sheet.close();
}

StaffKey key_of(StaffNotice notice) {
    switch (notice) {
    case StaffNotice::SignInNeeded: return StaffKey::SignNeeded;
    case StaffNotice::SignInWrong: return StaffKey::SignWrong;
    case StaffNotice::TooManyTries: return StaffKey::SignTooMany;
    case StaffNotice::SignedOut: return StaffKey::SignOutDone;
    case StaffNotice::SetUpGone: return StaffKey::SetupGone;
    case StaffNotice::SetUpDone: return StaffKey::SetupDone;
    case StaffNotice::PasswordTooShort: return StaffKey::SetupTooShort;
    case StaffNotice::PasswordTooLong: return StaffKey::SetupTooLong;
    case StaffNotice::PasswordIsName: return StaffKey::SetupIsName;
    case StaffNotice::PasswordsDiffer: return StaffKey::SetupDiffer;
    case StaffNotice::CodeWrong: return StaffKey::SetupCodeWrong;
    case StaffNotice::Done: return StaffKey::NoticeDone;
    case StaffNotice::Nothing: return StaffKey::NoticeNothing;
    case StaffNotice::Unclear: return StaffKey::NoticeUnclear;
    case StaffNotice::OldForm: return StaffKey::NoticeOldForm;
    case StaffNotice::NotAllowed: return StaffKey::NoticeNotAllowed;
    case StaffNotice::Unknown: return StaffKey::NoticeUnknown;
    case StaffNotice::AboveRest: return StaffKey::NoticeAboveRest;
    case StaffNotice::NoClaim: return StaffKey::NoticeNoClaim;
    case StaffNotice::AccountFaulty: return StaffKey::NoticeAccountFaulty;
    case StaffNotice::StatementFaulty: return StaffKey::NoticeStatementFaulty;
    case StaffNotice::StatementTaken: return StaffKey::NoticeStatementTaken;
    case StaffNotice::ShareUnknown: return StaffKey::ShareUnknown;
    case StaffNotice::ShareTooMany: return StaffKey::ShareTooMany;
    case StaffNotice::ShareOver: return StaffKey::ShareEnded;
    default: return StaffKey::NoticeNotDone;
    }
}

// Good news and what is merely so; everything else is said at once.
Style style_of(StaffNotice notice) {
    switch (notice) {
    case StaffNotice::Done: case StaffNotice::SetUpDone: case StaffNotice::StatementTaken: return Style::NoticeGood;
    case StaffNotice::SignInNeeded: case StaffNotice::SignedOut: case StaffNotice::Nothing: case StaffNotice::ShareOver: return Style::NoticeCalm;
    default: return Style::NoticeBad;
    }
}

void add_news(Sheet& sheet, const StaffModel& staff) {
    const bool is_bad = style_of(staff.notice) == Style::NoticeBad;
    std::string text;
    if (staff.notice == StaffNotice::Refused)
        text = staff_refusal_text(sheet, staff.refusal);
    else if (staff.notice != StaffNotice::None)
        text = words(sheet, key_of(staff.notice));
    sheet.leaf(Role::Status, "status", staff.notice == StaffNotice::None ? Style::NoticeGood : style_of(staff.notice)).text(is_bad ? "" : text);
    sheet.leaf(Role::Alert, "alert", Style::NoticeBad).text(is_bad && staff.notice != StaffNotice::None ? text : "");
}

void add_page(Sheet& sheet, const StaffModel& staff) {
    switch (staff.page) {
    case StaffPage::SignIn: return add_sign_in(sheet, staff);
    case StaffPage::SetUp: return add_set_up(sheet, staff);
    case StaffPage::Queue: return add_queue(sheet, staff);
    case StaffPage::Search: return add_search(sheet, staff);
    case StaffPage::Claim: return add_staff_claim(sheet, staff);
    case StaffPage::Money: return add_money(sheet, staff);
    case StaffPage::Audit: return add_audit(sheet, staff);
    case StaffPage::Account: return add_account(sheet, staff);
    case StaffPage::MoneyList: return add_money_list(sheet, staff);
    case StaffPage::Refunds: return add_refunds(sheet, staff);
    case StaffPage::Refund: return add_refund(sheet, staff);
    case StaffPage::Statements: return add_statements(sheet, staff);
    case StaffPage::Payout: return add_payout(sheet, staff);
    case StaffPage::Webhooks: return add_webhooks(sheet, staff);
    case StaffPage::Services: return add_services(sheet, staff);
    case StaffPage::Share: return add_share_entry(sheet, staff);
    case StaffPage::Replies: return add_replies(sheet, staff);
    case StaffPage::Reply: return add_reply(sheet, staff);
    case StaffPage::Closed: break;
    }
    sheet.open_region("closed", Style::Card, 1, Style::CardTitle, words(sheet, StaffKey::FrameTitle));
    sheet.leaf(Role::Link, "back", Style::FooterLink).text(words(sheet, StaffKey::ClaimBack)).href = "/staff/";
    sheet.close();
}

} // namespace

StaffKey title_of(const StaffModel& staff) {
    switch (staff.page) {
    case StaffPage::SignIn: return StaffKey::SignTitle;
    case StaffPage::SetUp: return StaffKey::SetupTitle;
    case StaffPage::Queue: return StaffKey::QueueTitle;
    case StaffPage::Search: return StaffKey::SearchTitle;
    case StaffPage::Audit: return StaffKey::AuditTitle;
    case StaffPage::Account: return StaffKey::AccountTitle;
    case StaffPage::MoneyList: return StaffKey::MoneyListTitle;
    case StaffPage::Refunds: return StaffKey::RefundsTitle;
    case StaffPage::Statements: return StaffKey::StatementsTitle;
    case StaffPage::Payout: return StaffKey::PayoutTitle;
    case StaffPage::Webhooks: return StaffKey::WebhooksTitle;
    case StaffPage::Services: return StaffKey::ServicesTitle;
    case StaffPage::Share: return StaffKey::ShareTitle;
    case StaffPage::Replies: case StaffPage::Reply: return StaffKey::RepliesTitle;
    case StaffPage::Refund:
    case StaffPage::Claim: case StaffPage::Money: case StaffPage::Closed: break;
    }
    return StaffKey::FrameTitle;
}

void add_money_areas(Sheet& sheet, const StaffModel& staff) {
    sheet.open(Role::Navigation, "areas", Style::Choices).text(words(sheet, StaffKey::FrameMoney));
    for (const MoneyArea& page : money_areas)
        if (may(staff.role, page.act)) {
            Node& link = sheet.leaf(Role::Link, page.key, staff.page == page.page ? Style::ChoiceCurrent : Style::Choice);
            link.text(words(sheet, page.name)).href = std::string("/staff/").append(page.key);
            if (staff.page == page.page)
                link.with(state_current);
        }
    sheet.close();
}

std::string_view role_text(Language language, StaffRole role) {
    switch (role) {
    case StaffRole::Agent: return say(language, StaffKey::RoleAgent);
    case StaffRole::Lead: return say(language, StaffKey::RoleLead);
    case StaffRole::MerchantAdmin: return say(language, StaffKey::RoleMerchantAdmin);
    case StaffRole::Operator: return say(language, StaffKey::RoleOperator);
    }
    return {};
}

std::string address_of(ClaimId claim) {
    return "/staff/claims/" + claim_code(claim);
}

void open_act(Sheet& sheet, std::string_view key, std::string href) {
    sheet.open(Role::Form, key, Style::FormStack).href = std::move(href);
}

void add_field(Sheet& sheet, const StaffField& field) {
    sheet.open(Role::Group, field.key, Style::Field);
    sheet.leaf(Role::Label, "label", Style::FieldLabel).text(field.label).refers_to = sheet.out().id_of("field");
    Node& node = sheet.leaf(field.role, "field", field.role == Role::TextArea ? Style::FieldArea : Style::FieldInput);
    node.value = field.value;
    node.input.field = field.key;
    node.input.autocomplete = field.autocomplete;
    node.input.inputmode = field.inputmode;
    if (field.is_required)
        node.with(state_required);
    if (field.autocomplete.ends_with("-password"))
        node.sensitivity = Sensitivity::Secret;
    if (!field.help.empty())
        node.described_by = sheet.out().id_of("help");
    if (!field.help.empty())
        sheet.paragraph("help", Style::FieldHelp, field.help);
    sheet.close();
}

std::string typed_in(const StaffModel& staff, std::string_view href, std::string_view field, std::string_view otherwise) {
    if (staff.typed_at == href.substr(0, href.find('?')))
        for (const auto& [name, value] : staff.typed)
            if (name == field)
                return shown(value);
    return std::string(otherwise);
}

void add_choice(Sheet& sheet, std::string_view key, std::string_view label, const std::vector<StaffOption>& options, std::string_view chosen) {
    const auto found = std::ranges::find(options, chosen, &StaffOption::value);
    const StaffOption& selected = found == options.end() ? options.front() : *found;
    sheet.open(Role::Group, key, Style::Field);
    sheet.leaf(Role::Label, "label", Style::FieldLabel).text(label).refers_to = sheet.out().id_of("field");
    Node& select = sheet.open(Role::Select, "field", Style::FieldSelect);
    select.input.field = key;
    select.value = selected.value;
    select.value_text = selected.words;
    for (const StaffOption& option : options) {
        Node& node = sheet.leaf(Role::Option, option.value, Style::None).text(option.words);
        node.value = option.value;
        if (&option == &selected)
            node.with(state_selected);
    }
    sheet.close();
    sheet.close();
}

void add_submit(Sheet& sheet, const StaffModel& staff, Style style, std::string_view text) {
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    Node& button = sheet.leaf(Role::Button, "submit", style).text(text);
    button.submits = true;
    if (!staff.form_key.empty()) {
        button.input.field = "key";
        button.value = staff.form_key;
    }
    sheet.close();
}

void add_act(Sheet& sheet, const StaffModel& staff, std::string_view key, std::string href, Style style, std::string_view text) {
    open_act(sheet, key, std::move(href));
    add_submit(sheet, staff, style, text);
    sheet.close();
}

Scene view(const StaffModel& staff) {
    const std::string_view title = say(staff.base.language, title_of(staff));
    Sheet sheet(staff.base, title);
    add_staff_banner(sheet, staff);
    sheet.open(Role::Main, "main", Style::Main);
    add_news(sheet, staff);
    add_ringing(sheet, staff);
    add_page(sheet, staff);
    sheet.close();
    sheet.open(Role::Footer, "footer", Style::PageFooter);
    sheet.paragraph("maker", Style::Small, words(sheet, StaffKey::FrameMadeWith));
    sheet.close();
    return std::move(sheet).finish();
}

} // namespace kz
