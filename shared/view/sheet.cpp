#include "shared/view/sheet.hpp"

#include "shared/base/assert.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"

#include <initializer_list>

namespace kz {
namespace {

std::uint64_t id_of_path(std::initializer_list<std::string_view> keys) {
    std::uint64_t id = node_id(0, "page");
    for (const std::string_view key : keys)
        id = node_id(id, key);
    return id;
}

} // namespace

std::string merchant_name(const Model& model) {
    // Behind a gate the page is not read, even if there is one.
    return shown(model.gate == Gate::Open ? model.page->merchant : model.merchant);
}

Sheet::Sheet(const Model& model, std::string_view title)
    : model_(model), builder_(title, language_code(model.language)) {}

const ClaimPage& Sheet::page() const {
    KZ_ASSERT(model_.gate == Gate::Open && model_.page.has_value());
    return *model_.page;
}

Node& Sheet::heading(int level, std::string_view key, Style style, std::string_view text) {
    Node& node = leaf(Role::Heading, key, style).text(text);
    node.level = static_cast<std::uint8_t>(level);
    return node;
}

Node& Sheet::paragraph(std::string_view key, Style style, std::string_view text) {
    return leaf(Role::Paragraph, key, style).text(text);
}

Node& Sheet::text(std::string_view key, Style style, std::string_view text) {
    return leaf(Role::Text, key, style).text(text);
}

void Sheet::open_region(std::string_view key, Style style, int level, Style heading_style, std::string_view heading_text) {
    Node& region = open(Role::Region, key, style);
    region.labelled_by = node_id(region.id, "title");
    heading(level, "title", heading_style, heading_text);
}

void Sheet::row(std::string_view key, Style row_style, Style label_style, std::string_view label, Style value_style,
                std::string_view value) {
    open(Role::ListItem, key, row_style);
    text("label", label_style, label);
    text("value", value_style, value);
    close();
}

void Sheet::fact(std::string_view key, std::string_view label, Style value_style, std::string_view value,
                 Sensitivity sensitivity) {
    open(Role::ListItem, key, Style::Fact);
    paragraph("label", Style::FactLabel, label);
    paragraph("value", value_style, value).sensitivity = sensitivity;
    close();
}

void Sheet::focus_on(Focus focus, std::uint64_t id) {
    if (model_.focus == focus)
        builder_.focus(id);
}

std::string numbered(std::string_view prefix, std::size_t number) {
    std::string key(prefix);
    append_integer(key, static_cast<std::int64_t>(number));
    return key;
}

std::string shown(std::string_view text) {
    if (is_utf8(text))
        return std::string(text);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (const auto code_point = next_code_point(text, at)) {
            append_utf8(out, *code_point);
        } else {
            append_utf8(out, 0xfffd);
            ++at;
        }
    }
    return out;
}

bool is_confirming(const Model& model) {
    if (model.gate != Gate::Open || model.step != Step::PlanConfirm)
        return false;
    const auto answer = answer_of(model);
    return answer && std::holds_alternative<PlanAccepted>(*answer);
}

bool is_changing_plan(const Model& model) {
    return model.gate == Gate::Open && model.step == Step::PlanChange && is_plan_choosable(model);
}

bool is_disputing(const Model& model) {
    return model.gate == Gate::Open && model.step == Step::Dispute && model.page && !disputable(model.page->state).empty();
}

bool is_giving_mandate(const Model& model) {
    return model.gate == Gate::Open && model.page && model.step == Step::Mandate && is_mandate_offered(model);
}

std::string query_of_overview(const Model& model) {
    std::string query = "?lang=";
    query += language_code(model.language);
    return query + query_of(model.plan);
}

std::string_view topic_address(Topic topic) {
    switch (topic) {
    case Topic::Claim: return page_address;
    case Topic::Genuine: return "genuine";
    case Topic::Check: return "check";
    case Topic::Accessibility: return "accessibility";
    case Topic::Device: return "device";
    }
    return page_address;
}

TextKey topic_title(Topic topic) {
    switch (topic) {
    case Topic::Check: return TextKey::CheckTitle;
    case Topic::Accessibility: return TextKey::AccessTitle;
    case Topic::Device: return TextKey::DeviceTitle;
    default: return TextKey::GenuineTitle;
    }
}

bool has_link(const Model& model) {
    return model.gate == Gate::Open || model.gate == Gate::Factor;
}

bool has_topic_page(const Model& model) {
    return model.topic != Topic::Claim && (model.topic != Topic::Genuine || has_link(model));
}

std::string_view panel_key(Panel panel) {
    switch (panel) {
    case Panel::Pay: return "pay";
    case Panel::Plan: return "plan";
    case Panel::Relief: return "relief";
    case Panel::Disputes: return "disputes";
    case Panel::Contact: return "contact";
    case Panel::Lines: return "lines";
    case Panel::History: return "history";
    case Panel::Debit: return "debit";
    }
    return {};
}

std::string link_to(Panel panel) {
    const bool is_aside = panel == Panel::Lines || panel == Panel::History;
    return '#' + dom_id(id_of_path({"main", "columns", is_aside ? "aside" : "ahead", panel_key(panel)}));
}

std::uint64_t typed_form(const Model& model) {
    if (model.topic == Topic::Check)
        return id_of_path({"main", "check", "form"});
    if (has_topic_page(model))
        return 0;
    if (model.gate == Gate::Factor)
        return id_of_path({"main", "gate", "form"});
    if (is_disputing(model))
        return id_of_path({"main", "dispute", "form"});
    if (is_giving_mandate(model))
        return id_of_path({"main", "mandate", "form"});
    if (model.gate == Gate::Open && !is_confirming(model) && !is_changing_plan(model))
        return id_of_path({"main", "columns", "ahead", panel_key(Panel::Contact), "form"});
    return 0;
}

} // namespace kz
