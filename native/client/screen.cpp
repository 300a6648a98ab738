// Where things are, what has the focus, and what touches do.
#include "native/client/screen.hpp"

#include "shared/app/action.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"
#include "shared/text/kiosk_say.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kz {
namespace {

constexpr float slop = 10; // a finger may wander so far and still mean the button

} // namespace

std::uint32_t Screen::index(std::uint64_t id) const {
    const Node* found = id != 0 ? node(id) : nullptr;
    return found != nullptr ? static_cast<std::uint32_t>(found - session_.scene().nodes.data()) : 0;
}

Rect Screen::in_window(std::uint32_t i) const {
    Rect place = geometry_.rects[i];
    place.y -= scroll_.at();
    return place;
}

void Screen::fit_range() {
    scroll_.set_range(geometry_.height, bottom().top);
}

void Screen::resize(Window window, const Fonts& fonts) {
    window_ = window;
    follow(fonts);
    // A system's keyboard takes its room from the window.
    if (const std::uint32_t i = index(edited_); i != 0)
        scroll_.show(geometry_.rects[i].y, geometry_.rects[i].y + geometry_.rects[i].h);
}

void Screen::make_overlays(const Fonts& fonts) {
    bar_ = display_overlay(look(fonts));
    options_.reset();
    if (keys_)
        keys_ = keyboard_overlay(layer_, look(fonts));
    if (const auto panel = taking_.panel())
        panel_ = panel_overlay(*panel, look(fonts));
    if (attract_)
        attract(attract_language_, is_calm_, fonts);
    if (asked_)
        asked_ = panel_overlay(attendance_panel(session_.model().language), look(fonts));
}

void Screen::set_display(Display display, const Fonts& fonts) {
    const bool is_turned = display.is_voiced != display_.is_voiced;
    display_ = display;
    if (is_turned)
        heard_ = {};
    if (is_turned && display_.is_voiced)
        say({std::string(kz::say(session_.model().language, KioskKey::VoiceHello)), session_.model().language}, true);
    else if (is_turned)
        saying_ = {{}, true};
    follow(fonts);
}

void Screen::follow(const Fonts& fonts) {
    const Scene& scene = session_.scene();
    // Who leaves takes the settings along.
    if (session_.model().gate != Gate::Code) {
        is_used_ = true;
        attract_.reset();
    } else if (std::exchange(is_used_, false)) {
        display_ = first_display_;
    }
    geometry_ = lay_out(scene, theme(), fonts, {window_.width, display_.text_scale()});
    make_overlays(fonts);
    if (node(focused_) == nullptr)
        focused_ = 0;
    if (edited_ != 0 && node(edited_) == nullptr)
        end_edit(fonts);
    fit_range();
    if (scene.focus != scene_focus_) {
        scene_focus_ = scene.focus;
        if (const std::uint32_t i = index(scene.focus); i != 0) {
            if (takes_text(scene.nodes[i].role))
                begin_edit(scene.focus, fonts);
            else if (scene.nodes[i].role == Role::Heading)
                focused_ = reading_ = scene.focus; // it is news, and said as such
            else
                set_focus(scene.focus, fonts);
        }
    }
    follow_share();
    // A code is typed or scanned without touching anything first.
    if (const Node* field = code_field(); field != nullptr && focused_ == 0)
        focused_ = field->id;
    say_news();
}

// A question and a proposal stand above the page: whoever is not typing has them before them.
void Screen::follow_share() {
    const ShareStatus& told = session_.model().sharing.told;
    const int proposal = told.proposal ? told.proposal->number : 0;
    const bool is_news = (told.stage == ShareStage::Asked && share_stage_ != ShareStage::Asked) || proposal > proposal_;
    share_stage_ = told.stage;
    proposal_ = proposal;
    if (is_news && edited_ == 0)
        scroll_.jump(0);
}

void Screen::set_focus(std::uint64_t id, const Fonts& fonts) {
    if (id != edited_)
        end_edit(fonts);
    focused_ = id;
    say_node(id);
    if (const std::uint32_t i = index(id); i != 0)
        scroll_.show(geometry_.rects[i].y, geometry_.rects[i].y + geometry_.rects[i].h);
}

