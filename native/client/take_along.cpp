#include "native/client/take_along.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/text/kiosk_say.hpp"
#include "shared/text/text.hpp"

#include <algorithm>
#include <utility>

namespace kz {
namespace {

constexpr int receipts_max = 3;
constexpr std::int64_t poll_ms = 700, news_shown_ms = 8'000;
constexpr std::int64_t handover_ms_max = 75'000; // the server's minute, and what answers take
constexpr int handover_qr_version_max = 10;

// Nothing: not reached, refused, or not understood.
template <class Value>
std::optional<Value> decoded(int status, int wanted, Result<Value, WireFault> (*decode)(std::string_view), const std::string& body) {
    if (status != wanted)
        return std::nullopt;
    auto value = decode(body);
    return value ? std::optional(*std::move(value)) : std::nullopt;
}

// "/h/7F3A…" of "https://pay.example/h/7F3A…": the server may have another name from here.
std::string path_in(std::string_view url) {
    const std::size_t scheme = url.find("://"), slash = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
    return std::string(url.substr(std::min(slash, url.size())));
}

KioskKey trouble_of(PrinterState state) {
    switch (state) {
    case PrinterState::PaperOut: return KioskKey::PrintPaperOut;
    case PrinterState::CoverOpen: return KioskKey::PrintCoverOpen;
    case PrinterState::Fault: return KioskKey::PrintFault;
    case PrinterState::Ready: case PrinterState::PaperLow: case PrinterState::Unreachable: break;
    }
    return KioskKey::PrintUnreachable;
}

} // namespace

std::vector<SlipChoice> slip_choices(const Model& model) {
    std::vector<SlipChoice> choices;
    const State& state = model.page->state;
    if (is_plan_running(state, model.today))
        choices.push_back({SlipChoice::Kind::Plan, 0, std::string(say(model.language, TextKey::PlanAgreedTitle))});
    if (transfer_shown(model))
        choices.push_back({SlipChoice::Kind::Transfer, 0, std::string(say(model.language, TextKey::PayTitle))});
    int receipts = 0;
    for (int i = static_cast<int>(state.postings.size()) - 1; i >= 0 && receipts < receipts_max; --i)
        if (const auto paper = receipt_of(state, i); paper && !paper->is_void) {
            choices.push_back({SlipChoice::Kind::Receipt, i,
                               std::string(say(model.language, TextKey::PaperReceipt)) + ": " + money_text(model.language, paper->amount) + ", " +
                                   short_date_text(model.language, paper->on)});
            ++receipts;
        }
    return choices;
}

std::string check_host(std::string_view check_url) {
    if (const auto scheme = check_url.find("://"); scheme != std::string_view::npos)
        check_url.remove_prefix(scheme + 3);
    return std::string(check_url.substr(0, check_url.find('?')));
}

void TakeAlong::go(Step step) {
    step_ = step;
    is_changed_ = true;
    next_at_ms_.reset();
    if (step != Step::Code)
        code_.reset();
}

SlipHead TakeAlong::head() const { return {session_.model().language, session_.model().page->merchant, session_.model().today}; }

// Before anything is offered it is known whether there is paper.
void TakeAlong::open_print() {
    if (!can_print())
        return;
    go(Step::Asking);
    printer_->ask();
}

void TakeAlong::choose(std::int64_t index) {
    const auto choices = step_ == Step::Choosing && has_page() ? slip_choices(session_.model()) : std::vector<SlipChoice>();
    if (index < 0 || index >= std::ssize(choices))
        return;
    const SlipChoice& choice = choices[static_cast<std::size_t>(index)];
    const State& state = session_.model().page->state;
    const auto transfer = transfer_shown(session_.model());
    switch (choice.kind) {
    case SlipChoice::Kind::Receipt: return seal(choice);
    case SlipChoice::Kind::Plan: return print(plan_slip(state, transfer, head()));
    case SlipChoice::Kind::Transfer: return print(transfer_slip(state, *transfer, head()));
    }
}

void TakeAlong::seal(const SlipChoice& choice) {
    go(Step::Sealing);
    std::string path = "/api/v1/page/receipts/";
    append_integer(path, choice.posting + 1);
    session_.ask("GET", path, {}, [this, posting = choice.posting](int status, const std::string& body) {
        if (step_ != Step::Sealing || !has_page())
            return;
        const auto seal = decoded(status, 200, decode_receipt_seal, body);
        const auto paper = receipt_of(session_.model().page->state, posting);
        if (!seal || !paper)
            return go(Step::Unsealed);
        print(receipt_slip(session_.model().page->state, *paper, {seal->check_code, check_host(seal->check_url), seal->check_url}, head()));
    });
}

void TakeAlong::print(const Slip& slip) {
    go(Step::Printing);
    printer_->print(set_slip(slip, settings_.paper));
}

void TakeAlong::hear(const PrinterNews& news) {
    printer_state_ = news.state;
    if (step_ == Step::Asking)
        go(kz::can_print(news.state) ? Step::Choosing : Step::Trouble);
    else if (step_ == Step::Printing && news.is_printed)
        go(Step::Printed);
    else if (step_ == Step::Printing) {
        go(Step::Trouble);
        printer_->forget(); // the rest of it is not for whoever puts in new paper
    }
}

void TakeAlong::open_phone() {
    if (!can_hand_over())
        return;
    const HandoverWish wish{settings_.place.empty() ? session_.model().page->merchant : settings_.place, query_of(session_.model())};
    close();
    go(Step::Code);
    session_.ask("POST", "/api/v1/page/handovers", encode_handover_wish(wish), [this](int status, const std::string& body) {
        if (step_ != Step::Code)
            return;
        if (const auto offer = decoded(status, 201, decode_handover_offer, body)) {
            code_ = qr_symbol(offer->url, handover_qr_version_max);
            path_ = path_in(offer->url);
        }
        if (!code_)
            return go(Step::Refused);
        is_changed_ = true;
        next_at_ms_ = 0;
        until_ms_.reset();
    });
}

void TakeAlong::ask_standing() {
    if (std::exchange(is_asked_, true))
        return;
    next_at_ms_.reset();
    session_.ask("GET", "/api/v1/page/handovers", {}, [this, turn = turn_](int status, const std::string& body) {
        if (turn != turn_)
            return; // of a code that was shown before
        is_asked_ = false;
        // Not reached: what happens on the phone is asked for again, until the minute is over.
        standing_ = decoded(status, 200, decode_handover_standing, body).value_or(HandoverStanding{HandoverState::Waiting});
    });
}

void TakeAlong::hear(const HandoverStanding& standing, std::int64_t now_ms) {
    switch (standing.state) {
    case HandoverState::Waiting: break;
    case HandoverState::Choosing:
        if (step_ == Step::Code) {
            number_ = standing.number;
            go(Step::Number);
        }
        break;
    case HandoverState::Taken:
        session_.send(LeavePressed{});
        go(Step::Taken);
        next_at_ms_ = now_ms + news_shown_ms;
        return;
    case HandoverState::Wrong: case HandoverState::Late: case HandoverState::Shared:
        ended_as_ = standing.state;
        return go(Step::Void);
    }
    next_at_ms_ = now_ms + poll_ms;
}

void TakeAlong::close() {
    if (printer_ != nullptr && step_ == Step::Printing)
        printer_->forget();
    // Opened here, it can be opened by no phone any more.
    if ((step_ == Step::Code || step_ == Step::Number) && !path_.empty())
        session_.ask("GET", path_, {}, [](int, const std::string&) {});
    path_.clear();
    ++turn_;
    is_asked_ = false;
    standing_.reset();
    go(Step::Closed);
}

bool TakeAlong::take(std::int64_t now_ms) {
    if (printer_ != nullptr)
        if (const auto news = printer_->take())
            hear(*news);
    if (standing_)
        hear(*std::exchange(standing_, std::nullopt), now_ms);
    const bool is_of_claim = step_ != Step::Closed && step_ != Step::Taken;
    if (is_of_claim != has_page() && step_ != Step::Closed)
        close(); // the claim is gone, and all of this with it; or the next one is here
    if (!next_at_ms_ || now_ms < *next_at_ms_)
        return std::exchange(is_changed_, false);
    if (step_ == Step::Taken) {
        go(Step::Closed);
    } else if (step_ == Step::Code || step_ == Step::Number) {
        if (!until_ms_)
            until_ms_ = now_ms + handover_ms_max;
        if (now_ms < *until_ms_)
            ask_standing();
        else
            hear({HandoverState::Late}, now_ms);
    }
    return std::exchange(is_changed_, false);
}

std::optional<Panel> TakeAlong::panel() const {
    const Language language = session_.model().language;
    switch (step_) {
    case Step::Closed: return std::nullopt;
    case Step::Asking: case Step::Choosing: case Step::Sealing: case Step::Printing: case Step::Printed: case Step::Trouble: case Step::Unsealed:
        return print_panel(language);
    case Step::Code: case Step::Number: case Step::Taken: case Step::Void: case Step::Refused: break;
    }
    return phone_panel(language);
}

Panel TakeAlong::print_panel(Language language) const {
    const auto words = [language](KioskKey key) { return std::string(say(language, key)); };
    const PanelButton back{words(KioskKey::TakeBack), KeyAction::TakeClose};
    const PanelButton phone{words(KioskKey::TakePhone), KeyAction::TakePhone};
    switch (step_) {
    case Step::Choosing: {
        Panel panel{.title = words(KioskKey::PrintTitle)};
        if (printer_state_ == PrinterState::PaperLow)
            panel.texts.push_back(words(KioskKey::PrintPaperLow));
        const auto choices = slip_choices(session_.model());
        for (std::size_t i = 0; i < choices.size(); ++i)
            panel.buttons.push_back({choices[i].label, KeyAction::TakeSlip, static_cast<std::int64_t>(i), Style::ButtonPrimary});
        panel.buttons.push_back(phone);
        panel.buttons.push_back(back);
        return panel;
    }
    case Step::Printing: return {.title = words(KioskKey::PrintRunning), .buttons = {back}};
    case Step::Printed:
        return {.title = words(KioskKey::PrintDoneTitle), .texts = {words(KioskKey::PrintDone)}, .buttons = {{back.label, back.action, 0, Style::ButtonPrimary}}};
    case Step::Trouble: case Step::Unsealed:
        return {.title = words(KioskKey::PrintTroubleTitle),
                .texts = {words(step_ == Step::Unsealed ? KioskKey::PrintUnsealed : trouble_of(printer_state_.value_or(PrinterState::Unreachable))), words(KioskKey::PrintNext)},
                .buttons = {{words(KioskKey::TakeAgain), KeyAction::TakePrint, 0, Style::ButtonPrimary}, phone, back}};
    default: return {.title = words(KioskKey::PrintAsking), .buttons = {back}};
    }
}

Panel TakeAlong::phone_panel(Language language) const {
    const auto words = [language](KioskKey key) { return std::string(say(language, key)); };
    const PanelButton back{words(KioskKey::TakeBack), KeyAction::TakeClose};
    const PanelButton again{words(KioskKey::TakeAgain), KeyAction::TakePhone, 0, Style::ButtonPrimary};
    switch (step_) {
    case Step::Number: {
        std::string number;
        append_integer(number, number_);
        return {.title = words(KioskKey::PhoneNumberTitle), .texts = {words(KioskKey::PhoneNumber)}, .figure = number, .buttons = {back}};
    }
    case Step::Taken: return {.title = words(KioskKey::PhoneTakenTitle), .texts = {words(KioskKey::PhoneTaken)}, .buttons = {{back.label, back.action, 0, Style::ButtonPrimary}}};
    case Step::Refused: return {.title = words(KioskKey::PhoneVoidTitle), .texts = {words(KioskKey::PhoneRefused)}, .buttons = {again, back}};
    case Step::Void: {
        const KioskKey why = ended_as_ == HandoverState::Wrong ? KioskKey::PhoneWrong : ended_as_ == HandoverState::Shared ? KioskKey::PhoneShared : KioskKey::PhoneLate;
        return {.title = words(KioskKey::PhoneVoidTitle), .texts = {words(why)}, .buttons = {again, back}};
    }
    default: return {.title = words(KioskKey::PhoneTitle), .texts = {words(KioskKey::PhoneScan)}, .code = code_, .code_name = words(KioskKey::PhoneCode), .buttons = {back}};
    }
}

} // namespace kz
