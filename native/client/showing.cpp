#include "native/client/showing.hpp"

#include "native/platform/secret.hpp"
#include "shared/view/shared_view.hpp"
#include "shared/view/view.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::int64_t alive_ms = 30'000, again_ms = 1000;
constexpr int status_taken = 204, status_conflict = 409;
constexpr std::size_t device_bytes = 16;

} // namespace

void Showing::begin_again() {
    *this = {};
    device_ = hex(random_bytes(device_bytes));
}

bool Showing::is_live(const Model& model) {
    const ShareStage stage = model.sharing.told.stage;
    return stage != ShareStage::None && stage != ShareStage::Ended;
}

Scene Showing::scene(const Model& model) const {
    return model.sharing.shows_shared && sent_.is_begun() && share_of(model) ? shared_preview(sent_.page(), model) : view(model);
}

std::optional<std::string> Showing::frame(const Model& model, std::int64_t now_ms) {
    const auto grant = ShareGrant::of(model.sharing.told);
    const auto page = share_of(model);
    if (!grant || !page) {
        sender_.begin_again();
        return std::nullopt;
    }
    if (is_sending_ || now_ms < not_before_ms_)
        return std::nullopt;
    auto frame = sender_.next(*grant, *page, now_ms - sent_at_ms_);
    if (!frame)
        return std::nullopt;
    is_sending_ = true;
    sent_at_ms_ = now_ms;
    not_before_ms_ = now_ms + share_batch_ms;
    if (sent_.take(*frame))
        sender_.begin_again();
    return frame;
}

bool Showing::taken(int status, std::int64_t now_ms) {
    is_sending_ = false;
    if (status == status_taken)
        return false;
    sender_.begin_again();
    not_before_ms_ = now_ms + again_ms;
    return status == status_conflict;
}

bool Showing::is_alive_due(const Model& model, std::int64_t now_ms) {
    if (!is_live(model)) {
        alive_at_ms_ = 0;
        return false;
    }
    const bool is_due = alive_at_ms_ != 0 && now_ms >= alive_at_ms_;
    if (is_due || alive_at_ms_ == 0)
        alive_at_ms_ = now_ms + alive_ms;
    return is_due;
}

std::optional<std::int64_t> Showing::next_at_ms(const Model& model) const {
    if (!is_live(model) || alive_at_ms_ == 0)
        return std::nullopt;
    const bool is_frame_wanted = ShareGrant::of(model.sharing.told) && !is_sending_ && share_of(model) && (!sent_.is_begun() || *share_of(model) != sent_.page());
    return is_frame_wanted ? std::min(not_before_ms_, alive_at_ms_) : alive_at_ms_;
}

std::uint64_t Showing::point(std::string_view data, const Scene& scene, const Model& model) {
    const auto at = decode_pointed(data);
    pointed_ = 0;
    for (const Node& node : scene.nodes)
        if (at && pointed_ == 0 && pointed_node(node.id) == at->node && !model.sharing.shows_shared)
            pointed_ = node.id;
    return pointed_;
}

} // namespace kz
