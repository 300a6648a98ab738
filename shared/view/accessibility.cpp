// What Directive (EU) 2019/882, Annex V, asks of the provider of a service: what it is, how it is used and how it meets the
// requirements of Annex I; then what was tested, what is missing, and where to turn. It claims no conformity.
#include "shared/view/sheet.hpp"

namespace kz {

void add_accessibility(Sheet& sheet) {
    const auto words = [&](TextKey key) { return sheet.words(key); };
    const std::string& contact = sheet.model().trust.run_by.contact;
    const std::string report = contact.empty() ? std::string(words(TextKey::AccessReportNone))
                                               : sheet.words(TextKey::AccessReportTo, shown(contact));
    sheet.open_region("accessibility", Style::CodeEntry, 1, Style::CardTitle, words(TextKey::AccessTitle));
    sheet.paragraph("lead", Style::CardLead, words(TextKey::AccessLead));
    add_easy_words(sheet, 2, {words(TextKey::EasyAccessAll), words(TextKey::EasyAccessWays), words(TextKey::EasyAccessTested),
                              words(TextKey::EasyAccessSay)});
    add_points(sheet, "what", TextKey::AccessWhat, {words(TextKey::AccessWhatText), words(TextKey::AccessUseText)});
    add_points(sheet, "how", TextKey::AccessHow,
               {words(TextKey::AccessHowAim), words(TextKey::AccessHowPerceive), words(TextKey::AccessHowOperate),
                words(TextKey::AccessHowUnderstand), words(TextKey::AccessHowRobust)});
    add_points(sheet, "tested", TextKey::AccessTested, {words(TextKey::AccessTestedText)});
    add_points(sheet, "limits", TextKey::AccessLimits,
               {words(TextKey::AccessLimitsPeople), words(TextKey::AccessLimitsTexts), words(TextKey::AccessLimitsVoice)});
    add_points(sheet, "report", TextKey::AccessReport, {report});
    add_points(sheet, "enforce", TextKey::AccessEnforce, {words(TextKey::AccessEnforceText)});
    add_way_back(sheet);
    sheet.close();
}

} // namespace kz
