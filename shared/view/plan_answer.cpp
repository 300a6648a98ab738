// What a wish that is not simply accepted is answered with: the nearest plans, a person, or both. And what became of a request.
#include "shared/view/sheet.hpp"
#include "shared/view/wish_text.hpp"

namespace kz {
namespace {

TextKey text_of(PlanLimit limit) {
    switch (limit) {
    case PlanLimit::TooManyInstalments: return TextKey::PlanBeyondNumber;
    case PlanLimit::InstalmentTooSmall: return TextKey::PlanBeyondAmount;
    case PlanLimit::FirstDueInThePast: return TextKey::PlanBeyondPast;
    case PlanLimit::FirstDueTooLate: return TextKey::PlanBeyondLate;
    case PlanLimit::RhythmNotOffered: return TextKey::PlanBeyondRhythm;
    case PlanLimit::TermTooLong: return TextKey::PlanBeyondTerm;
    }
    return TextKey::PlanBeyondTerm;
}

TextKey text_of(PlanChange change) {
    switch (change) {
    case PlanChange::Number: return TextKey::PlanChangeNumber;
    case PlanChange::Amount: return TextKey::PlanChangeAmount;
    case PlanChange::FirstDate: return TextKey::PlanChangeFirstDate;
    case PlanChange::Rhythm: return TextKey::PlanChangeRhythm;
    case PlanChange::Term: return TextKey::PlanChangeTerm;
    }
    return TextKey::PlanChangeTerm;
}

std::string beyond_text(const Sheet& sheet, const std::vector<PlanLimit>& beyond) {
    std::string text;
    for (const PlanLimit limit : beyond)
        text.append(text.empty() ? "" : " ").append(sheet.words(text_of(limit)));
    return text;
}

std::string changes_text(const Sheet& sheet, const std::vector<PlanChange>& changes) {
    std::string text;
    for (const PlanChange change : changes)
        text.append(text.empty() ? "" : ", ").append(sheet.words(text_of(change)));
    return text;
}

void add_offer(Sheet& sheet, const PlanOffer& offer, std::size_t index) {
    const Model& model = sheet.model();
    const std::vector<Instalment>& lines = offer.plan.lines;
    sheet.open(Role::ListItem, numbered("offer", index + 1), Style::Offer);
    const std::uint64_t what = sheet.out().id_of("what");
    sheet.paragraph("what", Style::SliderValue, each_text(sheet, lines));
    sheet.paragraph("when", Style::Body,
                    lines.size() == 1 ? sheet.words(TextKey::PlanOfferOn, lines.front().due_on)
                                      : sheet.words(TextKey::PlanOfferWhen, rhythm_text(sheet.language(), offer.plan.rhythm.kind),
                                                    lines.front().due_on, lines.back().due_on));
    if (!offer.changes.empty())
        sheet.paragraph("why", Style::Small, sheet.words(TextKey::PlanOfferChanges, changes_text(sheet, offer.changes)));
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    Model taken = model;
    taken.plan = draft_of(wish_of(offer));
    Node& link = sheet.leaf(Role::Link, "take", Style::ButtonSecondary)
                     .text(sheet.words(TextKey::PlanTake))
                     .on(bind(Action::TakeOffer, static_cast<std::int64_t>(index)));
    link.described_by = what;
    link.href = page_address + query_of_overview(taken) + "&step=plan";
    sheet.close();
    sheet.close();
}

void add_offers(Sheet& sheet, const std::vector<PlanOffer>& offers) {
    if (offers.empty())
        return;
    sheet.open(Role::List, "offers", Style::FormStack);
    for (std::size_t index = 0; index < offers.size(); ++index)
        add_offer(sheet, offers[index], index);
    sheet.close();
}

void add_ask(Sheet& sheet) {
    const Model& model = sheet.model();
    const bool is_busy = model.busy == Busy::RequestingPlan;
    sheet.open(Role::Form, "ask", Style::FormStack).href = address_of(RequestPlan{*wish_of(model)}, sheet.language());
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    Node& button = sheet.leaf(Role::Button, "ask", Style::ButtonPrimary)
                       .text(sheet.words(is_busy ? TextKey::PlanSending : TextKey::PlanAskPerson))
                       .on(bind(Action::AskPerson));
    button.submits = true;
    if (is_busy)
        button.with(state_busy | state_disabled);
    sheet.close();
    sheet.close();
}

} // namespace

std::string wish_text(const Sheet& sheet, const PlanWish& wish) {
    std::string text;
    if (const auto* parts = std::get_if<EqualParts>(&wish.size))
        text = sheet.words(TextKey::PlanCount, parts->number);
    else if (const auto* each = std::get_if<AmountEach>(&wish.size))
        text = sheet.words(TextKey::PlanWishEach, each->amount);
    else
        text = sheet.words(TextKey::PlanWishSpare, std::get<SpareMonthly>(wish.size).amount);
    return text.append(", ").append(rhythm_text(sheet.language(), wish.rhythm.kind));
}

void add_plan_answer(Sheet& sheet, const std::optional<PlanAnswer>& answer) {
    const auto* offers = answer ? std::get_if<PlanOffers>(&*answer) : nullptr;
    const auto* person = answer ? std::get_if<PersonDecides>(&*answer) : nullptr;
    std::string news;
    if (!answer)
        news = sheet.words(TextKey::PlanSpareMissing);
    else if (offers != nullptr)
        news = sheet.words(TextKey::PlanAnswerOffers);
    else if (person != nullptr)
        news = sheet.words(TextKey::PlanAnswerPerson, sheet.merchant());
    if (!news.empty())
        sheet.paragraph("answer", Style::Strong, news);
    if (offers != nullptr) {
        if (!offers->beyond.empty())
            sheet.paragraph("beyond", Style::Small, beyond_text(sheet, offers->beyond));
        add_offers(sheet, offers->offers);
    }
    if (person != nullptr) {
        if (!person->beyond.empty())
            sheet.paragraph("beyond", Style::Small, beyond_text(sheet, person->beyond));
        add_ask(sheet);
        if (!person->offers.empty())
            sheet.paragraph("or", Style::Strong, sheet.words(TextKey::PlanAnswerOr));
        add_offers(sheet, person->offers);
    }
}

void add_plan_request(Sheet& sheet) {
    const auto& request = sheet.state().plan_request;
    if (!request)
        return;
    const bool is_waiting = request->is_waiting();
    sheet.open(Role::Group, "request", Style::Offer);
    sheet.paragraph("title", Style::Strong, sheet.words(is_waiting ? TextKey::PlanWaitingTitle : TextKey::PlanDeclinedTitle));
    if (is_waiting) {
        sheet.paragraph("what", Style::Body,
                        sheet.words(TextKey::PlanWaiting, central_european_date(request->at), wish_text(sheet, request->wish),
                                    sheet.merchant()));
        sheet.paragraph("next", Style::Body, sheet.words(TextKey::PlanWaitingMeanwhile));
    } else {
        sheet.paragraph("what", Style::Body, sheet.words(TextKey::PlanDeclined, sheet.merchant(), shown(request->declined))).personal();
        sheet.paragraph("next", Style::Body, sheet.words(TextKey::PlanDeclinedNext));
    }
    sheet.close();
}

} // namespace kz
