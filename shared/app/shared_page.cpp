#include "shared/app/shared_page.hpp"

#include "shared/app/action.hpp"
#include "shared/app/typed_amount.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/hash.hpp"

#include <algorithm>
#include <utility>

namespace kz {
namespace {

template <class Code>
constexpr FieldLimits up_to(Code last) {
    return {0, static_cast<std::int64_t>(last)};
}

constexpr FieldLimits fill_limits = up_to(Fill::Faulty);
constexpr FieldLimits flag_limits = {0, 1};
constexpr std::size_t items_told = 62;

template <class Refusals>
std::int64_t bits_of(const Refusals& faults) {
    std::int64_t bits = 0;
    for (const auto fault : faults)
        bits |= std::int64_t{1} << static_cast<int>(fault);
    return bits;
}

template <class Refusal>
std::vector<Refusal> faults_in(std::int64_t bits, Refusal last) {
    std::vector<Refusal> faults;
    for (int number = 0; number <= static_cast<int>(last); ++number)
        if ((bits >> number & 1) != 0)
            faults.push_back(static_cast<Refusal>(number));
    return faults;
}

std::int64_t fill(bool is_empty, bool is_faulty, bool is_right) {
    return static_cast<std::int64_t>(is_empty ? Fill::Empty : is_faulty ? Fill::Faulty : is_right ? Fill::Complete : Fill::Started);
}

template <class Refusal>
bool has_one(const std::vector<Refusal>& faults, std::initializer_list<Refusal> of_field) {
    return std::ranges::any_of(of_field, [&](Refusal fault) { return std::ranges::find(faults, fault) != faults.end(); });
}

class Sharer {
public:
    explicit Sharer(const Model& model) : model_(model) {}

    SharedPage page() && {
        const bool is_check = model_.topic == Topic::Check; // what was asked there is nobody's business
        set(SharedField::Topic, model_.topic);
        set(SharedField::Step, model_.step);
        set(SharedField::Version, model_.page->state.version);
        set(SharedField::Notice, is_check ? Notice::None : model_.notice);
        set(SharedField::NoticeAbout, is_check ? Busy::None : model_.notice_about);
        set(SharedField::Busy, model_.busy);
        set(SharedField::IsWaiting, model_.is_waiting);
        set(SharedField::IsAnswered, model_.is_being_answered);
        set(SharedField::Keeping, model_.keeping);
        of_plan();
        of_contact();
        of_dispute();
        of_mandate();
        return page_;
    }

private:
    template <class Value>
    void set(SharedField field, Value value) {
        const FieldLimits limits = limits_of(field);
        page_.values[static_cast<std::size_t>(field)] = std::clamp(static_cast<std::int64_t>(value), limits.least, limits.most);
    }

    void of_plan() {
        const PlanDraft& plan = model_.plan;
        set(SharedField::PlanBy, plan.by);
        set(SharedField::Instalments, plan.instalments);
        Model spares = model_;
        spares.plan.by = PlanBy::Spare;
        const auto wish = wish_of(spares);
        const auto* spare = wish ? std::get_if<SpareMonthly>(&wish->size) : nullptr;
        set(SharedField::SpareMinor, spare ? spare->amount.minor + 1 : 0);
        set(SharedField::SpareFill, fill(plan.spare.empty(), false, spare != nullptr));
        set(SharedField::Rhythm, plan.rhythm);
        set(SharedField::PayDay, pay_day_max - plan.pay_day);
        set(SharedField::FirstDay, plan.first_due_on ? plan.first_due_on->days - model_.today.days + 1 : 0);
        set(SharedField::Relief, model_.relief);
        set(SharedField::PaysAll, model_.pays_all);
        set(SharedField::Way, model_.way ? static_cast<int>(*model_.way) + 1 : 0);
    }

    void of_contact() {
        const ContactRequest& contact = model_.contact;
        const auto now = check(contact_to_send(model_));
        using enum ContactRefusal;
        const auto is_shown = [&](std::initializer_list<ContactRefusal> faults) { return has_one(model_.contact_faults, faults); };
        set(SharedField::ContactSubject, contact.subject);
        set(SharedField::ContactText, fill(contact.text.empty(), is_shown({TextTooLong, TextNotPlain}), false));
        set(SharedField::ContactPhone, fill(contact.phone.empty(), is_shown({PhoneInvalid}), !has_one(now, {PhoneInvalid})));
        set(SharedField::ContactEmail, fill(contact.email.empty(), is_shown({EmailInvalid}), !has_one(now, {EmailInvalid})));
        set(SharedField::ContactFaults, bits_of(model_.contact_faults));
    }

