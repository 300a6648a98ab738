#include "native/client/focus.hpp"

namespace kz {

bool takes_text(Role role) {
    return role == Role::TextField || role == Role::TextArea || role == Role::Telephone || role == Role::Email;
}

bool is_usable(const Node& node) {
    return (is_interactive(node.role) && node.role != Role::Option && !node.is(state_disabled)) &&
           (node.role != Role::Link || node.bind.action != 0 || node.href.starts_with('#'));
}

std::uint64_t next_focus(const Scene& scene, const Geometry& geometry, std::uint64_t from, ReadingStep step) {
    std::vector<std::uint64_t> usable;
    std::size_t place = 0;
    for (std::size_t i = 0; i < scene.nodes.size() && i < geometry.rects.size(); ++i) {
        const Node& node = scene.nodes[i];
        if (!is_usable(node) || geometry.rects[i].w <= 0)
            continue;
        usable.push_back(node.id);
        if (node.id == from)
            place = usable.size(); // one behind: 0 means that nothing has the focus
    }
    if (usable.empty())
        return 0;
    if (step == ReadingStep::Forward)
        return usable[place % usable.size()];
    return usable[(place < 2 ? usable.size() : place - 1) - 1];
}

} // namespace kz
