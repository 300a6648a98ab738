// Pay by transfer: the code for the banking app, and the same data to copy or to type.
#include "shared/domain/claims/iban.hpp"
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

struct PayRow {
    std::string_view key;
    TextKey label;
    std::string value;
    std::optional<CopyWhat> copied;
    TextKey copy;
    Sensitivity sensitivity;
};

void add_row(Sheet& sheet, const PayRow& row) {
    sheet.open(Role::ListItem, row.key, Style::CopyRow);
    sheet.open(Role::Group, "texts", Style::CopyTexts);
    sheet.paragraph("label", Style::CopyLabel, sheet.words(row.label));
    sheet.paragraph("value", Style::CopyValue, row.value).sensitivity = row.sensitivity;
    sheet.close();
    // The kiosk has no clipboard that its customer could take along.
    if (row.copied && sheet.model().surface != Surface::Kiosk)
        sheet.leaf(Role::Button, "copy", Style::CopyButton)
            .text(sheet.words(row.copy))
            .with(state_needs_script)
            .on(bind(Action::Copy, static_cast<std::int64_t>(*row.copied)));
    sheet.close();
}

void add_rows(Sheet& sheet, const Transfer& transfer) {
    constexpr Sensitivity open_to_all = Sensitivity::Public;
    constexpr Sensitivity personal = Sensitivity::Personal;
    sheet.open(Role::List, "rows", Style::PayRows);
    add_row(sheet, {"name", TextKey::PayName, shown(transfer.name), CopyWhat::Name, TextKey::PayCopyName, personal});
    add_row(sheet, {"iban", TextKey::PayIban, grouped(transfer.iban), CopyWhat::Iban, TextKey::PayCopyIban, personal});
    if (!transfer.bic.empty())
        add_row(sheet, {"bic", TextKey::PayBic, shown(transfer.bic), std::nullopt, TextKey::PayBic, personal});
    add_row(sheet, {"amount", TextKey::PayAmount, sheet.money(transfer.amount), CopyWhat::Amount, TextKey::PayCopyAmount,
                    open_to_all});
    add_row(sheet, {"reference", TextKey::PayReference, grouped_reference(transfer.reference), CopyWhat::Reference,
                    TextKey::PayCopyReference, personal});
    sheet.close();
}

void add_code(Sheet& sheet, QrSymbol symbol, const Transfer& transfer) {
    sheet.open(Role::Group, "code", Style::QrBox);
    Node& image = sheet.leaf(Role::Image, "qr", Style::Qr).text(sheet.words(TextKey::PayQrCode)).personal();
    image.modules_size = symbol.size;
    image.modules = std::move(symbol.modules);
    // Nobody can scan the screen that they hold.
    if (const auto link = payto_link(transfer); link && sheet.model().surface != Surface::Kiosk) {
        sheet.leaf(Role::Link, "app", Style::ButtonQuiet).text(sheet.words(TextKey::PayApp)).personal().href = *link;
        sheet.paragraph("app_help", Style::Small, sheet.words(TextKey::PayAppHelp));
    }
    sheet.close();
}

void add_transfer(Sheet& sheet, const Transfer& transfer) {
    auto symbol = code_of(sheet.model(), transfer);
    sheet.paragraph("lead", Style::CardLead, sheet.words(symbol ? TextKey::PayLead : TextKey::PayLeadNoCode));
    sheet.open(Role::Group, "split", Style::PaySplit);
    if (symbol)
        add_code(sheet, *std::move(symbol), transfer);
    add_rows(sheet, transfer);
    sheet.close();
}

// The next instalment, or all at once.
void add_amount_choice(Sheet& sheet) {
    const Model& model = sheet.model();
    const Money next = next_payment(sheet.state(), model.today);
    const Money all = undisputed(sheet.state());
    if (next == all)
        return;
    sheet.open(Role::Group, "amounts", Style::OptionList);
    for (const bool is_all : {false, true}) {
        const bool is_current = model.pays_all == is_all;
        Node& link = sheet.leaf(Role::Link, is_all ? "all" : "next", is_current ? Style::ChoiceCurrent : Style::Choice)
                         .text(is_all ? sheet.words(TextKey::PayAll, all) : sheet.words(TextKey::PayInstalmentOnly, next))
                         .on(bind(Action::ChooseAmount, is_all));
        if (is_current)
            link.with(state_current);
        link.href = page_address + query_of_overview(model) + (is_all ? "&pay=all" : "") + link_to(Panel::Pay);
    }
    sheet.close();
    sheet.paragraph("early", Style::Small, sheet.words(TextKey::PayEarly));
}

} // namespace

void add_pay(Sheet& sheet) {
    const Model& model = sheet.model();
    const bool is_transfer_first = pay_ways_shown(model).front().method == PayMethod::Transfer;
    const bool is_instalment = next_payment(sheet.state(), model.today) != undisputed(sheet.state());
    sheet.open_region(panel_key(Panel::Pay), Style::Card, 2, Style::CardTitle,
                      sheet.words(!is_transfer_first ? TextKey::PayTitleAny : is_instalment ? TextKey::PayTitleInstalment : TextKey::PayTitle));
    const auto transfer = transfer_shown(model);
    if (transfer)
        add_amount_choice(sheet);
    if (!is_transfer_first) {
        add_pay_ways(sheet);
        sheet.heading(3, "by_transfer", Style::SubTitle, sheet.words(TextKey::PayTitle));
    }
    if (transfer) {
        add_transfer(sheet, *transfer);
    } else {
        sheet.paragraph("lead", Style::CardLead, sheet.words(TextKey::PayNoAccount, sheet.merchant()));
        sheet.leaf(Role::Link, "ask", Style::ButtonSecondary).text(sheet.words(TextKey::PayAsk)).href =
            link_to(Panel::Contact);
    }
    const bool is_here = place_of_notice(model) == Place::Pay;
    sheet.leaf(Role::Status, "copied", Style::NoticeGood).text(is_here && !is_bad_news(model.notice) ? notice_text(model) : "");
    sheet.leaf(Role::Alert, "failed", Style::NoticeBad).text(is_here && is_bad_news(model.notice) ? notice_text(model) : "");
    if (transfer) {
        sheet.paragraph("exactly", Style::Small, sheet.words(TextKey::PayReferenceHelp));
        sheet.paragraph("after", Style::Small, sheet.words(TextKey::PayAfter));
    }
    if (is_transfer_first)
        add_pay_ways(sheet);
    sheet.close();
}

} // namespace kz
