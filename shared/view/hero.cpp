// The first thing to see: who asks, for what, how much is open, by when, and the next step.
#include "shared/base/utf8.hpp"
#include "shared/domain/journal/debits.hpp"
#include "shared/view/sheet.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace kz {
namespace {

struct Badge {
    Style style;
    TextKey text;
};

Badge badge_of(const Model& model) {
    const State& state = model.page->state;
    switch (standing(state, model.today)) {
    case Standing::Open:
        return {Style::BadgeOpen, due_date(state) == model.today ? TextKey::BadgeDueToday : TextKey::BadgeOpen};
    case Standing::Overdue: return {Style::BadgeOverdue, TextKey::BadgeOverdue};
    case Standing::InPlan: return {Style::BadgePlan, TextKey::BadgePlan};
    case Standing::Settled: return {Style::BadgePaid, TextKey::BadgePaid};
    case Standing::Overpaid: case Standing::Credit: return {Style::BadgePaid, TextKey::BadgeCredit};
    case Standing::Paused: return {Style::BadgePlan, TextKey::BadgePaused};
    case Standing::Disputed: return {Style::BadgePlan, TextKey::BadgeDisputed};
    case Standing::PartlyDisputed: return {Style::BadgePlan, TextKey::BadgePartlyDisputed};
    case Standing::Waived: return {Style::BadgePaid, TextKey::BadgeWaived};
    }
    return {Style::BadgeOpen, TextKey::BadgeOpen};
}

struct BigAmount {
    TextKey label;
    Money amount;
};

BigAmount big_amount(const State& state, Date today) {
    const Money rest = open(state);
    const Money prepaid = state.invoice.totals.prepaid;
    switch (standing(state, today)) {
    case Standing::Settled: case Standing::Waived:
        if (const auto all = add(paid(state), prepaid); all && all->is_positive())
            return {TextKey::HeroPaidAmount, *all};
        return {TextKey::HeroOpenAmount, rest};
    case Standing::Overpaid: case Standing::Credit:
        return {TextKey::HeroCreditAmount, Money{-rest.minor, rest.currency}};
    default: return {TextKey::HeroOpenAmount, rest};
    }
}

// The first line that is left; nothing without a plan that runs.
const LineStanding* next_line(const std::vector<LineStanding>& lines) {
    const auto next = std::ranges::find_if(lines, is_left);
    return next == lines.end() ? nullptr : &*next;
}

std::vector<std::string> open_notes(const Sheet& sheet) {
    const Date today = sheet.model().today;
    if (const auto debit = next_collection(sheet.state(), today))
        return {sheet.words(TextKey::HeroToBeCollected, debit->amount, debit->collect_on)};
    const auto lines = plan_lines(sheet.state(), today);
    if (const LineStanding* next = next_line(lines)) {
        const Money amount = next_payment(sheet.state(), today);
        const Date due_on = next->line.due_on;
        return {is_missed(*next) ? sheet.words(TextKey::HeroPlanOverdue, amount, due_on)
                               : sheet.words(TextKey::HeroPlanNext, amount, due_on)};
    }
    const auto due_on = due_date(sheet.state());
    if (!due_on)
        return {};
    std::vector<std::string> notes = {sheet.words(TextKey::HeroDue, due_text(sheet.language(), *due_on, today))};
    if (*due_on < today)
        notes.emplace_back(sheet.words(TextKey::HeroOverdueKindly));
    return notes;
}

std::vector<std::string> partly_disputed_notes(const Sheet& sheet) {
    std::vector<std::string> notes = {sheet.words(TextKey::HeroPartlyDisputed, held(sheet.state()))};
    for (std::string& note : open_notes(sheet))
        notes.push_back(std::move(note));
    return notes;
}

std::vector<std::string> paused_notes(const Sheet& sheet) {
    const auto until = paused_until(sheet.state(), sheet.model().today);
    return until ? std::vector{sheet.words(TextKey::HeroPaused, *until)} : open_notes(sheet);
}

std::vector<std::string> standing_notes(const Sheet& sheet) {
    const State& state = sheet.state();
    const Money rest = open(state);
    const Money credit{-rest.minor, rest.currency};
    if (sheet.page().is_time_barred)
        return {sheet.words(TextKey::HeroTimeBarred, sheet.merchant())};
    switch (standing(state, sheet.model().today)) {
    case Standing::Settled: return {std::string(sheet.words(TextKey::HeroSettled))};
    case Standing::Overpaid: return {sheet.words(TextKey::HeroOverpaid, credit)};
    case Standing::Credit: return {sheet.words(TextKey::HeroCredit, sheet.merchant(), credit)};
    case Standing::Waived: return {sheet.words(TextKey::HeroWaived, sheet.merchant(), waived(state))};
    case Standing::Disputed: return {std::string(sheet.words(TextKey::HeroDisputed))};
    case Standing::PartlyDisputed: return partly_disputed_notes(sheet);
    case Standing::Paused: return paused_notes(sheet);
    default: return open_notes(sheet);
    }
}

} // namespace

