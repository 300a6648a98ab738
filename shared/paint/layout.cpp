#include "shared/paint/layout.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace kz {
namespace {

constexpr float control_width = 240; // natural width of a field that nothing stretches
constexpr float no_limit = 1e9f;
constexpr float width_parts = 8; // of a pixel: text fits the width that it was asked for, and a line of many texts is as long as in a browser

// A rule with what is inherited filled in.
struct Look {
    StyleRule rule;
    float text = 16; // CSS pixels, scaled
    float line = 24;
    Weight weight = Weight::Regular;
    Align text_align = Align::Start;
};

bool is_control(Role role) {
    return is_field(role) && role != Role::Option;
}

class Layout {
public:
    Layout(const Scene& scene, const Theme& theme, const Fonts& fonts, const Page& page)
        : scene_(scene), theme_(theme), fonts_(fonts), page_(page), looks_(scene.nodes.size()), natural_(scene.nodes.size(), -1) {
        geometry_.rects.resize(scene.nodes.size());
        geometry_.width = page.width;
        resolve();
    }

    Geometry run() && {
        if (!scene_.nodes.empty())
            geometry_.height = place(0, 0, 0, page_.width);
        return std::move(geometry_);
    }

private:
    void resolve() {
        for (std::size_t i = 0; i < scene_.nodes.size(); ++i) {
            const Node& node = scene_.nodes[i];
            Look look;
            if (i > 0) {
                look = looks_[node.parent];
            }
            look.rule = rule(node.style, page_.is_wide(), theme_);
            if (look.rule.gives_way) {
                const float most = std::max(static_cast<float>(give_least), page_.width / 4 - 56 * page_.text_scale);
                look.rule.pad_x = static_cast<std::uint16_t>(std::min(static_cast<float>(look.rule.pad_x), most));
            }
            if (look.rule.text != 0) {
                look.text = static_cast<float>(look.rule.text) * page_.text_scale;
                look.line = static_cast<float>(line_height(look.rule.text)) * page_.text_scale;
            }
            if (look.rule.is_figure) {
                const float share = std::min(1.0f, page_.width * figure_percent / 100 / look.text);
                look.text *= share;
                look.line *= share;
            }
            if (look.rule.weight == Weight::Strong)
                look.weight = Weight::Strong;
            if (look.rule.text_align != Align::Start)
                look.text_align = look.rule.text_align;
            looks_[i] = look;
        }
    }

    bool has_children(std::uint32_t i) const { return scene_.nodes[i].subtree_end > i + 1; }
    // Options belong to their select.
    bool has_box(std::uint32_t i) const { return scene_.nodes[i].role != Role::Option; }
    bool has_text(std::uint32_t i) const {
        const Node& node = scene_.nodes[i];
        switch (node.role) {
        case Role::Heading: case Role::Paragraph: case Role::Text: case Role::Label: case Role::Link: case Role::Button:
        case Role::Status: case Role::Alert: case Role::ListItem:
            return !node.name.empty();
        default:
            return false;
        }
    }
    // What takes no room and no gap: live regions without news, backdrops, the button that Enter presses in a browser.
    bool is_absent(std::uint32_t i) const {
        const Node& node = scene_.nodes[i];
        const bool is_silent = node.role == Role::Status || node.role == Role::Alert || (node.role == Role::Button && node.is(state_decorative));
        return !has_box(i) || looks_[i].rule.is_backdrop || (is_silent && !has_text(i) && !has_children(i));
    }

    template <class Visit>
    void each_child(std::uint32_t i, Visit visit) const {
        for (std::uint32_t child = i + 1; child < scene_.nodes[i].subtree_end; child = scene_.nodes[child].subtree_end)
            if (!is_absent(child))
                visit(child);
    }

    // Width of the content without wrapping.
    float natural_width(std::uint32_t i) {
        float& kept = natural_[i];
        if (kept >= 0)
            return kept;
        const Look& look = looks_[i];
        float inner = 0;
        if (has_text(i))
            inner = icon_room(look) + widest_line(scene_.nodes[i].name, look);
        else if (is_control(scene_.nodes[i].role))
            inner = control_width;
        int count = 0;
        float children = 0;
        each_child(i, [&](std::uint32_t child) {
            const float width = natural_width(child);
            children = look.rule.flow == Flow::Column ? std::max(children, width) : children + width;
            ++count;
        });
        if (look.rule.flow != Flow::Column && count > 1)
            children += static_cast<float>(look.rule.gap) * static_cast<float>(count - 1);
        kept = clamp_width(std::ceil(std::max(inner, children) * width_parts) / width_parts + 2 * static_cast<float>(look.rule.pad_x), look.rule, no_limit);
        return kept;
    }

    // What an icon and the gap behind it take of a line.
    static float icon_room(const Look& look) {
        return look.rule.icon == Icon::None ? 0 : icon_size(look.text) + static_cast<float>(look.rule.gap);
    }

