#include "shared/paint/letters.hpp"

#include "shared/base/utf8.hpp"

#include <algorithm>

namespace kz {
namespace {

void add_letter(std::vector<std::uint16_t>& codes, std::uint32_t code) {
    const auto place = std::lower_bound(codes.begin(), codes.end(), code);
    if (code <= 0xffff && (place == codes.end() || *place != code))
        codes.insert(place, static_cast<std::uint16_t>(code));
}

// How many are new.
std::size_t add_letters(std::vector<std::uint16_t>& codes, std::string_view text) {
    const std::size_t before = codes.size();
    for (std::size_t at = 0; at < text.size();) {
        if (const auto code = next_code_point(text, at))
            add_letter(codes, *code);
        else
            ++at;
    }
    return codes.size() - before;
}

} // namespace

std::vector<std::uint16_t> letters_beyond(const Scene& scene, const std::uint16_t* ranges) {
    std::vector<std::uint16_t> codes;
    for (const Node& node : scene.nodes) {
        add_letters(codes, node.name);
        add_letters(codes, node.value);
    }
    std::erase_if(codes, [ranges](std::uint16_t code) {
        const std::uint16_t* range = ranges;
        while (range[0] != 0 && (code < range[0] || range[1] < code))
            range += 2;
        return code < ' ' || range[0] != 0;
    });
    return codes;
}

std::vector<std::uint16_t>& Letters::codes_of(Weight weight, int size, bool is_running) {
    for (Face& face : faces_)
        if (face.weight == weight && face.size == size)
            return face.codes;
    Face& face = faces_.emplace_back(Face{weight, size, {' ', '?'}}); // others are measured by the one, or shown as the other
    if (is_running)
        for (std::uint16_t code = '!'; code <= '~'; ++code)
            add_letter(face.codes, code);
    return face.codes;
}

bool Letters::add(const Scene& scene, const Theme& theme) {
    const bool is_new = add(scene, theme, false);
    return add(scene, theme, true) || is_new;
}

bool Letters::add(const Scene& scene, const Theme& theme, bool is_wide) {
    struct Set {
        Weight weight = Weight::Regular;
        int size = 0;
    };
    std::vector<Set> sets(scene.nodes.size());
    const int running = theme.size(TextStep::Body);
    std::size_t fresh = 0;
    for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
        const Node& node = scene.nodes[i];
        const StyleRule style = rule(node.style, is_wide, theme);
        Set set = i > 0 ? sets[node.parent] : Set{Weight::Regular, running};
        set.size = style.text != 0 ? style.text : set.size;
        set.weight = style.weight == Weight::Strong ? Weight::Strong : set.weight;
        sets[i] = set;
        fresh += add_letters(codes_of(set.weight, set.size, set.size <= running), node.name);
        // Figures shrink with their window, down to any size.
        if (style.is_figure)
            for (const int size : theme.sizes)
                if (size != 0 && size < set.size)
                    fresh += add_letters(codes_of(set.weight, size, size <= running), node.name);
    }
    return fresh > 0;
}

std::vector<std::uint16_t> Letters::of(Weight weight, int size, const std::uint16_t* ranges) const {
    std::vector<std::uint16_t> pairs;
    for (const Face& face : faces_) {
        if (face.weight != weight || face.size != size)
            continue;
        for (; ranges[0] != 0; ranges += 2)
            for (auto code = std::lower_bound(face.codes.begin(), face.codes.end(), ranges[0]); code != face.codes.end() && *code <= ranges[1]; ++code) {
                if (!pairs.empty() && pairs.back() + 1 == *code)
                    pairs.back() = *code;
                else
                    pairs.insert(pairs.end(), {*code, *code});
            }
    }
    if (pairs.empty())
        pairs = {' ', ' ', '?', '?'};
    pairs.push_back(0);
    return pairs;
}

} // namespace kz