// Without amount or name: whose money it is, a person has yet to say.
std::vector<std::string> hero_notes(const Sheet& sheet) {
    std::vector<std::string> notes = standing_notes(sheet);
    if (sheet.page().is_payment_seen && open(sheet.state()).is_positive())
        notes.insert(notes.begin(), sheet.words(TextKey::HeroPaymentSeen, sheet.merchant()));
    if (const Money under_way = on_its_way(sheet.state()); under_way.is_positive()) {
        const std::string collecting = sheet.words(TextKey::HeroCollecting, under_way);
        if (!has_panel(sheet.model(), Panel::Pay))
            return {collecting};
        notes.insert(notes.begin(), collecting);
    }
    return notes;
}

namespace {

void add_notes(Sheet& sheet) {
    const auto notes = hero_notes(sheet);
    if (notes.empty())
        return;
    sheet.open(Role::Group, "notes", Style::None);
    for (std::size_t at = 0; at < notes.size(); ++at)
        sheet.paragraph(numbered("note", at + 1), Style::HeroNote, notes[at]);
    sheet.close();
}

constexpr int restored_shown_days = 30;

std::string service_text(const Sheet& sheet, const BlockedService& service) {
    if (service.restored_at)
        return sheet.words(TextKey::ServiceRestored, shown(service.name), central_european_date(*service.restored_at));
    return open(sheet.state()).is_positive() ? sheet.words(TextKey::ServiceBlocked, shown(service.name), service.since, sheet.merchant())
                                             : sheet.words(TextKey::ServiceWaiting, sheet.merchant(), shown(service.name));
}

// What was stopped because of the claim: said aloud when it comes back.
void add_services(Sheet& sheet) {
    const std::vector<BlockedService>& services = sheet.state().services;
    for (std::size_t number = 0; number < services.size(); ++number) {
        const BlockedService& service = services[number];
        if (service.restored_at && days_between(central_european_date(*service.restored_at), sheet.model().today) > restored_shown_days)
            continue;
        sheet.leaf(Role::Status, numbered("service", number + 1), service.is_blocked() ? Style::NoticeCalm : Style::NoticeGood)
            .text(service_text(sheet, service))
            .personal();
    }
}

void add_facts(Sheet& sheet) {
    const Invoice& invoice = sheet.invoice();
    const bool is_credit = invoice.kind == InvoiceKind::CreditNote;
    sheet.open(Role::List, "facts", Style::HeroFacts);
    sheet.fact("number", sheet.words(is_credit ? TextKey::FactCreditNumber : TextKey::FactInvoiceNumber),
               Style::FactValue, shown(invoice.number), Sensitivity::Personal);
    sheet.fact("issued", sheet.words(TextKey::FactIssuedOn), Style::FactValue,
               date_text(sheet.language(), invoice.issued_on));
    // A plan that runs has its own dates.
    const auto lines = plan_lines(sheet.state(), sheet.model().today);
    if (const auto due_on = due_date(sheet.state()); due_on && open(sheet.state()).is_positive() && !next_line(lines))
        sheet.fact("due", sheet.words(TextKey::FactDueOn), Style::FactValue, date_text(sheet.language(), *due_on));
    const Money rest = open(sheet.state());
    if (!is_credit && rest != claimed(invoice)) {
        sheet.fact("claimed", sheet.words(TextKey::FactClaimed), Style::FactValue, sheet.money(claimed(invoice)));
        if (!rest.is_zero() && paid(sheet.state()).is_positive())
            sheet.fact("paid", sheet.words(TextKey::FactPaid), Style::FactValue, sheet.money(paid(sheet.state())));
    }
    sheet.close();
}

void add_action(Sheet& sheet, std::string_view key, Style style, TextKey text, Panel panel) {
    sheet.leaf(Role::Link, key, style).text(sheet.words(text)).href = link_to(panel);
}

void add_actions(Sheet& sheet) {
    const Model& model = sheet.model();
    sheet.open(Role::Group, "actions", Style::HeroActions);
    if (has_panel(model, Panel::Pay))
        add_action(sheet, "pay", next_collection(sheet.state(), model.today) ? Style::ButtonSecondary : Style::ButtonPrimary,
                   next_payment(sheet.state(), model.today) == undisputed(sheet.state()) ? TextKey::HeroPay
                                                                                         : TextKey::HeroPayInstalment,
                   Panel::Pay);
    if (is_plan_offered(model))
        add_action(sheet, "plan", Style::ButtonSecondary, TextKey::HeroPlan, Panel::Plan);
    if (model.surface != Surface::Kiosk && settlement_of(sheet.state())) {
        Node& letter = sheet.leaf(Role::Link, "letter", Style::ButtonSecondary).text(sheet.words(TextKey::PaperOpenSettlement));
        letter.href = "settlement.pdf?lang=";
        letter.href += language_code(model.language);
    }
    // Who paid too much has one thing to do: to say where it shall go.
    const bool is_overpaid = standing(sheet.state(), model.today) == Standing::Overpaid;
    add_action(sheet, "ask", is_overpaid ? Style::ButtonPrimary : Style::ButtonSecondary, TextKey::HeroAsk, Panel::Contact);
    sheet.close();
}

} // namespace

