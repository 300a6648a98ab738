// What happened so far, newest first, with a receipt for each payment.
#include "shared/view/sheet.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace kz {
namespace {

struct Moment {
    Date on;
    std::string key;
    std::string text;
    Sensitivity sensitivity = Sensitivity::Public;
    Style mark = Style::TimelineMark;
    std::string paper = {}, paper_url = {}; // what is given in writing, and where
};

std::string raised_text(const Sheet& sheet) {
    const Invoice& invoice = sheet.invoice();
    return invoice.kind == InvoiceKind::CreditNote ? sheet.words(TextKey::HistoryRaisedCredit, invoice.totals.due)
                                                   : sheet.words(TextKey::HistoryRaised, invoice.totals.due);
}

std::string reversed_text(const Sheet& sheet, const Movement& movement, Money amount) {
    const Posting& posting = sheet.state().postings[static_cast<std::size_t>(movement.posting)];
    switch (movement.reversal) {
    case ReversalKind::Reversed: return sheet.words(TextKey::HistoryReversed, amount, posting.booked_on);
    case ReversalKind::Returned: return sheet.words(TextKey::HistoryReturned, amount, posting.booked_on);
    case ReversalKind::ChargedBack: return sheet.words(TextKey::HistoryChargedBack, amount, posting.booked_on);
    }
    return {};
}

std::string credited_text(const Sheet& sheet, const Movement& movement, Money amount) {
    if (movement.positions.empty())
        return sheet.words(TextKey::HistoryCredit, shown(movement.text), amount);
    if (movement.text.empty()) // no credit note: an objection that was accepted
        return sheet.words(TextKey::HistoryCreditDispute, amount, position_text(sheet, movement.positions.front()));
    return sheet.words(TextKey::HistoryCreditItem, shown(movement.text), amount,
                       position_text(sheet, movement.positions.front()));
}

// What the movement is called in a key, and what is said of it; nothing when it moves no money.
struct Told {
    std::string_view key;
    std::string text;
};
Told told(const Sheet& sheet, const Movement& movement) {
    const Money amount{movement.minor, sheet.invoice().currency};
    switch (movement.kind) {
    case MovementKind::Claimed: return {"raised", raised_text(sheet)};
    case MovementKind::Charged:
        return {"charged", sheet.words(TextKey::HistoryCharged, position_text(sheet, movement.positions.front()), amount)};
    case MovementKind::Credited: return {"credit", credited_text(sheet, movement, amount)};
    case MovementKind::Waived: return {"waived", sheet.words(TextKey::HistoryWaived, sheet.merchant(), amount)};
    case MovementKind::Paid: return {"paid", sheet.words(TextKey::HistoryPaid, amount, movement.on)};
    case MovementKind::Reversed: return {"reversed", reversed_text(sheet, movement, amount)};
    case MovementKind::Refunded: return {"refunded", sheet.words(TextKey::HistoryRefunded, amount)};
    case MovementKind::Held: case MovementKind::Released: case MovementKind::Ruled: return {};
    }
    return {};
}

Style mark_of(MovementKind kind) {
    switch (kind) {
    case MovementKind::Claimed: case MovementKind::Charged: return Style::TimelineBill;
    case MovementKind::Paid: case MovementKind::Credited: case MovementKind::Waived: return Style::TimelinePaid;
    case MovementKind::Reversed: case MovementKind::Refunded: return Style::TimelineBack;
    default: return Style::TimelineMark;
    }
}

// Of a payment that has not gone back. A kiosk has nowhere to put a file.
void add_receipt(const Sheet& sheet, const Movement& movement, Moment& entry) {
    const auto receipt = movement.kind == MovementKind::Paid ? receipt_of(sheet.state(), movement.posting) : std::nullopt;
    if (!receipt || receipt->is_void || sheet.model().surface == Surface::Kiosk)
        return;
    entry.paper = sheet.words(TextKey::PaperOpenReceipt, receipt->amount);
    entry.paper_url = numbered("receipt/", static_cast<std::size_t>(movement.posting) + 1) + ".pdf?lang=";
    entry.paper_url += language_code(sheet.language());
}

// Each kind is counted by itself; a reversal has the number of its payment.
void collect_movements(const Sheet& sheet, std::vector<Moment>& entries) {
    std::array<std::size_t, movement_kinds_count> counts{};
    for (const Movement& movement : sheet.state().ledger.movements) {
        const Told entry = told(sheet, movement);
        if (entry.key.empty())
            continue;
        std::size_t number = ++counts[static_cast<std::size_t>(movement.kind)];
        if (movement.kind == MovementKind::Reversed)
            number = static_cast<std::size_t>(movement.posting) + 1;
        const bool is_personal = movement.kind == MovementKind::Credited || movement.kind == MovementKind::Charged;
        entries.push_back({movement.on,
                           movement.kind == MovementKind::Claimed ? std::string(entry.key) : numbered(entry.key, number),
                           entry.text, is_personal ? Sensitivity::Personal : Sensitivity::Public, mark_of(movement.kind)});
        add_receipt(sheet, movement, entries.back());
    }
}

std::string_view service_name(const Sheet& sheet, const Note& note) {
    const auto index = static_cast<std::size_t>(note.number);
    return index < sheet.state().services.size() ? std::string_view(sheet.state().services[index].name) : std::string_view();
}

std::string note_text(const Sheet& sheet, const Note& note) {
    switch (note.kind) {
    case NoteKind::Delivered: return std::string(sheet.words(TextKey::HistoryDelivered));
    case NoteKind::Reminded: return std::string(sheet.words(TextKey::HistoryReminded));
    case NoteKind::DueMoved: return sheet.words(TextKey::HistoryDueMoved, note.day.value_or(note.on));
    case NoteKind::Paused: return sheet.words(TextKey::HistoryPaused, note.day.value_or(note.on));
    case NoteKind::Resumed: return std::string(sheet.words(TextKey::HistoryResumed));
    case NoteKind::PlanEnded: case NoteKind::PlanBroken: return std::string(sheet.words(TextKey::HistoryPlanEnded));
    case NoteKind::PlanRequested: return std::string(sheet.words(TextKey::HistoryPlanRequested));
    case NoteKind::PlanDeclined: return std::string(sheet.words(TextKey::HistoryPlanDeclined));
    case NoteKind::PlanAdjusted: {
        const auto adjustment = static_cast<PlanAdjustment>(note.number);
        const bool is_move = adjustment == PlanAdjustment::Paused || adjustment == PlanAdjustment::LaterDay;
        return std::string(sheet.words(is_move ? TextKey::HistoryPlanMoved : TextKey::HistoryPlanCaughtUp));
    }
    case NoteKind::MandateGiven: return std::string(sheet.words(TextKey::HistoryMandateGiven));
    case NoteKind::MandateEnded: return std::string(sheet.words(TextKey::HistoryMandateEnded));
    case NoteKind::CollectionSent: return sheet.words(TextKey::HistoryCollectionSent, note.day.value_or(note.on));
    case NoteKind::CollectionReturned: return std::string(sheet.words(TextKey::HistoryCollectionReturned));
    case NoteKind::DisputeOpened: return std::string(sheet.words(TextKey::HistoryDisputed));
    case NoteKind::DisputeResolved: return std::string(sheet.words(TextKey::HistoryResolved));
    case NoteKind::ServiceBlocked: return sheet.words(TextKey::HistoryServiceBlocked, service_name(sheet, note));
    case NoteKind::ServiceRestored: return sheet.words(TextKey::HistoryServiceRestored, service_name(sheet, note));
    case NoteKind::ProofAdded: return std::string(sheet.words(TextKey::HistoryProof));
    }
    return {};
}

void collect_notes(const Sheet& sheet, std::vector<Moment>& entries) {
    std::size_t number = 0;
    for (const Note& note : sheet.state().notes)
        entries.push_back({note.on, numbered("note", ++number), note_text(sheet, note),
                           note.kind == NoteKind::ServiceBlocked || note.kind == NoteKind::ServiceRestored ? Sensitivity::Personal : Sensitivity::Public});
}

void collect_plan(const Sheet& sheet, std::vector<Moment>& entries) {
    const auto& plan = sheet.state().plan;
    if (!plan)
        return;
    const Date day = central_european_date(plan->agreed_at);
    entries.push_back({day, "plan", sheet.words(TextKey::HistoryPlan, static_cast<int>(plan->plan.lines.size())), Sensitivity::Public,
                       Style::TimelinePlan});
}

// The first of a day: what was written stands in its own panel.
void collect_messages(const Sheet& sheet, std::vector<Moment>& entries) {
    std::size_t number = 0;
    std::optional<Date> before;
    for (const TalkMessage& message : sheet.state().conversation.messages) {
        const Date day = central_european_date(message.at);
        if (message.from != TalkSide::Customer || before == day)
            continue;
        before = day;
        entries.push_back({day, numbered("contact", ++number),
                           sheet.words(TextKey::HistoryContact, subject_text(sheet.language(), message.request.subject)), Sensitivity::Public,
                           Style::TimelineTalk});
    }
}

// Of those who saw the page, in the order of their coming.
void collect_visits(const Sheet& sheet, std::vector<Moment>& entries) {
    const auto clock = [&](Instant at) { return clock_text(sheet.language(), central_european_clock(at).minute); };
    std::size_t number = 0;
    for (const ShareVisit& visit : last_visits(sheet.state().visits))
        entries.push_back({central_european_date(visit.begun_at), numbered("shown", ++number),
                           visit.ended_at ? sheet.words(TextKey::HistoryShown, shown(visit.helper), clock(visit.begun_at), clock(*visit.ended_at))
                                          : sheet.words(TextKey::HistoryShownNow, shown(visit.helper), clock(visit.begun_at))});
}

void add_entry(Sheet& sheet, const Moment& entry) {
    sheet.open(Role::ListItem, entry.key, Style::TimelineItem);
    sheet.leaf(Role::Image, "mark", entry.mark).with(state_decorative);
    sheet.open(Role::Group, "texts", Style::TimelineTexts);
    sheet.paragraph("what", Style::TimelineWhat, entry.text).sensitivity = entry.sensitivity;
    sheet.paragraph("when", Style::TimelineWhen, short_date_text(sheet.language(), entry.on));
    if (!entry.paper.empty())
        sheet.leaf(Role::Link, "paper", Style::FooterLink).text(entry.paper).href = entry.paper_url;
    sheet.close();
    sheet.close();
}

} // namespace

void add_history(Sheet& sheet) {
    // Oldest first, and what comes later in this list is newer on the same day.
    std::vector<Moment> entries;
    collect_movements(sheet, entries);
    collect_plan(sheet, entries);
    collect_messages(sheet, entries);
    collect_notes(sheet, entries);
    collect_visits(sheet, entries);
    std::ranges::stable_sort(entries, {}, &Moment::on);
    std::ranges::reverse(entries);

    sheet.open_region(panel_key(Panel::History), Style::Card, 2, Style::CardTitle, sheet.words(TextKey::HistoryTitle));
    sheet.open(Role::List, "list", Style::Timeline);
    for (const Moment& entry : entries)
        add_entry(sheet, entry);
    sheet.close();
    sheet.close();
}

} // namespace kz
