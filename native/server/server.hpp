// The whole backend in one process: store, writer, routes, sockets.
//
//   Server server({.data = "kulanz-data", .port = 8080});
//   server.start();            // throws std::runtime_error with a sentence for the operator
//   std::puts(server.url());
#pragma once

#include "native/server/cashier.hpp"
#include "native/server/courier.hpp"
#include "shared/app/model.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kz {

class Store;
class Service;

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;   // 0: any free one
    std::string base_url;        // what links begin with; empty: http://address:port
    std::string operator_key;    // what operators send; never stored by the server
    std::string proof_key;       // 32 random bytes
    std::string web_folder;      // built browser module; empty: pages without script
    std::vector<std::string> theme_folders; // see load_themes()
    std::string proof_folder;    // where files of customers are kept; empty: none are taken
    std::string openapi;         // text of the OpenAPI document
    ServiceOperator run_by;      // told to whoever asks
    CashierSettings providers;   // of payments; with their keys
    CourierSettings courier;     // of mail; without a server none is sent
    bool are_private_webhooks_allowed = false; // plain http, and addresses of this host and its network
    std::vector<std::string> trusted_proxies; // addresses whose X-Forwarded-For counts
};

class Server {
public:
    // The store must outlive the server.
    Server(ServerOptions options, Store& store);
    ~Server();
    void start();
    void stop();
    std::string url() const; // where it listens
    Service& service();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace kz
