// TakeAlong: what a customer takes from the screen, as a slip of the printer or as the page itself on their phone. Says what stands
// before the page meanwhile. The page on the phone: see shared/protocol/kiosk_json.hpp; once it is there, the claim is closed here.
#pragma once

#include "native/client/panel.hpp"
#include "native/client/session.hpp"
#include "native/printer/printer.hpp"
#include "native/printer/slip_writing.hpp"
#include "shared/protocol/kiosk_json.hpp"

namespace kz {

// What a slip is of.
struct SlipChoice {
    enum class Kind { Receipt, Plan, Transfer } kind = Kind::Transfer;
    int posting = 0; // Receipt
    std::string label;
    friend bool operator==(const SlipChoice&, const SlipChoice&) = default;
};
// The plan first, then how to pay, then the last payments, newest first.
std::vector<SlipChoice> slip_choices(const Model& model);
// "pay.example/check" of "https://pay.example/check?code=…".
std::string check_host(std::string_view check_url);

struct TakeAlongSettings {
    SlipPaper paper;
    std::string place; // where this screen stands, as the phone names it
};

class TakeAlong {
public:
    // `printer`: nullptr when there is none. All outlive this.
    TakeAlong(Session& session, Printer* printer, TakeAlongSettings settings) : session_(session), printer_(printer), settings_(std::move(settings)) {}

    bool can_print() const { return printer_ != nullptr && has_page(); }
    bool can_hand_over() const { return has_page() && session_.model().surface == Surface::Kiosk; }
    void open_print();
    void open_phone();
    void choose(std::int64_t slip); // an index of slip_choices()
    void close();

    // What the printer and the server have said; true when the panel is another one.
    bool take(std::int64_t now_ms);
    std::optional<std::int64_t> next_at_ms() const { return next_at_ms_; }
    // Nobody is asked whether they are still there: it is the turn of somebody else, for a minute at most.
    bool is_held() const { return step_ == Step::Asking || step_ == Step::Sealing || step_ == Step::Printing || step_ == Step::Code || step_ == Step::Number; }
    std::optional<Panel> panel() const;
    bool has_printer() const { return printer_ != nullptr; }
    // Nothing is shown of it.
    void ask_printer() { if (printer_ != nullptr && step_ == Step::Closed) printer_->ask(); }
    std::optional<PrinterState> printer_state() const { return printer_state_; } // as it was told last; nothing: never

private:
    enum class Step { Closed, Asking, Choosing, Sealing, Printing, Printed, Trouble, Unsealed, Code, Number, Taken, Void, Refused };

    bool has_page() const { return session_.model().gate == Gate::Open && session_.model().page.has_value(); }
    void go(Step step);
    void print(const Slip& slip);
    void seal(const SlipChoice& choice);
    void hear(const PrinterNews& news);
    void hear(const HandoverStanding& standing, std::int64_t now_ms);
    void ask_standing();
    SlipHead head() const;
    Panel print_panel(Language language) const;
    Panel phone_panel(Language language) const;

    Session& session_;
    Printer* const printer_;
    const TakeAlongSettings settings_;
    Step step_ = Step::Closed;
    std::optional<PrinterState> printer_state_;
    std::optional<QrSymbol> code_;
    std::string path_; // of the code's address, at the server
    int turn_ = 0;     // counts the codes, so that an answer about an earlier one is told apart
    int number_ = 0;
    HandoverState ended_as_ = HandoverState::Late;
    bool is_changed_ = false, is_asked_ = false; // the server, how it stands
    std::optional<HandoverStanding> standing_; // told, and not heard yet
    std::optional<std::int64_t> next_at_ms_, until_ms_;
};

} // namespace kz
