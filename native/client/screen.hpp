// Screen: what the person sees and touches, between a session and a window. Knows pixels, fingers and keys; no rule, no
// sentence, no socket. Coordinates are CSS pixels of the window (the window divides by its scale).
#pragma once

#include "native/client/display.hpp"
#include "native/client/focus.hpp"
#include "native/client/attract.hpp"
#include "native/client/panel.hpp"
#include "native/client/scroll.hpp"
#include "native/client/session.hpp"
#include "native/client/take_along.hpp"
#include "shared/paint/layout.hpp"
#include "shared/paint/paint.hpp"
#include "shared/speech/speech.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

struct ImDrawList;

namespace kz {

enum class Key { Voice, Print, Phone, Larger, Smaller, NextScheme, Tab, TabBack, Activate, Escape, Up, Down, Left, Right, PageUp, PageDown, Home, End };

class Screen {
public:
    // has_voice: what is said is heard by somebody.
    Screen(Session& session, TakeAlong& taking, Display display, bool has_voice)
        : session_(session), taking_(taking), first_display_(display), display_(display), has_voice_(has_voice) {}

    void resize(Window window, const Fonts& fonts);
    // For what the fonts are made, and the window is cleared; both may change with any event.
    const Theme& theme() const { return theme_of(session_.model()); }
    const Display& display() const { return display_; }
    Palette palette() const { return palette_of(theme(), display_.scheme); }

    // After the session's scene has changed.
    void follow(const Fonts& fonts);

    void press(float x, float y, std::int64_t now_ms, const Fonts& fonts);
    void move(float x, float y, std::int64_t now_ms);
    void release(float x, float y, std::int64_t now_ms, const Fonts& fonts);
    void wheel(float pixels);
    void key(Key key, const Fonts& fonts);
    bool step(std::int64_t now_ms) { return scroll_.step(now_ms); }

    // The field being edited, with its place in the window, for the text editor; nothing when there is none.
    struct Edit {
        const Node* node;
        Rect place;
        bool has_focus_now; // it has just begun
    };
    std::optional<Edit> edit();
    bool is_editing() const { return edited_ != 0; }
    void edited(const std::string& text, const Fonts& fonts);
    void submit_edit(const Fonts& fonts); // Enter in a field of one line

    // What is typed or scanned while no field is edited: a code, where one is asked for. It needs no editor, which takes a few frames
    // to be ready, and a scanner types faster. False: nobody asked.
    bool scan(std::string_view text, const Fonts& fonts);
    void erase_scanned(const Fonts& fonts); // the last sign of it
    bool submit_scan(const Fonts& fonts);   // Enter after it

    // What the keys on the screen typed, for the editor; given once.
    struct Typed {
        std::string text;
        int erased = 0;
    };
    Typed take_typed();
    bool is_under_overlay(float y) const { return is_over_page() || y >= bottom().top; }
    void show_keyboard(bool is_shown) { has_screen_keys_ = is_shown; }

    // What a voice shall say, given once. `is_new`: what is still being said has no meaning any more.
    struct Saying {
        std::vector<Said> said;
        bool is_new = false;
    };
    Saying take_said() { return std::exchange(saying_, {}); }

    // Something of a person is there: a claim, or what they typed.
    bool has_guest() const;
    // Whether somebody is being asked if they are still there; a touch or key answers.
    void ask_attendance(bool is_asked, const Fonts& fonts);
    bool is_asking() const { return asked_.has_value(); }
    // Nobody is here: the page that invites, in this language; whoever comes next finds everything as at first.
    void attract(Language language, bool is_calm, const Fonts& fonts);
    bool is_attracting() const { return attract_.has_value(); }
    // After what is taken along has another panel.
    void follow_taking(const Fonts& fonts);
    void leave(const Fonts& fonts);
    void forget(); // what was heard of a person who has left

    // What can be used and read, and where in the window: "button\tWeiter\t100 200 300 52" a line. For tests.
    std::string report() const;

