// The bank's files, a merchant's day at the bank, and how long services took to come back.
#include "shared/view/staff_parts.hpp"

namespace kz {
namespace {

void add_import(Sheet& sheet, const StaffImport& import, std::size_t at) {
    sheet.open(Role::ListItem, numbered("import", at), Style::LineRow);
    sheet.open(Role::Group, "texts", Style::LineTexts);
    sheet.paragraph("when", Style::Strong, words(sheet, StaffKey::StatementsAt, import.at.date, clock_text(sheet.language(), import.at.minute)));
    sheet.paragraph("accounts", Style::LineDetail, shown(import.accounts));
    sheet.paragraph("counts", Style::LineDetail,
                    words(sheet, StaffKey::StatementsCounts, import.entries, import.posted, import.waiting, import.reversed, import.known, import.noted));
    if (import.is_balance_off)
        sheet.paragraph("balance", Style::ScheduleOverdue, words(sheet, StaffKey::StatementsBalance));
    if (import.warnings > 0)
        sheet.paragraph("warnings", Style::LineDetail, words(sheet, StaffKey::StatementsWarnings, import.warnings));
    sheet.close();
    sheet.close();
}

void add_sums(Sheet& sheet, const PayoutTotals& sums, std::size_t at) {
    const auto row = [&](std::string_view key, StaffKey label, std::int64_t minor, bool is_total = false) {
        sheet.row(key, is_total ? Style::TotalRow : Style::SumRow, is_total ? Style::TotalLabel : Style::SumLabel, words(sheet, label),
                  is_total ? Style::TotalValue : Style::SumValue, sheet.money({minor, sums.currency}));
    };
    sheet.open(Role::List, numbered("sums", at), Style::Sums);
    row("claims", StaffKey::PayoutClaims, sums.claims_minor);
    row("fees", StaffKey::PayoutFees, sums.fees_minor);
    row("credit", StaffKey::PayoutCredit, sums.credit_minor);
    row("waiting", StaffKey::PayoutWaiting, sums.waiting_minor);
    row("aside", StaffKey::PayoutAside, sums.set_aside_minor);
    row("returned", StaffKey::PayoutReturned, -sums.taken_back_minor);
    row("refunded", StaffKey::PayoutRefunded, -sums.refunded_minor);
    row("out", StaffKey::PayoutOut, -sums.went_out_minor);
    row("net", StaffKey::PayoutNet, sums.net_minor(), true);
    sheet.close();
}

std::string duration_text(const Sheet& sheet, std::int64_t seconds) {
    constexpr std::int64_t minute = 60, hour = 3'600;
    return seconds < 2 * minute ? words(sheet, StaffKey::ServicesSeconds, static_cast<int>(seconds))
           : seconds < 2 * hour ? words(sheet, StaffKey::ServicesMinutes, static_cast<int>(seconds / minute))
                                : words(sheet, StaffKey::ServicesHours, static_cast<int>(seconds / hour));
}

void add_service(Sheet& sheet, const StaffService& service) {
    sheet.open(Role::ListItem, numbered(claim_code(service.claim) + "_", static_cast<std::size_t>(service.index)), Style::LineRow);
    sheet.open(Role::Group, "texts", Style::LineTexts);
    sheet.leaf(Role::Link, "claim", Style::FooterLink).text(words(sheet, StaffKey::QueueWho, shown(service.customer), shown(service.number))).personal().href =
        address_of(service.claim);
    sheet.paragraph("service", Style::LineDetail, shown(service.service)).personal();
    sheet.close();
    sheet.open(Role::Group, "when", Style::LineTexts);
    sheet.paragraph("settled", Style::LineDetail, words(sheet, StaffKey::ServicesSettled, service.settled_at.date, clock_text(sheet.language(), service.settled_at.minute)));
    if (service.seconds)
        sheet.paragraph("took", Style::LineDetail, words(sheet, StaffKey::ServicesTook, duration_text(sheet, *service.seconds)));
    else
        sheet.paragraph("waits", Style::ScheduleOverdue, words(sheet, StaffKey::ServicesWaits));
    sheet.close();
    sheet.close();
}

} // namespace

void add_statements(Sheet& sheet, const StaffModel& staff) {
    sheet.open_region("statements", Style::Card, 1, Style::CardTitle, words(sheet, StaffKey::StatementsTitle));
    add_money_areas(sheet, staff);
    Node& form = sheet.open(Role::Form, "form", Style::FormStack);
    form.href = "/staff/statements";
    form.value = "multipart/form-data";
    sheet.open(Role::Group, "file", Style::Field);
    sheet.leaf(Role::Label, "label", Style::FieldLabel).text(words(sheet, StaffKey::StatementsFile)).refers_to = sheet.out().id_of("field");
    Node& file = sheet.leaf(Role::File, "field", Style::FieldFile);
    file.value = ".xml,.sta,.txt,.mt940,.940,.c53,.c54";
    file.input.field = "file";
    file.with(state_required);
    file.described_by = sheet.out().id_of("help");
    sheet.paragraph("help", Style::FieldHelp, words(sheet, StaffKey::StatementsHelp));
    sheet.close();
    add_submit(sheet, staff, Style::ButtonPrimary, words(sheet, StaffKey::StatementsSubmit));
    sheet.close();
    sheet.heading(2, "imports_title", Style::SubTitle, words(sheet, StaffKey::StatementsImports));
    sheet.open(Role::List, "list", Style::Lines);
    for (std::size_t at = 0; at < staff.imports.size(); ++at)
        add_import(sheet, staff.imports[at], staff.imports.size() - at);
    sheet.close();
    sheet.close();
}

void add_payout(Sheet& sheet, const StaffModel& staff) {
    const StaffPayout& payout = staff.payout;
    sheet.open_region("payout", Style::Card, 1, Style::CardTitle, words(sheet, StaffKey::PayoutTitle));
    add_money_areas(sheet, staff);
    // No address: a question, asked of this page.
    sheet.open(Role::Form, "form", Style::FormStack);
    sheet.open(Role::Group, "fields", Style::FieldPair);
    if (payout.merchants.size() > 1) {
        std::vector<StaffOption> options;
        for (const auto& [code, name] : payout.merchants)
            options.push_back({code, shown(name)});
        add_choice(sheet, "merchant", words(sheet, StaffKey::ClaimMerchant), options, payout.merchant);
    }
    add_field(sheet, {.key = "day", .label = words(sheet, StaffKey::PayoutDay), .value = iso(payout.day), .help = words(sheet, StaffKey::PayoutDayHelp)});
    sheet.close();
    sheet.open(Role::Group, "buttons", Style::ButtonRow);
    sheet.leaf(Role::Button, "submit", Style::ButtonPrimary).text(words(sheet, StaffKey::PayoutSubmit)).submits = true;
    sheet.close();
    sheet.close();
    if (!payout.merchant.empty()) {
        sheet.heading(2, "day_title", Style::SubTitle, words(sheet, StaffKey::PayoutOf, shown(payout.name), payout.day));
        sheet.leaf(Role::Status, "count", Style::CardLead).text(words(sheet, StaffKey::PayoutEntries, payout.entries));
        for (std::size_t at = 0; at < payout.totals.size(); ++at)
            add_sums(sheet, payout.totals[at], at);
        sheet.open(Role::Group, "files", Style::ButtonRow);
        const std::string query = "?merchant=" + payout.merchant + "&day=" + iso(payout.day);
        for (const auto& [key, name] : {std::pair("csv", StaffKey::AuditCsv), std::pair("json", StaffKey::AuditJson), std::pair("pdf", StaffKey::PayoutPdf)})
            sheet.leaf(Role::Link, key, Style::FooterLink).text(words(sheet, name)).href = std::string("/staff/payout.") + key + query;
        sheet.close();
    }
    sheet.close();
}

void add_services(Sheet& sheet, const StaffModel& staff) {
    const StaffServices& report = staff.services;
    sheet.open_region("services", Style::Card, 1, Style::CardTitle, words(sheet, StaffKey::ServicesTitle));
    add_money_areas(sheet, staff);
    sheet.paragraph("lead", Style::CardLead, words(sheet, StaffKey::ServicesLead));
    sheet.open(Role::List, "facts", Style::HeroFacts);
    sheet.fact("waiting", words(sheet, StaffKey::ServicesWaiting), Style::FactValue, words(sheet, StaffKey::ServicesNumber, report.waiting));
    sheet.fact("restored", words(sheet, StaffKey::ServicesRestored), Style::FactValue, words(sheet, StaffKey::ServicesNumber, report.restored));
    if (report.restored > 0) {
        sheet.fact("median", words(sheet, StaffKey::ServicesMedian), Style::FactValue, duration_text(sheet, report.median_seconds));
        sheet.fact("p95", words(sheet, StaffKey::ServicesP95), Style::FactValue, duration_text(sheet, report.p95_seconds));
    }
    sheet.close();
    sheet.open(Role::List, "list", Style::Lines);
    for (const StaffService& service : report.services)
        add_service(sheet, service);
    sheet.close();
    sheet.close();
}

} // namespace kz
