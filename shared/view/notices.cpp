// What just happened. Every place that may have news holds an empty live region from the first page on.
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

// That there is no connection, since when, and what waits for one.
std::string connection_text(const Sheet& sheet) {
    const Model& model = sheet.model();
    std::string text;
    if (model.as_of) {
        text = sheet.words(TextKey::FrameAsOf, model.as_of->date, clock_text(sheet.language(), model.as_of->minute));
    } else if (model.connection == Connection::Lost) {
        text = sheet.words(TextKey::FrameConnectionLost);
    }
    if (model.is_waiting)
        (text += text.empty() ? "" : " ") += sheet.words(TextKey::FrameWaiting);
    return text;
}

// What stands on a paper whose code was checked: whoever holds it compares.
std::string paper_text(const Model& model, const Paper& paper) {
    const Language language = model.language;
    const std::string merchant = merchant_name(model);
    if (paper.kind == PaperKind::Receipt)
        return paper.is_void ? say(language, TextKey::CheckReceiptVoid, paper.amount, paper.on, merchant)
                             : say(language, TextKey::CheckReceipt, merchant, paper.amount, paper.on);
    return paper.is_void ? say(language, TextKey::CheckSettlementVoid, paper.on, merchant, paper.amount)
                         : say(language, TextKey::CheckSettlement, merchant, paper.on, paper.amount);
}

} // namespace

bool is_bad_news(Notice notice) {
    switch (notice) {
    case Notice::CopyFailed: case Notice::FactorWrong: case Notice::FactorLocked: case Notice::CodeUnknown:
    case Notice::NotReached: case Notice::CheckNo: case Notice::CheckTooMany: case Notice::NotSent: case Notice::Refused:
        return true;
    default:
        return false;
    }
}

Place place_of_notice(const Model& model) {
    if (model.topic == Topic::Device)
        return Place::Device;
    if (model.gate != Gate::Open)
        return Place::Gate;
    if (model.step == Step::Mandate && model.notice_about == Busy::GivingMandate)
        return Place::Debit;
    if (model.step != Step::Overview)
        return Place::Top; // the panels are not on that page
    if (model.notice == Notice::Copied || model.notice == Notice::CopyFailed)
        return has_panel(model, Panel::Pay) ? Place::Pay : Place::Top;
    if (model.notice == Notice::DisputeSent || model.notice == Notice::ProofSent || model.notice_about == Busy::SendingProof)
        return Place::Disputes;
    if (model.notice == Notice::ContactSent || model.notice == Notice::MessageArrived || model.notice == Notice::TalkRated || model.notice == Notice::FileSent || model.notice_about == Busy::SendingFile ||
        model.notice == Notice::MachineAnswered || model.notice_about == Busy::SendingContact || model.notice_about == Busy::RatingTalk || model.notice_about == Busy::WantingPerson)
        return Place::Contact;
    if (model.notice == Notice::MandateGiven || model.notice == Notice::MandateRevoked || model.notice_about == Busy::RevokingMandate ||
        model.notice_about == Busy::GivingMandate)
        return has_panel(model, Panel::Debit) ? Place::Debit : Place::Top;
    return Place::Top;
}

