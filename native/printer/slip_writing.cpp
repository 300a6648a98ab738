#include "native/printer/slip_writing.hpp"

#include "shared/text/text.hpp"

namespace kz {
namespace {

Slip begun(const SlipHead& head, std::string_view title) {
    return {{SlipText{head.merchant, true, SlipAlign::Middle}, SlipTitle{std::string(title)}}};
}

void add_rule(Slip& slip) { slip.parts.emplace_back(SlipRule{}); }
void add_figure(Slip& slip, std::string_view label, std::string figure, bool is_bold = false) {
    slip.parts.emplace_back(SlipFigure{std::string(label), std::move(figure), is_bold});
}
void add_text(Slip& slip, std::string text) { slip.parts.emplace_back(SlipText{std::move(text)}); }

void add_invoice(Slip& slip, const State& state, const SlipHead& head) {
    add_figure(slip, say(head.language, TextKey::FactInvoiceNumber), state.invoice.number);
    add_figure(slip, say(head.language, TextKey::FactIssuedOn), date_text(head.language, state.invoice.issued_on));
}

void add_open(Slip& slip, const State& state, const SlipHead& head) {
    const Money left = open(state);
    const bool is_credit = left.is_negative();
    add_figure(slip, say(head.language, is_credit ? TextKey::PaperRowCredit : TextKey::PaperRowOpen),
               money_text(head.language, is_credit ? Money{-left.minor, left.currency} : left), true);
}

// As on the page, with the code for a banking app.
void add_transfer(Slip& slip, const Transfer& transfer, const SlipHead& head) {
    const auto words = [&](TextKey key) { return say(head.language, key); };
    add_figure(slip, words(TextKey::PayName), transfer.name);
    add_figure(slip, words(TextKey::PayIban), grouped_reference(transfer.iban));
    add_figure(slip, words(TextKey::PayAmount), money_text(head.language, transfer.amount), true);
    add_figure(slip, words(TextKey::PayReference), grouped_reference(transfer.reference));
    add_text(slip, std::string(words(TextKey::PayReferenceHelp)));
    if (auto payload = epc_payload(transfer)) {
        add_rule(slip);
        add_text(slip, std::string(words(TextKey::PayQrCode)));
        slip.parts.emplace_back(SlipCode{*std::move(payload)});
    }
}

} // namespace

Slip receipt_slip(const State& state, const Paper& paper, const SlipSeal& seal, const SlipHead& head) {
    const Language language = head.language;
    Slip slip = begun(head, say(language, TextKey::PaperReceipt));
    add_text(slip, say(language, TextKey::PaperReceiptLead, head.merchant, paper.on, paper.amount));
    add_rule(slip);
    add_invoice(slip, state, head);
    add_figure(slip, say(language, TextKey::PaperRowPaid), money_text(language, paper.amount), true);
    add_open(slip, state, head);
    add_rule(slip);
    add_text(slip, std::string(say(language, TextKey::PaperReceiptLimits)));
    add_text(slip, say(language, TextKey::PaperGenuineText, seal.code, seal.host));
    slip.parts.emplace_back(SlipCode{seal.address});
    return slip;
}

Slip plan_slip(const State& state, const std::optional<Transfer>& next, const SlipHead& head) {
    const Language language = head.language;
    Slip slip = begun(head, say(language, TextKey::PlanAgreedTitle));
    add_text(slip, say(language, TextKey::PlanAgreedOn, central_european_date(state.plan->agreed_at)));
    add_rule(slip);
    add_invoice(slip, state, head);
    add_rule(slip);
    for (const LineStanding& line : plan_lines(state, head.today)) {
        add_figure(slip, say(language, TextKey::PlanRow, line.line.number, line.line.due_on), money_text(language, line.line.amount));
        if (!is_left(line))
            slip.parts.emplace_back(SlipText{std::string(say(language, TextKey::PlanStatePaid)), false, SlipAlign::Right});
        else if (line.paid.is_positive())
            slip.parts.emplace_back(SlipText{say(language, TextKey::PlanStatePartly, line.paid, Money{line.line.amount.minor - line.paid.minor, line.line.amount.currency}),
                                             false, SlipAlign::Right});
    }
    add_rule(slip);
    add_open(slip, state, head);
    if (next) {
        add_rule(slip);
        slip.parts.emplace_back(SlipText{std::string(say(language, TextKey::PayTitleInstalment)), true});
        add_transfer(slip, *next, head);
    }
    return slip;
}

Slip transfer_slip(const State& state, const Transfer& transfer, const SlipHead& head) {
    Slip slip = begun(head, say(head.language, TextKey::PayTitle));
    add_invoice(slip, state, head);
    add_open(slip, state, head);
    add_rule(slip);
    add_transfer(slip, transfer, head);
    return slip;
}

} // namespace kz
