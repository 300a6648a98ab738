// Pay online: the ways that the merchant offers, each a button that leads to the provider's page; and how the last try goes.
#include "shared/domain/journal/checkouts.hpp"
#include "shared/domain/payments/barcode.hpp"
#include "shared/view/sheet.hpp"

#include <algorithm>

namespace kz {
namespace {

TextKey key_of(PayMethod method) {
    switch (method) {
    case PayMethod::Card: return TextKey::PayWayCard;
    case PayMethod::PayPal: return TextKey::PayWayPaypal;
    case PayMethod::Wero: return TextKey::PayWayWero;
    case PayMethod::Ideal: return TextKey::PayWayIdeal;
    case PayMethod::Bancontact: return TextKey::PayWayBancontact;
    case PayMethod::Eps: return TextKey::PayWayEps;
    case PayMethod::PayByBank: return TextKey::PayWayBank;
    case PayMethod::Cash: return TextKey::PayCashButton;
    case PayMethod::Transfer: break;
    }
    return TextKey::PayTitle;
}

bool is_online(const PayWay& way) {
    return way.method != PayMethod::Transfer && way.method != PayMethod::Cash;
}

// Of one kind: on a provider's page, or at a till.
void add_buttons(Sheet& sheet, std::string_view key, const std::vector<PayWay>& ways, Money amount, bool (*is_shown)(const PayWay&)) {
    const bool is_step = is_native(sheet.model().surface);
    const std::string address = "checkout" + query_of_overview(sheet.model()) + "&amount=" + plain(amount);
    sheet.open(is_step ? Role::Group : Role::Form, key, Style::FormStack).href = is_step ? std::string() : address;
    sheet.open(Role::Group, "ways", Style::OptionList);
    for (const PayWay& way : ways) {
        if (!is_shown(way))
            continue;
        const bool is_chosen = sheet.model().way == way.method; // for the customer to press
        Node& button = sheet.leaf(Role::Button, pay_method_code(way.method), is_chosen ? Style::ChoiceCurrent : Style::Choice).text(sheet.words(key_of(way.method)));
        if (is_chosen)
            button.with(state_current);
        if (is_step) {
            button.with(state_needs_script).on(bind(Action::ChooseWay, static_cast<std::int64_t>(way.method)));
            if (sheet.model().busy != Busy::None)
                button.with(state_disabled);
            continue;
        }
        button.submits = true;
        button.input.field = "method";
        button.value = pay_method_code(way.method);
    }
    sheet.close();
    sheet.close();
}

// At a kiosk: to the provider's page, or with the slip, on the customer's own phone.
void add_phone_code(Sheet& sheet, TextKey lead) {
    const QrSymbol& symbol = sheet.model().phone->symbol;
    sheet.paragraph("phone_lead", Style::Body, sheet.words(lead));
    sheet.open(Role::Group, "phone", Style::QrBox);
    Node& image = sheet.leaf(Role::Image, "qr", Style::Qr).text(sheet.words(TextKey::PayPhoneCode)).personal();
    image.modules_size = symbol.size;
    image.modules = symbol.modules;
    sheet.close();
}

void add_call_off(Sheet& sheet, TextKey words, bool is_slip) {
    Node& button = sheet.leaf(Role::Button, "call_off", Style::ButtonQuiet).text(sheet.words(words)).with(state_needs_script).on(bind(Action::CallOff, is_slip));
    if (sheet.model().busy != Busy::None)
        button.with(state_disabled);
}

// The code for the till, its digits below it, and the way out of it.
void add_slip(Sheet& sheet, const Checkout& checkout) {
    const CashSlip& slip = *checkout.slip;
    const std::string query = query_of_overview(sheet.model());
    sheet.paragraph("slip_lead", Style::Body, sheet.words(TextKey::PaySlipLead, checkout.amount, slip.valid_until));
    if (std::string modules = barcode_modules(slip.code); !modules.empty()) {
        sheet.open(Role::Group, "slip_code", Style::QrBox);
        Node& image = sheet.leaf(Role::Image, "bars", Style::Bars).text(sheet.words(TextKey::PaySlipCode)).personal();
        image.modules_size = static_cast<int>(modules.size());
        image.modules = std::move(modules);
        sheet.paragraph("digits", Style::Strong, slip.code).personal();
        sheet.close();
    }
    sheet.paragraph("slip_after", Style::Small, sheet.words(TextKey::PaySlipAfter));
    const auto add_paper = [&] { sheet.leaf(Role::Link, "paper", Style::ButtonSecondary).text(sheet.words(TextKey::PaySlipPaper)).href = "slip.pdf" + query; };
    if (is_native(sheet.model().surface)) {
        if (sheet.model().surface == Surface::Phone)
            add_paper();
        if (sheet.model().phone && sheet.model().phone->checkout == checkout.reference)
            add_phone_code(sheet, TextKey::PaySlipPhone);
        return add_call_off(sheet, TextKey::PaySlipCancel, true);
    }
    sheet.open(Role::Form, "slip", Style::FormStack).href = "checkout-cancel" + query;
    sheet.open(Role::Group, "actions", Style::ButtonRow);
    add_paper();
    Node& cancel = sheet.leaf(Role::Button, "cancel", Style::ButtonQuiet).text(sheet.words(TextKey::PaySlipCancel));
    cancel.submits = true;
    cancel.input.field = "checkout";
    cancel.value = checkout.reference;
    sheet.close();
    sheet.close();
}

void add_cash(Sheet& sheet, const std::vector<PayWay>& ways, Money amount) {
    const Checkout* slip = slip_to_show(sheet.state(), sheet.model().today);
    const bool is_offered = std::ranges::contains(ways, PayMethod::Cash, &PayWay::method);
    if (slip == nullptr && !is_offered)
        return;
    sheet.heading(3, "cash_title", Style::SubTitle, sheet.words(TextKey::PayCash));
    if (slip != nullptr)
        add_slip(sheet, *slip);
    if (!is_offered || (slip != nullptr && slip->amount == amount))
        return;
    sheet.paragraph("cash_lead", Style::Body, sheet.words(TextKey::PayCashLead, amount));
    add_buttons(sheet, "cash", ways, amount, [](const PayWay& way) { return way.method == PayMethod::Cash; });
}

void add_online(Sheet& sheet, const std::vector<PayWay>& ways, Money amount) {
    const Checkout* last = checkout_to_tell(sheet.state());
    const bool is_waiting = last != nullptr && last->state == CheckoutState::Pending;
    const bool is_offered = std::ranges::any_of(ways, is_online);
    if (!is_offered && last == nullptr && !sheet.model().phone)
        return;
    sheet.heading(3, "online_title", Style::SubTitle, sheet.words(TextKey::PayWays));
    if (last != nullptr)
        sheet.paragraph("checkout", is_waiting ? Style::NoticeCalm : Style::NoticeBad,
                        is_waiting ? sheet.words(TextKey::PayCheckoutPending, last->amount) : sheet.words(TextKey::PayCheckoutFailed, last->amount));
    const Model& model = sheet.model();
    const Checkout* slip = slip_to_show(sheet.state(), model.today);
    if (model.phone && (slip == nullptr || slip->reference != model.phone->checkout)) {
        add_phone_code(sheet, TextKey::PayPhoneScan);
        return add_call_off(sheet, TextKey::PayPhoneCancel, false);
    }
    if (is_waiting || !is_offered)
        return;
    sheet.paragraph("online_lead", Style::Body,
                    model.surface == Surface::Kiosk ? sheet.words(TextKey::PayPhoneLead, amount) : sheet.words(TextKey::PayWaysLead, amount));
    add_buttons(sheet, "online", ways, amount, is_online);
}

} // namespace

std::string_view way_text(Language language, PayMethod method) { return say(language, method == PayMethod::Cash ? TextKey::PayCash : key_of(method)); }

// What the merchant names first stands first: cash, or what is paid on pages.
void add_pay_ways(Sheet& sheet) {
    const auto ways = pay_ways_shown(sheet.model());
    const Money amount = amount_to_pay(sheet.model());
    const auto first = std::ranges::find_if(ways, [](const PayWay& way) { return way.method != PayMethod::Transfer; });
    const bool is_cash_first = first != ways.end() && first->method == PayMethod::Cash;
    if (is_cash_first)
        add_cash(sheet, ways, amount);
    add_online(sheet, ways, amount);
    if (!is_cash_first)
        add_cash(sheet, ways, amount);
}

} // namespace kz
