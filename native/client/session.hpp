// Session: the model of the page and its talk with the server. Nothing of windows here: tests drive it alone.
//
// The token of the claim that is open is kept here and nowhere else; closing the claim forgets it, its page and the cookie
// of its second factor.
#pragma once

#include "native/client/showing.hpp"
#include "native/platform/http_client.hpp"
#include "shared/app/model.hpp"
#include "shared/gateway/event_stream.hpp"
#include "shared/scene/scene.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kz {

// What stands around the page.
struct Surroundings {
    Surface surface = Surface::Kiosk;
    std::function<void()> wake;                    // from another thread, when take() has something to do
    std::function<bool(const std::string&)> copy;  // into the clipboard; false: it refused
    std::function<std::string()> paste = {};       // what is in it; of a phone
    std::function<bool(const std::string&)> open = {}; // an address, in the browser; false: there is none; of a phone
};

class Session {
public:
    // `home` is the language before anybody has chosen one, and again after they have left.
    Session(std::string server_url, Language home, Surroundings around);

    void send(const Message& message);
    // What a bound node was used for.
    void use(const Bind& bind, std::string_view value);
    // What has an address of its own, in a phone's browser: a whole one, or one beside the page's (its link, which the customer has anyway).
    void open(std::string_view href);
    // Asks the server for this link beside the page; `then` is called inside take(), with 0 when it was not reached, and not at all
    // once the claim has been closed.
    using Then = std::function<void(int status, const std::string& body)>;
    void ask(std::string method, std::string path, std::string body, Then then);
    // Takes in what has arrived from the server; true when the scene is another one.
    bool take(std::int64_t now_ms);
    // When take() should be called although nothing arrives (a stream to be opened again); nothing: only when woken.
    std::optional<std::int64_t> next_at_ms() const;

    const Model& model() const { return *model_; }
    const Scene& scene() const { return scene_; }
    // The merchant's photo as it came (JPEG or PNG); empty: there is none, or it is not here yet.
    const std::string& photo() const { return photo_; }
    Language home() const { return home_; }
    std::uint64_t pointed() const { return showing_.pointed(*model_); } // where a helper points; 0: nowhere

    // How the server does: asked now and then while there is no claim, else as the page's stream says.
    bool is_away() const { return is_unreached_ || model_->connection == Connection::Lost; }
    std::optional<std::int64_t> clock_drift_s() const { return clock_drift_s_; }
    const std::string& last_error() const { return last_error_; } // "not_reached", "status_503"; empty: none yet

private:
    void carry_out(const Effect& effect);
    void fetch(const Effect& effect);
    void paste();
    void take_over(const Effect& effect, const std::string& code);
    void watch(std::int64_t now_ms);
    void end_stream();
    void show(std::int64_t now_ms);
    void say_farewell();
    void fetch_photo();
    void handle(HttpArrival& arrival, std::int64_t now_ms);
    void ping(std::int64_t now_ms);
    void note(const HttpAnswer& answer);
    HttpRequest authorized(std::string method, std::string path) const;

    std::string server_url_;
    Language home_;
    Surroundings around_;
    std::unique_ptr<HttpClient> http_;
    std::string token_, query_; // query_: what the page shall show once it is here
    std::unique_ptr<Model> model_;
    Scene scene_;
    struct Waiting {
        RequestId id;
        Effect effect;
    };
    std::vector<Waiting> waiting_;
    struct Asked {
        RequestId id;
        Then then;
    };
    std::vector<Asked> asked_;
    RequestId photo_request_;
    std::string photo_address_, photo_; // the last one that was asked for, and what came
    RequestId ping_;
    std::int64_t ping_at_ms_ = 0;
    bool is_unreached_ = false;
    std::optional<std::int64_t> clock_drift_s_;
    std::string last_error_;
    RequestId stream_;
    EventStream events_;
    int stream_failures_ = 0;
    std::optional<std::int64_t> stream_again_at_ms_;
    std::optional<std::int64_t> typing_until_ms_; // then nobody writes any more, unless it is told again
    Showing showing_;
    RequestId frame_;
    // Of a claim that is closed while somebody sees it: its last request, which takes the old cookies along.
    std::unique_ptr<HttpClient> farewell_;
    std::optional<std::int64_t> farewell_until_ms_;
    bool is_changed_ = false;
};

// The token in what was typed or scanned: a whole link, or the code itself.
std::string typed_token(std::string_view typed);

} // namespace kz
