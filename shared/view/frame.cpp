// Around every page: who it is from, the languages, and what to know about the link.
#include "shared/base/utf8.hpp"
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

std::string first_letter(std::string_view name) {
    std::size_t end = 0;
    return next_code_point(name, end) ? std::string(name.substr(0, end)) : std::string();
}

void add_language(Sheet& sheet, Language language) {
    const bool is_current = language == sheet.language();
    Model other = sheet.model();
    other.language = language;
    Node& link = sheet.leaf(Role::Link, language_code(language), is_current ? Style::LanguageCurrent : Style::LanguageLink)
                     .text(say(language, TextKey::LanguageName))
                     .on(bind(Action::ChooseLanguage, static_cast<std::int64_t>(language)));
    link.href = page_address + query_of(other);
    if (is_current)
        link.with(state_current);
    else
        link.lang = language_code(language);
}

} // namespace

void add_banner(Sheet& sheet) {
    const Model& model = sheet.model();
    const std::string merchant = sheet.merchant();
    const std::string name = merchant.empty() ? std::string(sheet.words(TextKey::FrameBrand)) : merchant;
    sheet.open(Role::Banner, "banner", Style::Header);
    sheet.open(Role::Group, "inner", Style::HeaderInner);
    sheet.open(Role::Group, "brand", Style::Brand);
    sheet.text("mark", Style::BrandMark, first_letter(name)).with(state_decorative);
    sheet.text("name", Style::BrandName, name);
    sheet.close();
    sheet.open(Role::Navigation, "languages", Style::Languages).text(sheet.words(TextKey::FrameLanguages));
    for (const Language language : languages)
        add_language(sheet, language);
    sheet.close();
    if (model.surface == Surface::Kiosk && model.gate != Gate::Code)
        sheet.leaf(Role::Button, "leave", Style::ButtonQuiet)
            .text(sheet.words(TextKey::FrameLeave))
            .on(bind(Action::Leave));
    sheet.close();
    sheet.close();
}

void add_footer(Sheet& sheet) {
    const bool is_kiosk = sheet.model().surface == Surface::Kiosk;
    const std::string merchant = sheet.merchant();
    sheet.open(Role::Footer, "footer", Style::PageFooter);
    // Whoever has something to lose here is told how to keep it.
    if (const Gate gate = sheet.model().gate; gate == Gate::Open || gate == Gate::Factor)
        sheet.paragraph("care", Style::Small,
                        sheet.words(is_kiosk ? TextKey::FrameFooterKiosk : TextKey::FrameFooterLink));
    sheet.paragraph("maker", Style::Small,
                    merchant.empty() ? std::string(sheet.words(TextKey::FrameFooterMadeWith))
                                     : sheet.words(TextKey::FrameFooterMadeFor, merchant));
    sheet.close();
}

} // namespace kz
