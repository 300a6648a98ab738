// Parts of the pages that explain: points under a heading, easy words beside a legal text, the way back.
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

void add_list(Sheet& sheet, std::initializer_list<std::string_view> sentences) {
    sheet.open(Role::List, "points", Style::Sums);
    std::size_t number = 0;
    for (const std::string_view sentence : sentences)
        sheet.leaf(Role::ListItem, numbered("point", ++number), Style::Body).text(sentence);
    sheet.close();
}

} // namespace

void add_easy_words(Sheet& sheet, int level, std::initializer_list<std::string_view> sentences) {
    sheet.open_region("easy", Style::FormStack, level, Style::SubTitle, sheet.words(TextKey::EasyTitle));
    add_list(sheet, sentences);
    sheet.close();
}

void add_points(Sheet& sheet, std::string_view key, TextKey title, std::initializer_list<std::string_view> sentences) {
    sheet.open(Role::Group, key, Style::FormStack);
    sheet.heading(2, "title", Style::SubTitle, sheet.words(title));
    add_list(sheet, sentences);
    sheet.close();
}

void add_way_back(Sheet& sheet) {
    const Model& model = sheet.model();
    const bool is_step = is_native(model.surface);
    if (!is_step && !has_link(model))
        return;
    Node& link = sheet.leaf(Role::Link, "back", Style::ButtonSecondary)
                     .text(sheet.words(has_link(model) ? TextKey::GenuineBack : TextKey::ConfirmBack));
    link.href = page_address + query_of_overview(model);
    if (is_step)
        link.on(bind(Action::OpenTopic, static_cast<std::int64_t>(Topic::Claim)));
}

} // namespace kz