    float widest_line(std::string_view text, const Look& look) const {
        float widest = 0;
        while (!text.empty()) {
            const auto end = text.find('\n');
            widest = std::max(widest, fonts_.width(text.substr(0, end), look.weight, look.text));
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
        return widest;
    }

    // A measure (the width of a box that stands in the middle) grows with its text.
    float clamp_width(float width, const StyleRule& rule, float most) const {
        if (rule.width_max != 0)
            width = std::min(width, static_cast<float>(rule.width_max) * (rule.is_centred ? page_.text_scale : 1.0f));
        width = std::max(width, static_cast<float>(rule.width_min));
        return std::min(width, most);
    }

    // Places the subtree of `i` with its top left at x, y; returns its height.
    float place(std::uint32_t i, float x, float y, float width) {
        const StyleRule& rule = looks_[i].rule;
        const auto pad_x = static_cast<float>(rule.pad_x);
        const auto pad_y = static_cast<float>(rule.pad_y);
        const std::size_t first_run = geometry_.runs.size();
        float content = 0;
        if (has_text(i))
            content = place_text(i, x + pad_x + icon_room(looks_[i]), y + pad_y, width - 2 * pad_x - icon_room(looks_[i]));
        else if (is_control(scene_.nodes[i].role))
            content = looks_[i].line;
        if (has_children(i) && scene_.nodes[i].role != Role::Select) {
            const float inner = width - 2 * pad_x;
            const float top = y + pad_y + content;
            content += rule.flow == Flow::Column ? place_column(i, x + pad_x, top, inner)
                                                 : place_rows(i, x + pad_x, top, inner);
        }
        float height = content + 2 * pad_y;
        const float least = least_height(i, width);
        if (height < least) {
            // Text and children of a box that is higher than they are stand in its middle, unless it is a column.
            if (rule.flow != Flow::Column && rule.align == Align::Center)
                shift(i, first_run, 0, (least - height) / 2);
            height = least;
        }
        height += rule.tail;
        geometry_.rects[i] = {x, y, width, height};
        for (std::uint32_t child = i + 1; child < scene_.nodes[i].subtree_end; child = scene_.nodes[child].subtree_end)
            if (looks_[child].rule.is_backdrop)
                geometry_.rects[child] = geometry_.rects[i];
        return height;
    }

    float least_height(std::uint32_t i, float width) const {
        const Node& node = scene_.nodes[i];
        const auto least = static_cast<float>(looks_[i].rule.height_min);
        return node.role == Role::Image && node.modules_size > 0 && !is_barcode(node) ? std::max(least, width) : least;
    }

    float place_text(std::uint32_t i, float x, float y, float width) {
        const Look& look = looks_[i];
        const std::string_view text = scene_.nodes[i].name;
        const bool is_centred = look.text_align == Align::Center ||
                                (look.rule.flow != Flow::Column && look.rule.spread == Spread::Center);
        float height = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t bytes = fonts_.fit(text.substr(at), look.weight, look.text, width);
            std::size_t end = at + bytes;
            while (end > at && (text[end - 1] == ' ' || text[end - 1] == '\n'))
                --end;
            const float used = fonts_.width(text.substr(at, end - at), look.weight, look.text);
            const float room = std::max(0.0f, width - used);
            const float offset = is_centred ? room / 2 : look.text_align == Align::End ? room : 0;
            geometry_.runs.push_back({i, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), x + offset, y + height});
            height += look.line;
            at += bytes;
        }
        return height;
    }

    float place_column(std::uint32_t i, float x, float y, float width) {
        const StyleRule& rule = looks_[i].rule;
        float used = 0;
        bool is_first = true;
        each_child(i, [&](std::uint32_t child) {
            if (!is_first)
                used += static_cast<float>(rule.gap);
            is_first = false;
            const StyleRule& its = looks_[child].rule;
            const bool is_stretched = rule.align == Align::Stretch || its.is_centred;
            const float own = clamp_width(is_stretched ? width : std::min(natural_width(child), width), its, width);
            const float room = width - own;
            const float offset = its.is_centred || rule.align == Align::Center ? room / 2 : rule.align == Align::End ? room : 0;
            used += place(child, x + offset, y + used, own) - static_cast<float>(its.tail);
        });
        return used;
    }

    struct Item {
        std::uint32_t node;
        float width;
    };

    float place_rows(std::uint32_t i, float x, float y, float width) {
        const StyleRule& rule = looks_[i].rule;
        const auto gap = static_cast<float>(rule.gap);
        std::vector<Item> line;
        float taken = 0;
        float used = 0;
        each_child(i, [&](std::uint32_t child) {
            const StyleRule& its = looks_[child].rule;
            const float basis = its.grow > 0 ? static_cast<float>(its.width_min) : std::min(natural_width(child), width);
            if (rule.flow == Flow::Wrap && !line.empty() && taken + gap + basis > width + 0.5f) {
                used += place_line(i, line, x, y + used, width) + gap;
                line.clear();
                taken = 0;
            }
            taken += (line.empty() ? 0 : gap) + basis;
            line.push_back({child, basis});
        });
        if (!line.empty())
            used += place_line(i, line, x, y + used, width);
        return used;
    }

