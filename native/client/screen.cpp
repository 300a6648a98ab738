#include "native/client/screen.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"
#include "shared/text/kiosk_say.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace kz {
namespace {

constexpr float slop = 10; // a finger may wander so far and still mean the button
constexpr float line_step = 60;

} // namespace

std::uint32_t Screen::index(std::uint64_t id) const {
    const Node* found = id != 0 ? node(id) : nullptr;
    return found != nullptr ? static_cast<std::uint32_t>(found - session_.scene().nodes.data()) : 0;
}

const Node* Screen::code_field() const {
    if (session_.model().gate != Gate::Code)
        return nullptr;
    const auto& nodes = session_.scene().nodes;
    const auto at = std::ranges::find_if(nodes, [](const Node& node) { return takes_text(node.role); });
    return at == nodes.end() ? nullptr : &*at;
}

bool Screen::scan(std::string_view text, const Fonts& fonts) {
    const Node* field = code_field();
    if (field == nullptr || edited_ != 0)
        return false;
    focused_ = field->id;
    const std::string value = field->value + std::string(text);
    say_typed(*field, value);
    session_.use(Bind(field->bind), value);
    follow(fonts);
    return true;
}

void Screen::erase_scanned(const Fonts& fonts) {
    const Node* field = code_field();
    if (field == nullptr || edited_ != 0 || field->value.empty())
        return;
    std::string value = field->value;
    do
        value.pop_back();
    while (!value.empty() && !is_utf8(value));
    say_typed(*field, value);
    session_.use(Bind(field->bind), value);
    follow(fonts);
}

bool Screen::submit_scan(const Fonts& fonts) {
    const Node* field = code_field();
    if (field == nullptr || edited_ != 0 || focused_ != field->id || field->value.empty())
        return false;
    submit(index(field->id), fonts);
    return true;
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
}

void Screen::make_overlays(const Fonts& fonts) {
    const Language language = session_.model().language;
    bar_ = display_overlay(language, look(fonts));
    options_.reset();
    if (keys_)
        keys_ = keyboard_overlay(language, layer_, look(fonts));
    if (asked_)
        asked_ = presence_overlay(language, look(fonts));
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
    if (session_.model().gate != Gate::Code)
        is_used_ = true;
    else if (std::exchange(is_used_, false))
        display_ = first_display_;
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
    // A code is typed or scanned without touching anything first.
    if (const Node* field = code_field(); field != nullptr && focused_ == 0)
        focused_ = field->id;
    say_news();
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
        layer_ = KeyLayer::Small;
        keys_ = keyboard_overlay(session_.model().language, layer_, look(fonts));
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
    } else if (used.role == Role::Slider) {
        slide(i, x, fonts);
    } else if (used.role == Role::Checkbox) {
        session_.use(used.bind, used.is(state_selected) ? "" : "1");
        follow(fonts);
    } else if (used.bind.action != 0) {
        session_.use(used.bind, used.value);
        follow(fonts);
    } else if (used.href.starts_with('#')) {
        scroll_to(std::string_view(used.href).substr(1));
    }
}