    void of_dispute() {
        const DisputeDraft& draft = model_.dispute;
        const auto now = check(request_of(draft, model_.page->state.invoice.currency), model_.today);
        using enum DisputeRefusal;
        const auto is_shown = [&](std::initializer_list<DisputeRefusal> faults) { return has_one(model_.dispute_faults, faults); };
        set(SharedField::DisputeReason, static_cast<std::int64_t>(DisputeReason::Other) - static_cast<std::int64_t>(draft.reason));
        set(SharedField::DisputeText, fill(draft.text.empty(), is_shown({TextTooLong, TextNotPlain}), false));
        set(SharedField::DisputeAmount, fill(draft.paid_amount.empty(), is_shown({PaidAmountMissing}), !has_one(now, {PaidAmountMissing})));
        set(SharedField::DisputeDay, fill(draft.paid_on.empty(), is_shown({PaidDayMissing, PaidDayInTheFuture}), !has_one(now, {PaidDayMissing, PaidDayInTheFuture})));
        set(SharedField::DisputeHolder, fill(draft.holder.empty(), is_shown({HolderTooLong, HolderNotPlain}), false));
        set(SharedField::DisputeFaults, bits_of(model_.dispute_faults));
        set(SharedField::DisputeItems, items());
        set(SharedField::ProofPercent, model_.proof_percent);
    }

    std::int64_t items() const {
        const auto keys = disputable(model_.page->state);
        std::int64_t bits = 0;
        for (std::size_t at = 0; at < std::min(keys.size(), items_told); ++at)
            if (std::ranges::find(model_.dispute.positions, keys[at]) != model_.dispute.positions.end())
                bits |= std::int64_t{1} << at;
        return bits;
    }

    void of_mandate() {
        const MandateWish& wish = model_.mandate;
        const auto now = check(wish);
        using enum MandateRefusal;
        const bool is_iban_shown = has_one(model_.mandate_faults, {IbanInvalid, IbanOutsideEea});
        set(SharedField::MandateHolder, fill(wish.holder.empty(), has_one(model_.mandate_faults, {HolderTooLong, HolderNotPlain}), false));
        set(SharedField::MandateIban, fill(wish.iban.empty(), is_iban_shown, !has_one(now, {IbanInvalid, IbanOutsideEea})));
        set(SharedField::MandateFaults, bits_of(model_.mandate_faults));
    }

