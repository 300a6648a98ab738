// Showing: what a kiosk says to a helper of the page that is on its screen, after consent: frames of numbers, at most ten a second, and now and
// then that it is still there. No socket: a session sends what this says. The key of the device is new with each claim, because the next
// customer is another.
#pragma once

#include "shared/gateway/share_frame.hpp"
#include "shared/scene/scene.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kz {

class Showing {
public:
    // A claim is opened, or closed: nothing is known of what was.
    void begin_again();
    const std::string& device() const { return device_; }
    // Somebody is asked, or sees the page: the server has to hear of the end.
    static bool is_live(const Model& model);

    // What the person has before them: the page, or what is shown of it.
    Scene scene(const Model& model) const;
    // The next frame, when one is due; taken() says what came of it before the next one is given.
    std::optional<std::string> frame(const Model& model, std::int64_t now_ms);
    // 0: not reached. True: the share is to be asked for.
    bool taken(int status, std::int64_t now_ms);
    // The share is to be asked for, so that the server knows that somebody is here.
    bool is_alive_due(const Model& model, std::int64_t now_ms);
    std::optional<std::int64_t> next_at_ms(const Model& model) const;

    // Where the helper points, as the stream says it; 0: nowhere on this page.
    std::uint64_t point(std::string_view data, const Scene& scene, const Model& model);
    std::uint64_t pointed(const Model& model) const { return model.sharing.is_pointed ? pointed_ : 0; }

private:
    std::string device_;
    FrameSender sender_;
    FrameReceiver sent_; // as the server has it
    std::uint64_t pointed_ = 0;
    bool is_sending_ = false;
    std::int64_t sent_at_ms_ = 0, not_before_ms_ = 0, alive_at_ms_ = 0;
};

} // namespace kz
