// What Directive (EU) 2019/882, Annex V, asks of the provider of a service: what it is, how it is used and how it meets the
// requirements of Annex I; then what was tested, what is missing, and where to turn. It claims no conformity. A kiosk is used in
// other ways than a page in one's own browser.
#include "shared/view/sheet.hpp"

namespace kz {

void add_accessibility(Sheet& sheet) {
    const auto words = [&](TextKey key) { return sheet.words(key); };
    const std::string& contact = sheet.model().trust.run_by.contact;
    const std::string report = contact.empty() ? std::string(words(TextKey::AccessReportNone))
                                               : sheet.words(TextKey::AccessReportTo, shown(contact));
    const bool is_kiosk = sheet.model().surface == Surface::Kiosk;
    const auto here = [&](TextKey web, TextKey kiosk) { return words(is_kiosk ? kiosk : web); };
    sheet.open_region("accessibility", Style::CodeEntry, 1, Style::CardTitle, words(TextKey::AccessTitle));
    sheet.focus_on(Focus::Page, sheet.out().id_of("title"));
    sheet.paragraph("lead", Style::CardLead, words(TextKey::AccessLead));
    add_easy_words(sheet, 2, {words(TextKey::EasyAccessAll), here(TextKey::EasyAccessWays, TextKey::EasyAccessKiosk),
                              words(TextKey::EasyAccessTested), words(TextKey::EasyAccessSay)});
    add_points(sheet, "what", TextKey::AccessWhat,
               {words(TextKey::AccessWhatText), here(TextKey::AccessUseText, TextKey::AccessUseKiosk)});
    add_points(sheet, "how", TextKey::AccessHow,
               {words(TextKey::AccessHowAim), here(TextKey::AccessHowPerceive, TextKey::AccessPerceiveKiosk),
                here(TextKey::AccessHowOperate, TextKey::AccessOperateKiosk), words(TextKey::AccessHowUnderstand),
                here(TextKey::AccessHowRobust, TextKey::AccessRobustKiosk)});
    add_points(sheet, "tested", TextKey::AccessTested, {here(TextKey::AccessTestedText, TextKey::AccessTestedKiosk)});
    add_points(sheet, "limits", TextKey::AccessLimits,
               {words(TextKey::AccessLimitsPeople), words(TextKey::AccessLimitsTexts),
                here(TextKey::AccessLimitsVoice, TextKey::AccessLimitsKiosk)});
    add_points(sheet, "report", TextKey::AccessReport, {report});
    add_points(sheet, "enforce", TextKey::AccessEnforce, {words(TextKey::AccessEnforceText)});
    add_way_back(sheet);
    sheet.close();
}

} // namespace kz
