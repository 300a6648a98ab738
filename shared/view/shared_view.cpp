#include "shared/view/shared_view.hpp"

#include "shared/base/assert.hpp"
#include "shared/text/text.hpp"
#include "shared/view/sheet.hpp"
#include "shared/view/view.hpp"

namespace kz {
namespace {

TextKey key_of(Fill fill) {
    switch (fill) {
    case Fill::Started: return TextKey::ShareStarted;
    case Fill::Complete: return TextKey::ShareComplete;
    case Fill::Faulty: return TextKey::ShareFaulty;
    case Fill::Empty: break;
    }
    return TextKey::ShareEmpty;
}

MaskedScene masked(const Scene& scene, const SharedPage& page, Language language) {
    std::vector<FilledField> fields;
    for (const Node& node : scene.nodes)
        if (is_field(node.role))
            if (const auto fill = fill_of(page, node.bind.action, node.bind.argument))
                fields.push_back({node.id, say(language, key_of(*fill))});
    return mask(scene, {say(language, TextKey::ShareHidden), say(language, TextKey::ShareTitle)}, fields);
}

} // namespace

MaskedScene shared_view(const SharedPage& page, const Model& behind) {
    const Model model = model_of(page, behind);
    return masked(view(model), page, model.language);
}

MaskedScene masked_view(const Model& model) {
    const auto page = share_of(model);
    KZ_ASSERT(page.has_value());
    return masked(view(model), *page, model.language);
}

Scene shared_preview(const SharedPage& page, const Model& model) {
    Sheet sheet(model, say(model.language, TextKey::ShareTitle));
    add_share_bar(sheet);
    return with_above(std::move(sheet).finish(), shared_view(page, model).scene());
}

Scene with_above(const Scene& above, const Scene& below) {
    Scene whole = below;
    const auto shift = static_cast<std::uint32_t>(above.nodes.size() - 1);
    for (Node& node : whole.nodes) {
        node.subtree_end += shift;
        if (node.parent != 0)
            node.parent += shift;
    }
    whole.nodes.insert(whole.nodes.begin() + 1, above.nodes.begin() + 1, above.nodes.end());
    if (above.focus != 0)
        whole.focus = above.focus;
    return whole;
}

} // namespace kz
