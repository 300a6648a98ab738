#include "shared/app/proposal.hpp"

#include "shared/app/typed_amount.hpp"
#include "shared/base/hash.hpp"
#include "shared/base/utf8.hpp"

#include <algorithm>

namespace kz {
namespace {

bool is_on_claim(const Model& model) {
    return model.gate == Gate::Open && model.page && model.topic == Topic::Claim;
}

bool is_choosing_plan(const Model& model) {
    return (model.step == Step::Overview && is_plan_offered(model)) || (model.step == Step::PlanChange && is_plan_choosable(model));
}

bool is_amount_chosen(const Model& model) {
    const Money next = next_payment(model.page->state, model.today);
    return model.step == Step::Overview && next.is_positive() && next != undisputed(model.page->state) && transfer_shown(model);
}

bool is_there(const Model& model, ProposedField field) {
    if (!is_on_claim(model) || is_masked(field))
        return false;
    switch (field) {
    case ProposedField::Subject: return model.step == Step::Overview && model.page->state.conversation.messages.empty();
    case ProposedField::Amount: return is_amount_chosen(model);
    case ProposedField::Message: return model.step == Step::Overview;
    case ProposedField::Spare: return is_choosing_plan(model) && model.plan.by == PlanBy::Spare;
    case ProposedField::Objection: return model.step == Step::Dispute;
    default: return model.step == Step::Dispute && model.dispute.reason == DisputeReason::AlreadyPaid;
    }
}

bool is_value_of(ProposedField field, const std::string& value, Date today) {
    ContactSubject subject{};
    switch (field) {
    case ProposedField::Subject: return parse_subject(value, subject);
    case ProposedField::Amount: return value == "all" || value == "next";
    case ProposedField::Message: return check_text(value).empty();
    case ProposedField::Spare: return typed_minor(value).value_or(0) > 0;
    default: break;
    }
    DisputeDraft draft;
    draft.reason = DisputeReason::AlreadyPaid;
    draft.holder = draft.text = "-";
    draft.paid_amount = field == ProposedField::PaidAmount ? value : "1";
    draft.paid_on = field == ProposedField::PaidOn ? value : "1.1.2000";
    if (field == ProposedField::Objection)
        draft.text = value;
    return check(request_of(draft, eur), today).empty();
}

} // namespace

ProposalRoom proposal_room(const Model& model) {
    ProposalRoom room;
    for (int field = 0; field < proposed_fields_count; ++field)
        if (is_there(model, static_cast<ProposedField>(field)))
            room.fields |= std::uint32_t{1} << field;
    if (is_on_claim(model) && model.step == Step::Overview && amount_to_pay(model).is_positive())
        for (const PayWay& way : pay_ways_shown(model))
            if (way.method != PayMethod::Transfer || transfer_shown(model))
                room.ways.push_back(way.method);
    return room;
}

std::uint32_t fields_digest(const SharedPage& page) {
    using enum SharedField;
    std::uint64_t hash = hash_seed;
    for (const SharedField field : {Topic, Step, PlanBy, SpareMinor, SpareFill, PaysAll, ContactSubject, ContactText, DisputeReason, DisputeText, DisputeAmount, DisputeDay})
        hash = hash64(static_cast<std::uint64_t>(page.of(field)), hash);
    return static_cast<std::uint32_t>(hash >> 32);
}

std::optional<ShareRefusal> refusal_of_page(const ProposalRoom& room, const SharedPage& page, const ShareProposal& proposal, std::uint32_t was, Date today) {
    if (proposal.kind == ProposalKind::Way && !std::ranges::contains(room.ways, proposal.way))
        return ShareRefusal::WayNotOffered;
    if (proposal.kind != ProposalKind::Field)
        return std::nullopt;
    if (!room.has(proposal.field))
        return ShareRefusal::FieldGone;
    if (was != fields_digest(page))
        return ShareRefusal::FieldChanged;
    return is_value_of(proposal.field, proposal.value, today) ? std::nullopt : std::optional(ShareRefusal::ProposalFaulty);
}

std::optional<std::string> field_value(const Model& model, ProposedField field) {
    if (!is_there(model, field))
        return std::nullopt;
    switch (field) {
    case ProposedField::Subject: return std::string(subject_code(model.contact.subject));
    case ProposedField::Amount: return model.pays_all ? "all" : "next";
    case ProposedField::Message: return model.contact.text;
    case ProposedField::Spare: return model.plan.spare;
    case ProposedField::PaidAmount: return model.dispute.paid_amount;
    case ProposedField::PaidOn: return model.dispute.paid_on;
    default: return model.dispute.text;
    }
}

const ShareProposal* open_proposal(const Model& model) {
    const auto& proposal = model.sharing.told.proposal;
    const bool is_waiting = proposal && proposal->answer == ProposalAnswer::Open && (model.sharing.told.scopes & share_propose) != 0;
    return is_waiting && model.gate == Gate::Open && model.page ? &*proposal : nullptr;
}

PlanDraft draft_of(const ShareProposal& proposal) {
    PlanDraft draft;
    draft.instalments = proposal.instalments;
    draft.first_due_on = proposal.first_due_on;
    return draft;
}

ProposalFit fit_of(const Model& model, const ShareProposal& proposal) {
    const auto fit = [](bool is_fit) { return is_fit ? ProposalFit::Fit : ProposalFit::Changed; };
    if (proposal.kind == ProposalKind::Way)
        return std::ranges::contains(proposal_room(model).ways, proposal.way) ? ProposalFit::Fit : ProposalFit::Gone;
    if (proposal.kind == ProposalKind::Field) {
        const auto now = field_value(model, proposal.field);
        if (!now)
            return ProposalFit::Gone;
        return fit(*now == model.sharing.before && is_value_of(proposal.field, proposal.value, model.today));
    }
    if (!is_plan_choosable(model) || matter_version(model.page->state) != proposal.version)
        return ProposalFit::Changed;
    Model tried = model;
    tried.plan = draft_of(proposal);
    const auto answer = answer_of(tried);
    return fit(instalments_shown(tried) == proposal.instalments && answer && std::holds_alternative<PlanAccepted>(*answer));
}

} // namespace kz
