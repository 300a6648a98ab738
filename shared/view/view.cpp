#include "shared/view/view.hpp"

#include "shared/domain/journal/debits.hpp"
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

std::string title_of(const Model& model) {
    if (has_topic_page(model))
        return std::string(say(model.language, topic_title(model.topic)));
    if (model.gate != Gate::Open)
        return std::string(say(model.language, gate_title(model.gate)));
    if (is_confirming(model))
        return std::string(say(model.language, TextKey::ConfirmTitle));
    if (is_changing_plan(model))
        return std::string(say(model.language, TextKey::PlanChangeTitle));
    if (is_disputing(model))
        return std::string(reason_text(model.language, model.dispute.reason));
    if (is_giving_mandate(model))
        return std::string(say(model.language, TextKey::MandateTitle));
    return hero_title(model);
}

void add_overview(Sheet& sheet) {
    const Model& model = sheet.model();
    add_hero(sheet);
    sheet.open(Role::Group, "columns", Style::Columns);
    sheet.open(Role::Group, "ahead", Style::Column);
    // What happens by itself comes before what could be done besides.
    const bool is_collected = next_collection(sheet.state(), model.today).has_value();
    if (is_collected && has_panel(model, Panel::Debit))
        add_debit(sheet);
    if (has_panel(model, Panel::Pay))
        add_pay(sheet);
    if (!is_collected && has_panel(model, Panel::Debit))
        add_debit(sheet);
    if (has_panel(model, Panel::Plan))
        add_plan(sheet);
    if (has_panel(model, Panel::Relief))
        add_relief(sheet);
    if (has_panel(model, Panel::Disputes))
        add_disputes(sheet);
    add_contact(sheet);
    sheet.close();
    sheet.open(Role::Group, "aside", Style::SideColumn);
    add_lines(sheet, sheet.words(sheet.invoice().kind == InvoiceKind::CreditNote ? TextKey::LinesTitleCredit : TextKey::LinesTitle));
    add_history(sheet);
    sheet.close();
    sheet.close();
}

void add_topic(Sheet& sheet) {
    switch (sheet.model().topic) {
    case Topic::Claim: break;
    case Topic::Genuine: add_genuine(sheet); break;
    case Topic::Check: add_check(sheet); break;
    case Topic::Accessibility: add_accessibility(sheet); break;
    case Topic::Device: add_device(sheet); break;
    }
}

} // namespace

bool has_panel(const Model& model, Panel panel) {
    if (model.gate != Gate::Open)
        return false;
    if (panel == Panel::Pay)
        return next_payment(model.page->state, model.today).minor > on_its_way(model.page->state).minor; // nobody shall pay twice
    if (panel == Panel::Plan)
        return is_plan_offered(model) || is_plan_running(model.page->state, model.today);
    if (panel == Panel::Relief)
        return relief_shown(model).has_value();
    if (panel == Panel::Disputes)
        return !model.page->state.disputes.empty() || !disputable(model.page->state).empty();
    if (panel == Panel::Debit)
        return is_mandate_offered(model) || !model.page->state.mandates.empty();
    return true;
}

Scene view(const Model& model, const Env& env) {
    if (model.gate == Gate::Open && !model.page) {
        // A host that has no page yet is still loading.
        Model loading = model;
        loading.gate = Gate::Loading;
        return view(loading, env);
    }
    Sheet sheet(model, title_of(model));
    add_share_bar(sheet);
    add_banner(sheet);
    sheet.open(Role::Main, "main", Style::Main);
    add_notices(sheet);
    if (has_topic_page(model))
        add_topic(sheet);
    else if (model.gate != Gate::Open)
        add_gate(sheet);
    else if (is_confirming(model))
        add_plan_confirm(sheet);
    else if (is_changing_plan(model))
        add_plan_change(sheet);
    else if (is_disputing(model))
        add_dispute_step(sheet);
    else if (is_giving_mandate(model))
        add_mandate(sheet);
    else
        add_overview(sheet);
    sheet.close();
    add_footer(sheet);
    Scene scene = std::move(sheet).finish();
    focus_on_proposed(model, scene);
    return scene;
}

} // namespace kz