void Screen::begin_edit(std::uint64_t id, const Fonts& fonts) {
    focused_ = edited_ = id;
    is_edit_new_ = true;
    say_node(id);
    if (has_screen_keys_ && !keys_) {
        show_keys(KeyLayer::Small, fonts);
        say({std::string(kz::say(session_.model().language, KioskKey::VoiceKeys)), session_.model().language}, false);
    }
    fit_range();
    if (const std::uint32_t i = index(id); i != 0)
        scroll_.show(geometry_.rects[i].y, geometry_.rects[i].y + geometry_.rects[i].h);
}

void Screen::end_edit(const Fonts&) {
    edited_ = 0;
    keys_.reset();
    fit_range();
}

void Screen::scroll_to(std::string_view anchor) {
    for (std::uint32_t i = 1; i < session_.scene().nodes.size(); ++i)
        if (dom_id(session_.scene().nodes[i].id) == anchor)
            scroll_.jump(geometry_.rects[i].y - 16);
}

void Screen::slide(std::uint32_t i, float x, const Fonts& fonts) {
    const Node& slider = session_.scene().nodes[i];
    const std::int64_t value = slider_value(slider, geometry_.rects[i], x);
    std::string text;
    append_integer(text, value);
    if (text == slider.value)
        return;
    session_.use(slider.bind, text);
    follow(fonts);
}

void Screen::use_node(std::uint32_t i, float x, const Fonts& fonts) {
    const Node used = session_.scene().nodes[i]; // a copy: the scene changes below
    if (takes_text(used.role)) {
        begin_edit(used.id, fonts);
        return;
    }
    set_focus(used.id, fonts);
    if (used.role == Role::Select) {
        options_of_ = i;
        options_ = options_overlay(session_.scene(), i, in_window(i), look(fonts));
        overlay_at_ = 0;
        say_overlay();
    } else if (used.role == Role::Slider) {
        slide(i, x, fonts);
    } else if (used.role == Role::Checkbox) {
        session_.use(used.bind, used.is(state_selected) ? "" : "1");
        follow(fonts);
    } else if (used.bind == Bind{static_cast<std::uint16_t>(Action::ShowShared), 2}) {
        if (const std::uint32_t place = index(session_.pointed()); place != 0)
            scroll_.show(geometry_.rects[place].y, geometry_.rects[place].y + geometry_.rects[place].h);
    } else if (used.bind.action != 0) {
        session_.use(used.bind, used.value);
        follow(fonts);
    } else if (used.href.starts_with('#')) {
        scroll_to(std::string_view(used.href).substr(1));
    } else if (used.role == Role::Link) {
        session_.open(used.href);
        follow(fonts);
    }
}

void Screen::use_overlay(std::uint32_t i, const Fonts& fonts) {
    const Bind bind = top().scene.nodes[i].bind;
    if (attract_ && !asked_ && !panel_)
        end_attract(static_cast<KeyAction>(bind.action) == KeyAction::Begin ? static_cast<Language>(bind.argument) : attract_language_, fonts);
    switch (static_cast<KeyAction>(bind.action)) {
    case KeyAction::Type:
        append_utf8(typed_.text, static_cast<std::uint32_t>(bind.argument));
        if (layer_ == KeyLayer::Capital)
            show_keys(KeyLayer::Small, fonts);
        break;
    case KeyAction::Erase:
        ++typed_.erased;
        break;
    case KeyAction::Shift:
    case KeyAction::Layer: {
        const KeyLayer other = static_cast<KeyAction>(bind.action) == KeyAction::Shift ? KeyLayer::Capital : KeyLayer::Signs;
        show_keys(layer_ == other ? KeyLayer::Small : other, fonts);
        say_layer();
        break;
    }
    case KeyAction::Enter:
    case KeyAction::Done:
        end_edit(fonts);
        break;
    case KeyAction::Smaller: set_display(smaller(display_), fonts); break;
    case KeyAction::Larger: set_display(larger(display_), fonts); break;
    case KeyAction::ChooseText: set_display(with_text(display_, static_cast<int>(bind.argument)), fonts); break;
    case KeyAction::Begin: break;
    case KeyAction::ChooseScheme: set_display(in_scheme(display_, static_cast<Scheme>(bind.argument)), fonts); break;
    case KeyAction::Voice: set_display(voiced(display_, !display_.is_voiced), fonts); break;
    case KeyAction::Share:
        session_.use({static_cast<std::uint16_t>(Action::UseShare), bind.argument}, {});
        follow(fonts);
        break;
    case KeyAction::Stay: ask_attendance(false, fonts); break;
    case KeyAction::Leave: leave(fonts); break;
    case KeyAction::TakePrint: taking_.open_print(); break;
    case KeyAction::TakePhone: taking_.open_phone(); break;
    case KeyAction::TakeSlip: taking_.choose(bind.argument); break;
    case KeyAction::TakeClose: taking_.close(); break;
    case KeyAction::Choose: {
        const Node select = session_.scene().nodes[options_of_];
        const std::string value = session_.scene().nodes[static_cast<std::size_t>(bind.argument)].value;
        options_.reset();
        session_.use(select.bind, value);
        follow(fonts);
        break;
    }
    }
}