    float place_line(std::uint32_t i, std::vector<Item>& line, float x, float y, float width) {
        const StyleRule& rule = looks_[i].rule;
        const auto gap = static_cast<float>(rule.gap);
        share(line, width - gap * static_cast<float>(line.size() - 1));
        float sum = gap * static_cast<float>(line.size() - 1);
        for (const Item& item : line)
            sum += item.width;
        const float free = std::max(0.0f, width - sum);
        const bool is_between = rule.spread == Spread::Between && line.size() > 1;
        const float between = is_between ? free / static_cast<float>(line.size() - 1) : 0;
        float at = x + (rule.spread == Spread::Center ? free / 2 : rule.spread == Spread::End ? free : 0);
        float tallest = 0;
        std::vector<std::size_t> runs;
        for (const Item& item : line) {
            runs.push_back(geometry_.runs.size());
            tallest = std::max(tallest, place(item.node, at, y, item.width));
            at += item.width + gap + between;
        }
        runs.push_back(geometry_.runs.size());
        for (std::size_t k = 0; k < line.size(); ++k) {
            Rect& rect = geometry_.rects[line[k].node];
            const float room = tallest - rect.h;
            if (rule.align == Align::Stretch) {
                const StyleRule& its = looks_[line[k].node].rule;
                if (its.flow != Flow::Column && its.align == Align::Center) // its content stays in its middle
                    shift_range(line[k].node + 1, scene_.nodes[line[k].node].subtree_end, runs[k], runs[k + 1], 0, room / 2);
                rect.h = tallest;
            }
            else if (rule.align != Align::Start && room > 0)
                shift_range(line[k].node, scene_.nodes[line[k].node].subtree_end, runs[k], runs[k + 1], 0,
                            rule.align == Align::Center ? room / 2 : room);
        }
        return tallest;
    }

    // What is free beside the padding goes to those that grow, by their shares (CSS: a basis of nothing). Who would become
    // narrower than its least width keeps that, and the others share what is left. What is too wide without anybody who grows
    // gives way in proportion.
    void share(std::vector<Item>& line, float width) const {
        std::vector<bool> is_open(line.size());
        for (std::size_t k = 0; k < line.size(); ++k)
            is_open[k] = looks_[line[k].node].rule.grow > 0;
        for (bool is_settled = false; !is_settled;) {
            is_settled = true;
            float free = width;
            float shares = 0;
            for (std::size_t k = 0; k < line.size(); ++k) {
                if (is_open[k])
                    shares += looks_[line[k].node].rule.grow;
                free -= is_open[k] ? padding(line[k]) : line[k].width;
            }
            for (std::size_t k = 0; k < line.size(); ++k) {
                if (!is_open[k])
                    continue;
                const StyleRule& its = looks_[line[k].node].rule;
                const float fair = padding(line[k]) + std::max(0.0f, free) * its.grow / shares;
                line[k].width = clamp_width(fair, its, no_limit);
                if (line[k].width > fair) {
                    is_open[k] = false;
                    is_settled = false;
                }
            }
        }
        float sum = 0;
        for (const Item& item : line)
            sum += item.width;
        if (sum > width + 0.5f)
            for (Item& item : line)
                item.width *= width / sum;
    }

    float padding(const Item& item) const { return 2 * static_cast<float>(looks_[item.node].rule.pad_x); }

    void shift(std::uint32_t i, std::size_t first_run, float dx, float dy) {
        shift_range(i + 1, scene_.nodes[i].subtree_end, first_run, geometry_.runs.size(), dx, dy);
    }
    void shift_range(std::uint32_t from, std::uint32_t to, std::size_t first_run, std::size_t last_run, float dx, float dy) {
        for (std::uint32_t k = from; k < to; ++k) {
            geometry_.rects[k].x += dx;
            geometry_.rects[k].y += dy;
        }
        for (std::size_t k = first_run; k < last_run; ++k) {
            geometry_.runs[k].x += dx;
            geometry_.runs[k].y += dy;
        }
    }

    const Scene& scene_;
    const Theme& theme_;
    const Fonts& fonts_;
    const Page& page_;
    std::vector<Look> looks_;
    std::vector<float> natural_;
    Geometry geometry_;
};

} // namespace

Geometry lay_out(const Scene& scene, const Theme& theme, const Fonts& fonts, const Page& page) {
    return Layout(scene, theme, fonts, page).run();
}

} // namespace kz
