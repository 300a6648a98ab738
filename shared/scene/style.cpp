#include "shared/scene/style_table.hpp"

#include <array>

namespace kz {
namespace {

using namespace look;

StyleRule table(Style style, ByWidth by) {
    if (style < Style::Hero)
        return of_frame(style, by);
    if (style < Style::Card)
        return of_hero(style, by);
    if (style < Style::CopyButton)
        return of_card(style, by);
    if (style < Style::FormStack)
        return of_button(style, by);
    if (style < Style::Schedule || style >= Style::CodeEntry)
        return of_form(style, by);
    return style < Style::Timeline ? of_table(style) : of_rest(style, by);
}

// The boxes around boxes: their sides add up to what a phone has no room for when text is large.
bool has_sides(Style style) {
    switch (style) {
    case Style::HeaderInner: case Style::Main: case Style::ShareBar: case Style::PageFooter: case Style::Hero: case Style::Card: case Style::CodeEntry:
    case Style::HeroFacts: case Style::Particulars: case Style::QrBox: case Style::Offer: case Style::FaultSummary: case Style::TalkOwn:
    case Style::TalkOther: return true;
    default: return false;
    }
}

} // namespace

StyleRule rule(Style style, bool is_wide, const Theme& theme) {
    StyleRule r = table(style, ByWidth{is_wide});
    r.text = theme.sizes[r.text];
    r.radius = theme.radii[r.radius];
    r.gives_way = !is_wide && has_sides(style);
    if (r.shadow != 0)
        r.shadow = theme.elevation == 1 ? r.shadow : theme.elevation;
    return r;
}

std::string_view style_name(Style style) {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(Style::Count_)> names = {
        "", "page", "header", "header-plain", "header-art", "header-photo", "header-inner", "brand", "brand-logo", "brand-mark", "brand-name", "languages",
        "language-link", "language-current", "header-button", "main", "columns", "column", "side-column", "share-bar", "hero", "hero-top", "hero-title", "hero-amount",
        "hero-note", "hero-facts", "particulars", "fact", "fact-label", "fact-value", "hero-actions", "badge-open", "badge-overdue",
        "badge-paid", "badge-plan", "card", "card-title", "card-lead", "sub-title", "body", "muted", "small", "strong",
        "pay-split", "qr-box", "qr", "bars", "pay-rows", "copy-row", "copy-texts", "copy-label", "copy-value", "copy-button",
        "button-primary", "button-secondary", "button-quiet", "button-row", "option-list", "choices", "choice", "choice-current", "offer", "form-stack", "field", "field-pair",
        "field-label", "field-input", "field-area", "field-select", "field-help", "field-error", "slider-field",
        "slider-value", "slider", "check-row", "check-box", "check-label", "field-file",
        "schedule", "schedule-row", "schedule-text", "schedule-amount", "schedule-paid",
        "schedule-partly", "schedule-overdue", "lines", "line-row", "line-texts", "line-name", "line-detail",
        "line-amount", "ledger-line", "ledger-rows", "ledger-label", "ledger-value", "sums", "sum-row", "sum-label", "sum-value", "total-row", "total-label", "total-value", "timeline",
        "timeline-item", "timeline-mark", "timeline-bill", "timeline-paid", "timeline-back", "timeline-plan", "timeline-talk",
        "timeline-texts", "timeline-what", "timeline-when", "notice-good", "notice-calm", "notice-bad", "fault-summary", "talk-own", "talk-other",
        "rule", "page-footer", "footer-link", "trust-link", "code-entry", "code-field"};
    static_assert(!names.back().empty());
    return names[static_cast<std::size_t>(style)];
}

} // namespace kz
