// What happened so far, newest first. It is the receipt, too.
#include "shared/view/sheet.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace kz {
namespace {

struct Entry {
    Date sorted_by;
    std::optional<Date> said; // the day that is shown; nothing when the journal's state does not keep it
    std::string key;
    std::string text;
    Sensitivity sensitivity = Sensitivity::Public;
};

void collect_raised(const Sheet& sheet, std::vector<Entry>& entries) {
    const Invoice& invoice = sheet.invoice();
    entries.push_back({invoice.issued_on, invoice.issued_on, "raised",
                       invoice.kind == InvoiceKind::CreditNote
                           ? sheet.words(TextKey::HistoryRaisedCredit, invoice.totals.due)
                           : sheet.words(TextKey::HistoryRaised, invoice.totals.due)});
}

void collect_credits(const Sheet& sheet, std::vector<Entry>& entries) {
    std::size_t number = 0;
    for (const CreditTaken& credit : sheet.state().credits)
        entries.push_back({sheet.invoice().issued_on, std::nullopt, numbered("credit", ++number),
                           sheet.words(TextKey::HistoryCredit, shown(credit.number), credit.amount), Sensitivity::Personal});
}

void collect_payments(const Sheet& sheet, std::vector<Entry>& entries) {
    std::size_t number = 0;
    for (const Posting& posting : sheet.state().postings) {
        ++number;
        entries.push_back({posting.booked_on, posting.booked_on, numbered("paid", number),
                           sheet.words(TextKey::HistoryPaid, posting.amount, posting.booked_on)});
        if (posting.is_reversed)
            entries.push_back({posting.booked_on, std::nullopt, numbered("reversed", number),
                               sheet.words(TextKey::HistoryReversed, posting.amount, posting.booked_on)});
    }
}

void collect_plan(const Sheet& sheet, std::vector<Entry>& entries) {
    const auto& plan = sheet.state().plan;
    if (!plan)
        return;
    const Date day = central_european_date(plan->agreed_at);
    entries.push_back({day, day, "plan", sheet.words(TextKey::HistoryPlan, static_cast<int>(plan->instalments.size()))});
}

void collect_contacts(const Sheet& sheet, std::vector<Entry>& entries) {
    std::size_t number = 0;
    for (const Contact& contact : sheet.state().contacts) {
        const Date day = central_european_date(contact.at);
        entries.push_back({day, day, numbered("contact", ++number),
                           sheet.words(TextKey::HistoryContact, subject_text(sheet.language(), contact.request.subject))});
    }
}

void add_entry(Sheet& sheet, const Entry& entry) {
    sheet.open(Role::ListItem, entry.key, Style::TimelineItem);
    sheet.leaf(Role::Image, "mark", Style::TimelineMark).with(state_decorative);
    sheet.open(Role::Group, "texts", Style::TimelineTexts);
    sheet.paragraph("what", Style::TimelineWhat, entry.text).sensitivity = entry.sensitivity;
    if (entry.said)
        sheet.paragraph("when", Style::TimelineWhen, short_date_text(sheet.language(), *entry.said));
    sheet.close();
    sheet.close();
}

} // namespace

void add_history(Sheet& sheet) {
    // Oldest first, and what comes later in this list is newer on the same day.
    std::vector<Entry> entries;
    collect_raised(sheet, entries);
    collect_credits(sheet, entries);
    collect_payments(sheet, entries);
    collect_plan(sheet, entries);
    collect_contacts(sheet, entries);
    std::ranges::stable_sort(entries, {}, &Entry::sorted_by);
    std::ranges::reverse(entries);

    sheet.open_region(panel_key(Panel::History), Style::Card, 2, Style::CardTitle, sheet.words(TextKey::HistoryTitle));
    sheet.open(Role::List, "list", Style::Timeline);
    for (const Entry& entry : entries)
        add_entry(sheet, entry);
    sheet.close();
    sheet.close();
}

} // namespace kz
