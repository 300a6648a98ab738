// Keys, and what is typed: into fields, or a code without one.
#include "native/client/screen.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"

#include <algorithm>
#include <utility>

namespace kz {
namespace {

constexpr float line_step = 60;

} // namespace

const Node* Screen::code_field() const {
    if (session_.model().gate != Gate::Code)
        return nullptr;
    const auto& nodes = session_.scene().nodes;
    const auto at = std::ranges::find_if(nodes, [](const Node& node) { return takes_text(node.role); });
    return at == nodes.end() ? nullptr : &*at;
}

bool Screen::scan(std::string_view text, const Fonts& fonts) {
    // A code that is scanned is no answer to what the page that invites says: the language stays the first.
    if (attract_ && code_field() != nullptr)
        end_attract(session_.model().language, fonts);
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

void Screen::key(Key key, const Fonts& fonts) {
    const std::uint32_t i = index(focused_);
    const Role role = i != 0 ? session_.scene().nodes[i].role : Role::Root;
    is_focus_visible_ = true;
    if (attract_ && !panel_ && !asked_) {
        end_attract(session_.home(), fonts);
        if (key == Key::Activate)
            return;
    }
    const bool is_of_display = key == Key::Voice || key == Key::Larger || key == Key::Smaller || key == Key::NextScheme;
    if (is_over_page() && !is_of_display)
        return overlay_key(key, fonts);
    switch (key) {
    case Key::Print: taking_.open_print(); break;
    case Key::Phone: taking_.open_phone(); break;
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
        const std::uint64_t next = next_focus(session_.scene(), geometry_, focused_, key == Key::Tab ? ReadingStep::Forward : ReadingStep::Back);
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

Screen::Typed Screen::take_typed() {
    return std::exchange(typed_, {});
}

} // namespace kz
