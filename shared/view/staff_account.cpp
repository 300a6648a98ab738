// A member's own account.
#include "shared/view/staff_parts.hpp"

namespace kz {
namespace {

void add_language(Sheet& sheet, const StaffModel& staff) {
    sheet.heading(2, "language_title", Style::SubTitle, words(sheet, StaffKey::AccountLanguage));
    sheet.open(Role::Group, "languages", Style::ButtonRow);
    for (const Language language : languages) {
        std::string href = "/staff/account/language/";
        href += language_code(language);
        add_act(sheet, staff, language_code(language), std::move(href), language == sheet.language() ? Style::ChoiceCurrent : Style::Choice,
                language_name(language));
    }
    sheet.close();
}

void add_shortcuts(Sheet& sheet, const StaffModel& staff) {
    sheet.heading(2, "shortcuts_title", Style::SubTitle, words(sheet, StaffKey::AccountShortcuts));
    sheet.paragraph("shortcuts_lead", Style::Body, words(sheet, staff.has_shortcuts ? StaffKey::AccountShortcutsOn : StaffKey::AccountShortcutsOff));
    add_act(sheet, staff, "shortcuts", staff.has_shortcuts ? "/staff/account/shortcuts/off" : "/staff/account/shortcuts/on", Style::ButtonSecondary,
            words(sheet, staff.has_shortcuts ? StaffKey::AccountTurnOff : StaffKey::AccountTurnOn));
}

void add_sessions(Sheet& sheet, const StaffModel& staff) {
    sheet.heading(2, "sessions_title", Style::SubTitle, words(sheet, StaffKey::AccountSessions));
    sheet.open(Role::List, "sessions", Style::Lines);
    for (const StaffSignedIn& session : staff.sessions) {
        const std::string clock = clock_text(sheet.language(), session.since.minute);
        sheet.open(Role::ListItem, numbered("session", static_cast<std::size_t>(session.session)), Style::LineRow);
        sheet.open(Role::Group, "texts", Style::LineTexts);
        sheet.paragraph("since", Style::Body, session.is_this ? words(sheet, StaffKey::AccountThisSession, session.since.date, clock)
                                                              : words(sheet, StaffKey::AccountSession, session.since.date, clock));
        sheet.close();
        if (!session.is_this)
            add_act(sheet, staff, "end", numbered("/staff/account/sessions/", static_cast<std::size_t>(session.session)), Style::ButtonQuiet,
                    words(sheet, StaffKey::AccountEnd));
        sheet.close();
    }
    sheet.close();
    sheet.open(Role::Group, "leave", Style::ButtonRow);
    add_act(sheet, staff, "out", "/staff/sign-out", Style::ButtonPrimary, words(sheet, StaffKey::SignOut));
    add_act(sheet, staff, "everywhere", "/staff/account/sessions/all", Style::ButtonSecondary, words(sheet, StaffKey::AccountEndAll));
    sheet.close();
}

} // namespace

void add_account(Sheet& sheet, const StaffModel& staff) {
    sheet.open_region("account", Style::Card, 1, Style::CardTitle, words(sheet, StaffKey::AccountTitle));
    sheet.paragraph("who", Style::CardLead, words(sheet, StaffKey::AccountWho, staff.name, role_text(sheet.language(), staff.role)));
    add_sessions(sheet, staff);
    add_language(sheet, staff);
    add_shortcuts(sheet, staff);
    sheet.close();
}

} // namespace kz