    const Model& model_;
    SharedPage page_;
};

std::string typed_text(std::int64_t minor) {
    std::string text;
    append_integer(text, minor / 100);
    text += ',';
    append_integer(text, minor / 10 % 10);
    append_integer(text, minor % 10);
    return text;
}

} // namespace

FieldLimits limits_of(SharedField field) {
    switch (field) {
    case SharedField::Topic: return up_to(Topic::Device);
    case SharedField::Step: return up_to(Step::Mandate);
    case SharedField::Notice: return up_to(notice_last);
    case SharedField::NoticeAbout: case SharedField::Busy: return up_to(busy_last);
    case SharedField::IsWaiting: case SharedField::IsAnswered: case SharedField::PaysAll: return flag_limits;
    case SharedField::Keeping: return up_to(Keeping::Impossible);
    case SharedField::PlanBy: return up_to(PlanBy::Spare);
    case SharedField::Instalments: return {0, plan_instalments_limit};
    case SharedField::SpareMinor: return {0, money_minor_max};
    case SharedField::Rhythm: return up_to(RhythmKind::AfterPayDay);
    case SharedField::PayDay: return {0, pay_day_max - 1};
    case SharedField::FirstDay: return {0, first_due_days_limit + 1};
    case SharedField::Relief: return {0, reliefs_max - 1};
    case SharedField::ContactSubject: return up_to(ContactSubject::Other);
    case SharedField::ContactFaults: return {0, (2 << static_cast<int>(ContactRefusal::EmailInvalid)) - 1};
    case SharedField::DisputeReason: return up_to(DisputeReason::Other);
    case SharedField::DisputeFaults: return {0, (1 << dispute_refusals_count) - 1};
    case SharedField::ProofPercent: return {0, 100};
    case SharedField::MandateFaults: return {0, (2 << static_cast<int>(MandateRefusal::IbanOutsideEea)) - 1};
    case SharedField::Way: return {0, pay_methods_count};
    case SharedField::Version: return {0, std::int64_t{1} << 53};
    case SharedField::DisputeItems: return {0, (std::int64_t{1} << items_told) - 1};
    case SharedField::SpareFill: case SharedField::ContactText: case SharedField::ContactPhone: case SharedField::ContactEmail:
    case SharedField::DisputeText: case SharedField::DisputeAmount: case SharedField::DisputeDay: case SharedField::DisputeHolder:
    case SharedField::MandateHolder: case SharedField::MandateIban:
        return fill_limits;
    }
    return {0, 0};
}

std::uint64_t digest(const SharedPage& page) {
    std::uint64_t hash = hash_seed;
    for (const std::int64_t value : page.values)
        hash = hash64(static_cast<std::uint64_t>(value), hash);
    return hash;
}

std::optional<SharedPage> share_of(const Model& model) {
    if (model.gate != Gate::Open || !model.page)
        return std::nullopt;
    return Sharer(model).page();
}

Model model_of(const SharedPage& page, Model behind) {
    Model model = std::move(behind);
    const auto number = [&](SharedField field) { return static_cast<int>(page.of(field)); };
    model.topic = static_cast<Topic>(number(SharedField::Topic));
    model.step = static_cast<Step>(number(SharedField::Step));
    model.notice = static_cast<Notice>(number(SharedField::Notice));
    model.notice_about = static_cast<Busy>(number(SharedField::NoticeAbout));
    model.busy = static_cast<Busy>(number(SharedField::Busy));
    model.is_waiting = number(SharedField::IsWaiting) != 0;
    model.is_being_answered = number(SharedField::IsAnswered) != 0;
    model.keeping = static_cast<Keeping>(number(SharedField::Keeping));
    model.plan = {};
    model.plan.by = static_cast<PlanBy>(number(SharedField::PlanBy));
    model.plan.instalments = number(SharedField::Instalments);
    if (const std::int64_t spare = page.of(SharedField::SpareMinor); spare > 0)
        model.plan.spare = typed_text(spare - 1);
    else if (number(SharedField::SpareFill) != 0)
        model.plan.spare = "-";
    model.plan.rhythm = static_cast<RhythmKind>(number(SharedField::Rhythm));
    model.plan.pay_day = pay_day_max - number(SharedField::PayDay);
    if (const int day = number(SharedField::FirstDay); day > 0)
        model.plan.first_due_on = Date{model.today.days + day - 1};
    model.relief = number(SharedField::Relief);
    model.pays_all = number(SharedField::PaysAll) != 0;
    model.way.reset();
    if (const int way = number(SharedField::Way); way > 0)
        model.way = static_cast<PayMethod>(way - 1);
    model.contact = {};
    model.contact.subject = static_cast<ContactSubject>(number(SharedField::ContactSubject));
    model.contact_faults = faults_in(page.of(SharedField::ContactFaults), ContactRefusal::EmailInvalid);
    model.dispute = {};
    model.dispute.reason = static_cast<DisputeReason>(static_cast<int>(DisputeReason::Other) - number(SharedField::DisputeReason));
    if (model.page) {
        const auto keys = disputable(model.page->state);
        for (std::size_t at = 0; at < std::min(keys.size(), items_told); ++at)
            if ((page.of(SharedField::DisputeItems) >> at & 1) != 0)
                model.dispute.positions.push_back(keys[at]);
    }
    model.dispute_faults = faults_in(page.of(SharedField::DisputeFaults), DisputeRefusal::HolderNotPlain);
    model.proof_percent = number(SharedField::ProofPercent);
    model.mandate = {};
    model.mandate_faults = faults_in(page.of(SharedField::MandateFaults), MandateRefusal::IbanOutsideEea);
    model.sharing = {};
    return model;
}

std::optional<Fill> fill_of(const SharedPage& page, std::uint16_t action, std::int64_t argument) {
    const auto at = [&](SharedField first, std::int64_t offset, std::int64_t most) -> std::optional<Fill> {
        if (offset < 0 || offset > most)
            return std::nullopt;
        return static_cast<Fill>(page.values[static_cast<std::size_t>(first) + static_cast<std::size_t>(offset)]);
    };
    switch (static_cast<Action>(action)) {
    case Action::EditSpare: return at(SharedField::SpareFill, 0, 0);
    case Action::EditContact: return at(SharedField::ContactText, argument - static_cast<std::int64_t>(ContactField::Text), 2);
    case Action::EditDispute: return at(SharedField::DisputeText, argument, 3);
    case Action::EditMandate: return at(SharedField::MandateHolder, argument, 1);
    default: return std::nullopt;
    }
}

} // namespace kz
