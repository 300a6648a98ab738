// Around every page: who it is from, the languages, and what to know about the link.
#include "shared/base/utf8.hpp"
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

std::string first_letter(std::string_view name) {
    std::size_t end = 0;
    return next_code_point(name, end) ? std::string(name.substr(0, end)) : std::string();
}

void add_picture(Sheet& sheet, std::string_view key, Style style, Picture picture) {
    Node& image = sheet.leaf(Role::Image, key, style);
    image.with(state_decorative);
    image.picture = std::move(picture);
}

// Without script a link would lose what has been typed: where there is a form for it, the languages are buttons that send it
// along, and the answer is the same page with the same text.
void add_language(Sheet& sheet, Language language, std::uint64_t form) {
    const bool is_current = language == sheet.language();
    Model other = sheet.model();
    other.language = language;
    Node& node = sheet.leaf(form == 0 ? Role::Link : Role::Button, language_code(language),
                            is_current ? Style::LanguageCurrent : Style::LanguageLink)
                     .text(language_name(language))
                     .on(bind(Action::ChooseLanguage, static_cast<std::int64_t>(language)));
    node.href = form == 0 || has_topic_page(other) ? topic_address(other.topic) : "language";
    node.href += query_of(other);
    node.submits = form != 0;
    node.refers_to = form;
    if (is_current)
        node.with(state_current);
    else
        node.lang = language_code(language);
}

void add_languages(Sheet& sheet) {
    const Model& model = sheet.model();
    const std::uint64_t form = model.surface == Surface::Web ? typed_form(model) : 0;
    sheet.open(Role::Navigation, "languages", Style::Languages).text(sheet.words(TextKey::FrameLanguages));
    if (form != 0) {
        // Enter in a field presses the first button of its form, and that shall not be a language (HTML, implicit submission).
        Node& enter = sheet.leaf(Role::Button, "enter", Style::None).with(state_decorative);
        if (model.topic != Topic::Check)
            enter.on(bind(model.gate == Gate::Factor ? Action::SubmitFactor : is_disputing(model) ? Action::SendDispute
                          : is_giving_mandate(model) ? Action::GiveMandate : Action::SendContact));
        enter.submits = true;
        enter.refers_to = form;
    }
    for (const Language language : languages)
        add_language(sheet, language, form);
    sheet.close();
}

// Where whoever doubts or can not use the page is helped. A kiosk has no addresses: there the topics are steps.
void add_topics(Sheet& sheet) {
    const Model& model = sheet.model();
    const bool is_step = is_native(model.surface);
    const auto link = [&](Topic topic, Style style, TextKey text) {
        Node& node = sheet.leaf(Role::Link, topic_address(topic), style).text(sheet.words(text));
        node.href = topic_address(topic);
        node.href += query_of_overview(model);
        if (is_step)
            node.on(bind(Action::OpenTopic, static_cast<std::int64_t>(topic)));
    };
    if (has_link(model))
        link(Topic::Genuine, Style::TrustLink, TextKey::FrameGenuine);
    else if (!is_step)
        link(Topic::Check, Style::TrustLink, TextKey::FrameCheck);
    link(Topic::Accessibility, Style::FooterLink, TextKey::FrameAccessibility);
    if (has_link(model) && !is_step)
        link(Topic::Device, Style::FooterLink, TextKey::FrameDevice);
    if (model.surface == Surface::Phone && model.gate == Gate::Open)
        add_browser_link(sheet);
}

} // namespace

void add_browser_link(Sheet& sheet) {
    sheet.leaf(Role::Link, "browser", Style::FooterLink).text(sheet.words(TextKey::FrameBrowser)).href = page_address + query_of_overview(sheet.model());
}

void add_banner(Sheet& sheet) {
    const Model& model = sheet.model();
    const std::string merchant = sheet.merchant();
    const std::string name = merchant.empty() ? std::string(sheet.words(TextKey::FrameBrand)) : merchant;
    const Theme& theme = theme_of(model);
    const bool has_photo = !theme.photo.empty();
    sheet.open(Role::Banner, "banner", has_photo ? Style::HeaderPlain : Style::Header);
    if (!theme.art.empty() && !has_photo) // which would hide it
        add_picture(sheet, "art", Style::HeaderArt, {art_width, art_height, theme.art});
    sheet.open(Role::Group, "inner", Style::HeaderInner);
    sheet.open(Role::Group, "brand", Style::Brand);
    if (theme.logo.empty())
        sheet.text("mark", Style::BrandMark, first_letter(name)).with(state_decorative);
    else
        add_picture(sheet, "logo", Style::BrandLogo, {logo_side, logo_side, theme.logo});
    sheet.text("name", Style::BrandName, name);
    sheet.close();
    add_languages(sheet);
    if (is_native(model.surface) && model.gate != Gate::Code)
        sheet.leaf(Role::Button, "leave", Style::HeaderButton)
            .text(sheet.words(TextKey::FrameLeave))
            .on(bind(Action::Leave));
    sheet.close();
    if (has_photo)
        sheet.leaf(Role::Image, "photo", Style::HeaderPhoto).with(state_decorative).href = theme.photo;
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
    add_topics(sheet);
    sheet.close();
}

} // namespace kz
