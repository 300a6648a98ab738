#include "shared/html/attributes.hpp"
#include "shared/base/decimal_text.hpp"

#include <utility>

namespace kz {
namespace {

std::string number(std::int64_t n) {
    std::string out;
    append_integer(out, n);
    return out;
}

class Attributes {
public:
    explicit Attributes(const Node& node) : node_(node) {}

    std::vector<Attribute> all() && {
        list_.reserve(8);
        set("id", dom_id(node_.id));
        set_text("class", style_name(node_.style));
        set_text("lang", node_.lang);
        of_role();
        of_names();
        of_states();
        if (node_.bind.action != 0)
            set("data-a", number(node_.bind.action));
        if (node_.bind.argument != 0)
            set("data-n", number(node_.bind.argument));
        return std::move(list_);
    }

private:
    void set(std::string_view name, std::string value = {}) { list_.push_back({name, std::move(value)}); }
    void set_text(std::string_view name, std::string_view value) {
        if (!value.empty())
            set(name, std::string(value));
    }
    void set_reference(std::string_view name, std::uint64_t id) {
        if (id != 0)
            set(name, dom_id(id));
    }

    void of_role() {
        switch (node_.role) {
        case Role::Form:
            set_text("action", node_.href);
            if (!node_.href.empty() && node_.href.front() != '?')
                set("method", "post");
            set_text("enctype", node_.value);
            break;
        case Role::Link:
            set_text("href", node_.href);
            break;
        case Role::Label:
            set_reference("for", node_.refers_to);
            break;
        case Role::Button:
            set("type", node_.submits ? "submit" : "button");
            set_reference("form", node_.refers_to);
            // What goes elsewhere need not be complete.
            if (set_text("formaction", node_.href); !node_.href.empty())
                set("formnovalidate");
            of_input();
            if (!node_.input.field.empty())
                set_text("value", node_.value);
            break;
        case Role::TextField:
        case Role::Telephone:
        case Role::Email:
        case Role::Slider:
            set("type", node_.role == Role::TextField   ? node_.input.autocomplete.ends_with("-password") ? "password" : "text"
                        : node_.role == Role::Telephone ? "tel"
                        : node_.role == Role::Email     ? "email"
                                                        : "range");
            of_input();
            break;
        case Role::Checkbox:
            set("type", "checkbox");
            of_input();
            break;
        case Role::File:
            set("type", "file");
            of_input();
            set_text("accept", node_.value);
            break;
        case Role::TextArea:
        case Role::Select:
            of_input();
            break;
        case Role::Option:
            set("value", node_.value);
            break;
        case Role::Image:
            if (!node_.is(state_decorative))
                set("role", "img");
            if (is_photo(node_)) {
                set("src", node_.href);
                set("alt", "");
                set("decoding", "async");
            }
            if (const ModulesBox box = modules_box(node_); node_.modules_size != 0)
                set("viewBox", "0 0 " + number(box.width) + " " + number(box.height));
            else if (!node_.picture.shapes.empty())
                set("viewBox", "0 0 " + number(node_.picture.width) + " " + number(node_.picture.height));
            if (node_.picture.width > node_.picture.height) // a drawing behind something ends where that ends
                set("preserveAspectRatio", "xMaxYMax");
            break;
        case Role::Group:
            if (has_name())
                set("role", "group");
            break;
        case Role::List: // Safari forgets a list without bullets.
            set("role", "list");
            break;
        case Role::Status:
            set("role", "status");
            set("aria-live", "polite");
            break;
        case Role::Alert:
            set("role", "alert");
            break;
        default:
            break;
        }
    }

    void of_input() {
        const Input& input = node_.input;
        set_text("name", input.field);
        if (node_.role == Role::Slider) {
            set("min", number(input.least));
            set("max", number(input.most));
            if (input.step != 1)
                set("step", number(input.step));
            set_text("aria-valuetext", node_.value_text);
        }
        set_text("autocomplete", input.autocomplete);
        set_text("inputmode", input.inputmode);
        set_text("enterkeyhint", input.enterkeyhint);
        if (input.length_max != 0)
            set("maxlength", number(input.length_max));
    }

    bool has_name() const { return !is_text(node_.role) && (!node_.name.empty() || node_.labelled_by != 0); }

    void of_names() {
        if (node_.labelled_by != 0)
            set_reference("aria-labelledby", node_.labelled_by);
        else if (has_name())
            set_text("aria-label", node_.name);
        set_reference("aria-describedby", node_.described_by);
    }

    void of_states() {
        if (node_.is(state_disabled))
            set("disabled");
        if (node_.is(state_required))
            set("required");
        if (node_.is(state_readonly))
            set("readonly");
        if (node_.is(state_selected) && node_.role == Role::Option)
            set("selected");
        if (node_.is(state_selected) && node_.role == Role::Checkbox)
            set("checked");
        if (node_.is(state_invalid))
            set("aria-invalid", "true");
        if (node_.is(state_busy))
            set("aria-busy", "true");
        if (node_.is(state_current))
            set("aria-current", "true");
        if (node_.is(state_decorative))
            set("aria-hidden", "true");
        if (node_.is(state_decorative) && node_.role == Role::Button)
            set("tabindex", "-1");
        if (node_.is(state_needs_script))
            set("data-script");
    }

    const Node& node_;
    std::vector<Attribute> list_;
};

} // namespace

std::string_view tag_of(const Node& node) {
    static constexpr std::string_view headings[] = {"h1", "h1", "h2", "h3", "h4", "h5", "h6"};
    switch (node.role) {
    case Role::Root: return "body";
    case Role::Banner: return "header";
    case Role::Navigation: return "nav";
    case Role::Main: return "main";
    case Role::Footer: return "footer";
    case Role::Region: return "section";
    case Role::Form: return "form";
    case Role::Heading: return headings[node.level > 6 ? 6 : node.level];
    case Role::Paragraph: return "p";
    case Role::Text: return "span";
    case Role::Label: return "label";
    case Role::Link: return "a";
    case Role::Button: return "button";
    case Role::TextField: case Role::Telephone: case Role::Email: case Role::Slider: case Role::Checkbox: case Role::File: return "input";
    case Role::TextArea: return "textarea";
    case Role::Select: return "select";
    case Role::Option: return "option";
    case Role::List: return "ul";
    case Role::ListItem: return "li";
    case Role::Image: return is_photo(node) ? "img" : node.modules_size == 0 && node.picture.shapes.empty() ? "span" : "svg";
    case Role::Separator: return "hr";
    case Role::Group: case Role::Status: case Role::Alert: return "div";
    }
    return "div";
}

std::vector<Attribute> attributes(const Node& node) {
    return Attributes(node).all();
}

std::string_view printed_value(const Node& node) {
    if (node.role == Role::File)
        return {};
    return is_field(node.role) && node.sensitivity != Sensitivity::Secret ? std::string_view(node.value) : std::string_view();
}

std::string_view printed_text(const Node& node) {
    return is_text(node.role) ? std::string_view(node.name) : std::string_view();
}

ModulesBox modules_box(const Node& node) {
    const int quiet = quiet_modules(node), width = node.modules_size + 2 * quiet;
    return {width, is_barcode(node) ? width * 2 / 5 : width, quiet};
}

} // namespace kz
