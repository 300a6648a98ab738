// kulanz serve: the backend, until it is told to stop.
#pragma once

#include "native/cli/data_folder.hpp"
#include "native/server/server.hpp"

#include <string>
#include <vector>

namespace kz {

// Keys of the data folder, documents and browser module of the build.
ServerOptions server_options(const DataFolder& data);

struct ServeArguments {
    std::string data;
    std::string address = "127.0.0.1";
    int port = 8080;
    std::string base_url;
    ServiceOperator run_by;
    std::vector<std::string> trusted_proxies;
    bool are_private_webhooks_allowed = false;
    std::string smtp; // empty: no mail
    MailSettings mail;
    bool is_demo = false;
    bool is_verbose = false;
};
// Returns when SIGINT or SIGTERM has come and everything in flight is answered.
int serve(const ServeArguments& arguments);

} // namespace kz
