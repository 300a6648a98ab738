#include "shared/app/model.hpp"

#include "shared/base/decimal_text.hpp"

#include <algorithm>

namespace kz {
namespace {

bool is_plan_running(const State& state, Date today) {
    return std::ranges::any_of(plan_progress(state, today),
                               [](const InstalmentProgress& line) { return line.state != InstalmentState::Paid; });
}

std::string with_comma(std::string amount) {
    std::ranges::replace(amount, '.', ',');
    return amount;
}

// What a form was redirected with: believed only when the claim shows it.
Notice notice_done(const Model& model, std::string_view what) {
    if (!model.page)
        return Notice::None;
    if (what == "plan" && model.page->state.plan)
        return Notice::PlanAgreed;
    if (what == "contact" && !model.page->state.contacts.empty())
        return Notice::ContactSent;
    return Notice::None;
}

void take_step(Model& model, std::string_view value) {
    constexpr std::string_view plan = "plan";
    if (!value.starts_with(plan))
        return;
    value.remove_prefix(plan.size());
    if (!value.empty()) {
        const auto language = value.front() == '.' ? parse_language(value.substr(1)) : std::nullopt;
        if (!language)
            return;
        model.language = *language;
    }
    if (instalments_shown(model) != 0)
        model.step = Step::PlanConfirm;
}

void take_field(Model& model, std::string_view name, std::string_view value) {
    if (name == "lang") {
        model.language = parse_language(value).value_or(model.language);
    } else if (name == "instalments") {
        const auto number = parse_integer(value);
        if (number && *number > 0 && *number <= plan_instalments_limit)
            model.instalments = static_cast<int>(*number);
    } else if (name == "step") {
        take_step(model, value);
    } else if (name == "done") {
        if (const Notice notice = notice_done(model, value); notice != Notice::None)
            model.notice = notice;
    }
}

} // namespace

int instalments_shown(const Model& model) {
    if (model.gate != Gate::Open || !model.page)
        return 0;
    const State& state = model.page->state;
    const int allowed = instalments_allowed(model.page->policy, open(state));
    if (allowed < plan_instalments_min || is_plan_running(state, model.today))
        return 0;
    if (model.instalments == 0)
        return (plan_instalments_min + allowed) / 2;
    return std::clamp(model.instalments, plan_instalments_min, allowed);
}

PlanProposal proposal(const Model& model) {
    PlanProposal proposal;
    proposal.instalments = instalments_shown(model);
    if (model.page)
        proposal.first_due_on = default_first_due(model.page->policy, model.today);
    return proposal;
}

std::optional<Transfer> transfer_shown(const Model& model) {
    if (model.gate != Gate::Open || !model.page)
        return std::nullopt;
    const ClaimPage& page = *model.page;
    const Money amount = next_payment(page.state, model.today);
    if (!amount.is_positive())
        return std::nullopt;
    if (auto transfer = transfer_for(page.id, page.state.invoice, amount))
        return *std::move(transfer);
    if (payee_iban(page.state.invoice).empty())
        return std::nullopt;
    // Not within SEPA's rules (another currency, say), so there is no code to scan; but the data are there to be typed.
    return Transfer{payee_name(page.state.invoice), payee_iban(page.state.invoice), payee_bic(page.state.invoice), amount,
                    claim_reference(page.id, page.state.invoice)};
}

std::optional<QrSymbol> code_of(const Model& model, const Transfer& transfer) {
    constexpr int version_max = 13; // EPC069-12
    if (model.code_made && model.code_made->transfer == transfer)
        return model.code_made->symbol;
    const auto payload = epc_payload(transfer);
    return payload ? qr_symbol(*payload, version_max) : std::nullopt;
}

std::string text_to_copy(const Model& model, CopyWhat what) {
    const auto transfer = transfer_shown(model);
    if (!transfer)
        return {};
    switch (what) {
    case CopyWhat::Name: return transfer->name;
    case CopyWhat::Iban: return transfer->iban;
    case CopyWhat::Amount:
        // As the forms of banks take it: no groups and no currency.
        return model.language == Language::English ? plain(transfer->amount) : with_comma(plain(transfer->amount));
    case CopyWhat::Reference: return transfer->reference;
    }
    return {};
}

Model with_query(Model model, const FormFields& query) {
    // The step depends on nothing that comes later in the query.
    for (const std::string_view name : {"lang", "instalments", "step", "done"})
        for (const auto& [field, value] : query)
            if (field == name)
                take_field(model, field, value);
    return model;
}

ContactRequest contact_from(const FormFields& form) {
    ContactRequest request;
    for (const auto& [field, value] : form) {
        if (field == "subject")
            parse_subject(value, request.subject);
        else if (field == "text")
            request.text = value;
        else if (field == "phone")
            request.phone = value;
        else if (field == "email")
            request.email = value;
    }
    return request;
}

std::string query_of(const Model& model) {
    std::string query = "?lang=";
    query += language_code(model.language);
    if (model.instalments != 0)
        append_integer(query += "&instalments=", model.instalments);
    if (model.step == Step::PlanConfirm)
        query += "&step=plan";
    if (model.notice == Notice::PlanAgreed)
        query += "&done=plan";
    if (model.notice == Notice::ContactSent)
        query += "&done=contact";
    return query;
}

} // namespace kz