std::string hero_title(const Model& model) {
    switch (standing(model.page->state, model.today)) {
    case Standing::Settled: return std::string(say(model.language, TextKey::HeroTitleSettled));
    case Standing::Overpaid: return std::string(say(model.language, TextKey::HeroTitleOverpaid));
    case Standing::Credit: return say(model.language, TextKey::HeroTitleCredit, merchant_name(model));
    case Standing::Waived: return std::string(say(model.language, TextKey::HeroTitleWaived));
    default: return say(model.language, TextKey::HeroTitle, merchant_name(model));
    }
}

void add_hero(Sheet& sheet) {
    const Model& model = sheet.model();
    const Badge badge = badge_of(model);
    const BigAmount big = big_amount(sheet.state(), model.today);
    Node& region = sheet.open(Role::Region, "hero", Style::Hero);
    const std::uint64_t title = node_id(node_id(region.id, "top"), "title");
    region.labelled_by = title;
    sheet.focus_on(Focus::Page, title);
    if (const std::string_view customer = trimmed(sheet.invoice().buyer.name); !customer.empty())
        sheet.paragraph("greeting", Style::Muted,
                        theme_of(model).tone == Tone::Warm ? sheet.words(TextKey::HeroGreetingWarm, shown(customer))
                                                           : sheet.words(TextKey::HeroGreeting, shown(customer)))
            .personal();
    sheet.open(Role::Group, "top", Style::HeroTop);
    sheet.heading(1, "title", Style::HeroTitle, hero_title(model));
    sheet.text("badge", badge.style, sheet.words(badge.text));
    sheet.close();
    sheet.open(Role::Group, "open", Style::None);
    sheet.paragraph("label", Style::FactLabel, sheet.words(big.label));
    sheet.paragraph("amount", Style::HeroAmount, sheet.money(big.amount));
    sheet.close();
    add_notes(sheet);
    add_services(sheet);
    add_facts(sheet);
    add_actions(sheet);
    sheet.close();
}

} // namespace kz