void Screen::press(float x, float y, std::int64_t now_ms, const Fonts&) {
    is_focus_visible_ = false;
    press_x_ = x;
    press_y_ = y;
    is_dragging_ = is_sliding_ = false;
    pressed_ = 0;
    pressed_key_ = 0;
    if (is_under_overlay(y)) {
        pressed_key_ = node_at(top().scene, top().geometry, x, y);
        return;
    }
    scroll_.touch(y, now_ms);
    const std::uint32_t i = node_at(session_.scene(), geometry_, x, y + scroll_.at());
    if (i != 0) {
        pressed_ = session_.scene().nodes[i].id;
        is_sliding_ = session_.scene().nodes[i].role == Role::Slider;
    }
}

void Screen::move(float x, float y, std::int64_t now_ms) {
    if (is_sliding_ || pressed_key_ != 0)
        return;
    if (!is_dragging_ && std::abs(y - press_y_) < slop && std::abs(x - press_x_) < slop)
        return;
    is_dragging_ = true;
    pressed_ = 0;
    scroll_.drag(y, now_ms);
}

void Screen::release(float x, float y, std::int64_t now_ms, const Fonts& fonts) {
    if (is_dragging_) {
        scroll_.release(now_ms);
        is_dragging_ = false;
        return;
    }
    if (is_under_overlay(press_y_)) {
        const std::uint32_t i = node_at(top().scene, top().geometry, x, y);
        const bool is_same = i != 0 && i == pressed_key_;
        pressed_key_ = 0;
        if (is_same)
            use_overlay(i, fonts);
        else if (asked_)
            ask_attendance(false, fonts); // somebody is there
        else if (attract_ && !panel_)
            end_attract(attract_language_, fonts); // everywhere
        else if (options_ && !panel_)
            options_.reset(); // a touch beside the choices leaves them
        return;
    }
    const std::uint32_t i = is_sliding_ ? index(pressed_) : node_at(session_.scene(), geometry_, x, y + scroll_.at());
    const bool is_same = i != 0 && session_.scene().nodes[i].id == pressed_;
    pressed_ = 0;
    is_sliding_ = false;
    if (is_same)
        use_node(i, x, fonts);
    else if (i == 0 && session_.model().gate != Gate::Code)
        end_edit(fonts);
}

void Screen::wheel(float pixels) {
    scroll_.by(pixels);
}

bool Screen::has_guest() const {
    const Model& model = session_.model();
    return model.gate != Gate::Code || model.topic != Topic::Claim || !model.code.empty();
}

void Screen::ask_attendance(bool is_asked, const Fonts& fonts) {
    if (is_asked == asked_.has_value())
        return;
    asked_.reset();
    overlay_at_ = 0;
    if (!is_asked)
        return;
    asked_ = panel_overlay(attendance_panel(session_.model().language), look(fonts));
    say_overlay();
}

void Screen::forget() {
    heard_ = Scene();
    std::vector<Said>().swap(saying_.said);
    typed_ = {};
}

void Screen::leave(const Fonts& fonts) {
    asked_.reset();
    taking_.close();
    end_edit(fonts);
    session_.send(LeavePressed{});
    follow(fonts);
}

} // namespace kz
