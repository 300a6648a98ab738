#include "native/cli/api.hpp"

#include "native/cli/serve.hpp"
#include "native/platform/http_client.hpp"
#include "native/platform/secret.hpp"
#include "native/server/server.hpp"
#include "native/store_sqlite/sqlite_store.hpp"
#include "shared/protocol/idempotency_key.hpp"

#include <condition_variable>
#include <mutex>
#include <stdexcept>

namespace kz {

struct Api::Parts {
    explicit Parts(const DataFolder& folder) : key(folder.operator_key()) {}

    std::mutex mutex;
    std::condition_variable woken;
    std::string key;
    std::string url;
    std::unique_ptr<Store> store;   // of a server of our own
    std::unique_ptr<Server> server;
    HttpClient http{{}, [this] { woken.notify_all(); }};

    HttpAnswer wait(RequestId id) {
        for (;;) {
            for (HttpArrival& arrival : http.take())
                if (auto* answer = std::get_if<HttpAnswer>(&arrival); answer != nullptr && answer->id == id)
                    return std::move(*answer);
            std::unique_lock lock(mutex);
            woken.wait_for(lock, std::chrono::milliseconds(2));
        }
    }
};

Api::Api(const DataFolder& data) : parts_(std::make_unique<Parts>(data)) {
    if (const std::string url = data.server_url(); !url.empty()) {
        const HttpAnswer health = parts_->wait(parts_->http.send(HttpRequest{"GET", url + "/api/v1/health", {}, {}}));
        if (health.status == 200) {
            parts_->url = url;
            return;
        }
    }
    parts_->store = open_sqlite_store(data.database());
    ServerOptions options = server_options(data);
    options.port = 0;
    parts_->server = std::make_unique<Server>(std::move(options), *parts_->store);
    parts_->server->start();
    parts_->url = parts_->server->url();
}

Api::~Api() = default;

bool Api::is_own_server() const {
    return parts_->server != nullptr;
}

ApiAnswer Api::ask(std::string_view method, std::string_view path, std::string body, std::string_view content_type) {
    HttpRequest request{std::string(method), parts_->url + std::string(path), {}, std::move(body)};
    request.headers.push_back({"Authorization", "Bearer " + parts_->key});
    request.headers.push_back({"Content-Type", std::string(content_type)});
    if (method != "GET")
        request.headers.push_back({std::string(idempotency_key_header), idempotency_key_value(base32(random_bytes(16)))});
    const HttpAnswer answer = parts_->wait(parts_->http.send(std::move(request)));
    if (answer.status == 0)
        throw std::runtime_error(parts_->url + " can not be reached: " + answer.failure);
    return {answer.status, answer.body};
}

} // namespace kz