    void set_photo(Photo photo) { photo_ = photo; }
    void paint_page(ImDrawList& out, const Fonts& fonts) const;
    void paint_overlay(ImDrawList& out, const Fonts& fonts) const;

private:
    // What stands at the bottom of the window: the keys while a field is edited, else the bar.
    const Overlay& bottom() const { return keys_ ? *keys_ : bar_; }
    // What takes the next touch.
    const Overlay& top() const { return asked_ ? *asked_ : panel_ ? *panel_ : attract_ ? *attract_ : options_ ? *options_ : bottom(); }
    // Something stands before the page, and takes keys and touches.
    bool is_over_page() const { return asked_ || panel_ || attract_ || options_; }
    OverlayLook look(const Fonts& fonts) const {
        return {window_, theme(), fonts, session_.model().language, display_, has_voice_, taking_.can_print(), taking_.can_hand_over(), session_.is_away(),
                session_.model().sharing.told.stage, session_.model().sharing.told.helper};
    }
    void set_display(Display display, const Fonts& fonts);
    void make_overlays(const Fonts& fonts);
    const Node* node(std::uint64_t id) const { return find(session_.scene(), id); }
    std::uint32_t index(std::uint64_t id) const;
    const Node* code_field() const; // where a code is asked for, else nullptr
    void submit(std::uint32_t field, const Fonts& fonts);
    Rect in_window(std::uint32_t i) const;
    void use_node(std::uint32_t i, float x, const Fonts& fonts);
    void use_overlay(std::uint32_t i, const Fonts& fonts);
    // Keys where something stands before the page: from button to button, and out.
    void overlay_key(Key key, const Fonts& fonts);
    void turn_overlay(int steps);
    void leave_overlay(const Fonts& fonts);
    void say_overlay();
    void end_attract(Language language, const Fonts& fonts);
    void show_keys(KeyLayer layer, const Fonts& fonts);
    void say_layer();
    void begin_edit(std::uint64_t id, const Fonts& fonts);
    void end_edit(const Fonts& fonts);
    void set_focus(std::uint64_t id, const Fonts& fonts);
    void say(Said said, bool is_new);
    void say_node(std::uint64_t id);
    void say_typed(const Node& field, const std::string& text);
    void say_news();
    void read(ReadingStep step, const Fonts& fonts);
    void read_at(std::uint64_t id, const Fonts& fonts);
    void turn(std::uint32_t i, int steps, const Fonts& fonts);
    void slide(std::uint32_t i, float x, const Fonts& fonts);
    void scroll_to(std::string_view anchor);
    void fit_range();
    void follow_share();
    PaintState paint_state() const;
    void paint_one(ImDrawList& out, const Fonts& fonts, const Overlay& overlay, bool is_top) const;

    Session& session_;
    TakeAlong& taking_;
    Window window_;
    Geometry geometry_;
    Scroll scroll_;
    const Display first_display_; // what each new person finds
    Display display_;
    bool is_used_ = false;        // a claim has been open since
    Overlay bar_;
    std::optional<Overlay> keys_;
    std::optional<Overlay> options_;
    std::optional<Overlay> attract_;
    Language attract_language_ = Language::German;
    bool is_calm_ = false;
    std::optional<Overlay> panel_;
    std::optional<Overlay> asked_;
    std::uint32_t overlay_at_ = 0; // the button of top() that has the keyboard; 0: none yet
    std::uint32_t options_of_ = 0;
    KeyLayer layer_ = KeyLayer::Small;
    bool has_screen_keys_ = true;
    const bool has_voice_;
    Saying saying_;
    Scene heard_;               // the scene of which the voice has told
    std::uint64_t reading_ = 0; // where it reads
    std::uint64_t focused_ = 0, edited_ = 0, pressed_ = 0;
    std::uint32_t pressed_key_ = 0; // of an overlay
    bool is_focus_visible_ = false, is_dragging_ = false, is_sliding_ = false, is_edit_new_ = false;
    float press_x_ = 0, press_y_ = 0;
    ShareStage share_stage_ = ShareStage::None;
    int proposal_ = 0; // the last one that was brought into view
    std::uint64_t scene_focus_ = 0; // the last one that the scene asked for
    Typed typed_;
    Photo photo_;
};

} // namespace kz
