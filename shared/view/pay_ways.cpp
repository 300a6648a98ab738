// Pay online: the ways that the merchant offers, each a button that leads to the provider's page; and how the last try goes.
#include "shared/domain/journal/checkouts.hpp"
#include "shared/view/sheet.hpp"

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
    case PayMethod::Transfer: break;
    }
    return TextKey::PayTitle;
}

void add_buttons(Sheet& sheet, const std::vector<PayWay>& ways, Money amount) {
    sheet.paragraph("online_lead", Style::Body, sheet.words(TextKey::PayWaysLead, amount));
    sheet.open(Role::Form, "online", Style::FormStack).href = "checkout" + query_of_overview(sheet.model()) + "&amount=" + plain(amount);
    sheet.open(Role::Group, "ways", Style::Choices);
    for (const PayWay& way : ways) {
        if (way.method == PayMethod::Transfer)
            continue;
        Node& button = sheet.leaf(Role::Button, pay_method_code(way.method), Style::Choice).text(sheet.words(key_of(way.method)));
        button.submits = true;
        button.input.field = "method";
        button.value = pay_method_code(way.method);
    }
    sheet.close();
    sheet.close();
}

} // namespace

void add_pay_ways(Sheet& sheet) {
    const auto ways = pay_ways_shown(sheet.model());
    const Checkout* last = checkout_to_tell(sheet.state());
    const bool is_waiting = last != nullptr && last->state == CheckoutState::Pending;
    if (ways.size() < 2 && last == nullptr)
        return;
    sheet.heading(3, "online_title", Style::SubTitle, sheet.words(TextKey::PayWays));
    if (last != nullptr)
        sheet.paragraph("checkout", is_waiting ? Style::NoticeCalm : Style::NoticeBad,
                        is_waiting ? sheet.words(TextKey::PayCheckoutPending, last->amount) : sheet.words(TextKey::PayCheckoutFailed, last->amount));
    if (!is_waiting && ways.size() > 1)
        add_buttons(sheet, ways, amount_to_pay(sheet.model()));
}

} // namespace kz
