// One question to a provider's server, and its answer, as a call that waits. What did not arrive, and what the server says to ask
// again, is asked again a little later: every question of an adapter may be asked twice.
#pragma once

#include "native/platform/http_client.hpp"

#include <functional>
#include <memory>

namespace kz {

using Ask = std::function<HttpAnswer(HttpRequest)>;

// No answer, 409 (the first of two is still under way), 429, or a fault of the server.
bool is_worth_another_try(const HttpAnswer& answer);

struct AskingSettings {
    int connect_milliseconds_max = 3'000;
    int answer_milliseconds_max = 8'000;
    int tries = 3; // 1: never twice, not by the connection either: each question has one of its own
    int pause_milliseconds = 250; // before the second try; four times as long before each further one
};

// For many threads at once.
class Asking {
public:
    explicit Asking(AskingSettings settings = {});
    ~Asking();
    Asking(const Asking&) = delete;
    Asking& operator=(const Asking&) = delete;

    HttpAnswer ask(const HttpRequest& request);

private:
    class Post;
    AskingSettings settings_;
    std::unique_ptr<Post> post_;
};

} // namespace kz
