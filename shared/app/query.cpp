#include "shared/app/model.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/domain/journal/checkouts.hpp"
#include "shared/domain/journal/debits.hpp"

#include <algorithm>

namespace kz {
namespace {

std::string with_comma(std::string amount) {
    std::ranges::replace(amount, '.', ',');
    return amount;
}

// What a form was redirected with: believed only when the claim shows it.
Notice notice_done(const Model& model, std::string_view what) {
    if (!model.page)
        return Notice::None;
    const State& state = model.page->state;
    if (what == "plan" && state.plan)
        return Notice::PlanAgreed;
    if (what == "request" && state.plan_request)
        return Notice::PlanRequested;
    if (what == "relief" && (moves_of(state) > 0 || std::ranges::find(state.notes, NoteKind::PlanAdjusted, &Note::kind) != state.notes.end()))
        return Notice::PlanAdjusted;
    if (what == "mandate" && given_mandate(state) != nullptr)
        return Notice::MandateGiven;
    if (what == "revoked" && !state.mandates.empty() && given_mandate(state) == nullptr)
        return Notice::MandateRevoked;
    if (what == "contact" && !model.page->state.conversation.messages.empty())
        return model.page->state.conversation.messages.back().from == TalkSide::Assistant ? Notice::MachineAnswered : Notice::ContactSent;
    if (what == "person" && model.page->state.conversation.person_since)
        return Notice::ContactSent;
    if (what == "rating" && model.page->state.conversation.rating > 0)
        return Notice::TalkRated;
    if (what == "file" && !model.page->state.message_files.empty())
        return Notice::FileSent;
    if (what == "dispute" && !model.page->state.disputes.empty())
        return Notice::DisputeSent;
    if (what == "proof" && !model.page->state.disputes.empty())
        return Notice::ProofSent;
    return Notice::None;
}

// "dispute.returned"
void take_dispute(Model& model, std::string_view reason) {
    const auto chosen = parse_dispute_reason(reason);
    if (!chosen || model.gate != Gate::Open || !model.page || disputable(model.page->state).empty())
        return;
    model.step = Step::Dispute;
    model.dispute.reason = *chosen;
}

// A wish that is not accepted stays where it was said, with its answer.
void take_step(Model& model, std::string_view value) {
    const std::string_view step = value.substr(0, value.find('.'));
    if (step == "dispute")
        return take_dispute(model, value.substr(std::min(value.size(), step.size() + 1)));
    if (step == "mandate" && is_mandate_offered(model))
        model.step = Step::Mandate;
    if (step != "plan" && step != "change")
        return;
    value.remove_prefix(step.size());
    if (!value.empty()) {
        const auto language = parse_language(value.substr(1));
        if (!language)
            return;
        model.language = *language;
    }
    if (!is_plan_choosable(model))
        return;
    const auto answer = answer_of(model);
    if (step == "plan" && answer && std::holds_alternative<PlanAccepted>(*answer)) {
        model.step = Step::PlanConfirm;
        return;
    }
    if (is_plan_running(model.page->state, model.today))
        model.step = Step::PlanChange;
    if (step == "plan")
        model.focus = Focus::Plan;
}

void take_field(Model& model, std::string_view name, std::string_view value) {
    if (name == "lang") {
        model.language = parse_language(value).value_or(model.language);
    } else if (name == "step") {
        take_step(model, value);
    } else if (name == "relief") {
        if (const auto number = parse_integer(value); number && *number >= 0 && *number < reliefs_max)
            model.relief = static_cast<int>(*number);
    } else if (name == "pay") {
        model.pays_all = value == "all";
    } else if (name == "done") {
        if (const Notice notice = notice_done(model, value); notice != Notice::None)
            model.notice = notice;
    } else {
        take_plan_field(model.plan, name, value);
    }
}

} // namespace

bool is_mandate_offered(const Model& model) {
    return model.gate == Gate::Open && model.page && may_collect(model.page->debit) && is_debit_possible(model.page->state, model.today) &&
           mandate_in_force(model.page->state, model.today) == nullptr;
}

Money amount_to_pay(const Model& model) {
    const State& state = model.page->state;
    const Money next = next_payment(state, model.today);
    return model.pays_all && next.is_positive() ? undisputed(state) : next;
}

std::vector<PayWay> pay_ways_shown(const Model& model) {
    return pay_ways_now(model.page->state, model.page->ways, amount_to_pay(model), model.today);
}

std::string checkout_to_call_off(const Model& model, bool is_slip) {
    if (!is_slip)
        return model.phone ? model.phone->checkout : std::string();
    const Checkout* slip = model.page ? slip_to_show(model.page->state, model.today) : nullptr;
    return slip == nullptr ? std::string() : slip->reference;
}

std::optional<Transfer> transfer_shown(const Model& model) {
    if (model.gate != Gate::Open || !model.page)
        return std::nullopt;
    const ClaimPage& page = *model.page;
    const Money amount = amount_to_pay(model);
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
    for (const std::string_view name : {"lang", "instalments", "spare", "rhythm", "payday", "first", "relief", "pay", "step", "done"})
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

MandateWish mandate_from(const FormFields& form) {
    MandateWish wish;
    for (const auto& [field, value] : form) {
        if (field == "holder")
            wish.holder = value;
        else if (field == "iban")
            wish.iban = value;
    }
    return wish;
}

std::string query_of(const Model& model) {
    std::string query = "?lang=";
    query += language_code(model.language);
    query += query_of(model.plan);
    if (model.relief != 0)
        append_integer(query += "&relief=", model.relief);
    if (model.pays_all)
        query += "&pay=all";
    switch (model.step) {
    case Step::Overview: break;
    case Step::PlanConfirm: query += "&step=plan"; break;
    case Step::PlanChange: query += "&step=change"; break;
    case Step::Mandate: query += "&step=mandate"; break;
    case Step::Dispute: (query += "&step=dispute.") += dispute_reason_code(model.dispute.reason); break;
    }
    if (model.notice == Notice::DisputeSent)
        query += "&done=dispute";
    if (model.notice == Notice::ProofSent)
        query += "&done=proof";
    if (model.notice == Notice::PlanAgreed)
        query += "&done=plan";
    if (model.notice == Notice::PlanRequested)
        query += "&done=request";
    if (model.notice == Notice::PlanAdjusted)
        query += "&done=relief";
    if (model.notice == Notice::MandateGiven)
        query += "&done=mandate";
    if (model.notice == Notice::MandateRevoked)
        query += "&done=revoked";
    if (model.notice == Notice::TalkRated)
        query += "&done=rating";
    if (model.notice == Notice::FileSent)
        query += "&done=file";
    // Behind an answer of the machine, or before anything was written, the press of the button is what was sent.
    const bool is_person_wanted = model.notice == Notice::ContactSent && notice_done(model, "contact") != Notice::ContactSent;
    if (model.notice == Notice::ContactSent || model.notice == Notice::MachineAnswered)
        query += is_person_wanted ? "&done=person" : "&done=contact";
    return query;
}

} // namespace kz