void Screen::use_overlay(std::uint32_t i, const Fonts& fonts) {
    const Bind bind = top().scene.nodes[i].bind;
    switch (static_cast<KeyAction>(bind.action)) {
    case KeyAction::Type:
        append_utf8(typed_.text, static_cast<std::uint32_t>(bind.argument));
        if (layer_ == KeyLayer::Capital) {
            layer_ = KeyLayer::Small;
            keys_ = keyboard_overlay(session_.model().language, layer_, look(fonts));
        }
        break;
    case KeyAction::Erase:
        ++typed_.erased;
        break;
    case KeyAction::Shift:
    case KeyAction::Layer: {
        const KeyLayer other = static_cast<KeyAction>(bind.action) == KeyAction::Shift ? KeyLayer::Capital : KeyLayer::Signs;
        layer_ = layer_ == other ? KeyLayer::Small : other;
        keys_ = keyboard_overlay(session_.model().language, layer_, look(fonts));
        break;
    }
    case KeyAction::Enter:
    case KeyAction::Done:
        end_edit(fonts);
        break;
    case KeyAction::Smaller: set_display(smaller(display_), fonts); break;
    case KeyAction::Larger: set_display(larger(display_), fonts); break;
    case KeyAction::ChooseScheme: set_display(in_scheme(display_, static_cast<Scheme>(bind.argument)), fonts); break;
    case KeyAction::Voice: set_display(voiced(display_, !display_.is_voiced), fonts); break;
    case KeyAction::Stay: ask_presence(false, fonts); break;
    case KeyAction::Leave: leave(fonts); break;
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
            ask_presence(false, fonts); // somebody is there
        else if (options_)
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

void Screen::key(Key key, const Fonts& fonts) {
    const std::uint32_t i = index(focused_);
    const Role role = i != 0 ? session_.scene().nodes[i].role : Role::Root;
    is_focus_visible_ = true;
    if (asked_)
        return key == Key::Escape ? leave(fonts) : ask_presence(false, fonts);
    switch (key) {
    case Key::Voice:
        if (has_voice_)
            set_display(voiced(display_, !display_.is_voiced), fonts);
        break;
    case Key::Larger: set_display(larger(display_), fonts); break;
    case Key::Smaller: set_display(smaller(display_), fonts); break;
    case Key::NextScheme:
        set_display(in_scheme(display_, static_cast<Scheme>((static_cast<int>(display_.scheme) + 1) % 3)), fonts);
        break;
    case Key::Tab:
    case Key::TabBack: {
        const std::uint64_t next = next_focus(session_.scene(), geometry_, focused_, key == Key::Tab ? Direction::Forward : Direction::Back);
        if (const Node* target = node(next); target != nullptr && takes_text(target->role))
            begin_edit(next, fonts);
        else
            set_focus(next, fonts);
        break;
    }
    case Key::Activate:
        if (i != 0 && role != Role::Slider && (edited_ == 0 || !takes_text(role)))
            use_node(i, 0, fonts);
        break;
    case Key::Escape:
        if (options_)
            options_.reset();
        else
            end_edit(fonts);
        break;
    case Key::Left:
    case Key::Right:
        turn(i, key == Key::Right ? 1 : -1, fonts);
        break;
    case Key::Up:
    case Key::Down:
        if (display_.is_voiced)
            read(key == Key::Down ? ReadingStep::Forward : ReadingStep::Back, fonts);
        else
            scroll_.by(key == Key::Down ? line_step : -line_step);
        break;
    case Key::PageUp: scroll_.by(-window_.height * 0.9f); break;
    case Key::PageDown: scroll_.by(window_.height * 0.9f); break;
    case Key::Home:
    case Key::End:
        if (const auto list = stops(session_.scene()); display_.is_voiced && !list.empty())
            read_at(session_.scene().nodes[key == Key::Home ? list.front() : list.back()].id, fonts);
        else
            scroll_.jump(key == Key::Home ? 0 : geometry_.height);
        break;
    }
}

std::optional<Screen::Edit> Screen::edit() {
    const std::uint32_t i = index(edited_);
    if (i == 0)
        return std::nullopt;
    const bool is_new = is_edit_new_;
    is_edit_new_ = false;
    return Edit{&session_.scene().nodes[i], in_window(i), is_new};
}

void Screen::edited(const std::string& text, const Fonts& fonts) {
    if (const Node* field = node(edited_)) {
        say_typed(*field, text);
        session_.use(Bind(field->bind), text);
        follow(fonts);
    }
}

void Screen::submit_edit(const Fonts& fonts) {
    const std::uint32_t i = index(edited_);
    if (i != 0 && session_.scene().nodes[i].role != Role::TextArea)
        submit(i, fonts);
}

// By the submit button of the field's form.
void Screen::submit(std::uint32_t i, const Fonts& fonts) {
    const Scene& scene = session_.scene();
    std::uint32_t form = i;
    while (form != 0 && scene.nodes[form].role != Role::Form)
        form = scene.nodes[form].parent;
    for (std::uint32_t k = form; form != 0 && k < scene.nodes[form].subtree_end; ++k)
        if (scene.nodes[k].role == Role::Button && scene.nodes[k].submits) {
            const Bind bind = scene.nodes[k].bind;
            end_edit(fonts);
            session_.use(bind, {});
            follow(fonts);
            return;
        }
}

// A slider by its step, a select by its options.
void Screen::turn(std::uint32_t i, int steps, const Fonts& fonts) {
    if (i == 0)
        return;
    const Node node = session_.scene().nodes[i];
    std::string text;
    if (node.role == Role::Slider) {
        const std::int64_t value = parse_integer(node.value).value_or(node.input.least) + steps * node.input.step;
        append_integer(text, std::clamp(value, node.input.least, node.input.most));
    } else if (node.role == Role::Select) {
        std::vector<std::string> values;
        for (std::uint32_t k = i + 1; k < node.subtree_end; ++k)
            values.push_back(session_.scene().nodes[k].value);
        const auto at = std::ranges::find(values, node.value) - values.begin() + steps;
        if (at < 0 || at >= std::ssize(values))
            return;
        text = values[static_cast<std::size_t>(at)];
    } else {
        return;
    }
    session_.use(node.bind, text);
    follow(fonts);
}

void Screen::say(Said said, bool is_new) {
    if (!display_.is_voiced || said.text.empty())
        return;
    if (is_new)
        saying_ = {{}, true};
    saying_.said.push_back(std::move(said));
}

void Screen::say_node(std::uint64_t id) {
    reading_ = id;
    if (const std::uint32_t i = index(id); i != 0)
        say(words_of(session_.scene(), i), true);
}

// Letter by letter; what a scanner types at once is not spelt out, and of a secret only that a sign came.
void Screen::say_typed(const Node& field, const std::string& text) {
    const std::size_t had = code_point_count(field.value), has = code_point_count(text);
    const Language language = session_.model().language;
    if (has + 1 == had)
        say({std::string(kz::say(language, KioskKey::VoiceErased)), language}, true);
    if (has != had + 1)
        return;
    std::size_t at = 0;
    while (at < field.value.size() && field.value[at] == text[at])
        ++at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
        --at;
    const std::size_t from = at;
    next_code_point(text, at);
    const bool is_secret = field.sensitivity == Sensitivity::Secret;
    say({is_secret ? std::string(kz::say(language, KioskKey::VoiceSign)) : text.substr(from, at - from), language}, true);
}

void Screen::say_news() {
    if (!display_.is_voiced)
        return;
    const Scene& scene = session_.scene();
    const bool is_other_page = heard_.nodes.empty() || heard_.title != scene.title;
    for (Said& said : news(heard_, scene, focused_))
        say(std::move(said), false);
    if (is_other_page)
        reading_ = 0;
    heard_ = scene;
}

// To the next thing that has words; what can be used has the focus then.
void Screen::read(ReadingStep step, const Fonts& fonts) {
    const Language language = session_.model().language;
    const auto next = next_stop(session_.scene(), reading_, step);
    if (!next)
        return say({std::string(kz::say(language, step == ReadingStep::Forward ? KioskKey::VoiceEnd : KioskKey::VoiceStart)), language}, true);
    read_at(*next, fonts);
}

void Screen::read_at(std::uint64_t id, const Fonts& fonts) {
    end_edit(fonts);
    focused_ = is_usable(*node(id)) ? id : 0;
    say_node(id);
    const Rect& place = geometry_.rects[index(id)];
    scroll_.show(place.y, place.y + place.h);
}

bool Screen::has_guest() const {
    const Model& model = session_.model();
    return model.gate != Gate::Code || model.topic != Topic::Claim || !model.code.empty();
}

void Screen::ask_presence(bool is_asked, const Fonts& fonts) {
    if (is_asked == asked_.has_value())
        return;
    asked_.reset();
    if (!is_asked)
        return;
    const Language language = session_.model().language;
    asked_ = presence_overlay(language, look(fonts));
    for (const KioskKey key : {KioskKey::IdleTitle, KioskKey::IdleText})
        say({std::string(kz::say(language, key)), language}, key == KioskKey::IdleTitle);
}

void Screen::forget() {
    heard_ = Scene();
    std::vector<Said>().swap(saying_.said);
    typed_ = {};
}

void Screen::leave(const Fonts& fonts) {
    asked_.reset();
    end_edit(fonts);
    session_.send(LeavePressed{});
    follow(fonts);
}

Screen::Typed Screen::take_typed() {
    return std::exchange(typed_, {});
}

std::string Screen::report() const {
    std::string out;
    const auto add = [&](const Scene& scene, const Geometry& geometry, float scroll) {
        for (std::size_t i = 0; i < scene.nodes.size() && i < geometry.rects.size(); ++i) {
            const Node& node = scene.nodes[i];
            const Rect& place = geometry.rects[i];
            if (place.w <= 0 || node.role == Role::Group)
                continue;
            ((out += role_name(node.role)) += '\t') += node.name;
            out += '\t';
            for (const float number : {place.x, place.y - scroll, place.w, place.h}) {
                append_integer(out, static_cast<std::int64_t>(number));
                out += ' ';
            }
            (out += '\t') += node.value;
            out += '\n';
        }
    };
    add(session_.scene(), geometry_, scroll_.at());
    add(bottom().scene, bottom().geometry, 0);
    if (options_)
        add(options_->scene, options_->geometry, 0);
    if (asked_)
        add(asked_->scene, asked_->geometry, 0);
    return out;
}

PaintState Screen::paint_state() const {
    PaintState state;
    state.scheme = display_.scheme;
    state.text_scale = display_.text_scale();
    state.is_wide = Page{window_.width, display_.text_scale()}.is_wide();
    state.pressed = pressed_;
    state.focused = focused_;
    state.is_focus_visible = is_focus_visible_;
    state.edited = edited_;
    state.photo = photo_;
    state.scroll_y = scroll_.at();
    state.view_w = window_.width;
    state.view_h = window_.height;
    return state;
}

void Screen::paint_page(ImDrawList& out, const Fonts& fonts) const {
    paint(out, session_.scene(), geometry_, theme(), fonts, paint_state());
}

void Screen::paint_overlay(ImDrawList& out, const Fonts& fonts) const {
    paint_one(out, fonts, bottom(), !options_ && !asked_);
    if (options_)
        paint_one(out, fonts, *options_, !asked_);
    if (asked_) {
        // The question stands out, and who comes by reads little behind it.
        out.AddRectFilled({0, 0}, ImGui::GetIO().DisplaySize, IM_COL32(0, 0, 0, 170));
        paint_one(out, fonts, *asked_, true);
    }
}

void Screen::paint_one(ImDrawList& out, const Fonts& fonts, const Overlay& overlay, bool is_top) const {
    PaintState state;
    state.scheme = display_.scheme;
    state.text_scale = look(fonts).scale();
    state.view_w = window_.width;
    state.view_h = window_.height;
    if (is_top && pressed_key_ != 0 && pressed_key_ < overlay.scene.nodes.size())
        state.pressed = overlay.scene.nodes[pressed_key_].id;
    paint(out, overlay.scene, overlay.geometry, theme(), fonts, state);
}

} // namespace kz