std::string notice_text(const Model& model) {
    const auto words = [&](TextKey key) { return std::string(say(model.language, key)); };
    switch (model.notice) {
    case Notice::None: return {};
    case Notice::PlanAgreed: return words(TextKey::NoticePlanAgreed);
    case Notice::PlanRequested: return say(model.language, TextKey::NoticePlanRequested, merchant_name(model));
    case Notice::PlanAdjusted: return words(TextKey::NoticePlanAdjusted);
    case Notice::ContactSent:
        if (model.page && model.page->state.conversation.messages.empty()) // a person was wanted before anything was written
            return say(model.language, TextKey::NoticePersonReads, merchant_name(model));
        if (const auto presence = model.page ? model.page->presence : std::nullopt; presence && !presence->is_here)
            return say(model.language, TextKey::NoticeContactLater, merchant_name(model), weekday_text(model.language, presence->at.date), presence->at.date,
                       clock_text(model.language, presence->at.minute));
        return say(model.language, TextKey::NoticeContactSent, merchant_name(model));
    case Notice::MachineAnswered: return words(TextKey::NoticeMachineAnswered);
    case Notice::PaymentArrived: return words(TextKey::NoticePaymentArrived);
    case Notice::AddressNotOpened: return words(TextKey::NoticeAddressNotOpened);
    case Notice::Copied: return words(TextKey::NoticeCopied);
    case Notice::CopyFailed: return words(TextKey::NoticeCopyFailed);
    case Notice::FactorWrong:
        return words(model.factor_asked == Factor::BirthDate ? TextKey::GateBirthDateWrong : TextKey::GatePostcodeWrong);
    case Notice::FactorLocked: return words(TextKey::GateFactorLocked);
    case Notice::CodeUnknown: return words(TextKey::GateCodeUnknown);
    case Notice::NotReached: return words(TextKey::NoticeNotReached);
    case Notice::CheckYes:
        return model.paper ? paper_text(model, *model.paper) : say(model.language, TextKey::CheckYes, merchant_name(model), shown(model.trust.host));
    case Notice::CheckNo: return words(TextKey::CheckNo);
    case Notice::CheckTooMany: return words(TextKey::CheckTooMany);
    case Notice::NotSent: return words(TextKey::GateNotSent);
    case Notice::DeviceForgotten: return words(TextKey::DeviceForgotten);
    case Notice::DisputeSent: return say(model.language, TextKey::NoticeDisputeSent, merchant_name(model));
    case Notice::ProofSent: case Notice::FileSent: return words(TextKey::NoticeProofSent);
    case Notice::Refused: return std::string(refusal_text(model.language, model.refusal));
    case Notice::MandateGiven: return words(TextKey::NoticeMandateGiven);
    case Notice::MandateRevoked: return words(TextKey::NoticeMandateRevoked);
    case Notice::MessageArrived: return say(model.language, TextKey::NoticeMessageArrived, merchant_name(model));
    case Notice::TalkRated: return words(TextKey::NoticeTalkRated);
    }
    return {};
}

void add_notices(Sheet& sheet) {
    const Model& model = sheet.model();
    const bool is_here = model.notice != Notice::None && place_of_notice(model) == Place::Top;
    const bool is_bad = is_bad_news(model.notice);
    std::string good, bad;
    if (is_here)
        (is_bad ? bad : good) = notice_text(model);
    const bool is_news = !good.empty();
    if (!is_news)
        good = connection_text(sheet);
    sheet.leaf(Role::Status, "status", is_news || good.empty() ? Style::NoticeGood : Style::NoticeCalm).text(good);
    sheet.leaf(Role::Alert, "alert", Style::NoticeBad).text(bad);
    if (model.is_waiting) {
        if (!is_here)
            sheet.focus_on(Focus::News, sheet.out().id_of("status"));
        sheet.leaf(Role::Button, "drop", Style::ButtonQuiet)
            .text(sheet.words(TextKey::FrameDoNotSend))
            .with(state_needs_script)
            .on(bind(Action::DropCommand));
    }
    if (!is_here)
        return;
    // News of what the person did themselves takes the focus, so that it is seen; a payment just arrives.
    if (model.notice != Notice::PaymentArrived)
        sheet.focus_on(Focus::News, sheet.out().id_of(is_bad ? "alert" : "status"));
    sheet.leaf(Role::Button, "dismiss", Style::ButtonQuiet)
        .text(sheet.words(TextKey::NoticeDismiss))
        .with(state_needs_script)
        .on(bind(Action::DismissNotice));
}

void add_fault_links(Sheet& sheet, std::span<const FaultLink> links) {
    sheet.open(Role::Alert, "faults", Style::FaultSummary);
    sheet.focus_on(Focus::News, sheet.out().id_of("title"));
    sheet.heading(3, "title", Style::SubTitle, sheet.words(TextKey::ContactFaults, static_cast<int>(links.size())));
    sheet.open(Role::List, "list", Style::None);
    for (const FaultLink& link : links) {
        sheet.open(Role::ListItem, link.key, Style::None);
        sheet.leaf(Role::Link, "link", Style::FooterLink).text(link.text).href = '#' + dom_id(link.field);
        sheet.close();
    }
    sheet.close();
    sheet.close();
}

} // namespace kz
